/**
 * Thousands of feeds on one real worker process, again and again: one in twenty sends its whole document, the others answer that
 * nothing has changed. Feeds a second; the worker's CPU beside that of polls in which every feed sends all; its memory over all
 * polls, once the heap and the connections to that many hosts have found their size.
 *   node tests/bench/poll-many.ts [--feeds 5000] [--items 30] [--warm 8] [--rounds 20] [--concurrency 128]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Pool } from '@mirador/store/db.ts'
import { makeDue } from '@mirador/store/feeds.ts'
import { addFeeds } from '../support/polling.ts'
import { runMirador } from '../support/processes.ts'
import { describeMachine, median, onFreshDatabase, report } from './support.ts'

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '5000' },
    items: { type: 'string', default: '30' },
    warm: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '20' },
    concurrency: { type: 'string', default: '128' },
  },
})
const feeds = Number(values.feeds)
const rounds = Number(values.rounds)
const wholeEvery = 20
/** Growth that is told apart from what the collector of garbage has not looked at yet. */
const mostGrowth = 30
const settings = {
  TICK_MS: '100',
  POLL_CONCURRENCY: values.concurrency,
  ALLOW_PRIVATE_ADDRESSES: 'yes',
  HOST_DELAY_MS: '0',
  MIN_POLL_SECONDS: '21600',
  // as `npm start` runs its worker
  MALLOC_ARENA_MAX: '2',
  NODE_OPTIONS: '--max-semi-space-size=4 --max-old-space-size=1024',
}

/** CPU seconds of a process so far, and the megabytes that it holds. */
function measure(pid: number): { seconds: number; megabytes: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  const held = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { seconds: (Number(fields[11]) + Number(fields[12])) / 100, megabytes: Number(held) / 1_024 }
}

/** How many polls since then ended so. */
async function countPolls(pool: Pool, since: Date, outcome: string): Promise<number> {
  const { rows } = await pool.query<{ polls: number }>(
    'SELECT count(*) AS polls FROM polls WHERE started_at >= $1 AND outcome = $2',
    [since, outcome],
  )
  return rows[0]!.polls
}

/** Makes all feeds due and waits until each is polled; gives the seconds that took, and from when on. */
async function pollAll(pool: Pool): Promise<{ seconds: number; since: Date }> {
  const due = new Date()
  await makeDue(pool, 'all', due)
  for (;;) {
    await sleep(20)
    const { rows } = await pool.query<{ left: number; failed: number }>(
      `SELECT count(*) FILTER (WHERE last_poll_at < $1 OR last_poll_at IS NULL) AS left,
         count(*) FILTER (WHERE failures > 0) AS failed
       FROM feeds`,
      [due],
    )
    if (rows[0]!.failed > 0) throw new Error(`${rows[0]!.failed} polls failed`)
    if (rows[0]!.left === 0) return { seconds: (Date.now() - due.getTime()) / 1_000, since: due }
  }
}

/** Megabytes that the values grow by from the first to the last, by the line through them (least squares). */
function growthOf(held: number[]): number {
  const middle = (held.length - 1) / 2
  const mean = held.reduce((sum, one) => sum + one, 0) / held.length
  const slope =
    held.reduce((sum, one, i) => sum + (i - middle) * (one - mean), 0) /
    held.reduce((sum, _, i) => sum + (i - middle) ** 2, 0)
  return slope * (held.length - 1)
}

describeMachine()
const flags = ['--feeds', `${feeds}`, '--items', values.items, '--host', '0.0.0.0']
const farmScript = fileURLToPath(new URL('../support/feed-farm.ts', import.meta.url))
const farm = spawn(process.execPath, [farmScript, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
const [address] = (await once(createInterface(farm.stdout), 'line')) as [string]
const urls = (await (await fetch(address)).text()).trim().split('\n')

await onFreshDatabase(async (pool, url) => {
  await addFeeds(
    pool,
    urls.map((feed, i) => [`farm-${i}`, i % wholeEvery === 0 ? `${feed}?whole` : feed]),
  )
  const worker = runMirador(['work', 'ingest'], { DATABASE_URL: url, ...settings })
  const pid = worker.child.pid!
  /** CPU seconds of the worker, and seconds on the clock, of one round. */
  const round = async (unchanged?: number) => {
    const before = measure(pid)
    const { seconds, since } = await pollAll(pool)
    const found = await countPolls(pool, since, 'unchanged')
    if (unchanged !== undefined && found !== unchanged)
      throw new Error(`${found} feeds were unchanged, not ${unchanged}`)
    return { seconds, cpu: measure(pid).seconds - before.seconds, megabytes: measure(pid).megabytes }
  }
  try {
    await worker.said('working')
    for (let n = 0; n < Number(values.warm); n++) await round()
    const mixed: Awaited<ReturnType<typeof round>>[] = []
    for (let n = 1; n <= rounds; n++) {
      mixed.push(await round(feeds - Math.ceil(feeds / wholeEvery)))
      const { seconds, cpu, megabytes } = mixed.at(-1)!
      report(
        `after ${n * feeds} polls`,
        `${megabytes.toFixed(0)} MB`,
        `${(feeds / seconds).toFixed(0)} feeds/s, CPU ${cpu.toFixed(1)} s`,
      )
    }
    await pool.query("UPDATE feeds SET url = url || '?whole' WHERE url NOT LIKE '%?whole'")
    await round()
    const whole = [await round(0), await round(0), await round(0)]
    const perSecond = median(mixed.map(({ seconds }) => feeds / seconds))
    report('feeds a second: median', perSecond.toFixed(0), 'at least 500', perSecond >= 500)
    const share = median(mixed.map(({ cpu }) => cpu)) / median(whole.map(({ cpu }) => cpu))
    report('CPU, of that when all send all', `${(100 * share).toFixed(0)} %`, 'under 60 %', share < 0.6)
    const growth = growthOf(mixed.map(({ megabytes }) => megabytes))
    report(
      `growth over ${rounds * feeds} polls`,
      `${growth.toFixed(0)} MB`,
      `at most ${mostGrowth} MB`,
      growth <= mostGrowth,
    )
  } finally {
    await worker.end()
    farm.kill()
  }
})
