/** Second opinions on what is drawn for the audit: due by rows, within a budget, beside the labels and never in them. */
import { classify, version } from '@mirador/analysis/classify.ts'
import { buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import type { Classifier } from '@mirador/core/terms.ts'
import { dashboard } from '@mirador/dashboard/dashboard.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { type Asking, giveOpinions } from '@mirador/opinion/give-opinions.ts'
import { createOwnModel } from '@mirador/opinion/own-model.ts'
import { drawAudit } from '@mirador/store/audit-draw.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { addKey } from '@mirador/store/keys.ts'
import { countQuestions } from '@mirador/store/opinions.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { addOutlets, item, onTopic } from './support/items.ts'
import { type Answer, type Asked, coding, startModelServer } from './support/model-server.ts'
import { createDatabase } from './support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const today = new Date('2026-11-24T06:00:00Z')
const titles = Array.from({ length: 6 }, (_, i) => `${i % 2 === 0 ? onTopic.trade : onTopic.migration} ${i}`)
let pool: Pool

beforeEach(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  const [outlet] = await addOutlets(pool, { slug: 'a', name: 'A' })
  const keep = await createKeeper(pool)
  await keep(
    titles.map((title, i) => item(outlet!, title, `2026-11-17T0${i}:30:00Z`)),
    now,
  )
  while ((await recount(pool, 1_000)) > 0);
})

const draw = (size: number) => drawAudit(pool, { size, design: 'simple', seed: 'seed' }, now)

async function serve(answer: (asked: Asked, count: number) => Answer) {
  const server = await startModelServer(answer)
  onTestFinished(() => server.close())
  const settings = { url: server.url, key: undefined, timeoutMs: 5_000, restMs: 1, now: () => now, random: () => 0.5 }
  return { asked: server.asked, model: createOwnModel({ ...settings, model: 'tiny' }) }
}

const give = (classifier: Classifier, asking: Partial<Asking> = {}, at = now, signal = new AbortController().signal) =>
  giveOpinions(pool, classifier, { atOnce: 2, limit: 100, budget: 100, since: today, ...asking }, () => at, signal)

const rows = async () =>
  (await pool.query('SELECT * FROM opinions ORDER BY mention_id')).rows as Record<string, unknown>[]

describe('an opinion', () => {
  it('is asked for once about each drawn mention, and about no other', async () => {
    const { model, asked } = await serve(() => coding({ frames: [{ label: 'trade', quotes: ['Mexico', 'nowhere'] }] }))
    expect(await give(model)).toEqual({ given: 0, failed: 0 })
    await draw(4)
    expect(await give(model)).toEqual({ given: 4, failed: 0 })
    expect(await give(model, {}, later(48))).toEqual({ given: 0, failed: 0 })
    expect(new Set(asked.map(({ passage }) => passage.title)).size).toBe(4)
    expect(await rows()).toHaveLength(4)
    expect((await rows())[0]).toMatchObject({
      version: '1.0/tiny@prompt-1',
      frames: ['trade'],
      failed: null,
      again_at: null,
      times_asked: 1,
      refused_quotes: 1,
      refused_labels: 0,
    })
  })

  it('changes neither labels nor counts', async () => {
    const state = async () => {
      const tables = ['labels', 'counts', 'dirty_hours', 'effective_labels']
      return Promise.all(
        tables.map(async (table) => (await pool.query(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)).rows),
      )
    }
    const { model } = await serve(() => coding({ relevance: { label: 'none', quotes: [] } }))
    await draw(6)
    const before = await state()
    expect(await give(model)).toEqual({ given: 6, failed: 0 })
    expect(await state()).toEqual(before)
  })

  it('comes from whatever is a classifier, the built-in judgement among them', async () => {
    await draw(3)
    expect(await give({ version, classify })).toEqual({ given: 3, failed: 0 })
    const { rows: differing } = await pool.query(
      `SELECT FROM opinions JOIN labels USING (mention_id)
       WHERE opinions.frames <> labels.frames OR opinions.tone <> labels.tone`,
    )
    expect(differing).toEqual([])
  })

  it('is given once however many processes ask', async () => {
    const { model, asked } = await serve(() => coding())
    await draw(6)
    const runs = await Promise.all([give(model), give(model), give(model)])
    expect(runs.reduce((sum, { given }) => sum + given, 0)).toBe(6)
    expect(asked.length).toBe(6)
  })
})

describe('the budget', () => {
  it('of a day is kept by all processes together, and is whole again the next day', async () => {
    const { model, asked } = await serve(() => coding())
    await draw(6)
    await Promise.all([give(model, { budget: 2 }), give(model, { budget: 2 })])
    expect(asked.length).toBe(2)
    expect(await give(model, { budget: 2 }, later(1))).toEqual({ given: 0, failed: 0 })
    expect(await give(model, { budget: 2, since: later(18) }, later(19))).toEqual({ given: 2, failed: 0 })
    expect(await countQuestions(pool, model.version)).toBe(2)
  })

  it('of a run is its limit', async () => {
    const { model } = await serve(() => coding())
    await draw(6)
    expect(await give(model, { limit: 3 })).toEqual({ given: 3, failed: 0 })
  })

  it('of nothing asks nothing', async () => {
    const { model, asked } = await serve(() => coding())
    await draw(6)
    await give(model, { budget: 0 })
    expect([asked.length, await rows()]).toEqual([0, []])
  })
})

describe('a failure', () => {
  it('of an answer is recorded with its reason, and asked about again on two other days', async () => {
    const { model, asked } = await serve(() => 'no JSON')
    await draw(1)
    for (const hours of [0, 1, 25, 50, 75, 500]) await give(model, {}, later(hours))
    expect(asked.length).toBe(3)
    expect(await rows()).toMatchObject([{ failed: 'malformed', times_asked: 3, again_at: null, relevance: null }])
    expect(await countQuestions(pool, model.version)).toBe(0)
  })

  it('of the endpoint ends the run, costs no budget, and leaves the rest for later', async () => {
    const { model, asked } = await serve((_asked, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': '7200' } } : coding(),
    )
    await draw(4)
    expect(await give(model, { atOnce: 1, budget: 4 })).toMatchObject({
      given: 0,
      failed: 1,
      stopped: { failed: 'rate-limited', retryAfterSeconds: 7_200 },
    })
    expect(await rows()).toMatchObject([{ failed: 'rate-limited', times_asked: 0, again_at: later(2) }])
    expect(await give(model, { budget: 4 }, later(1))).toEqual({ given: 3, failed: 0 })
    expect(await give(model, { budget: 4 }, later(2))).toEqual({ given: 1, failed: 0 })
    expect(asked.length).toBe(5)
  })

  it('that cut off the process leaves the mention due within the hour', async () => {
    const abort = new AbortController()
    const { model } = await serve((_asked, count) => {
      if (count === 1) abort.abort()
      return count === 1 ? { silence: true } : coding()
    })
    await draw(1)
    expect(await give(model, {}, now, abort.signal)).toEqual({ given: 0, failed: 0 })
    expect(await rows()).toMatchObject([{ failed: 'unanswered' }])
    expect(await give(model, {}, later(1))).toEqual({ given: 1, failed: 0 })
  })
})

describe('the API', () => {
  const ask = async (url: string) => {
    const app = await buildApp({
      pool,
      log: silentLog(),
      now: () => now,
      minPollSeconds: 300,
      queueDepth: async () => ({}),
    })
    const answer = await app.inject({ url, headers: { host: 'localhost' } })
    await app.close()
    return { status: answer.statusCode, body: answer.json() }
  }

  it('shows the opinions on a mention with the words that they stand on', async () => {
    const { model } = await serve(() => coding({ tone: { label: 'negative', quotes: ['threaten', 'invented'] } }))
    await draw(6)
    await give(model)
    const { rows: found } = await pool.query<{ id: number }>('SELECT id FROM mentions WHERE title = $1', [titles[0]])
    const { status, body } = await ask(`/v1/mentions/${found[0]!.id}/opinions`)
    const start = titles[0]!.indexOf('threaten')
    expect([status, body]).toEqual([
      200,
      {
        opinions: [
          {
            version: model.version,
            askedAt: now.toISOString(),
            refused: { quotes: 1, labels: 0 },
            failed: null,
            detail: null,
            said: {
              relevance: 'mexico',
              frames: [],
              immigrants: 'none',
              tone: 'negative',
              evidence: {
                relevance: [{ field: 'title', start: 0, end: 6, text: 'Mexico' }],
                immigrants: [],
                tone: [{ field: 'title', start, end: start + 8, text: 'threaten' }],
              },
            },
          },
        ],
      },
    ])
  })

  it('says why there is no opinion, and that there is no such mention', async () => {
    const { model } = await serve(() => 'no JSON')
    await draw(1)
    await give(model)
    const id = String((await rows())[0]!.mention_id)
    expect((await ask(`/v1/mentions/${id}/opinions`)).body.opinions).toMatchObject([
      { failed: 'malformed', detail: expect.stringContaining('no JSON'), said: null },
    ])
    expect(await ask('/v1/mentions/999999/opinions')).toMatchObject({
      status: 404,
      body: { type: '/problems/not-found' },
    })
  })

  it('gives agreement and kappa of each label over what was drawn, failures and refusals beside', async () => {
    const { model } = await serve(({ passage }, count) =>
      count === 6
        ? 'no JSON'
        : coding({
            frames: passage.title.startsWith(onTopic.trade) ? [{ label: 'trade', quotes: ['Mexico', 'no'] }] : [],
          }),
    )
    await draw(6)
    await give(model, { atOnce: 1 })
    const { body } = await ask('/v1/opinions/agreement')
    expect(body).toMatchObject({ version, opinions: [{ version: model.version, n: 5, failed: 1 }] })
    const of = (label: string) => body.opinions[0].labels.find((row: { label: string }) => row.label === label)
    const trade = of('trade')
    expect(trade).toMatchObject({ of: 'frame', onlyOurs: 0, onlyTheirs: 0, agreement: 1, kappa: { value: 1 } })
    expect([trade.both + trade.neither, body.opinions[0].refused]).toEqual([5, { quotes: trade.both, labels: 0 }])
    expect(of('migration')).toMatchObject({ both: 0, onlyOurs: trade.neither, onlyTheirs: 0 })
    expect(of('sports')).toMatchObject({ neither: 5, kappa: null })
  })
})

it('the audit shows an opinion beside the person and the program, after the answer and not before', async () => {
  const { model } = await serve(() => coding({ frames: [{ label: 'sports', quotes: ['Mexico'] }] }))
  await draw(1)
  await give(model)
  const key = await addKey(pool, 'Ana', 'annotate')
  const app = await buildApp({
    pool,
    log: silentLog(),
    now: () => now,
    minPollSeconds: 300,
    queueDepth: async () => ({}),
  })
  await app.register(dashboard)
  const headers = { host: 'localhost', cookie: `mirador_key=${key}`, 'accept-language': 'en' }
  const shown = async (url: string) => (await app.inject({ url, headers })).body
  const id = (await pool.query<{ id: number }>('SELECT id FROM audit_draws')).rows[0]!.id
  expect(await shown('/audit')).not.toContain(model.version)
  const payload = { relevance: 'mexico', frames: ['trade'], immigrants: 'none', tone: 'neutral' }
  const authorization = `Bearer ${key}`
  const answer = { method: 'POST', url: `/v1/audit/${id}`, headers: { ...headers, authorization }, payload } as const
  expect((await app.inject(answer)).statusCode).toBe(201)
  const page = await shown(`/audit?answered=${id}`)
  expect(page).toContain(`<th scope="col">Second opinion: ${model.version}</th>`)
  expect(page).toMatch(/<td>Sports\s*<strong class="tag">/)
  await app.close()
})
