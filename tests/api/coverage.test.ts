import { type Api, buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { saveFeeds } from '@mirador/store/feeds.ts'
import { raiseNotices } from '@mirador/store/notices.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOutlets, item, onTopic } from '../support/items.ts'
import { createDatabase } from '../support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
let pool: Pool
let app: Api
let feeds: number[]

/** Three outlets watched since the 16th: one was always seen, one not on the 20th and 21st, one fails since the 22nd. */
beforeAll(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'UTC')
  const [ok] = await addOutlets(
    pool,
    { slug: 'seen', name: 'Seen', state: 'TX' },
    { slug: 'gappy', name: 'Gappy', state: 'TX' },
    { slug: 'broken', name: 'Broken' },
  )
  const since = new Date('2026-11-16T00:00:00Z')
  for (const slug of ['seen', 'gappy', 'broken'])
    await saveFeeds(
      pool,
      [{ outletSlug: slug, url: `https://user:pass@${slug}.example/feed`, host: `${slug}.example` }],
      since,
    )
  feeds = (await pool.query<{ id: number }>('SELECT id FROM feeds ORDER BY id')).rows.map(({ id }) => id)
  await pool.query(
    'UPDATE feeds SET seen_until = $1, last_poll_at = $1, last_success_at = $1, last_new_at = $1, next_poll_at = $1',
    [now],
  )
  await pool.query(`INSERT INTO gaps VALUES ($1, '2026-11-20', '2026-11-22', 'failed', 'timeout')`, [feeds[1]])
  await pool.query(
    `UPDATE feeds SET failures = 9, last_reason = 'dns', last_detail = 'No such name.', seen_until = '2026-11-22' WHERE id = $1`,
    [feeds[2]],
  )
  await pool.query(
    `INSERT INTO polls (feed_id, started_at, duration_ms, outcome, reason, items, off_topic)
     SELECT $1, $2::timestamptz - n * interval '1 hour', 5, outcome, reason, items, items
     FROM (VALUES (1, 'failed', 'dns', 0), (2, 'failed', 'dns', 0), (3, 'modified', NULL, 0), (4, 'modified', NULL, 7),
       (5, 'unchanged', NULL, 0), (500, 'failed', 'tls', 0)) AS poll (n, outcome, reason, items)`,
    [feeds[2], now],
  )
  await raiseNotices(pool, now)
  const keep = await createKeeper(pool)
  await keep([item(ok!, onTopic.migration, '2026-11-23T05:00:00Z')], now)
  while ((await recount(pool, 1_000)) > 0);
  app = await buildApp({ pool, log: silentLog(), now: () => now, minPollSeconds: 300, queueDepth: async () => ({}) })
})
afterAll(() => app.close())

const get = async (url: string) => {
  const response = await app.inject({ url, headers: { host: 'localhost' } })
  return { status: response.statusCode, body: response.json() }
}
const attention = async (query: string) => (await get(`/v1/trends?of=attention&${query}`)).body.rows

describe('GET /v1/trends', () => {
  it('says of each bucket how much was seen, and calls it a gap under half', async () => {
    const rows = await attention('by=day&from=2026-11-15&to=2026-11-25&outlet=gappy&outlet=broken')
    expect(rows.map((row: { coverage: number | null; gap: boolean }) => [row.coverage, row.gap])).toEqual([
      [null, false],
      ...Array(4).fill([1, false]),
      ...Array(2).fill([0.5, false]),
      ...Array(3).fill([0.5, false]),
    ])
    const [week, running] = await attention('by=week&from=2026-11-16&to=2026-11-25&outlet=broken')
    expect([week.coverage, week.gap]).toEqual([0.857143, false])
    expect([running.coverage, running.gap, running.complete]).toEqual([0, true, false])
  })

  it('measures outlets of the cut alone', async () => {
    const [day] = await attention('by=day&from=2026-11-20&to=2026-11-21&state=TX')
    expect(day.coverage).toBe(0.5)
    const [hour] = await attention('by=hour&from=2026-11-20T05:00:00Z&to=2026-11-20T06:00:00Z&outlet=gappy')
    expect([hour.coverage, hour.gap]).toEqual([0, true])
  })
})

describe('GET /v1/gaps', () => {
  it('lists gaps newest first, those that last among them, page by page', async () => {
    const first = await get('/v1/gaps?limit=1')
    expect(first.body.gaps).toEqual([
      {
        feedId: feeds[2],
        stream: null,
        outlet: 'broken',
        since: '2026-11-22T00:00:00.000Z',
        until: now.toISOString(),
        open: true,
        reason: 'failed',
        detail: 'dns',
      },
    ])
    const second = await get(`/v1/gaps?limit=1&cursor=${first.body.next}`)
    expect(second.body.gaps).toMatchObject([{ outlet: 'gappy', open: false, reason: 'failed', detail: 'timeout' }])
    expect(second.body.next).toBeNull()
  })

  it('lists those of an outlet, a feed or a period', async () => {
    const outlets = async (query: string) =>
      (await get(`/v1/gaps?${query}`)).body.gaps.map(({ outlet }: { outlet: string }) => outlet)
    expect(await outlets('outlet=gappy')).toEqual(['gappy'])
    expect(await outlets(`feed=${feeds[2]}`)).toEqual(['broken'])
    expect(await outlets('from=2026-11-21&to=2026-11-22')).toEqual(['gappy'])
    expect(await outlets('to=2026-11-20')).toEqual([])
    expect((await get('/v1/gaps?cursor=bm9wZQ')).status).toBe(400)
  })
})

describe('GET /v1/coverage', () => {
  it('gives outlets by day, those that fail first, page by page', async () => {
    const { body } = await get('/v1/coverage?from=2026-11-15&limit=1')
    expect(body.starts).toHaveLength(10)
    expect(body.outlets).toMatchObject([
      { slug: 'broken', health: 'failing', failing: 1, notices: 1, buckets: [null, 1, 1, 1, 1, 1, 1, 0, 0, 0] },
    ])
    const rest = await get(`/v1/coverage?from=2026-11-15&cursor=${body.next}`)
    expect(rest.body.outlets.map((outlet: { slug: string; health: string }) => [outlet.slug, outlet.health])).toEqual([
      ['gappy', 'healthy'],
      ['seen', 'healthy'],
    ])
    expect(rest.body.outlets[0].buckets).toEqual([null, 1, 1, 1, 1, 0, 0, 1, 1, 1])
    expect(rest.body.outlets[0].coverage).toBeCloseTo(6.5 / 8.5)
  })

  it('narrows by health and state, and gives hours', async () => {
    const slugs = async (query: string) =>
      (await get(`/v1/coverage?${query}`)).body.outlets.map(({ slug }: { slug: string }) => slug)
    expect(await slugs('health=failing')).toEqual(['broken'])
    expect(await slugs('state=TX')).toEqual(['gappy', 'seen'])
    expect(await slugs('health=silent')).toEqual([])
    const { body } = await get('/v1/coverage?outlet=gappy&by=hour&from=2026-11-21T22:00:00Z&to=2026-11-22T02:00:00Z')
    expect(body.outlets[0].buckets).toEqual([0, 0, 1, 1])
    expect((await get('/v1/coverage?by=hour&from=2026-01-01')).status).toBe(400)
  })
})

describe('GET /v1/notices', () => {
  it('lists what is open and what is over, without credentials', async () => {
    const { body } = await get('/v1/notices?state=open')
    expect(body.notices).toMatchObject([
      {
        kind: 'failing',
        outlet: 'broken',
        feedId: feeds[2],
        url: 'https://broken.example/feed',
        reason: 'dns',
        closedAt: null,
      },
    ])
    expect(body.next).toBeNull()
    expect((await get('/v1/notices?state=closed')).body.notices).toEqual([])
    expect((await get('/v1/notices?kind=silent')).body.notices).toEqual([])
    expect((await get('/v1/notices?kind=loud')).status).toBe(400)
  })
})

describe('GET /v1/feeds/:id/health', () => {
  it('says what came of the polls of seven days', async () => {
    const { body } = await get(`/v1/feeds/${feeds[2]}/health`)
    expect(body).toMatchObject({ outlet: 'broken', state: 'failing', seenUntil: '2026-11-22T00:00:00.000Z' })
    expect(body.polls).toEqual({
      polls: 5,
      modified: 2,
      unchanged: 1,
      failed: 2,
      empty: 1,
      items: 7,
      fresh: 7,
      refused: 0,
      reasons: { dns: 2 },
    })
    expect((await get('/v1/feeds/999999/health')).status).toBe(404)
  })
})
