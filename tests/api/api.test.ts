import { gunzipSync } from 'node:zlib'
import { type Api, buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { saveFeeds } from '@mirador/store/feeds.ts'
import { addKey } from '@mirador/store/keys.ts'
import { onCountsChanged } from '@mirador/store/listen.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOutlets, item, offTopic, onTopic } from '../support/items.ts'
import { createDatabase } from '../support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
let pool: Pool
let app: Api
let keys: { read: string; manage: string }

beforeAll(async () => {
  const database = await createDatabase()
  pool = database.pool
  await setTimeZone(pool, 'America/Mexico_City')
  const [a, b] = await addOutlets(
    pool,
    { slug: 'a', name: 'Outlet A', state: 'TX', collections: ['state:TX'] },
    { slug: 'b', name: 'Outlet B', language: 'es' },
  )
  await saveFeeds(pool, [{ outletSlug: 'a', url: 'https://a.example/feed', host: 'a.example' }], now)
  const keep = await createKeeper(pool)
  const days = Array.from({ length: 12 }, (_, day) => `2026-11-${String(day + 10).padStart(2, '0')}T15:00:00Z`)
  await keep(
    days.flatMap((day) => [
      item(a!, `${onTopic.migration} ${day}`, day),
      item(a!, `${onTopic.trade} ${day}`, day, { text: 'Exporters in Monterrey fear "steep duties".' }),
      item(b!, `${onTopic.earthquake} ${day}`, day),
      item(b!, `${offTopic} ${day}`, day),
    ]),
    now,
  )
  while ((await recount(pool, 10_000)) > 0);
  keys = { read: await addKey(pool, 'reader', 'read'), manage: await addKey(pool, 'manager', 'manage') }
  app = await buildApp({
    pool,
    log: silentLog(),
    now: () => now,
    minPollSeconds: 300,
    queueDepth: async () => ({
      'poll-feeds': {
        waiting: 1,
        active: 2,
        delayed: 0,
        failed: 0,
      },
    }),
    onCountsChanged: (onChange, onHearing) => onCountsChanged(database.url, onChange, onHearing),
  })
})
afterAll(() => app.close())

const elsewhere = { remoteAddress: '198.51.100.7' }
const get = async (url: string, options: object = {}) => {
  const response = await app.inject({ url, headers: { host: 'localhost' }, ...options })
  const isJson = String(response.headers['content-type']).includes('json')
  return {
    status: response.statusCode,
    type: String(response.headers['content-type']).split(';')[0],
    body: isJson ? response.json() : response.body,
    headers: response.headers,
  }
}

describe('GET /v1/trends', () => {
  it('gives the share of each frame by ISO week with its interval, as flat rows', async () => {
    const { status, body } = await get('/v1/trends?from=2026-11-09&to=2026-11-24&frame=migration&frame=trade')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      by: 'week',
      timeZone: 'America/Mexico_City',
      counting: 'mentions',
      filters: { frame: ['migration', 'trade'] },
    })
    expect(body.rows).toHaveLength(6)
    expect(body.rows[0]).toMatchObject({
      of: 'frame',
      label: 'migration',
      start: '2026-11-09T06:00:00.000Z',
      end: '2026-11-16T06:00:00.000Z',
      n: 6,
      nTotal: 18,
      share: 0.333333,
      outlets: 2,
      small: true,
      complete: true,
    })
    expect(body.rows[0].low).toBeLessThan(1 / 3)
    expect(body.rows[0].high).toBeGreaterThan(1 / 3)
    expect(body.rows.at(-1)).toMatchObject({ n: 0, nTotal: 0, share: null, low: 0, high: 1, complete: false })
  })

  it('takes as denominator all mentions of the cut, also those without the frame', async () => {
    const { body } = await get('/v1/trends?by=month&from=2026-11-01&frame=disaster&state=TX')
    expect(body.rows[0]).toMatchObject({ n: 0, nTotal: 24, share: 0 })
  })

  it('gives attention as the share of mentions in everything published, and framing and tone of all mentions', async () => {
    const { body } = await get('/v1/trends?by=month&from=2026-11-01&of=attention&of=immigrants&of=tone')
    const row = (of: string, label: string) =>
      body.rows.find((r: { of: string; label: string }) => r.of === of && r.label === label)
    expect(row('attention', 'mexico')).toMatchObject({ n: 36, nTotal: 48, share: 0.75 })
    const framings = ['hostile', 'reported', 'sympathetic', 'none'].map((label) => row('immigrants', label))
    expect(framings.reduce((sum, { n }) => sum + n, 0)).toBe(36)
    for (const { nTotal } of framings) expect(nTotal).toBe(36)
  })

  it('is gzipped for whoever accepts that, and says the same', async () => {
    const url = '/v1/trends?by=day&from=2026-11-01&to=2026-11-24'
    const plain = await app.inject({ url, headers: { 'accept-encoding': 'br, gzip;q=0' } })
    expect(plain.headers['content-encoding']).toBeUndefined()
    // two answers may be made at two instants
    const figures = (text: string) => JSON.parse(text).rows.map((row: object) => ({ ...row, asOf: '' }))
    expect(figures(plain.body).length).toBeGreaterThan(0)
    for (let times = 0; times < 2; times++) {
      const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip, deflate, br' } })
      expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
      expect(figures(gunzipSync(packed.rawPayload).toString())).toEqual(figures(plain.body))
    }
  })

  it('answers from what it kept only until the counts change', async () => {
    const url = '/v1/trends?by=day&from=2026-11-23&to=2026-11-24&frame=trade'
    const trades = async () => (await get(url)).body.rows[0].n
    expect(await trades()).toBe(0)
    const [a] = await addOutlets(pool, { slug: 'a', name: 'Outlet A', state: 'TX', collections: ['state:TX'] })
    const keep = await createKeeper(pool)
    await keep([item(a!, `${onTopic.trade} late`, '2026-11-23T20:00:00Z')], now)
    await recount(pool, 10_000)
    await expect.poll(trades).toBe(1)
  })

  it('says of each wrong parameter what is allowed', async () => {
    const { status, type, body } = await get('/v1/trends?by=fortnight&frame=crimes&state=texas&colour=red')
    expect([status, type]).toEqual([400, 'application/problem+json'])
    expect(body.problems.map(({ at }: { at: string }) => at).sort()).toEqual(['by', 'colour', 'frame', 'state'])
    expect(body.detail).toMatch(/"by" must be one of hour, day, week, month/)
    expect(body.detail).toMatch(/"colour" is not a parameter here/)
  })

  it.each([
    ['from=2026-11-10&to=2026-11-09', /"from" .* must lie before "to"/],
    ['from=2026-02-30', /"from" must be a day that exists/],
    ['from=2026-11-01T00:00:00', /"from"/],
    ['by=hour&from=0001-01-01&to=9999-12-31', /rows, and 20000 is the most/],
    ['of=tone&frame=drugs', /"frame" narrows the trends of frames/],
  ])('refuses %s with words', async (query, words) => {
    const { status, body } = await get(`/v1/trends?${query}`)
    expect(status).toBe(400)
    expect(body.detail).toMatch(words)
  })
})

describe('GET /v1/mentions', () => {
  it('pages through all mentions once, newest first', async () => {
    const ids: number[] = []
    const times: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body }: { body: { mentions: { id: number; publishedAt: string }[]; next: string | null } } = await get(
        `/v1/mentions?to=2026-11-22&limit=7${cursor ? `&cursor=${cursor}` : ''}`,
      )
      ids.push(...body.mentions.map(({ id }) => id))
      times.push(...body.mentions.map(({ publishedAt }) => publishedAt))
      cursor = body.next
    }
    expect(new Set(ids).size).toBe(36)
    expect(times).toEqual(times.toSorted().reverse())
  })

  it('gives each label with the words that earned it', async () => {
    const { body } = await get('/v1/mentions?frame=trade&limit=1')
    const [mention] = body.mentions
    const trade = mention.frames.find(({ id }: { id: string }) => id === 'trade')
    expect(trade.evidence.length).toBeGreaterThan(0)
    for (const { field, start, end, text } of trade.evidence) expect(mention[field].slice(start, end)).toBe(text)
  })

  it('finds words, phrases and exclusions in both languages', async () => {
    const found = async (q: string) =>
      (await get(`/v1/mentions?limit=100&to=2026-11-22&q=${encodeURIComponent(q)}`)).body.mentions.length
    expect(await found('earthquakes')).toBe(12)
    expect(await found('"steep duties"')).toBe(12)
    expect(await found('mexico -earthquake')).toBe(24)
    expect(await found('earthquake or tariffs')).toBe(24)
    expect(await found('((("')).toBe(0)
  })

  it('refuses a cursor of another list', async () => {
    const { body } = await get('/v1/mentions?limit=1')
    const { status } = await get(`/v1/mentions?limit=1&frame=trade&cursor=${body.next}`)
    expect(status).toBe(400)
    expect((await get('/v1/mentions?cursor=nonsense')).body.detail).toMatch(/"cursor"/)
  })
})

describe('a value that cannot be stored or compared', () => {
  const cursor = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url')

  it.each([
    '/v1/trends?outlet=%00',
    '/v1/mentions?q=%00',
    '/v1/mentions?collection=%00',
    '/v1/outlets?q=%00',
    '/v1/outlets/%00',
    `/v1/outlets?cursor=${cursor('\0')}`,
    '/v1/feeds?outlet=%00',
    `/v1/feeds?cursor=${cursor(999_999_999_999)}`,
  ])('is refused with words: %s', async (url) => {
    const { status, type, body } = await get(url)
    expect([status, type]).toEqual([400, 'application/problem+json'])
    expect(body.detail).toMatch(/cannot be stored or compared/)
  })

  it('is refused in a cursor that was made up from one of this list', async () => {
    const { next } = (await get('/v1/mentions?limit=1')).body
    const [, id, list] = JSON.parse(Buffer.from(next, 'base64url').toString())
    const { status, body } = await get(
      `/v1/mentions?limit=1&cursor=${cursor(['-271821-04-20T00:00:00.000Z', id, list])}`,
    )
    expect([status, body.detail]).toEqual([400, expect.stringMatching(/cannot be stored or compared/)])
  })
})

describe('outlets, feeds and the codebook', () => {
  it('list what is watched, with its counts', async () => {
    const { body } = await get('/v1/outlets?collection=state:TX')
    expect(body.outlets).toMatchObject([{ slug: 'a', name: 'Outlet A', feeds: 1 }])
    expect((await get('/v1/outlets/b')).body).toMatchObject({ slug: 'b', items: 24, mentions: 12 })
    expect((await get('/v1/outlets/nobody')).status).toBe(404)
    expect((await get('/v1/feeds?outlet=a')).body.feeds).toMatchObject([
      { url: 'https://a.example/feed', state: 'new' },
    ])
  })

  it('show no password in the address of a feed', async () => {
    const url = 'https://user:secret@b.example/feed'
    await saveFeeds(pool, [{ outletSlug: 'b', url, host: 'b.example' }], now)
    expect((await get('/v1/feeds?outlet=b')).body.feeds).toMatchObject([{ url: 'https://b.example/feed' }])
  })

  it('name all seventeen frames in both languages', async () => {
    const { body } = await get('/v1/frames')
    expect(body.frames).toHaveLength(17)
    for (const { name, definition } of body.frames)
      for (const words of [name.en, name.es, definition.en, definition.es]) expect(words).not.toBe('')
  })
})

describe('access', () => {
  it('is open for reading on this machine, and needs a key elsewhere', async () => {
    expect((await get('/v1/frames')).status).toBe(200)
    const refused = await get('/v1/frames', elsewhere)
    expect([refused.status, refused.type]).toEqual([401, 'application/problem+json'])
    expect(refused.headers['www-authenticate']).toBe('Bearer')
    const withKey = { ...elsewhere, headers: { authorization: `Bearer ${keys.read}` } }
    expect((await get('/v1/frames', withKey)).status).toBe(200)
    expect((await get('/v1/frames', { ...elsewhere, headers: { authorization: 'Bearer guessed' } })).status).toBe(401)
    expect((await get('/metrics', elsewhere)).status).toBe(401)
  })

  it('counts a request that a proxy passes on, or that names another host, as one from elsewhere', async () => {
    for (const header of ['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via']) {
      const { status } = await get('/v1/frames', { headers: { host: 'localhost', [header]: 'some' } })
      expect([header, status]).toEqual([header, 401])
    }
    expect((await get('/v1/frames', { headers: { host: 'rebound.example' } })).status).toBe(401)
  })

  it('needs a key that may manage for every write', async () => {
    const poll = (authorization?: string) =>
      get('/v1/feeds/1/poll', {
        method: 'POST',
        headers: { host: 'localhost', ...(authorization ? { authorization } : {}) },
      })
    expect((await poll()).status).toBe(401)
    const refused = await poll(`Bearer ${keys.read}`)
    expect([refused.status, refused.body.type]).toEqual([403, '/problems/forbidden'])
    expect(refused.body.detail).toMatch(/scope manage; yours has read/)
    expect((await poll(`Bearer ${keys.manage}`)).status).toBe(202)
    const { rows } = await pool.query('SELECT next_poll_at FROM feeds WHERE id = 1')
    expect(rows[0].next_poll_at).toEqual(now)
  })
})

describe('operation', () => {
  it('tells health, readiness and metrics', async () => {
    expect((await get('/health', elsewhere)).body).toEqual({ status: 'ok' })
    expect((await get('/ready', elsewhere)).body).toEqual({ status: 'ok' })
    const { body } = await get('/metrics')
    expect(body).toMatch(/^mirador_mentions \d+$/m)
    expect(body).toMatch(/^mirador_queue_jobs\{queue="poll-feeds",state="active"\} 2$/m)
  })

  it('gives no metric whose sum counts anything twice', async () => {
    const { body } = await get('/metrics')
    expect(body).toMatch(/^mirador_feeds_active \d+$/m)
    expect(body).toMatch(/^mirador_items_last_day\{fate="kept"\} \d+$/m)
    expect(body).not.toMatch(/fate="items"|state="due"|state="late"|^mirador_feeds\{/m)
  })

  it('is not ready on a database that no worker has started on', async () => {
    const { pool: empty } = await createDatabase()
    const fresh = await buildApp({
      pool: empty,
      log: silentLog(),
      now: () => now,
      minPollSeconds: 300,
      queueDepth: async () => ({}),
    })
    const response = await fresh.inject('/ready')
    expect([response.statusCode, response.json().detail]).toEqual([503, expect.stringMatching(/start a worker once/)])
    await fresh.close()
  })

  it('describes every operation in OpenAPI 3.1, with a page to browse it', async () => {
    const { body } = await get('/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    const paths = [
      '/v1/trends',
      '/v1/mentions',
      '/v1/outlets',
      '/v1/feeds',
      '/v1/frames',
      '/v1/mentions/{id}/reviews',
      '/v1/reviews',
      '/v1/audit/next',
      '/v1/reliability',
      '/v1/shares/corrected',
      '/v1/collections',
      '/health',
      '/ready',
      '/metrics',
    ]
    for (const path of paths) expect(Object.keys(body.paths)).toContain(path)
    expect((await get('/docs/')).body).toContain('swagger-ui')
  })

  it('answers an address that does not exist with a problem document', async () => {
    const { status, body } = await get('/v2/trends')
    expect(status).toBe(404)
    expect(body).toMatchObject({ status: 404, title: 'Not Found' })
  })

  it.each([
    ['/%ff', 400],
    [`/v1/outlets/${'x'.repeat(201)}`, 414],
  ])('answers an address that cannot be read with a problem document: %s', async (url, expected) => {
    const { status, type, body } = await get(url)
    expect([status, type]).toEqual([expected, 'application/problem+json'])
    expect(body).toMatchObject({ status: expected, type: '/problems/bad-input', detail: expect.any(String) })
  })
})
