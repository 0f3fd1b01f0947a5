/** Adding feeds and lists of outlets through the API, with the means of the command line. */
import { type Api, buildApp } from '@mirador/api/app.ts'
import { createIntake } from '@mirador/cli/intake.ts'
import { readConfig } from '@mirador/core/config.ts'
import { silentLog } from '@mirador/core/log.ts'
import type { Pool } from '@mirador/store/db.ts'
import { listFeeds } from '@mirador/store/feeds.ts'
import { addKey } from '@mirador/store/keys.ts'
import { listOutlets } from '@mirador/store/outlets.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NewsSite, startNewsSite } from '../support/news-site.ts'
import { createDatabase } from '../support/postgres.ts'

const now = () => new Date('2026-11-24T12:00:00Z')
const feed =
  '<rss version="2.0"><channel><title>News</title><item><title>A</title><guid>1</guid></item></channel></rss>'
let pool: Pool
let app: Api
let site: NewsSite
const keys: Record<string, string> = {}

beforeAll(async () => {
  pool = (await createDatabase()).pool
  site = await startNewsSite((path) => {
    if (path === '/rss') return { headers: { 'content-type': 'application/rss+xml' }, body: feed }
    if (path === '/')
      return { body: '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>' }
    return undefined
  })
  for (const scope of ['annotate', 'manage'] as const) keys[scope] = await addKey(pool, scope, scope)
  const config = readConfig({ ALLOW_PRIVATE_ADDRESSES: 'yes', HOST_DELAY_MS: '0' })
  const intake = createIntake(pool, config, new AbortController().signal, now)
  app = await buildApp({ pool, log: silentLog(), now, minPollSeconds: 300, queueDepth: async () => ({}), intake })
})
afterAll(async () => {
  await app.close()
  await site.close()
})

async function ask(method: 'GET' | 'POST', url: string, payload?: object, scope = 'manage') {
  const headers = { host: 'localhost', authorization: `Bearer ${keys[scope]}` }
  const response = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
  return { status: response.statusCode, body: response.body, headers: response.headers }
}
const add = async (payload: object, scope?: string) => {
  const { status, body } = await ask('POST', '/v1/feeds', payload, scope)
  return { status, ...JSON.parse(body) }
}
const take = async (payload: object, scope?: string) => {
  const { status, body } = await ask('POST', '/v1/outlet-lists', payload, scope)
  return { status, ...JSON.parse(body) }
}

describe('POST /v1/feeds', () => {
  it('finds the feed of a site, makes the outlet, and takes the feed once', async () => {
    const added = await add({ address: site.origin, outlet: 'The Paper' })
    expect(added).toEqual({
      status: 200,
      outlet: 'the-paper',
      said: [`added ${site.origin}/rss to the-paper`],
      trouble: null,
    })
    const again = await add({ address: `${site.origin}/rss/`, outlet: 'the-paper' })
    expect(again.said).toEqual([expect.stringContaining('polled already')])
    expect((await listFeeds(pool, { limit: 9 })).map(({ url }) => url)).toEqual([`${site.origin}/rss`])
  })

  it('takes an address at its word where it cannot be read, and says why', async () => {
    const added = await add({ address: 'http://nothing.invalid/rss', outlet: 'Nothing' })
    expect(added.said).toEqual(['added http://nothing.invalid/rss to nothing'])
    expect(added.trouble).toMatch(/nothing\.invalid/)
  })

  it('says what to change', async () => {
    expect(await add({ address: 'ftp://a.example', outlet: 'A' })).toMatchObject({
      status: 400,
      detail: expect.stringContaining('http://'),
    })
    expect(await add({ address: `${site.origin}/nowhere`, outlet: 'A' })).toMatchObject({ status: 200 })
    expect(await add({ address: site.origin, outlet: '¿?' })).toMatchObject({ status: 400 })
    expect(await add({ address: site.origin, outlet: 'A' }, 'annotate')).toMatchObject({
      status: 403,
      detail: expect.stringContaining('manage'),
    })
  })
})

describe('lists of outlets', () => {
  const csv =
    'name,homepage,feed_url,state,article_text\nEl Diario,https://eldiario.example,https://u:p@eldiario.example/rss,TX,on\n,https://nobody.example,,,\n'

  it('are taken but for the rows with a problem, which are named', async () => {
    const taken = await take({ list: csv })
    expect(taken).toMatchObject({ status: 200, outlets: 1, feeds: 1, outletsAdded: 1, feedsAdded: 1 })
    expect(taken.problems).toEqual(['line 3: name is missing'])
    const [outlet] = await listOutlets(pool, { slug: 'el-diario', limit: 1 })
    expect(outlet).toMatchObject({ state: 'TX', articleText: true, feeds: 1 })
    expect(outlet!.collections).toContain('state:TX')
  })

  it.each(['csv', 'opml'])('come out as %s and in again without a change', async (format) => {
    const { status, body, headers } = await ask('GET', `/v1/outlet-lists?format=${format}`)
    expect(status).toBe(200)
    expect(headers['content-disposition']).toBe(`attachment; filename="mirador.${format}"`)
    const before = await listOutlets(pool, { slug: 'el-diario', limit: 1 })
    const taken = await take({ list: body })
    expect(taken).toMatchObject({ status: 200, outlets: 4, feeds: 4, outletsAdded: 0, feedsAdded: 0, problems: [] })
    expect(await listOutlets(pool, { slug: 'el-diario', limit: 1 })).toEqual(before)
  })

  it('of which nothing can be taken are refused with every problem, and are for who manages', async () => {
    expect(await take({ list: 'name,homepage\nA,nowhere' })).toMatchObject({
      status: 400,
      detail: expect.stringContaining('line 2: homepage must be an http or https address'),
    })
    expect(await take({ list: '<opml></opml>' })).toMatchObject({ status: 400 })
    expect(await take({ list: csv }, 'annotate')).toMatchObject({ status: 403 })
    expect((await ask('GET', '/v1/outlet-lists?format=csv', undefined, 'annotate')).status).toBe(403)
  })
})
