import { type Api, buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { drawAudit } from '@mirador/store/audit-draw.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { addKey } from '@mirador/store/keys.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { addOutlets, item, onTopic } from '../support/items.ts'
import { createDatabase } from '../support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
let pool: Pool
let app: Api
let keys: { read: string; ana: string; luis: string }
let rings: number

beforeEach(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  const outlets = await addOutlets(
    pool,
    ...['a', 'b', 'c', 'd', 'e'].map((slug) => ({ slug, name: `Outlet ${slug}`, state: slug === 'a' ? 'TX' : 'CA' })),
  )
  const keep = await createKeeper(pool)
  await keep(
    Array.from({ length: 100 }, (_, i) =>
      item(
        outlets[i % 5]!,
        `${i % 10 === 0 ? onTopic.trade : onTopic.earthquake} ${i}`,
        `2026-11-${10 + (i % 12)}T15:00:00Z`,
      ),
    ),
    now,
  )
  while ((await recount(pool, 10_000)) > 0);
  keys = {
    read: await addKey(pool, 'reader', 'read'),
    ana: await addKey(pool, 'Ana', 'annotate'),
    luis: await addKey(pool, 'Luis', 'annotate'),
  }
  rings = 0
  app = await buildApp({
    pool,
    log: silentLog(),
    now: () => now,
    minPollSeconds: 300,
    queueDepth: async () => ({}),
    ringRecount: async () => void rings++,
  })
  return () => app.close()
})

const ask = async (url: string, key?: string, body?: object) => {
  const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` }
  const method = body ? ('POST' as const) : ('GET' as const)
  const response = await app.inject({
    url,
    method,
    headers: { host: 'localhost', ...authorization },
    ...(body ? { payload: body } : {}),
  })
  return {
    status: response.statusCode,
    body: response.json(),
    type: String(response.headers['content-type']).split(';')[0],
  }
}
const firstMention = async () => (await ask('/v1/mentions?limit=1')).body.mentions[0]

describe('reviews', () => {
  it('are added by who may annotate, once, under the name of their key, and ring for the recount', async () => {
    const { id } = await firstMention()
    const say = {
      labels: [
        { kind: 'frame', label: 'health' },
        { kind: 'tone', label: 'negative' },
      ],
      why: 'Hospitals.',
    }
    expect(await ask(`/v1/mentions/${id}/reviews`, keys.ana, say)).toMatchObject({ status: 201, body: { added: 2 } })
    expect(await ask(`/v1/mentions/${id}/reviews`, keys.ana, say)).toMatchObject({ status: 200, body: { added: 0 } })
    expect(rings).toBe(1)
    const { body } = await ask(`/v1/mentions/${id}/reviews`)
    expect(body.reviews).toMatchObject([
      { kind: 'tone', label: 'negative', reviewer: 'Ana', why: 'Hospitals.', withdrawn: false },
      { kind: 'frame', label: 'health', said: 'false', mentionId: id },
    ])
    expect((await firstMention()).reviews).toHaveLength(2)
    expect((await firstMention()).frames.map((frame: { id: string }) => frame.id)).toContain('health')
  })

  it('are listed by page, and by reviewer', async () => {
    const { id } = await firstMention()
    for (const label of ['health', 'energy', 'sports'])
      await ask(`/v1/mentions/${id}/reviews`, keys.ana, { labels: [{ kind: 'frame', label }] })
    await ask(`/v1/mentions/${id}/reviews`, keys.luis, { labels: [{ kind: 'tone', label: 'positive' }] })
    const first = (await ask('/v1/reviews?reviewer=Ana&limit=2')).body
    const second = (await ask(`/v1/reviews?reviewer=Ana&limit=2&cursor=${first.next}`)).body
    const labels = [...first.reviews, ...second.reviews].map(({ label }: { label: string }) => label)
    expect(labels).toEqual(['sports', 'energy', 'health'])
    expect(second.next).toBeNull()
  })

  it.each([
    [
      'a label of another kind',
      [{ kind: 'tone', label: 'hostile' }],
      /The label of tone must be one of negative, neutral, positive/,
    ],
    ['no label', [{ kind: 'frame' }], /The label of frame must be one of drugs/],
    ['a denial of what is no frame', [{ kind: 'tone', label: 'neutral', holds: false }], /say which tone is right/],
    [
      'two tones',
      [
        { kind: 'tone', label: 'neutral' },
        { kind: 'tone', label: 'positive' },
      ],
      /can be said once/,
    ],
    ['nothing', [], /labels/],
  ])('with %s are refused with words', async (_, labels, words) => {
    const { id } = await firstMention()
    const { status, type, body } = await ask(`/v1/mentions/${id}/reviews`, keys.ana, { labels })
    expect([status, type]).toEqual([400, 'application/problem+json'])
    expect(body.detail).toMatch(words)
  })

  it('of no mention, without a key or with one that only reads are refused', async () => {
    const say = { labels: [{ kind: 'tone', label: 'neutral' }] }
    expect(await ask('/v1/mentions/999999/reviews', keys.ana, say)).toMatchObject({ status: 404 })
    expect(await ask('/v1/mentions/999999/reviews')).toMatchObject({ status: 404 })
    expect(await ask('/v1/mentions/1/reviews', undefined, say)).toMatchObject({ status: 401 })
    expect(await ask('/v1/mentions/1/reviews', keys.read, say)).toMatchObject({ status: 403 })
  })

  it('may be added by whom /v1/access says so', async () => {
    expect((await ask('/v1/access')).body).toEqual({ name: null, scope: 'read' })
    expect((await ask('/v1/access', keys.ana)).body).toEqual({ name: 'Ana', scope: 'annotate' })
  })
})

const right = { relevance: 'mexico', frames: ['disaster'], immigrants: 'none', tone: 'negative' }

describe('the audit', () => {
  it('offers drawn mentions without their labels, takes one answer, and shows the model’s word after it', async () => {
    expect((await ask('/v1/audit/next', keys.ana)).body).toEqual({ item: null, waiting: 0, answered: 0 })
    expect((await ask('/v1/audit/draw', keys.ana, { size: 10, seed: 'one' })).body).toMatchObject({ drawn: 10 })
    const { item, waiting } = (await ask('/v1/audit/next', keys.ana)).body
    expect(waiting).toBe(10)
    expect(Object.keys(item).sort()).toEqual(
      ['id', 'language', 'mentionId', 'outlet', 'publishedAt', 'text', 'title', 'url'].sort(),
    )
    expect(await ask(`/v1/audit/${item.id}`, keys.ana, { ...right, frames: ['football'] })).toMatchObject({
      status: 400,
    })
    expect(await ask(`/v1/audit/${item.id}`)).toMatchObject({ status: 409 })
    const { status, body } = await ask(`/v1/audit/${item.id}`, keys.ana, right)
    expect(status).toBe(201)
    expect(body).toMatchObject({ mentionId: item.mentionId, person: right, model: { relevance: 'mexico' } })
    expect((await ask(`/v1/audit/${item.id}`)).body).toEqual(body)
    expect(await ask(`/v1/audit/${item.id}`, keys.luis, right)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('Ana has answered') },
    })
    expect((await ask('/v1/audit/next', keys.ana)).body).toMatchObject({ waiting: 9, answered: 1 })
    expect(await ask('/v1/audit/999', keys.ana, right)).toMatchObject({ status: 404 })
  })

  it('gives two people who answer the same mention at once one answer', async () => {
    await ask('/v1/audit/draw', keys.ana, { size: 1 })
    const { item } = (await ask('/v1/audit/next', keys.ana)).body
    const answers = await Promise.all([keys.ana, keys.luis].map((key) => ask(`/v1/audit/${item.id}`, key, right)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
  })

  it('draws the same under the same seed, never twice, and knows the chance of each', async () => {
    const drawn = async () =>
      (await pool.query('SELECT mention_id, probability, stratum FROM audit_draws ORDER BY mention_id')).rows
    await drawAudit(pool, { size: 20, design: 'simple', seed: 'one' }, now)
    const first = await drawn()
    expect(new Set(first.map(({ probability }) => probability)).size).toBe(1)
    expect(first[0].probability).toBeGreaterThan(0.1)
    expect(first[0].probability).toBeLessThan(0.35)
    await pool.query('DELETE FROM audit_draws')
    await drawAudit(pool, { size: 12, design: 'simple', seed: 'another that comes too late' }, now)
    await drawAudit(pool, { size: 8, design: 'simple', seed: 'one' }, now)
    expect(await drawn()).toEqual(first)
    await drawAudit(pool, { size: 500, design: 'simple', seed: 'one' }, now)
    expect((await drawn()).map(({ probability }) => probability)).toEqual(Array(100).fill(1))
  })

  it('draws rare labels more often, and weighs them back', async () => {
    await drawAudit(pool, { size: 20, design: 'rare', seed: 'one' }, now)
    const { rows } = await pool.query(
      `SELECT stratum, count(*) AS drawn, min(probability) AS low, max(probability) AS high
       FROM audit_draws
       GROUP BY stratum
       ORDER BY stratum`,
    )
    expect(rows.length).toBeGreaterThan(1)
    const trade = rows.find(({ stratum }) => stratum === 'frame:trade')
    expect(trade).toMatchObject({ drawn: 10, low: 1 })
    expect(rows.find(({ stratum }) => stratum === 'frame:disaster').high).toBeLessThan(0.5)
  })
})

/** Labels everything that was drawn: what the model says, but for the mentions that `isWrong` picks, which a person calls health. */
async function answerAll(isWrong: (title: string) => boolean): Promise<void> {
  for (;;) {
    const { item } = (await ask('/v1/audit/next', keys.ana)).body
    if (item === null) return
    const { rows } = await pool.query('SELECT relevance, frames, immigrants, tone FROM labels WHERE mention_id = $1', [
      item.mentionId,
    ])
    await ask(`/v1/audit/${item.id}`, keys.ana, { ...rows[0], ...(isWrong(item.title) ? { frames: ['health'] } : {}) })
  }
}
const labelOf = (body: { labels: { of: string; label: string }[] }, label: string) =>
  body.labels.find((row) => row.of === 'frame' && row.label === label)

describe('reliability', () => {
  it('comes from the audit alone, and chance finds are told apart', async () => {
    const { mentions } = (await ask('/v1/mentions?frame=trade&limit=1')).body
    await ask(`/v1/mentions/${mentions[0].id}/reviews`, keys.ana, {
      labels: [{ kind: 'frame', label: 'trade', holds: false }],
    })
    const { body } = await ask('/v1/reliability')
    expect(body.audited).toBe(0)
    expect(labelOf(body, 'trade')).toMatchObject({
      n: 0,
      precision: { value: null, low: 0, high: 1 },
      chance: { confirmed: 0, corrected: 1 },
    })
  })

  it('gives precision, recall and disagreement of each label with their intervals', async () => {
    await ask('/v1/audit/draw', keys.ana, { size: 100 })
    await answerAll((title) => title.endsWith('5'))
    const { body } = await ask('/v1/reliability')
    expect(body.audited).toBe(100)
    expect(labelOf(body, 'disaster')).toMatchObject({ n: 100, said: 90, is: 80, recall: { value: 1, n: 80 } })
    expect(labelOf(body, 'health')).toMatchObject({ precision: { value: null }, recall: { value: 0, n: 10 } })
    const { precision, disagreement } = labelOf(body, 'disaster') as never as Record<
      string,
      { value: number; low: number; high: number }
    >
    expect(precision!.value).toBeCloseTo(80 / 90, 6)
    expect(precision!.low).toBeLessThan(80 / 90)
    expect(precision!.high).toBeGreaterThan(80 / 90)
    expect(disagreement!.value).toBeCloseTo(0.1, 6)
  })

  it('gives shares corrected for the model’s errors, though corrections are in the counts already', async () => {
    const refused = await ask('/v1/shares/corrected?of=frame')
    expect([refused.status, refused.body.detail]).toEqual([400, expect.stringMatching(/Only 0 mentions .* needs 50/)])
    await ask('/v1/audit/draw', keys.ana, { size: 80, seed: 'one' })
    await answerAll((title) => title.endsWith('5'))
    while ((await recount(pool, 10_000)) > 0);
    const { body } = await ask('/v1/shares/corrected?of=frame')
    expect(body).toMatchObject({ audited: 80, method: expect.stringContaining('prediction-powered') })
    const disaster = labelOf({ labels: body.rows }, 'disaster') as never as {
      model: { share: number }
      corrected: { value: number; low: number; high: number }
    }
    expect(disaster.model.share).toBeCloseTo(0.9, 6)
    expect(disaster.corrected.value).toBeGreaterThan(0.75)
    expect(disaster.corrected.value).toBeLessThan(0.85)
    expect(disaster.corrected.low).toBeLessThan(0.8)
    expect(disaster.corrected.high).toBeGreaterThan(0.8)
    const narrow = await ask('/v1/shares/corrected?of=frame&state=TX')
    expect([narrow.status, narrow.body.detail]).toEqual([400, expect.stringMatching(/widen the cut/)])
  })
})
