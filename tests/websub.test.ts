/** Hubs, from the document that declares one to the items that it pushes: over HTTP, through the API and a worker's hands. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { createFetcher, type Fetcher } from '@mirador/ingest/fetch.ts'
import { createKeeper, type Keeper } from '@mirador/ingest/keep-items.ts'
import { createRssParserReader } from '@mirador/ingest/rss-parser-reader.ts'
import { askHubs, createHubNotes, readPushes } from '@mirador/ingest/websub.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { changeFeed } from '@mirador/store/feeds.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type Request, startHub, type TestHub } from './support/hub.ts'
import { offTopic, onTopic } from './support/items.ts'
import { addFeeds, createPoller, type Poller } from './support/polling.ts'
import { createDatabase } from './support/postgres.ts'
import { runMirador } from './support/processes.ts'

const start = new Date('2026-11-24T12:00:00Z')
const never = new AbortController().signal
const maxPollSeconds = 21_600
let clock: Date
let pool: Pool
let hub: TestHub
let poller: Poller
let fetcher: Fetcher
let keep: Keeper
let callbackBase: string
/** What the feed's server answers with. */
let served: { headers: Record<string, string>; body: string }
let feedUrl: string
let secrets = 0

const pass = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1_000)
}
const item = (title: string) =>
  `<item><title>${title}</title><link>https://a.example/${encodeURIComponent(title)}</link></item>`
const rss = (head: string, ...titles: string[]) =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${head}${titles.map(item).join('')}</channel></rss>`
const declared = () => `<atom:link rel="hub" href="${hub.url}"/><atom:link rel="self" href="${feedUrl}"/>`

beforeEach(async () => {
  clock = start
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  hub = await startHub()
  const now = () => clock
  const app = await buildApp({
    pool,
    log: silentLog(),
    now,
    minPollSeconds: 300,
    maxPushBytes: 50_000,
    queueDepth: async () => ({}),
  })
  callbackBase = await app.listen({ port: 0, host: '127.0.0.1' })
  fetcher = createFetcher({
    userAgent: 'Mirador test',
    timeoutMs: 5_000,
    idleTimeoutMs: 5_000,
    maxBodyBytes: 1e6,
    maxRedirects: 5,
    allowPrivateAddresses: true,
    now,
  })
  keep = await createKeeper(pool)
  const noteHub = createHubNotes(pool, now, () => `secret-${++secrets}`)
  poller = await createPoller(pool, { now, noteHub })
  const server = createServer((_, response) => response.writeHead(200, served.headers).end(served.body))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  feedUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`
  await addFeeds(pool, [['a', feedUrl]], start)
  served = { headers: {}, body: rss(declared(), offTopic) }
  onTestFinished(async () => {
    await Promise.all([app.close(), hub.close(), fetcher.close(), poller.close()])
    server.close()
  })
})

const poll = async () => [...(await poller.pollAll()).values()][0]!
const ask = () => askHubs(pool, { fetcher, callbackBase, now: () => clock }, never)
const rssParser = createRssParserReader({ timeLimitMs: 5_000 })
const read = () => readPushes(pool, { keep, rssParser, rhythm: { maxPollSeconds }, now: () => clock }, never)
const row = async () => (await pool.query('SELECT * FROM hub_subscriptions')).rows[0]
const waiting = async () => (await pool.query('SELECT count(*) AS n FROM pushes')).rows[0].n

/** Polls the feed, asks its hub and confirms what that then asks; gives what it was asked. */
async function subscribe(): Promise<Request> {
  await poll()
  await ask()
  const request = hub.requests.at(-1)!
  expect(await hub.confirm(request)).toEqual({ status: 200, repeated: true })
  return request
}

describe('a feed that declares a hub', () => {
  it('is subscribed to there with a secret, under an address of its own', async () => {
    await poll()
    expect(await ask()).toBe(1)
    const { callback, secret, ...request } = hub.requests[0]!
    expect(request).toEqual({ mode: 'subscribe', topic: feedUrl, leaseSeconds: 864_000 })
    expect(callback).toMatch(new RegExp(`^${callbackBase}/websub/secret-\\d+$`))
    expect(secret).toMatch(/^secret-\d+$/)
    expect(callback.endsWith(secret!)).toBe(false)
    expect(await ask()).toBe(0)
  })

  it('in its Link headers is taken at their word first', async () => {
    served.headers = { link: `<${hub.url}mine>; rel="hub", </topic>; rel=self` }
    await poll()
    expect(await row()).toMatchObject({ hub: `${hub.url}mine`, topic: feedUrl.replace('/feed', '/topic') })
  })

  it('that says no word of its own address, or of a hub, is only polled', async () => {
    served.body = rss(`<atom:link rel="hub" href="${hub.url}"/>`, offTopic)
    await poll()
    expect(await row()).toBeUndefined()
  })

  it('and then another is subscribed to anew; what the first pushes is refused with "gone"', async () => {
    const first = await subscribe()
    served.body = rss(declared().replace(hub.url, `${hub.url}other`), offTopic)
    await poll()
    await ask()
    expect(hub.requests).toHaveLength(2)
    expect(hub.requests[1]!.secret).not.toBe(first.secret)
    expect(await hub.push(first, rss('', onTopic.trade))).toBe(410)
  })

  it('and then none, or that is stopped, is ended at the hub and forgotten', async () => {
    for (const end of ['undeclared', 'stopped']) {
      served.body = rss(declared(), offTopic)
      const request = await subscribe()
      if (end === 'stopped') await changeFeed(pool, 1, { active: false }, clock)
      else {
        served.body = rss('', offTopic)
        await poll()
      }
      await ask()
      expect(hub.requests.at(-1)).toMatchObject({ mode: 'unsubscribe', callback: request.callback })
      expect(await hub.confirm(hub.requests.at(-1)!)).toEqual({ status: 200, repeated: true })
      expect(await row()).toBeUndefined()
    }
  })

  it('is forgotten where the hub does not confirm the end', async () => {
    await subscribe()
    served.body = rss('', offTopic)
    await poll()
    for (let tries = 0; tries < 4; tries++) {
      await ask()
      pass(90_000)
    }
    expect(await row()).toBeUndefined()
  })
})

describe('a hub that asks for confirmation', () => {
  it('is agreed with only where topic and mode are what was asked for, and only once', async () => {
    await poll()
    await ask()
    const request = hub.requests[0]!
    const refused = { status: 404, repeated: false }
    expect(await hub.confirm(request, { topic: 'https://other.example/' })).toEqual(refused)
    expect(await hub.confirm(request, { mode: 'unsubscribe' })).toEqual(refused)
    expect(await hub.confirm(request, { mode: 'publish' })).toEqual(refused)
    expect(await hub.confirm({ ...request, callback: `${callbackBase}/websub/guessed` })).toEqual(refused)
    expect((await row()).lease_until).toBeNull()
    expect(await hub.confirm(request)).toEqual({ status: 200, repeated: true })
    expect(await hub.confirm(request)).toEqual(refused)
  })

  it('is asked again before its lease ends', async () => {
    await subscribe()
    expect(await row()).toMatchObject({ lease_until: new Date(start.getTime() + 1_000_000), asked_for: null })
    pass(799)
    expect(await ask()).toBe(0)
    pass(1)
    expect(await ask()).toBe(1)
    expect(hub.requests.at(-1)).toMatchObject({ mode: 'subscribe' })
    expect(await hub.confirm(hub.requests.at(-1)!, { lease_seconds: '864000' })).toMatchObject({ status: 200 })
    expect((await row()).lease_until).toEqual(new Date(clock.getTime() + 864_000_000))
  })

  it('gets its challenge back as plain text, whatever is in it', async () => {
    await poll()
    await ask()
    const url = new URL(hub.requests[0]!.callback)
    const script = '<script>alert(1)</script>'
    for (const [name, value] of [
      ['mode', 'subscribe'],
      ['topic', feedUrl],
      ['challenge', script],
    ] as const)
      url.searchParams.set(`hub.${name}`, value)
    const response = await fetch(url)
    expect(await response.text()).toBe(script)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('a hub that will not', () => {
  it('is asked later, ever more rarely, and no sooner than it says', async () => {
    hub.refuse = { status: 503, retryAfter: '7200' }
    await poll()
    await ask()
    expect(await row()).toMatchObject({ asked_for: null, attempts: 1, due_at: new Date(start.getTime() + 7_200_000) })
    expect((await row()).reason).toMatch(/503/)
    pass(7_200)
    hub.refuse = { status: 500 }
    await ask()
    expect((await row()).due_at).toEqual(new Date(clock.getTime() + 2 * 3_600_000))
  })

  it('and says so later is heard, with its reason', async () => {
    const request = await subscribe()
    const denied = await hub.confirm(request, { mode: 'denied', reason: 'not here' })
    expect(denied.status).toBe(200)
    expect(await row()).toMatchObject({
      lease_until: null,
      denied_at: start,
      reason: expect.stringMatching(/not here/),
    })
    pass(6 * 86_400)
    expect(await ask()).toBe(0)
    pass(86_400)
    expect(await ask()).toBe(1)
  })
})

describe('a document that a hub pushes', () => {
  it('is judged and counted like that of a poll, once, and puts the next poll off', async () => {
    const request = await subscribe()
    pass(60)
    expect(await hub.push(request, rss('', onTopic.trade, offTopic, onTopic.migration))).toBe(202)
    expect(await waiting()).toBe(1)
    expect(await read()).toBe(2)
    expect(await waiting()).toBe(0)
    const { rows } = await pool.query('SELECT * FROM polls WHERE pushed')
    expect(rows).toMatchObject([{ outcome: 'modified', items: 3, kept: 2, repeated: 1, off_topic: 0, refused: 0 }])
    const feed = (await pool.query('SELECT * FROM feeds')).rows[0]
    expect(feed.next_poll_at).toEqual(new Date(clock.getTime() + maxPollSeconds * 1_000))
    served.body = rss(declared(), onTopic.trade, offTopic, onTopic.migration)
    expect((await poll()).fates).toMatchObject({ repeated: 3 })
    while ((await recount(pool, 1_000)) > 0);
    expect(await findContradictions(pool)).toEqual([])
  })

  it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)('is taken when it is signed by %s', async (method) => {
    const request = await subscribe()
    expect(await hub.push(request, rss('', onTopic.trade), { method })).toBe(202)
    expect(await waiting()).toBe(1)
  })

  it('with a wrong signature or none is answered alike and ignored', async () => {
    const request = await subscribe()
    expect(await hub.push(request, rss('', onTopic.trade), { secret: 'guessed' })).toBe(202)
    expect(await hub.push(request, rss('', onTopic.trade), 'none')).toBe(202)
    expect([await waiting(), await read()]).toEqual([0, 0])
  })

  it('to an address that nobody gave out is refused with "gone"', async () => {
    const request = await subscribe()
    expect(await hub.push({ ...request, callback: `${callbackBase}/websub/guessed` }, rss('', onTopic.trade))).toBe(410)
    expect(await hub.push({ ...request, callback: `${callbackBase}/websub/guessed` }, 'x'.repeat(60_000))).toBe(410)
  })

  it('that is too large is refused', async () => {
    const request = await subscribe()
    expect(await hub.push(request, 'x'.repeat(60_000))).toBe(413)
  })

  it('that is no feed is recorded with its reason, and the feed stays as it was', async () => {
    const request = await subscribe()
    const before = (await pool.query('SELECT next_poll_at, failures FROM feeds')).rows
    await hub.push(request, '<!doctype html><title>x</title>')
    await read()
    const { rows } = await pool.query('SELECT outcome, reason FROM polls WHERE pushed')
    expect(rows).toEqual([{ outcome: 'failed', reason: 'html' }])
    expect((await pool.query('SELECT next_poll_at, failures FROM feeds')).rows).toEqual(before)
  })

  it('is recorded by one of two workers that read it at once', async () => {
    const request = await subscribe()
    await hub.push(request, rss('', onTopic.trade, onTopic.migration))
    await Promise.all([read(), read()])
    const { rows } = await pool.query('SELECT sum(kept + repeated) AS fates, count(*) AS polls FROM polls WHERE pushed')
    expect(rows).toEqual([{ fates: 2, polls: 1 }])
    expect((await pool.query('SELECT count(*) AS n FROM mentions')).rows[0].n).toBe(2)
  })

  it('waits for no more than fifty others of its feed', async () => {
    const request = await subscribe()
    const statuses: number[] = []
    for (let n = 0; n < 51; n++) statuses.push(await hub.push(request, rss('', `${onTopic.trade} ${n}`)))
    expect(statuses.filter((status) => status === 202)).toHaveLength(50)
    expect(statuses.at(-1)).toBe(503)
  })
})

describe('an API and a worker that know their address', () => {
  it('subscribe, confirm and read what is pushed, each in a process of its own', async () => {
    const { url, pool: own } = await createDatabase()
    await setTimeZone(own, 'America/Mexico_City')
    await addFeeds(own, [['a', feedUrl]])
    const probe = createServer().listen(0, '127.0.0.1')
    await once(probe, 'listening')
    const { port } = probe.address() as AddressInfo
    await new Promise((closed) => probe.close(closed))
    const settings = {
      DATABASE_URL: url,
      WEBSUB_URL: `http://127.0.0.1:${port}/`,
      PORT: `${port}`,
      TICK_MS: '100',
      ALLOW_PRIVATE_ADDRESSES: 'yes',
    }
    const [api, worker] = [runMirador(['api'], settings), runMirador(['work', 'ingest'], settings)]
    onTestFinished(async () => void (await Promise.all([api.end(), worker.end()])))
    await api.said('API and dashboard on')
    await expect.poll(() => hub.requests.length, { timeout: 20_000 }).toBe(1)
    expect(await hub.confirm(hub.requests[0]!)).toEqual({ status: 200, repeated: true })
    expect(await hub.push(hub.requests[0]!, rss('', onTopic.trade))).toBe(202)
    const kept = async () => (await own.query('SELECT sum(kept) AS kept FROM polls WHERE pushed')).rows[0].kept
    await expect.poll(kept, { timeout: 20_000 }).toBe(1)
  })
})

describe('without an address for hubs', () => {
  it('the API has nothing there', async () => {
    const app = await buildApp({
      pool,
      log: silentLog(),
      now: () => clock,
      minPollSeconds: 300,
      queueDepth: async () => ({}),
    })
    expect((await app.inject({ method: 'POST', url: '/websub/x' })).statusCode).toBe(404)
    await app.close()
  })
})
