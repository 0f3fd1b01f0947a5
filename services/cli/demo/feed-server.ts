/** Serves the synthetic newsroom on loopback, as outlets serve their feeds: what is published by now, and no more. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import type { NewsroomItem } from './newsroom.ts'
import { type DemoOutlet, demoOutlets } from './outlets.ts'

const feedLength = 60
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeMarkup = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character]!)
const notice =
  'Synthetic news, written by a program for a demonstration. Nothing in it happened, and no outlet of this name exists.'

export type FeedServerOptions = {
  /** 0 takes any free port. */
  port: number
  /** Oldest first. */
  items: NewsroomItem[]
  now: () => Date
}
export type FeedServer = { address: string; close: () => Promise<void> }

/** How many of `items` are published by `time`. */
function publishedBy(items: NewsroomItem[], time: Date): number {
  const limit = time.toISOString()
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]!.published <= limit) low = middle + 1
    else high = middle
  }
  return low
}

function rssOf(outlet: DemoOutlet, items: NewsroomItem[], address: string): string {
  const entries = items.map(({ title, text, path, published, section }) =>
    [
      `<item><title>${escapeMarkup(title)}</title><link>${address}${path}</link><guid isPermaLink="true">${address}${path}</guid>`,
      `<pubDate>${new Date(published).toUTCString()}</pubDate><category>${escapeMarkup(section)}</category>`,
      `<description>${escapeMarkup(text)}</description></item>`,
    ].join(''),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${escapeMarkup(outlet.name)}</title><link>${address}/outlets/${outlet.slug}</link>
<description>${notice}</description><language>${outlet.language}</language><ttl>5</ttl>
${entries.join('\n')}
</channel></rss>
`
}

function page(language: string, title: string, body: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="robots" content="noindex">
<title>${escapeMarkup(title)}</title></head><body><p role="note"><strong>${notice}</strong></p>${body}</body></html>
`
}

function articlePage(item: NewsroomItem, outlet: DemoOutlet): string {
  const byline = `${escapeMarkup(outlet.name)} · ${escapeMarkup(item.section)} · <time datetime="${item.published}">${item.published}</time>`
  const article = `<article><h1>${escapeMarkup(item.title)}</h1><p>${byline}</p><p>${escapeMarkup(item.text)}</p></article>`
  return page(item.language, item.title, article)
}

function outletPage(outlet: DemoOutlet, items: NewsroomItem[]): string {
  const list = items.map(({ path, title }) => `<li><a href="${path}">${escapeMarkup(title)}</a></li>`)
  return page(outlet.language, outlet.name, `<h1>${escapeMarkup(outlet.name)}</h1><ul>${list.join('')}</ul>`)
}

/** Everything published by `now` as lines of history, oldest first, as `mirador import` takes them. */
export function* historyLines(items: NewsroomItem[], address: string, now: Date): Generator<string> {
  for (const item of items.slice(0, publishedBy(items, now))) {
    const { outlet, title, text, path, published, language } = item
    yield `${JSON.stringify({ outlet, title, text, url: address + path, published, language })}\n`
  }
}

function sendFeed(request: IncomingMessage, response: ServerResponse, body: string, items: NewsroomItem[]): void {
  const newest = items[0]
  const headers = {
    'content-type': 'application/rss+xml; charset=utf-8',
    etag: `"${newest?.number ?? 'empty'}"`,
    'last-modified': new Date(newest?.published ?? 0).toUTCString(),
    vary: 'accept-encoding',
  }
  if (request.headers['if-none-match'] === headers.etag) response.writeHead(304, headers).end()
  else if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) response.writeHead(200, headers).end(body)
  else response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(gzipSync(body))
}

/**
 * Starts the server on 127.0.0.1:
 *
 *   /feeds/<slug>.xml    RSS 2.0 of the newest sixty items of an outlet, with ETag, Last-Modified, 304 and gzip
 *   /outlets/<slug>      the same as a page
 *   /articles/<n>        an item as a page
 *   /history.ndjson      everything published so far, as lines of history
 */
export async function startFeedServer({ port, items, now }: FeedServerOptions): Promise<FeedServer> {
  const outlets = new Map(demoOutlets.map((outlet) => [outlet.slug, outlet]))
  const itemsOf = Map.groupBy(items, (item) => item.outlet)
  const newestOf = (slug: string) => {
    const own = itemsOf.get(slug) ?? []
    const end = publishedBy(own, now())
    return own.slice(Math.max(0, end - feedLength), end).reverse()
  }
  const sendPage = (response: ServerResponse, html: string) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!
    const [, kind, name = ''] = /^\/(feeds|outlets|articles)\/([\w-]+?)(?:\.xml)?$/.exec(path) ?? []
    const outlet = outlets.get(name)
    const item = items[Number(name)]
    if (path === '/history.ndjson') {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' })
      // A reader that leaves early is no fault of ours.
      pipeline(Readable.from(historyLines(items, address, now())), response).catch(() => {})
    } else if (kind === 'feeds' && outlet) {
      const newest = newestOf(outlet.slug)
      sendFeed(request, response, rssOf(outlet, newest, address), newest)
    } else if (kind === 'outlets' && outlet) {
      sendPage(response, outletPage(outlet, newestOf(outlet.slug)))
    } else if (kind === 'articles' && item && new Date(item.published) <= now()) {
      sendPage(response, articlePage(item, outlets.get(item.outlet)!))
    } else {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.\n')
    }
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    address,
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
