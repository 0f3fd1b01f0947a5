/** From a feed's bytes to stored counts through the queue, on both of its stores. */
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type FeedFarm, startFeedFarm } from './support/feed-farm.ts'
import { addFeeds } from './support/polling.ts'
import { createDatabase } from './support/postgres.ts'
import { type Mirador, runMirador } from './support/processes.ts'
import { redisMissing, startRedis, type TestRedis } from './support/redis.ts'

const eager = {
  TICK_MS: '100',
  HOST_DELAY_MS: '0',
  ALLOW_PRIVATE_ADDRESSES: 'yes',
  POLL_TIMEOUT_MS: '2000',
  MIN_POLL_SECONDS: '1',
  MAX_POLL_SECONDS: '1',
  POLL_LEASE_MS: '5000',
}
const faults = ['500', '429', 'slow', 'truncate', 'hang', 'redirect-loop', 'html', 'bad-gzip']
const reasons = {
  '500': 'http-status',
  '429': 'rate-limited',
  slow: 'too-slow',
  truncate: 'truncated',
  hang: 'timeout',
  'redirect-loop': 'redirect-loop',
  html: 'html',
  'bad-gzip': 'bad-encoding',
}
const items = 12

let farm: FeedFarm
let redis: TestRedis | undefined
beforeAll(async () => {
  farm = await startFeedFarm({ feeds: 200, items, host: '0.0.0.0' })
  if (!redisMissing) redis = await startRedis()
})
afterAll(async () => {
  await farm.close()
  await redis?.stop()
})

/** A database with so many feeds of the farm, each of an outlet and host of its own. */
async function databaseWith(feeds: number) {
  const { url, pool } = await createDatabase()
  await setTimeZone(pool, 'America/Mexico_City')
  await addFeeds(
    pool,
    farm.urls.slice(0, feeds).map((feed, i) => [`farm-${i}`, feed]),
  )
  return { url, pool }
}

function work(environment: Record<string, string>): Mirador {
  const worker = runMirador(['work'], { ...eager, ...environment })
  onTestFinished(async () => void (await worker.end()))
  return worker
}

const one = async <T>(pool: Pool, sql: string): Promise<T> => Object.values((await pool.query(sql)).rows[0])[0] as T
const counted = (pool: Pool) => one<number>(pool, "SELECT coalesce(sum(items), 0) FROM counts WHERE grain = 'month'")

const stores = [
  { store: 'PostgreSQL', missing: false as const, settings: () => ({}) },
  { store: 'Redis', missing: redisMissing, settings: () => ({ REDIS_URL: redis!.url }) },
]

describe.each(stores)('the pipeline with its queue in $store', ({ missing, settings }) => {
  it.skipIf(missing)('counts every item of every feed once, and records each failure with its reason', async () => {
    const { url, pool } = await databaseWith(20)
    await addFeeds(
      pool,
      faults.map((fault, i) => [`fault-${fault}`, `${farm.urls[100 + i]}?fault=${fault}`]),
    )
    work({ DATABASE_URL: url, ...settings() })
    await expect.poll(() => counted(pool), { timeout: 20_000 }).toBe(20 * items)
    const failed = () =>
      pool.query<{ fault: string; reason: string; rested: boolean }>(
        `SELECT DISTINCT ON (url) split_part(url, '=', 2) AS fault, last_reason AS reason,
           next_poll_at > last_poll_at + interval '1 second' AS rested
         FROM feeds
         WHERE failures > 0
         ORDER BY url`,
      )
    await expect.poll(async () => (await failed()).rows.length, { timeout: 20_000 }).toBe(faults.length)
    const { rows } = await failed()
    expect(Object.fromEntries(rows.map(({ fault, reason }) => [fault, reason]))).toEqual(reasons)
    expect(rows.every(({ rested }) => rested)).toBe(true)
    expect(await findContradictions(pool)).toEqual([])
    expect(await one(pool, "SELECT count(*) FROM polls WHERE outcome = 'unchanged'")).toBeGreaterThan(0)
  })

  it.skipIf(missing)('goes on after its queue was emptied', async () => {
    const { url, pool } = await databaseWith(5)
    const worker = work({ DATABASE_URL: url, ...settings() })
    await expect.poll(() => counted(pool), { timeout: 20_000 }).toBe(5 * items)
    if (redis && 'REDIS_URL' in settings()) {
      await redis.crash()
      await redis.start()
    } else await pool.query('TRUNCATE mirador_queue.job, mirador_queue.scheduler, mirador_queue.dedup CASCADE')
    await addFeeds(pool, [['late', farm.urls[50]!]])
    await expect.poll(() => counted(pool), { timeout: 25_000 }).toBe(6 * items)
    expect(worker.child.exitCode).toBeNull()
  })
})

describe('three workers', () => {
  it.skipIf(redisMissing)('on Redis share the feeds, and count every item once', async () => {
    const { url, pool } = await databaseWith(200)
    const workers = [1, 2, 3].map(() => work({ DATABASE_URL: url, REDIS_URL: redis!.url, LOG_LEVEL: 'debug' }))
    await expect.poll(() => counted(pool), { timeout: 25_000 }).toBe(200 * items)
    for (const worker of workers) await worker.said('"msg":"polled"')
    expect(await one(pool, 'SELECT sum(off_topic + kept) FROM polls')).toBe(200 * items)
    expect(await findContradictions(pool)).toEqual([])
  })
})
