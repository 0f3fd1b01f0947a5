/** Who may poll a feed: one worker at a time, one request after the other to a host. */
import { silentLog } from '@mirador/core/log.ts'
import { createFetcher } from '@mirador/ingest/fetch.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { type PollTools, pollFeed } from '@mirador/ingest/poll-feed.ts'
import { pollFeeds, pollNow } from '@mirador/ingest/poll-feeds.ts'
import { createPollRecorder } from '@mirador/ingest/record-polls.ts'
import { createRssParserReader } from '@mirador/ingest/rss-parser-reader.ts'
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { claimFeeds, listLeasedFeeds, saveFeeds } from '@mirador/store/feeds.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type FeedFarm, startFeedFarm } from './support/feed-farm.ts'
import { addFeeds } from './support/polling.ts'
import { createDatabase } from './support/postgres.ts'

const start = new Date('2026-11-24T12:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000)
const limits = { leaseMs: 60_000, hostDelayMs: 2_000, limit: 100, hosts: 4 }
const never = new AbortController().signal
let farm: FeedFarm
let pool: Pool
let clock = start
let tools: PollTools

beforeAll(async () => {
  farm = await startFeedFarm({ feeds: 3, items: 3, host: '0.0.0.0' })
})
afterAll(() => farm.close())
beforeEach(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  clock = start
  const fetcher = createFetcher({
    userAgent: 'Mirador test',
    timeoutMs: 5_000,
    idleTimeoutMs: 5_000,
    maxBodyBytes: 5e6,
    maxRedirects: 5,
    allowPrivateAddresses: true,
  })
  const rssParser = createRssParserReader({ timeLimitMs: 5_000 })
  const now = () => clock
  const record = createPollRecorder(await createKeeper(pool), now)
  const rhythm = { minPollSeconds: 300, maxPollSeconds: 21_600 }
  tools = { fetcher, rssParser, record, rhythm, now, random: () => 0.5 }
  await addFeeds(
    pool,
    farm.urls.map((url, i) => [`farm-${i}`, url]),
    start,
  )
  onTestFinished(() => fetcher.close())
})

const claim = (at: Date, wanted: 'due' | number[] = 'due') => claimFeeds(pool, wanted, at, limits)
const leaseOf = async (id: number) =>
  (await pool.query('SELECT claimed_until FROM feeds WHERE id = $1', [id])).rows[0].claimed_until

describe('a lease', () => {
  it('is held by one, ends by itself, and ends with the poll', async () => {
    expect((await claim(start)).flat().toSorted((a, b) => a - b)).toEqual([1, 2, 3])
    expect(await claim(later(59))).toEqual([])
    expect((await claim(later(60))).flat().toSorted((a, b) => a - b)).toEqual([1, 2, 3])
    clock = later(61)
    await pollFeeds(pool, [1], tools, limits, silentLog(), never)
    expect(await leaseOf(1)).toBeNull()
    expect(await leaseOf(2)).toEqual(later(120))
  })

  it('is not ended by a poll that outlived the lease before it', async () => {
    await claim(start)
    const [feed] = await listLeasedFeeds(pool, [1], start)
    await claim(later(70))
    await pollFeed(feed!, tools, never)
    expect(await leaseOf(1)).toEqual(later(130))
    expect((await pool.query('SELECT count(*) AS polls FROM polls WHERE feed_id = 1')).rows[0].polls).toBe(1)
  })

  it('is what a worker polls under: without one it leaves a feed alone', async () => {
    await pollFeeds(pool, [1, 2, 3], tools, limits, silentLog(), never)
    expect((await pool.query('SELECT count(*) AS polls FROM polls')).rows[0].polls).toBe(0)
  })

  it('is released when the worker is stopped, unless it has become that of another', async () => {
    await claim(start)
    const stopped = AbortSignal.abort()
    await pollFeeds(pool, [1, 2, 3], tools, limits, silentLog(), stopped)
    expect(await leaseOf(1)).toBeNull()
  })
})

describe('a host', () => {
  it('that is being polled, or was a moment ago, is left for later', async () => {
    await pool.query("UPDATE feeds SET host = 'farm.example'")
    expect(await claim(start, [1])).toEqual([[1]])
    expect(await claim(later(1))).toEqual([])
    clock = later(2)
    await pollFeeds(pool, [1], tools, limits, silentLog(), never)
    expect(await claim(later(3))).toEqual([])
    expect((await claim(later(4.001))).map((ids) => ids.toSorted((a, b) => a - b))).toEqual([[2, 3]])
  })

  it('is not given to two that claim at once', async () => {
    await pool.query("UPDATE feeds SET host = 'farm.example'")
    const claims = await Promise.all([[1], [2], [3]].map((ids) => claim(start, ids)))
    expect(claims.flat()).toHaveLength(1)
  })
})

describe('polling now', () => {
  it('polls feeds that are not due, each once', async () => {
    await pool.query("UPDATE feeds SET next_poll_at = '2027-01-01'")
    const polled: number[] = []
    const left = await pollNow(pool, [1, 3], tools, limits, silentLog(), never, ({ id }) => void polled.push(id))
    expect([polled.toSorted((a, b) => a - b), left]).toEqual([[1, 3], []])
  })

  it('waits for a feed that a worker has, and says which it could not get', async () => {
    await claim(start, [2])
    tools = { ...tools, now: () => (clock = new Date(clock.getTime() + 5_000)) }
    const longer = { ...limits, leaseMs: 30_000 }
    await pool.query("UPDATE feeds SET claimed_until = '2026-11-25' WHERE id = 2")
    expect(await pollNow(pool, [2], tools, longer, silentLog(), never, () => {})).toEqual([2])
  })
})

describe('the address of a feed', () => {
  it('is the same with or without TLS, "www." and a last slash', async () => {
    const add = (...urls: string[]) =>
      saveFeeds(
        pool,
        urls.map((url) => ({ outletSlug: 'farm-0', url, host: 'paper.example' })),
        start,
      )
    expect(await add('https://paper.example/feed', 'http://www.paper.example/feed/', 'https://paper.example/rss')).toBe(
      2,
    )
    expect(await add('http://paper.example/feed#latest', 'https://www.paper.example/feed')).toBe(0)
    expect(await add('https://paper.example/feed?section=world')).toBe(1)
  })
})
