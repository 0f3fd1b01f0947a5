/** Records of WARC files, made up piece by piece so that each can be made wrong. */
import { gzipSync } from 'node:zlib'

export type Headers = Record<string, string>

export function warcRecord(type: string, headers: Headers, block: string | Buffer, lineEnd = '\r\n'): Buffer {
  const bytes = Buffer.from(block)
  const all: Headers = {
    'WARC-Type': type,
    'WARC-Date': '2026-11-20T10:00:00Z',
    'WARC-Record-ID': '<urn:uuid:0>',
    'Content-Length': `${bytes.length}`,
    ...headers,
  }
  const lines = ['WARC/1.0', ...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', '']
  return Buffer.concat([Buffer.from(lines.join(lineEnd)), bytes, Buffer.from('\r\n\r\n')])
}

/** An answer of a server as it stands in a record. */
export function httpAnswer(body: string | Buffer, headers: Headers = {}, status = '200 OK'): Buffer {
  const lines = [
    `HTTP/1.1 ${status}`,
    ...Object.entries({ 'Content-Type': 'text/html; charset=utf-8', ...headers }).map(([n, v]) => `${n}: ${v}`),
  ]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)])
}

export const pageRecord = (url: string, html: string | Buffer, headers: Headers = {}): Buffer =>
  warcRecord('response', { 'WARC-Target-URI': url }, httpAnswer(html, headers))

export function articlePage(
  title: string,
  more: { lead?: string; published?: string; canonical?: string } = {},
): string {
  const { lead = '', published = '2026-11-19T08:30:00Z', canonical } = more
  const link = canonical ? `<link rel="canonical" href="${canonical}">` : ''
  return `<!doctype html><html lang="en"><head><title>${title} | The Valley Star</title>${link}
    <meta property="og:type" content="article"><meta property="og:title" content="${title}">
    <meta property="og:description" content="${lead}"><meta property="article:published_time" content="${published}">
    </head><body><h1>${title}</h1><p>${'Words of the body. '.repeat(50)}</p></body></html>`
}

/** A file gzipped a record a member, as the standard recommends. */
export const gzipped = (...records: Buffer[]): Buffer => Buffer.concat(records.map((record) => gzipSync(record)))
