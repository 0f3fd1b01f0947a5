/**
 * A server of many small feeds, for tests and benches: bodies are rendered once, so that it takes little of the machine.
 * As a process of its own: node tests/support/feed-farm.ts --feeds 1000 --items 30 [--port 0] [--host 0.0.0.0] [--gzip] [--seed 1]
 *
 *   GET /                 the addresses of all feeds, one a line
 *   GET /feeds/<n>.xml    RSS 2.0, n from 0; answers 304 to its ETag, with ?whole never; ?fault=… misbehaves
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'

const faults = {
  '500': ({ response }) => response.writeHead(500).end('boom'),
  '429': ({ response }) => response.writeHead(429, { 'retry-after': '120' }).end(),
  slow: ({ response, body }) => {
    let sent = 0
    response.writeHead(200, rss).flushHeaders()
    const drip = setInterval(() => response.write(body.subarray(sent, ++sent)), 1_000)
    response.on('close', () => clearInterval(drip))
  },
  truncate: ({ response, body }) => {
    response.writeHead(200, { ...rss, 'content-length': body.length })
    response.write(body.subarray(0, body.length >> 1), () => response.destroy())
  },
  hang: () => {},
  'redirect-loop': ({ request, response }) => response.writeHead(302, { location: request.url }).end(),
  html: ({ response }) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Subscribe</title><p>Enable cookies'),
  'bad-gzip': ({ response }) => response.writeHead(200, { ...rss, 'content-encoding': 'gzip' }).end('this is not gzip'),
} satisfies Record<string, (exchange: { request: IncomingMessage; response: ServerResponse; body: Buffer }) => unknown>
export type FeedFault = keyof typeof faults

const rss = { 'content-type': 'application/rss+xml; charset=utf-8' }

const abroad = ['Mexico City', 'Tijuana', 'Oaxaca', 'the Mexican senate', 'Ciudad Juárez', 'Mexican growers']
const athome = [
  'Dayton',
  'the county board',
  'Tulsa',
  'the school district',
  'Spokane',
  'a Boise startup',
  'state senators',
]
const verbs = ['weighs', 'opens', 'delays', 'defends', 'rejects', 'celebrates', 'reviews', 'expands', 'questions']
const objects = [
  'a trade plan',
  'the hospital budget',
  'its water rules',
  'a parking policy',
  'the spring season',
  'a rail line',
]

/** The nth of a list, spread by a multiplicative hash so that neighbours differ; the same for the same arguments. */
const pick = <T>(list: readonly T[], n: number): T => list[(Math.imul(n, 2654435761) >>> 8) % list.length]!

/** About one item in eight is about Mexico. */
function renderItem(feed: number, item: number, seed: number, published: Date): string {
  const n = (seed * 1_000 + feed) * 1_000 + item
  const title = `${pick(n % 8 === 0 ? abroad : athome, n)} ${pick(verbs, n + 1)} ${pick(objects, n + 2)} (no. ${n})`
  const lead = `Officials said on Monday that ${pick(athome, n + 3)} ${pick(verbs, n + 4)} ${pick(objects, n + 5)}, a step that residents had asked for since last year.`
  const link = `https://farm-${feed}.example.org/${seed}/${item}`
  return `<item><title>${title}</title><link>${link}</link><guid>${link}</guid><pubDate>${published.toUTCString()}</pubDate><description>&lt;p&gt;${lead}&lt;/p&gt;</description></item>`
}

function renderFeed(feed: number, items: number, seed: number, now: Date): Buffer {
  const list = Array.from({ length: items }, (_, item) => {
    return renderItem(feed, item, seed, new Date(now.getTime() - item * 600_000))
  })
  const head = `<title>Farm ${feed}</title><link>https://farm-${feed}.example.org/</link><description>Generated</description>`
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>${head}${list.join('\n')}</channel></rss>\n`,
  )
}

export type FeedFarmOptions = {
  feeds: number
  items: number
  /** Items of another seed are other items. */
  seed?: number
  /** 127.0.0.1 if not given; 0.0.0.0 answers on all of 127/8, which makes many hosts of one server. */
  host?: string
  port?: number
  gzip?: boolean
  /** The newest item's time; each older one is ten minutes before. */
  now?: Date
}
export type FeedFarm = {
  port: number
  /** One address per feed; where the server answers on all of 127/8, each on a host of its own. */
  urls: string[]
  /** How many requests were answered, or left hanging, so far. */
  requests(): number
  close(): Promise<void>
}

/** Starts a farm of `feeds` feeds with `items` items each. */
export async function startFeedFarm(options: FeedFarmOptions): Promise<FeedFarm> {
  const { feeds, items, seed = 0, host = '127.0.0.1', gzip = false, now = new Date() } = options
  const documents = Array.from({ length: feeds }, (_, feed) => renderFeed(feed, items, seed, now))
  const bodies = gzip ? documents.map((document) => gzipSync(document)) : documents
  const encoding = gzip ? { 'content-encoding': 'gzip' } : {}
  const etag = `"${seed}-${items}-${now.getTime()}"`
  let requests = 0

  const server = createServer((request, response) => {
    requests++
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (pathname === '/') return response.end(`${urls.join('\n')}\n`)
    const feed = Number(/^\/feeds\/(\d+)\.xml$/.exec(pathname)?.[1] ?? Number.NaN)
    const body = bodies[feed]
    if (!body) return response.writeHead(404).end()
    const fault = searchParams.get('fault')
    if (fault !== null) {
      if (!Object.hasOwn(faults, fault)) return response.writeHead(400).end(`no fault "${fault}"`)
      return faults[fault as FeedFault]({ request, response, body: documents[feed]! })
    }
    if (request.headers['if-none-match'] === etag && !searchParams.has('whole'))
      return response.writeHead(304, { etag }).end()
    return response.writeHead(200, { ...rss, ...encoding, etag, 'content-length': body.length }).end(body)
  })
  await new Promise<void>((listening) => server.listen(options.port ?? 0, host, listening))
  const { port } = server.address() as AddressInfo
  const hostOf = (feed: number) => (host === '0.0.0.0' ? `127.0.${1 + (feed >> 8)}.${feed & 255}` : host)
  const urls = bodies.map((_, feed) => `http://${hostOf(feed)}:${port}/feeds/${feed}.xml`)

  return {
    port,
    urls,
    requests: () => requests,
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      feeds: { type: 'string', default: '1000' },
      items: { type: 'string', default: '30' },
      seed: { type: 'string', default: '0' },
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '0.0.0.0' },
      gzip: { type: 'boolean', default: false },
    },
  })
  const { feeds, items, seed, port, host, gzip } = values
  const numbers = { feeds: Number(feeds), items: Number(items), seed: Number(seed), port: Number(port) }
  const farm = await startFeedFarm({ ...numbers, host, gzip })
  console.log(`http://127.0.0.1:${farm.port}`)
}
