import { parseFeed } from '@mirador/ingest/parse.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FeedServer, startFeedServer } from './feed-server.ts'
import { synthesise } from './newsroom.ts'
import { demoOutlets } from './outlets.ts'

const items = [...synthesise({ from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-11-30T00:00:00Z'), seed: 1 })]
let now = new Date('2026-11-20T12:00:00Z')
let server: FeedServer
beforeAll(async () => {
  server = await startFeedServer({ port: 0, items, now: () => now })
})
afterAll(() => server.close())

const slug = 'gaslight-square-times'
const get = (path: string, headers: Record<string, string> = {}) => fetch(server.address + path, { headers })
const published = () => items.filter((item) => item.published <= now.toISOString())

describe('a feed', () => {
  it('holds the newest sixty items published by now, newest first', async () => {
    const body = await (await get(`/feeds/${slug}.xml`)).text()
    const links = [...body.matchAll(/<link>(.*?\/articles\/.*?)<\/link>/g)].map(([, link]) => link)
    const expected = published().filter((item) => item.outlet === slug)
    expect(expected.length).toBeGreaterThan(60)
    expect(links).toEqual(
      expected
        .slice(-60)
        .reverse()
        .map((item) => server.address + item.path),
    )
  })

  it('is read back word for word', async () => {
    for (const { slug, language } of demoOutlets) {
      const response = await get(`/feeds/${slug}.xml`)
      const contentType = response.headers.get('content-type') ?? undefined
      const { format, feed, items: read } = parseFeed(await response.bytes(), { contentType, url: response.url })
      expect([format, feed.language]).toEqual(['rss', language])
      const expected = published().filter((item) => item.outlet === slug)
      expect(read.map(({ title, summary, published }) => ({ title, summary, published }))).toEqual(
        expected
          .slice(-60)
          .reverse()
          .map(({ title, text, published }) => ({ title, summary: text, published })),
      )
    }
  })

  it('says that it is synthetic, for every outlet', async () => {
    for (const outlet of demoOutlets) {
      const body = await (await get(`/feeds/${outlet.slug}.xml`)).text()
      expect(body).toContain('(synthetic)</title>')
      expect(body).toContain('<description>Synthetic news')
    }
  })

  it('answers 304 to its ETag until there is a new item', async () => {
    const etag = (await get(`/feeds/${slug}.xml`)).headers.get('etag')!
    expect((await get(`/feeds/${slug}.xml`, { 'if-none-match': etag })).status).toBe(304)
    now = new Date('2026-11-21T12:00:00Z')
    const changed = await get(`/feeds/${slug}.xml`, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(etag)
  })

  it('is sent compressed to whoever takes gzip', async () => {
    const packed = await get(`/feeds/${slug}.xml`, { 'accept-encoding': 'gzip' })
    const plain = await get(`/feeds/${slug}.xml`, { 'accept-encoding': 'identity' })
    expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual(['gzip', null])
    expect(await packed.text()).toBe(await plain.text())
  })

  it('of nobody is not found', async () => {
    expect((await get('/feeds/nobody.xml')).status).toBe(404)
  })
})

describe('a page', () => {
  it('of an item or an outlet says that it is synthetic', async () => {
    for (const path of [items[0]!.path, `/outlets/${slug}`]) {
      const page = await get(path)
      expect(page.headers.get('content-type')).toContain('text/html')
      expect(await page.text()).toContain('Synthetic news, written by a program')
    }
  })

  it('of an item that is not published yet is not found', async () => {
    const next = items[published().length]!
    expect((await get(next.path)).status).toBe(404)
  })
})

it('the history holds everything published so far, one item a line, with addresses on the server', async () => {
  const lines = (await (await get('/history.ndjson')).text()).trimEnd().split('\n')
  expect(lines.length).toBe(published().length)
  const { outlet, title, text, path, published: at, language } = items[5]!
  expect(JSON.parse(lines[5]!)).toEqual({ outlet, title, text, url: server.address + path, published: at, language })
})
