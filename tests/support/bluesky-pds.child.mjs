/**
 * A real PDS of Bluesky with a directory of identities, on loopback only, and a bridge: what its firehose says goes out as events of
 * Jetstream, a JSON object a line. The first line says where it listens. Runs on Node 20, with the packages of the folder given.
 */
import { createRequire } from 'node:module'
import net from 'node:net'
import { join } from 'node:path'

const require = createRequire(join(process.argv[2], 'package.json'))

// its servers would listen on every interface
const { listen } = net.Server.prototype
net.Server.prototype.listen = function (port, ...rest) {
  return listen.call(this, { port: typeof port === 'object' ? port.port : port, host: '127.0.0.1' }, ...rest)
}
const { TestPlc, TestPds, ADMIN_PASSWORD } = require('@atproto/dev-env')
const { Firehose, MemoryRunner } = require('@atproto/sync')

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`)
const plc = await TestPlc.create({})
const pds = await TestPds.create({ didPlcUrl: plc.url.replace('localhost', '127.0.0.1') })
let last = 0
/** As Jetstream does: the bridge's own clock, in microseconds, no two the same. */
const tick = () => (last = Math.max(Date.now() * 1_000, last + 1))

function jetstreamEvent(event) {
  const { did, time, seq } = event
  const about = { did, time_us: tick() }
  if (event.event === 'account') {
    const { active, status } = event
    return { ...about, kind: 'account', account: { active, did, seq, time, ...(status && { status }) } }
  }
  const { rev, event: operation, collection, rkey, record, cid } = event
  return {
    ...about,
    kind: 'commit',
    commit: { rev, operation, collection, rkey, record, ...(cid && { cid: cid.toString() }) },
  }
}
const firehose = new Firehose({
  unauthenticatedCommits: true,
  excludeIdentity: true,
  excludeSync: true,
  service: `ws://127.0.0.1:${pds.port}`,
  // from the first event on, however late it connects
  runner: new MemoryRunner({ startCursor: 0 }),
  handleEvent: (event) => say(jetstreamEvent(event)),
  onError: (error) => process.stderr.write(`${error.message}: ${error.cause?.message}\n`),
})
firehose.start()
say({ url: `http://127.0.0.1:${pds.port}`, adminPassword: ADMIN_PASSWORD })

// ends with whoever started it
process.stdin.resume().on('end', () => process.exit(0))
