import { type Api, buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { recordArticle, saveDueArticles } from '@mirador/store/articles.ts'
import { setTimeZone } from '@mirador/store/counts.ts'
import { addKey } from '@mirador/store/keys.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOutlets, item, onTopic } from '../support/items.ts'
import { createDatabase } from '../support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
let app: Api
let keys: { read: string; annotate: string }

beforeAll(async () => {
  const { pool } = await createDatabase()
  await setTimeZone(pool, 'America/Mexico_City')
  const [outlet] = await addOutlets(pool, { slug: 'a', name: 'A' })
  const keep = await createKeeper(pool)
  await keep([item(outlet!, onTopic.trade, now.toISOString())], now)
  await saveDueArticles(pool, [{ mentionId: 1, url: 'https://a.example/x', host: 'a.example' }], now)
  const article = {
    canonicalUrl: 'https://a.example/y',
    text: 'All of it.',
    title: 'T',
    byline: null,
    published: '2026-11-24T10:00:00Z',
    language: 'en',
  }
  await recordArticle(pool, 1, { outcome: 'read', reason: null, detail: null, nextAttemptAt: null, article }, now)
  keys = { read: await addKey(pool, 'reader', 'read'), annotate: await addKey(pool, 'labeller', 'annotate') }
  app = await buildApp({ pool, log: silentLog(), now: () => now, minPollSeconds: 300, queueDepth: async () => ({}) })
})
afterAll(() => app.close())

const get = async (url: string, key?: string) => {
  const headers = { host: 'localhost', ...(key && { authorization: `Bearer ${key}` }) }
  const response = await app.inject({ url, headers })
  return { status: response.statusCode, body: response.json() }
}

describe('GET /v1/mentions/{id}/article', () => {
  it('gives the text to those who label', async () => {
    expect(await get('/v1/mentions/1/article', keys.annotate)).toEqual({
      status: 200,
      body: {
        mentionId: 1,
        url: 'https://a.example/x',
        canonicalUrl: 'https://a.example/y',
        outcome: 'read',
        reason: null,
        detail: null,
        attempts: 1,
        nextAttemptAt: null,
        fetchedAt: now.toISOString(),
        title: 'T',
        byline: null,
        publishedAt: '2026-11-24T10:00:00.000Z',
        language: 'en',
        text: 'All of it.',
      },
    })
  })

  it('gives it to nobody else, not even on the machine itself', async () => {
    expect((await get('/v1/mentions/1/article')).status).toBe(401)
    expect((await get('/v1/mentions/1/article', keys.read)).status).toBe(403)
  })

  it('says where there is none', async () => {
    const { status, body } = await get('/v1/mentions/2/article', keys.annotate)
    expect([status, body.detail]).toEqual([404, expect.stringContaining('mention 2')])
    expect((await get('/v1/mentions/x/article', keys.annotate)).status).toBe(400)
  })
})

it('no text of an article is in a list of mentions', async () => {
  const { body } = await get('/v1/mentions')
  expect(JSON.stringify(body)).not.toContain('All of it.')
  expect(body.mentions).toHaveLength(1)
})
