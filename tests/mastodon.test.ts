/** A Mastodon timeline from a server that speaks its protocol: pages by min_id, Link headers, limits of the rate. */
import { silentLog } from '@mirador/core/log.ts'
import { createFetcher } from '@mirador/ingest/fetch.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { followSource } from '@mirador/ingest/social/follow-source.ts'
import { createMastodon } from '@mirador/ingest/social/mastodon.ts'
import { createPostHashes } from '@mirador/ingest/social/post-hashes.ts'
import type { Pool } from '@mirador/store/db.ts'
import { listStreams } from '@mirador/store/streams.ts'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { offTopic, onTopic } from './support/items.ts'
import { serveMastodon, status } from './support/mastodon.ts'
import { createDatabase } from './support/postgres.ts'

let pool: Pool
beforeEach(async () => {
  pool = (await createDatabase()).pool
})

const limits = { timeoutMs: 5_000, idleTimeoutMs: 5_000, maxBodyBytes: 1e6, maxRedirects: 1 }

async function follow(...timelines: string[]) {
  const fetcher = createFetcher({ userAgent: 'Mirador test', allowPrivateAddresses: true, ...limits })
  const now = () => new Date('2026-11-24T13:00:00Z')
  const hashes = createPostHashes('a secret of a test')
  const tools = { pool, keep: await createKeeper(pool), hashes, now, random: () => 0, log: silentLog(), restMs: 20 }
  const stopping = new AbortController()
  const done = timelines.map((timeline) =>
    followSource(createMastodon({ fetcher, timeline, restMs: 30, pageRestMs: 0, now }), tools, stopping.signal),
  )
  const stop = async () => {
    stopping.abort()
    await Promise.all(done)
    await fetcher.close()
  }
  onTestFinished(stop)
  return stop
}

const total = async () =>
  (await listStreams(pool, new Date())).reduce(
    (sum, { kept, offTopic, repeated, refused }) => ({
      kept: sum.kept + kept,
      offTopic: sum.offTopic + offTopic,
      repeated: sum.repeated + repeated,
      refused: sum.refused + refused,
    }),
    { kept: 0, offTopic: 0, repeated: 0, refused: 0 },
  )
const reads = async (fates: object) => {
  await expect.poll(total, { timeout: 10_000 }).toMatchObject(fates)
}

it('a timeline is read on without passing over a post, however many came meanwhile', async () => {
  const timeline = [status(1, onTopic.trade), status(2, offTopic)]
  const { origin, asked } = await serveMastodon(timeline)
  const stop = await follow(`${origin}/tags/mexico`)
  await reads({ kept: 1, offTopic: 1 })
  expect(asked[0]).toBe('/api/v1/timelines/tag/mexico?limit=40')
  await stop()
  for (let id = 3; id <= 102; id++) timeline.push(status(id, id % 2 ? offTopic : onTopic.trade))
  await follow(`${origin}/tags/mexico`)
  await reads({ kept: 51, offTopic: 51, repeated: 0 })
})

it('a post of two timelines is one item, and nobody is named in it', async () => {
  const card = { url: 'https://paper.example/a?utm_source=m', title: 'Tariffs', description: '' }
  const { origin } = await serveMastodon([status(1, onTopic.trade, { card }), status(2, offTopic)])
  await follow(`${origin}/tags/mexico`, `${origin}/public/local`)
  await reads({ kept: 1, offTopic: 1, repeated: 2 })
  const { rows } = await pool.query('SELECT url, text, published_at FROM mentions')
  const published_at = new Date('2026-11-24T12:00:01Z')
  expect(rows).toEqual([{ url: 'https://paper.example/a', text: `${onTopic.trade} @\nTariffs`, published_at }])
})

it('posts that are not public, of authors who opted out, or in other languages are refused', async () => {
  const { origin } = await serveMastodon([
    status(1, onTopic.trade, { visibility: 'unlisted' }),
    status(2, onTopic.trade, { account: { acct: 'ana', noindex: true } }),
    status(3, onTopic.trade, { language: 'fr' }),
    status(4, onTopic.trade, { account: null, content: 5 }),
    status(5, onTopic.migration, { language: null }),
  ])
  await follow(`${origin}/public`)
  await reads({ kept: 1, refused: 4 })
  expect((await pool.query('SELECT title FROM mentions')).rows).toEqual([{ title: `${onTopic.migration} @` }])
})

it('a server that sends a Link header without end holds nobody up', async () => {
  const { origin, instead } = await serveMastodon([status(1, onTopic.trade), status(2, offTopic)])
  instead.push({
    code: 200,
    headers: { link: `<${'?min_id=a'.repeat(1_500)}` },
    body: JSON.stringify([status(1, onTopic.trade)]),
  })
  const begun = process.cpuUsage()
  await follow(`${origin}/public`)
  await reads({ kept: 1, offTopic: 1 })
  expect(process.cpuUsage(begun).user).toBeLessThan(5_000_000)
})

it('a server that is asked too often is left alone for as long as it says', async () => {
  const { origin, asked, instead } = await serveMastodon([status(1, onTopic.trade)])
  const reset = new Date(Date.now() + 1_500).toISOString()
  instead.push({ code: 429, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } })
  const begun = performance.now()
  await follow(`${origin}/public`)
  await expect.poll(async () => (await listStreams(pool, new Date()))[0]?.lastProblem).toMatch(/429/)
  expect(asked).toHaveLength(1)
  await reads({ kept: 1 })
  expect(performance.now() - begun).toBeGreaterThan(1_000)
})
