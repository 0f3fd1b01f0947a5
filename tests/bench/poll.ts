/**
 * A thousand feeds of thirty new items each, polled by one real worker process: from the moment they come due to the moment
 * every item is in the stored counts. Then the same feeds again, all unchanged. Beside it, on the same feeds: newsboat, which
 * only stores, and a loop that only fetches and parses.
 *   node tests/bench/poll.ts [--feeds 1000] [--items 30] [--concurrency 64] [--rounds 5]
 */
import { execFile, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import type { Pool } from '@mirador/store/db.ts'
import { makeDue } from '@mirador/store/feeds.ts'
import { addFeeds } from '../support/polling.ts'
import { runMirador } from '../support/processes.ts'
import type { Done, Order } from './plain-loop.ts'
import { describeMachine, median, onFreshDatabase, report, timed } from './support.ts'

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '1000' },
    items: { type: 'string', default: '30' },
    concurrency: { type: 'string', default: '64' },
    rounds: { type: 'string', default: '5' },
  },
})
const feeds = Number(values.feeds)
const itemsAFeed = Number(values.items)
const concurrency = Number(values.concurrency)
const items = feeds * itemsAFeed

const settings = {
  POLL_CONCURRENCY: `${concurrency}`,
  ALLOW_PRIVATE_ADDRESSES: 'yes',
  HOST_DELAY_MS: '0',
  MIN_POLL_SECONDS: '21600',
}

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** A farm of its own items, on a host for each feed, as its own process. */
async function startFarm(seed: number): Promise<{ urls: string[]; stop(): void }> {
  const flags = ['--feeds', `${feeds}`, '--items', `${itemsAFeed}`, '--seed', `${seed}`, '--host', '0.0.0.0']
  const farm = spawn(process.execPath, [script('../support/feed-farm.ts'), ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [address] = (await once(createInterface(farm.stdout), 'line')) as [string]
  const urls = (await (await fetch(address)).text()).trim().split('\n')
  return { urls, stop: () => void farm.kill() }
}

/** Polls what comes due in a moment, and gives the seconds from then until every feed is polled and no count is stale. */
async function pollWhenDue(pool: Pool, makeFeedsDue: (due: Date) => Promise<unknown>): Promise<number> {
  const due = new Date(Date.now() + 1_500)
  await makeFeedsDue(due)
  for (;;) {
    await sleep(20)
    const { rows } = await pool.query<{ polled: number; failed: number; stale: boolean }>(
      `SELECT count(*) AS polled, count(*) FILTER (WHERE failures > 0) AS failed, EXISTS (SELECT FROM dirty_hours) AS stale
       FROM feeds
       WHERE last_poll_at >= $1`,
      [due],
    )
    const { polled, failed, stale } = rows[0]!
    if (failed > 0) throw new Error(`${failed} polls failed`)
    if (polled === feeds && !stale) return (Date.now() - due.getTime()) / 1_000
  }
}

async function countedItems(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ items: number }>("SELECT sum(items) AS items FROM counts WHERE grain = 'hour'")
  return rows[0]!.items ?? 0
}

const newsboatMissing = existsSync('/usr/bin/newsboat') ? false : 'newsboat is not installed (apt-get install newsboat)'
if (newsboatMissing) console.warn(`SKIPPED: the comparison, for ${newsboatMissing}`)

/** Seconds that newsboat takes to fetch and store the feeds. */
async function runNewsboat(urls: string[]): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'mirador-newsboat-'))
  const path = (name: string) => join(directory, name)
  await writeFile(path('urls'), `${urls.join('\n')}\n`)
  await writeFile(path('config'), `reload-threads 16\nmax-items 0\n`)
  const flags = ['-u', path('urls'), '-c', path('cache.db'), '-C', path('config'), '-x', 'reload']
  const { seconds } = await timed(() => promisify(execFile)('/usr/bin/newsboat', flags, { env: { HOME: directory } }))
  const database = new DatabaseSync(path('cache.db'))
  const stored = database.prepare('SELECT count(*) AS items FROM rss_item').get()!.items
  database.close()
  await rm(directory, { recursive: true, force: true })
  if (stored !== items) throw new Error(`newsboat stored ${stored} of ${items} items`)
  return seconds
}

const loop = fork(script('plain-loop.ts'))
async function runPlainLoop(urls: string[]): Promise<number> {
  loop.send({ urls, concurrency } satisfies Order)
  const [done] = (await once(loop, 'message')) as [Done]
  if (done.items !== items) throw new Error(`the plain loop read ${done.items} of ${items} items`)
  return done.seconds
}

type Round = { polled: number; unchanged: number; newsboat?: number; plain: number }

async function runRound(pool: Pool, seed: number): Promise<Round> {
  const farm = await startFarm(seed)
  try {
    const newsboat = newsboatMissing ? undefined : items / (await runNewsboat(farm.urls))
    const plain = items / (await runPlainLoop(farm.urls))
    await pool.query('DELETE FROM feeds')
    const before = await countedItems(pool)
    const polled = await pollWhenDue(pool, (due) =>
      addFeeds(
        pool,
        farm.urls.map((url, feed) => [`farm-${feed}`, url]),
        due,
      ),
    )
    const counted = (await countedItems(pool)) - before
    if (counted !== items) throw new Error(`${counted} of ${items} items were counted`)
    const unchanged = await pollWhenDue(pool, (due) => makeDue(pool, 'all', due))
    return { polled: items / polled, unchanged: feeds / unchanged, plain, ...(newsboat && { newsboat }) }
  } finally {
    farm.stop()
  }
}

describeMachine()
console.log(
  `One worker (${Object.entries(settings)
    .map((pair) => pair.join('='))
    .join(' ')}), ${feeds} feeds of ${itemsAFeed} items`,
)
const rounds: Round[] = []
await onFreshDatabase(async (pool, url) => {
  const worker = runMirador(['work'], { DATABASE_URL: url, ...settings })
  try {
    await worker.said('working')
    for (let round = 0; round < Number(values.rounds); round++) {
      const done = await runRound(pool, round)
      rounds.push(done)
      const figures = [done.unchanged, done.newsboat ?? Number.NaN, done.plain].map((rate) => rate.toFixed(0))
      report(
        `round ${round + 1}`,
        `${done.polled.toFixed(0)} items/s`,
        `unchanged ${figures[0]} feeds/s; newsboat ${figures[1]}, plain loop ${figures[2]} items/s`,
      )
    }
  } finally {
    await worker.end()
    loop.kill()
  }
})

const medianOf = (figure: (round: Round) => number) => median(rounds.map(figure))
const polled = medianOf((r) => r.polled)
const unchanged = medianOf((r) => r.unchanged)
const overPlain = medianOf((r) => r.polled / r.plain)
report('new items, from due to counted: median', `${polled.toFixed(0)} items/s`, 'at least 3000', polled >= 3_000)
report('unchanged feeds: median', `${unchanged.toFixed(0)} feeds/s`, 'at least 300', unchanged >= 300)
if (!newsboatMissing) {
  const overNewsboat = medianOf((r) => r.polled / r.newsboat!)
  report('of newsboat', `× ${overNewsboat.toFixed(2)}`, 'at least × 2', overNewsboat >= 2)
}
report('of the plain loop', `${(100 * overPlain).toFixed(0)} %`, 'at least 40 %', overPlain >= 0.4)
