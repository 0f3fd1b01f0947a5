/** The page that a record of a WARC file holds: what a server sent, unwrapped. */

import { decodeDocument } from '../decode.ts'
import { decode } from '../fetching/decode.ts'
import { splitHead, type WarcRecord } from './record.ts'

const mostPageBytes = 20_000_000

/** The address of what a record holds; some writers put it between angle brackets. */
export const addressOf = ({ headers }: WarcRecord): string =>
  headers.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? ''

/**
 * The HTML that a record holds, whole or cut off; undefined where it holds none: other types of records (a revisit has no page
 * of its own), answers but 200, other documents, and bodies that cannot be unpacked.
 */
export async function htmlOf({ type, headers, block }: WarcRecord): Promise<string | undefined> {
  if (type === 'resource') return isHtml(headers.get('content-type')) ? decodeDocument(block, undefined) : undefined
  if (type !== 'response') return undefined
  const head = splitHead(block)
  if (!head || !/^HTTP\/\d(?:\.\d)? 200\b/i.test(head.firstLine) || !isHtml(head.headers.get('content-type')))
    return undefined
  const sent = block.subarray(head.bytes)
  const whole = /\bchunked\b/i.test(head.headers.get('transfer-encoding') ?? '') ? withoutChunks(sent) : sent
  const body = await unpacked(whole, head.headers.get('content-encoding') ?? '')
  return body && decodeDocument(body, head.headers.get('content-type'))
}

const isHtml = (contentType: string | undefined) =>
  /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '')

/** Some crawlers unpack what they store and leave the header as it was. */
async function unpacked(body: Buffer, encoding: string): Promise<Uint8Array | undefined> {
  try {
    return await decode(body, encoding, mostPageBytes)
  } catch {
    return /^[\s\ufeff]*</.test(body.toString('utf8', 0, 100)) ? body : undefined
  }
}

/** The body without the marks of chunked transfer (RFC 9112, 7.1); as it is where it has none, for some crawlers take them out. */
function withoutChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = []
  let at = 0
  for (;;) {
    const end = body.indexOf('\n', at)
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(body.toString('latin1', at, end < 0 ? at : end))?.[1]
    if (size === undefined) return chunks.length > 0 ? Buffer.concat(chunks) : body
    const bytes = Number.parseInt(size, 16)
    if (bytes === 0) return Buffer.concat(chunks)
    chunks.push(body.subarray(end + 1, end + 1 + bytes))
    at = end + 1 + bytes
    while (body[at] === 0x0d || body[at] === 0x0a) at++
  }
}
