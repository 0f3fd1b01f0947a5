import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { articlePage, httpAnswer, warcRecord } from '../../../tests/support/warc.ts'
import { addressOf, htmlOf } from './page.ts'
import { readPageWords } from './page-words.ts'
import { readHead, recordOf, type WarcRecord } from './record.ts'

const url = 'https://star.example/story'
function record(type: string, block: string | Buffer, headers: Record<string, string> = {}): WarcRecord {
  const bytes = warcRecord(type, { 'WARC-Target-URI': url, ...headers }, block)
  const head = readHead(bytes)!
  return recordOf(head, bytes.subarray(head.headBytes, head.headBytes + head.blockBytes))
}
const html = '<!doctype html><title>Ñandú</title>'
const chunks = (body: Buffer, size: number) => {
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size)
    parts.push(Buffer.from(`${part.length.toString(16)};x=1\r\n`), part, Buffer.from('\r\n'))
  }
  return Buffer.concat([...parts, Buffer.from('0\r\nTrailer: x\r\n\r\n')])
}

describe('the page of a record', () => {
  it.each([
    ['as it is', httpAnswer(html)],
    ['in chunks', httpAnswer(chunks(Buffer.from(html), 7), { 'Transfer-Encoding': 'chunked' })],
    ['said to be in chunks', httpAnswer(html, { 'Transfer-Encoding': 'chunked' })],
    ['gzipped', httpAnswer(gzipSync(html), { 'Content-Encoding': 'gzip' })],
    ['deflated', httpAnswer(deflateSync(html), { 'Content-Encoding': 'deflate' })],
    [
      'in brotli and chunks',
      httpAnswer(chunks(brotliCompressSync(html), 9), { 'Content-Encoding': 'br', 'Transfer-Encoding': 'chunked' }),
    ],
    ['said to be gzipped', httpAnswer(html, { 'Content-Encoding': 'gzip' })],
    [
      'in another charset',
      httpAnswer(Buffer.from(html, 'latin1'), { 'Content-Type': 'text/html; charset=iso-8859-1' }),
    ],
    ['after an empty line too many', httpAnswer(`\r\n${html}`)],
  ])('is unwrapped: %s', async (_how, block) => {
    expect((await htmlOf(record('response', block)))?.trim()).toBe(html)
  })

  it('may be a resource of its own', async () => {
    expect(await htmlOf(record('resource', html, { 'Content-Type': 'text/html' }))).toBe(html)
  })

  it.each([
    ['a revisit', record('revisit', httpAnswer(''), { 'WARC-Profile': 'identical-payload-digest' })],
    ['a request', record('request', 'GET / HTTP/1.1\r\n\r\n')],
    ['no answer', record('response', 'nonsense')],
    ['an error', record('response', httpAnswer(html, {}, '404 Not Found'))],
    ['a picture', record('response', httpAnswer('GIF89a', { 'Content-Type': 'image/gif' }))],
    [
      'a body that cannot be unpacked',
      record('response', httpAnswer(Buffer.from([1, 2, 3]), { 'Content-Encoding': 'br' })),
    ],
    [
      'a body in an unknown encoding',
      record('response', httpAnswer(Buffer.from([1, 2, 3]), { 'Content-Encoding': 'zstd' })),
    ],
    ['a bomb', record('response', httpAnswer(gzipSync(Buffer.alloc(60_000_000)), { 'Content-Encoding': 'gzip' }))],
  ])('is missing in %s', async (_what, odd) => expect(await htmlOf(odd)).toBeUndefined())

  it('has an address, between angle brackets or not', () => {
    expect(addressOf(record('response', '', { 'WARC-Target-URI': `<${url}>` }))).toBe(url)
    expect(addressOf(record('warcinfo', '', { 'WARC-Target-URI': '' }))).toBe('')
  })
})

describe('the words of a page', () => {
  it('are those of its head, with JSON-LD wherever it stands', () => {
    const page = articlePage('Rain in the hills', { lead: 'It &amp; rains.', canonical: '/story?page=1' })
    expect(readPageWords(page, url)).toEqual({
      title: 'Rain in the hills',
      text: 'It & rains.',
      published: '2026-11-19T08:30:00.000Z',
      language: 'en',
      url: `${url}?page=1`,
    })
    const linked = '{"@type": "NewsArticle", "headline": "From below", "datePublished": "2026-11-01T00:00:00Z"}'
    const late = `<html><head><title>x</title></head><body><p>y<script type="application/ld+json">${linked}</script></body>`
    expect(readPageWords(late, url)).toMatchObject({ title: 'From below', published: '2026-11-01T00:00:00.000Z', url })
  })

  it('are none where the page does not say that it is an article', () => {
    const front = '<html><head><title>The Valley Star</title><meta property="og:type" content="website"></head><body>x'
    for (const page of [front, '', 'plain', '<'.repeat(10_000)]) expect(readPageWords(page, url)).toBeUndefined()
  })

  it('are read in time, whatever the page is made of', () => {
    const started = performance.now()
    for (const piece of [
      '<script type="application/ld+json">',
      '<meta property="og:type" content="article">',
      '<div>',
      '<body ',
    ])
      readPageWords(piece.repeat(200_000), url)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
