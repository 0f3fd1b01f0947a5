import type { FeedFormat, ParsedFeed } from '@mirador/core/terms.ts'
import { decodeDocument } from './decode.ts'
import { readAtom } from './formats/atom.ts'
import { readJson } from './formats/json.ts'
import { readRss } from './formats/rss.ts'
import type { Feed } from './formats/shapes.ts'
import { readSitemap } from './formats/sitemap.ts'
import { sniff } from './formats/sniff.ts'

export { FeedError, type FeedErrorCode } from './formats/feed-error.ts'

/** How each format is read: from a document's text, the place where it starts there, and its address. */
const readers: Record<FeedFormat, (text: string, start: number, url: string | undefined) => Feed> = {
  rss: readRss,
  atom: readAtom,
  json: readJson,
  sitemap: readSitemap,
}

/**
 * Reads a feed document in whatever format, encoding and state of repair it comes. `contentType` is the HTTP header, `url` the
 * address that relative links are relative to. Takes time in proportion to the bytes. Throws a `FeedError`, and nothing else,
 * where they hold no feed.
 */
export function parseFeed(
  bytes: Uint8Array,
  from: { contentType?: string | undefined; url?: string | undefined },
): ParsedFeed {
  const text = decodeDocument(bytes, from.contentType)
  const { format, start } = sniff(text)
  return { format, ...readers[format](text, start, from.url) }
}
