/** Posts of Mastodon that were deleted, from a server that is asked for them by their ids. */
import { silentLog } from '@mirador/core/log.ts'
import { createFetcher } from '@mirador/ingest/fetch.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { confirmPosts } from '@mirador/ingest/social/confirm-posts.ts'
import { followSource } from '@mirador/ingest/social/follow-source.ts'
import { createMastodon } from '@mirador/ingest/social/mastodon.ts'
import { createPostHashes } from '@mirador/ingest/social/post-hashes.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { listStreamsToConfirm } from '@mirador/store/social-posts.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { listStreams } from '@mirador/store/streams.ts'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { onTopic } from './support/items.ts'
import { serveMastodon, status } from './support/mastodon.ts'
import { createDatabase } from './support/postgres.ts'

const limits = { timeoutMs: 5_000, idleTimeoutMs: 5_000, maxBodyBytes: 1e6, maxRedirects: 1 }
const begun = Date.parse('2026-11-24T13:00:00Z')
const after = (hours: number) => new Date(begun + hours * 3_600_000)
let now: Date
let pool: Pool
beforeEach(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  now = after(0)
})

const createTestFetcher = () => {
  const fetcher = createFetcher({ userAgent: 'Mirador test', allowPrivateAddresses: true, ...limits })
  onTestFinished(() => fetcher.close())
  return fetcher
}

/** Reads the server's public timeline until it has kept this many, then leaves it. */
async function keep(origin: string, kept: number) {
  const clock = () => now
  const hashes = createPostHashes('a secret of a test')
  const tools = { pool, keep: await createKeeper(pool), hashes, now: clock, random: () => 0, log: silentLog() }
  const source = { fetcher: createTestFetcher(), timeline: `${origin}/public`, restMs: 20, pageRestMs: 0, now: clock }
  const stopping = new AbortController()
  const done = followSource(createMastodon(source), tools, stopping.signal)
  await expect.poll(async () => (await listStreams(pool, now))[0]?.kept, { timeout: 10_000 }).toBe(kept)
  stopping.abort()
  await done
}

/** Confirms for as long as the test runs. */
function confirm() {
  const stopping = new AbortController()
  const tools = { pool, fetcher: createTestFetcher(), pageRestMs: 0, now: () => now, log: silentLog(), lookEveryMs: 10 }
  const done = confirmPosts(tools, stopping.signal)
  onTestFinished(async () => {
    stopping.abort()
    await done
  })
}

const posts = (count: number) => Array.from({ length: count }, (_, n) => status(n + 1, onTopic.trade))
const kept = async () => {
  const { rows } = await pool.query<{ id: string }>('SELECT server_id AS id FROM social_posts ORDER BY server_id::int')
  return rows.map(({ id }) => id)
}
const confirmedAt = async () => {
  const { rows } = await pool.query<{ at: Date }>('SELECT DISTINCT confirmed_at AS at FROM social_posts')
  return rows.map(({ at }) => at)
}
const stream = async () => (await listStreams(pool, now))[0]

it('a post that was deleted goes within a day, and the counts follow', async () => {
  const timeline = posts(45)
  const { origin, asked } = await serveMastodon(timeline)
  await keep(origin, 40)
  timeline.splice(20, 1)
  asked.length = 0
  expect(await listStreamsToConfirm(pool, after(17))).toEqual([])
  now = after(19)
  confirm()
  await expect.poll(confirmedAt, { timeout: 10_000 }).toEqual([after(19)])
  const paths = asked.map((path) => path.split('?')[0]!).toSorted((a, b) => a.localeCompare(b))
  expect(paths).toEqual(['/api/v1/statuses', '/api/v1/statuses', '/api/v1/statuses/21'])
  expect([(await kept()).includes('21'), (await kept()).length]).toEqual([false, 39])
  expect(await stream()).toMatchObject({ deleted: 1, unconfirmed: 0 })
  while ((await recount(pool, 20_000)) > 0);
  expect(await findContradictions(pool)).toEqual([])
  const { rows } = await pool.query(
    "SELECT sum(items) AS items, sum(mentions) AS mentions FROM counts WHERE grain = 'day'",
  )
  expect(rows).toEqual([{ items: 40, mentions: 39 }])
})

it('a post whose author has since opted out of search engines goes too', async () => {
  const timeline = posts(3)
  const { origin } = await serveMastodon(timeline)
  await keep(origin, 3)
  timeline[1] = status(2, onTopic.trade, { account: { acct: 'ana@far.example', noindex: true } })
  now = after(19)
  confirm()
  await expect.poll(kept, { timeout: 10_000 }).toEqual(['1', '3'])
})

it('a server that has no list of posts by id is asked for each', async () => {
  const timeline = posts(3)
  const { origin } = await serveMastodon(timeline, { lists: false })
  await keep(origin, 3)
  timeline.splice(0, 1)
  now = after(19)
  confirm()
  await expect.poll(kept, { timeout: 10_000 }).toEqual(['2', '3'])
  expect(await confirmedAt()).toEqual([after(19)])
})

it('a server that shows nothing any more, or fails, deletes nothing and is asked again an hour later', async () => {
  const timeline = posts(2)
  const { origin, asked, instead } = await serveMastodon(timeline, { lists: false })
  await keep(origin, 2)
  const all = timeline.splice(0)
  asked.length = 0
  confirm()
  now = after(19)
  await expect.poll(() => asked.length, { timeout: 10_000 }).toBe(3)
  instead.push({ code: 503, headers: {} })
  now = after(20.5)
  await expect.poll(() => asked.length, { timeout: 10_000 }).toBe(4)
  expect(await kept()).toEqual(['1', '2'])
  now = after(25)
  expect(await stream()).toMatchObject({ deleted: 0, unconfirmed: 2 })
  timeline.push(...all)
  await expect.poll(stream, { timeout: 10_000 }).toMatchObject({ unconfirmed: 0 })
})

it('a server that is asked too often is left alone for as long as it says', async () => {
  const { origin, asked, instead } = await serveMastodon(posts(1))
  await keep(origin, 1)
  asked.length = 0
  instead.push({ code: 429, headers: { 'retry-after': '7200' } })
  now = after(19)
  confirm()
  await expect.poll(() => asked.length, { timeout: 10_000 }).toBe(1)
  const next = async () => (await pool.query('SELECT confirm_at FROM social_posts')).rows[0].confirm_at
  await expect.poll(next).toEqual(after(21))
})
