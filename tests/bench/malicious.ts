/**
 * Hostile input, one after the other through one real worker process: the CPU time and the memory that each costs, and the
 * reason that is recorded.
 *   node tests/bench/malicious.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { malicious, startHostileServer } from '../support/malicious.ts'
import { addFeeds } from '../support/polling.ts'
import { runMirador } from '../support/processes.ts'
import { describeMachine, onFreshDatabase, report } from './support.ts'

const most = 10_000_000
const ticksPerSecond = 100
const mostSeconds = 2
const mostMegabytes = 200
const settings = {
  TICK_MS: '50',
  ALLOW_PRIVATE_ADDRESSES: 'yes',
  HOST_DELAY_MS: '0',
  POLL_TIMEOUT_MS: '5000',
  MAX_FEED_BYTES: `${most}`,
}

/** CPU seconds of a process so far, its memory now and at its peak since the last call, in megabytes. */
function measure(pid: number): { seconds: number; now: number; peak: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1_024
  const measured = {
    seconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    now: megabytes('VmRSS'),
    peak: megabytes('VmHWM'),
  }
  // 5 forgets the peak (proc(5), clear_refs)
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  return measured
}

describeMachine()
await onFreshDatabase(async (pool, url) => {
  const server = await startHostileServer(most)
  const worker = runMirador(['work', 'ingest'], { DATABASE_URL: url, ...settings })
  const poll = async (name: string) => {
    const address = server.urls.get(name)!
    const slug = name.replaceAll(/[^a-z]+/gi, '-')
    await addFeeds(pool, [[slug, address]], new Date())
    for (;;) {
      await sleep(20)
      const { rows } = await pool.query<{ ended: string }>(
        'SELECT coalesce(reason, outcome) AS ended FROM polls JOIN feeds ON feeds.id = feed_id WHERE url = $1',
        [address],
      )
      if (rows[0]) return rows[0].ended
    }
  }
  try {
    await worker.said('working')
    await poll('sound')
    await sleep(1_000)
    let [alive, worstSeconds, worstMegabytes] = [true, 0, 0]
    for (const [name, { ends }] of Object.entries(malicious)) {
      const before = measure(worker.child.pid!)
      const ended = await poll(name)
      const after = measure(worker.child.pid!)
      alive &&= worker.child.exitCode === null
      const [seconds, megabytes] = [after.seconds - before.seconds, after.peak - before.now]
      worstSeconds = Math.max(worstSeconds, seconds)
      worstMegabytes = Math.max(worstMegabytes, megabytes)
      const ok = ended === ends && seconds <= mostSeconds && megabytes <= mostMegabytes
      report(name, `${seconds.toFixed(2)} s, +${megabytes.toFixed(0)} MB`, ended, ok)
      // what the process gives back is not laid to the next
      await sleep(500)
    }
    report('the most CPU', `${worstSeconds.toFixed(2)} s`, `at most ${mostSeconds} s`, worstSeconds <= mostSeconds)
    report(
      'the most memory',
      `+${worstMegabytes.toFixed(0)} MB`,
      `at most ${mostMegabytes} MB`,
      worstMegabytes <= mostMegabytes,
    )
    report('the worker lives, and reads a sound feed', alive ? 'yes' : 'no', 'yes', alive)
  } finally {
    await worker.end()
    await server.close()
  }
})
