/** One feed that serves what strangers serve, polled for real. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { onTopic } from './support/items.ts'
import { addFeeds, createPoller, type Poller } from './support/polling.ts'
import { createDatabase } from './support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
let pool: Pool
let poller: Poller

beforeEach(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  poller = await createPoller(pool, { now: () => now })
  onTestFinished(() => poller.close())
})

type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer }

/** Serves what `answer` gives, as the one feed there is. */
async function serve(
  answer: (headers: Record<string, string | string[] | undefined>, path: string) => Answer,
): Promise<string> {
  const server = createServer((request, response) => {
    const { status = 200, headers = {}, body = '' } = answer(request.headers, request.url ?? '/')
    response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`
  await addFeeds(pool, [['a', url]], now)
  return url
}

const poll = async () => [...(await poller.pollAll()).values()][0]!
const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>${items.join('')}</channel></rss>`
const item = (title: string, more = '') =>
  `<item><title>${title}</title><link>https://a.example/${createHash('sha1').update(title).digest('hex')}</link>${more}</item>`
const mentions = async () => (await pool.query('SELECT * FROM mentions ORDER BY id')).rows

describe('an item', () => {
  it('without a word is refused, and without a link or a title is kept by what it has', async () => {
    await serve(() => ({
      body: rss(
        '<item><link>https://a.example/empty</link></item>',
        `<item><description>${onTopic.trade}</description></item>`,
        `<item><title>${onTopic.migration}</title></item>`,
      ),
    }))
    expect((await poll()).fates).toEqual({ offTopic: 0, repeated: 0, kept: 2, refused: 1 })
    expect((await poll()).fates).toEqual({ offTopic: 0, repeated: 2, kept: 0, refused: 1 })
    expect((await mentions()).map(({ title, url }) => [title, url])).toEqual([
      [onTopic.trade, null],
      [onTopic.migration, null],
    ])
  })

  it('of 1970 or 2099 counts at the time it was first seen', async () => {
    const dates = ['Thu, 01 Jan 1970 00:00:00 GMT', 'Thu, 01 Jan 2099 00:00:00 GMT', 'Fri, 20 Nov 2026 10:00:00 GMT']
    await serve(() => ({
      body: rss(...dates.map((date, i) => item(`${onTopic.trade} ${i}`, `<pubDate>${date}</pubDate>`))),
    }))
    await poll()
    expect((await mentions()).map((row) => [row.date_believed, row.published_at])).toEqual([
      [false, now],
      [false, now],
      [true, new Date('2026-11-20T10:00:00Z')],
    ])
  })

  it('with a title of a megabyte, NUL bytes or half a surrogate pair is kept, cut to what is stored', async () => {
    const huge = `${onTopic.migration} ${'word '.repeat(200_000)}`
    await serve(() => ({ body: rss(item(huge), item(`${onTopic.trade} a\0b &#0; &#xD800; c`)) }))
    expect(await poll()).toMatchObject({ outcome: 'modified', fates: { kept: 2 } })
    for (const { title } of await mentions()) {
      expect(title.length).toBeLessThanOrEqual(1_000)
      expect(title.isWellFormed()).toBe(true)
      expect(title).not.toContain('\0')
    }
  })
})

describe('a document', () => {
  it('that ends before its root does keeps its items, fails the poll, and is asked for whole again', async () => {
    let whole = false
    const asked: (string | string[] | undefined)[] = []
    const document = rss(item(`${onTopic.trade} 1`), item(`${onTopic.trade} 2`), item(`${onTopic.trade} 3`))
    await serve((headers) => {
      asked.push(headers['if-none-match'])
      return {
        headers: { etag: '"half"' },
        body: whole ? document : document.slice(0, document.indexOf('trade 3') - 60),
      }
    })
    expect(await poll()).toMatchObject({ outcome: 'failed', reason: 'truncated', fates: { kept: 2, refused: 0 } })
    whole = true
    expect(await poll()).toMatchObject({ outcome: 'modified', fates: { kept: 1, repeated: 2 } })
    expect(asked).toEqual([undefined, undefined])
  })

  it('that has not changed is not sent again, but for once in six hours', async () => {
    let clock = now
    await poller.close()
    poller = await createPoller(pool, { now: () => clock })
    const asked: unknown[] = []
    await serve((headers) => {
      asked.push(headers['if-none-match'])
      const same = headers['if-none-match'] === 'W/"1"'
      return { status: same ? 304 : 200, headers: { etag: 'W/"1"' }, body: same ? '' : rss(item(onTopic.trade)) }
    })
    expect((await poll()).outcome).toBe('modified')
    expect((await poll()).outcome).toBe('unchanged')
    clock = new Date(now.getTime() + 6 * 3_600_000)
    expect((await poll()).outcome).toBe('modified')
    expect(asked).toEqual([undefined, 'W/"1"', undefined])
  })

  it('at an address that moved for good is asked for there after three such answers', async () => {
    const url = await serve((_headers, path) =>
      path === '/feed' ? { status: 301, headers: { location: '/new' } } : { body: rss(item(onTopic.trade)) },
    )
    const moved = url.replace('/feed', '/new')
    const address = async () => (await pool.query('SELECT url, moved_from FROM feeds')).rows[0]
    for (const expected of [url, url, moved]) {
      expect((await poll()).outcome).toBe('modified')
      expect((await address()).url).toBe(expected)
    }
    await addFeeds(pool, [['a', url]], now)
    expect((await pool.query('SELECT url FROM feeds')).rows).toEqual([{ url: moved }])
  })

  it('read by rss-parser, where an operator chose it, gives the same mention', async () => {
    await serve(() => ({ body: rss(item(onTopic.trade, '<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>')) }))
    await pool.query("UPDATE feeds SET reader = 'rss-parser'")
    expect(await poll()).toMatchObject({ outcome: 'modified', fates: { kept: 1 } })
    await pool.query("UPDATE feeds SET reader = 'mirador'")
    expect((await poll()).fates).toEqual({ offTopic: 0, repeated: 1, kept: 0, refused: 0 })
  })
})

describe('a poll that fails', () => {
  it('is recorded with its reason, and the feed is put off further each time', async () => {
    await serve(() => ({ status: 500 }))
    const delays: number[] = []
    for (let i = 0; i < 3; i++) {
      expect(await poll()).toMatchObject({ outcome: 'failed', reason: 'http-status' })
      const { rows } = await pool.query('SELECT next_poll_at, failures, last_reason FROM feeds')
      expect(rows[0]).toMatchObject({ failures: i + 1, last_reason: 'http-status' })
      delays.push((rows[0].next_poll_at.getTime() - now.getTime()) / 1_000)
    }
    expect(delays).toEqual([600, 1_200, 2_400])
  })
})
