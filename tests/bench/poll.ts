/**
 * A thousand feeds of thirty new items each, polled by one real worker process: from the moment they come due to the moment
 * every item is in the stored counts. Then the same feeds again, all unchanged. Beside it, on the same feeds: newsboat, which
 * only stores, and a loop that only fetches and parses.
 *   node tests/bench/poll.ts [--feeds 1000] [--items 30] [--concurrency 128] [--rounds 5]
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
    concurrency: { type: 'string', default: '128' },
    rounds: { type: 'string', default: '5' },
  },
})
const feeds = Number(values.feeds)
const itemsAFeed = Number(values.items)
const concurrency = Number(values.concurrency)
const items = feeds * itemsAFeed

const settings = {
  TICK_MS: '250',
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
  if (stored !== items) throw new Error(`newsboat stored ${Number(stored)} of ${items} items`)
  return seconds
}

/**
 * Items a second of the plain loop: as a command from its start to its end, like newsboat, and in its third pass, when it is
 * compiled and as fast as it gets.
 */
async function runPlainLoop(urls: string[]): Promise<{ command: number; warm: number }> {
  const start = performance.now()
  const loop = fork(script('plain-loop.ts'))
  const pass = async () => {
    loop.send({ urls, concurrency } satisfies Order)
    const [done] = (await once(loop, 'message')) as [Done]
    if (done.items !== items) throw new Error(`the plain loop read ${done.items} of ${items} items`)
    return items / done.seconds
  }
  await pass()
  const command = items / ((performance.now() - start) / 1_000)
  await pass()
  const warm = await pass()
  loop.kill()
  return { command, warm }
}

type Round = { polled: number; unchanged: number; newsboat?: number; loop: { command: number; warm: number } }

async function runRound(pool: Pool, seed: number): Promise<Round> {
  const farm = await startFarm(seed)
  try {
    const newsboat = newsboatMissing ? undefined : items / (await runNewsboat(farm.urls))
    const loop = await runPlainLoop(farm.urls)
    await pool.query('UPDATE feeds SET active = false')
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
    return { polled: items / polled, unchanged: feeds / unchanged, loop, ...(newsboat && { newsboat }) }
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
    for (let seed = 0; seed < Number(values.rounds); seed++) {
      const round = await runRound(pool, seed)
      rounds.push(round)
      const { polled, unchanged, newsboat = Number.NaN, loop } = round
      report(
        `round ${seed + 1}`,
        `${polled.toFixed(0)} items/s`,
        `unchanged ${unchanged.toFixed(0)} feeds/s; newsboat ${newsboat.toFixed(0)}, plain loop ${loop.command.toFixed(0)}, warm ${loop.warm.toFixed(0)} items/s`,
      )
    }
  } finally {
    await worker.end()
  }
})

const medianOf = (figure: (round: Round) => number) => median(rounds.map(figure))
const polled = medianOf((r) => r.polled)
const unchanged = medianOf((r) => r.unchanged)
report('new items, from due to counted: median', `${polled.toFixed(0)} items/s`, 'at least 3000', polled >= 3_000)
report('unchanged feeds: median', `${unchanged.toFixed(0)} feeds/s`, 'at least 300', unchanged >= 300)
if (!newsboatMissing) {
  const ofNewsboat = medianOf((r) => r.polled / r.newsboat!)
  report('of newsboat', `× ${ofNewsboat.toFixed(2)}`, 'at least × 2', ofNewsboat >= 2)
}
const ofCommand = medianOf((r) => r.polled / r.loop.command)
report('of the plain loop as a command', `${(100 * ofCommand).toFixed(0)} %`, 'at least 40 %', ofCommand >= 0.4)
const ofWarm = medianOf((r) => r.polled / r.loop.warm)
report('of the plain loop when it is warm', `${(100 * ofWarm).toFixed(0)} %`)
