/** What a hostile server may send to a reader of feeds, and how a poll of it is to end. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

type Hostile = {
  /** Answers; `most` is the size that a document may have. */
  answer: (response: ServerResponse, most: number) => void
  /** The reason of the poll; "modified" where the document is read and what is hostile in it does nothing. */
  ends: string
}

const times = (piece: string, count: number) => piece.repeat(count)
/** As many of a piece as leave room for the rest of a document. */
const fill = (piece: string, most: number) => times(piece, Math.floor((0.95 * most) / Buffer.byteLength(piece)))
const rss = (inside: string, prolog = '') =>
  `<?xml version="1.0"?>${prolog}<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`
const item = (title: string, description = '') =>
  `<item><title>${title}</title><link>https://hostile.example/1</link><description>${description}</description></item>`

const document = (write: (most: number) => string | Buffer): Hostile => ({
  answer: (response, most) => response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(write(most)),
  ends: 'modified',
})
const encoded = (encoding: string, write: () => Buffer): Hostile => ({
  answer: (response) => response.writeHead(200, { 'content-encoding': encoding }).end(write()),
  ends: 'too-large',
})
const drip = (response: ServerResponse, piece: string, everyMs: number) => {
  const timer = setInterval(() => response.write(piece), everyMs)
  response.on('close', () => clearInterval(timer))
}

const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${times(`&l${i};`, 10)}">`).join('')
const zeros = 300_000_000
const fastBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
let gzipped: Buffer | undefined
const gzipBomb = () => (gzipped ??= gzipSync(Buffer.alloc(zeros), { level: 9 }))

/** Twenty inputs, by what is wrong with them. */
export const malicious: Record<string, Hostile> = {
  'billion laughs': document(() => rss(item('&l9;'), `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]>`)),
  'external entity': document(() => rss(item('&x;'), '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
  'external parameter entity': document(() =>
    rss(item('%x;'), '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;]>'),
  ),
  'quadratic blow-up': document((most) =>
    rss(item('T', fill('&x;', most / 2)), `<!DOCTYPE rss [<!ENTITY x "${fill('x', most / 2)}">]>`),
  ),
  'text of 50 MB': { ...document(() => rss(item(times('word ', 10_000_000)))), ends: 'too-large' },
  'text as large as may be': document((most) => rss(item('T', fill('word ', most)))),
  'nesting of 100,000': document(() => rss(item('T', `${times('<a>', 100_000)}${times('</a>', 100_000)}`))),
  'tags left open': document((most) => rss(item('T', fill('<b><i>', most)))),
  'a run of "<"': document((most) => rss(item('T', fill('<', most)))),
  'comments left open': { ...document((most) => `<?xml version="1.0"?>${fill('<!-- <!', most)}`), ends: 'not-a-feed' },
  'attributes without end': document(
    (most) => `<rss${fill(' a="b"', most / 4)}${fill(' xmlns:a="b"', most / 4)}><channel>${item('T')}</channel></rss>`,
  ),
  'items without end': document((most) => rss(fill('<item><title>T</title></item>', most))),
  'references without end': document((most) => rss(item(fill('&amp;lt;', most)))),
  'nested JSON': {
    ...document((most) => `{"version":"https://jsonfeed.org/version/1.1","items":${fill('[', most)}`),
    ends: 'malformed',
  },
  'gzip bomb': encoded('gzip', gzipBomb),
  'gzip bomb in a gzip bomb': encoded('gzip, gzip', () => gzipSync(gzipBomb())),
  'brotli bomb': encoded('br', () => brotliCompressSync(Buffer.alloc(zeros), fastBrotli)),
  'a byte at a time': { answer: (response) => drip(response.writeHead(200), 'x', 50), ends: 'too-slow' },
  'a body without end': {
    answer: (response) => drip(response.writeHead(200), times('x', 1_000_000), 1),
    ends: 'too-large',
  },
  'redirect to the metadata address': {
    answer: (response) => response.writeHead(302, { location: 'http://0xA9FEA9FE/latest/meta-data/' }).end(),
    ends: 'private-address',
  },
}

/** Serves the inputs; gives the address of each by its name, and of a sound feed as "sound". */
export async function startHostileServer(most: number): Promise<{ urls: Map<string, string>; close(): Promise<void> }> {
  const names = Object.keys(malicious)
  const server = createServer((request, response) => {
    // what the reader breaks off is no fault of this server
    response.on('error', () => {})
    const name = names[Number(request.url?.slice(1))]
    if (name === undefined) return void response.end(rss(item('A sound feed')))
    malicious[name]!.answer(response, most)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const urls = new Map(names.map((name, index) => [name, `${address}/${index}`]))
  urls.set('sound', `${address}/sound`)
  return {
    urls,
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
