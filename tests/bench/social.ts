/**
 * The path of Bluesky's firehose, from a Jetstream server on loopback into an empty, durable database, beside JSON.parse alone of
 * the same messages.
 *   node tests/bench/social.ts [--events 200000]
 */
import { parseArgs } from 'node:util'
import { silentLog } from '@mirador/core/log.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { followSource, outletOf } from '@mirador/ingest/social/follow-source.ts'
import { createJetstream } from '@mirador/ingest/social/jetstream.ts'
import { createPostHashes } from '@mirador/ingest/social/post-hashes.ts'
import { listStreams, openStream } from '@mirador/store/streams.ts'
import { offTopic, onTopic } from '../support/items.ts'
import { commit, type JetstreamEvent, startJetstream } from '../support/jetstream.ts'
import { describeMachine, onFreshDatabase, report, timed } from './support.ts'

const { values } = parseArgs({ options: { events: { type: 'string', default: '200000' } } })
const events = Number(values.events)
/** What the public network says at its busiest, in posts and their deletions. */
const leastPerSecond = 2_000

const begun = Date.UTC(2026, 10, 24, 12) * 1_000
const shared = {
  embed: { external: { uri: 'https://paper.example/a', title: 'A day at the market', description: 'News' } },
}

/** One in a hundred on topic, two in five in other languages, one in ten a deletion, one in five shares an article. */
function eventAt(n: number): JetstreamEvent {
  const time = begun + n * 2_000
  const subject = n % 10 === 9 ? n - 59 : n
  const did = `did:plc:${subject % 5_000}`
  if (subject !== n) return commit(did, time, { rkey: `${subject}`, operation: 'delete' })
  const text = n % 100 === 50 ? onTopic.migration : `${offTopic}, and everyone I met there had an opinion about it ${n}`
  const langs = n % 5 < 2 && n % 100 !== 50 ? ['ja'] : ['en']
  return commit(did, time, { rkey: `${n}`, record: { text, langs, ...(n % 5 === 3 && shared) } })
}

describeMachine()
const log = Array.from({ length: events }, (_, n) => eventAt(n))
const messages = log.map((event) => JSON.stringify(event))
const plain = await timed(async () => messages.reduce((sum, message) => sum + JSON.parse(message).time_us, 0))

await onFreshDatabase(async (pool) => {
  const server = await startJetstream(log)
  const hashes = createPostHashes('a secret of the bench')
  const outletId = await outletOf(pool, 'bluesky')
  await openStream(pool, { name: 'bluesky', network: 'bluesky', outletId, keyCheck: hashes.keyCheck }, new Date())
  await pool.query("UPDATE streams SET cursor = $1 WHERE name = 'bluesky'", [`${begun}`])
  const tools = {
    pool,
    keep: await createKeeper(pool),
    hashes,
    now: () => new Date(),
    random: Math.random,
    log: silentLog(),
  }
  const address = {
    address: server.url,
    posts: 'everyone',
    userAgent: 'Mirador bench',
    allowPrivateAddresses: true,
  } as const
  const last = log.at(-1)!.time_us / 1_000
  const stopping = new AbortController()
  const before = process.cpuUsage()
  const following = await timed(async () => {
    const done = followSource(createJetstream(address), tools, stopping.signal)
    while (((await listStreams(pool, new Date()))[0]?.readUntil?.getTime() ?? 0) < Math.floor(last))
      await new Promise((resolve) => setTimeout(resolve, 50))
    stopping.abort()
    await done
  })
  const { user, system } = process.cpuUsage(before)
  const [stream] = await listStreams(pool, new Date())
  await server.close()
  const perSecond = events / following.seconds
  const rate = (figure: number) => `${Math.round(figure).toLocaleString('en')}/s`
  report('JSON.parse alone', rate(events / plain.seconds))
  report(
    'firehose into PostgreSQL, server included',
    rate(perSecond),
    `at least ${rate(leastPerSecond)}`,
    perSecond >= leastPerSecond,
  )
  report('of JSON.parse alone', `${((100 * perSecond * plain.seconds) / events).toFixed(1)} %`)
  report('CPU an event, server included', `${((user + system) / events).toFixed(1)} µs`)
  report(
    'posts kept, off topic, refused, deleted',
    `${stream!.kept}, ${stream!.offTopic}, ${stream!.refused}, ${stream!.deleted}`,
  )
})
