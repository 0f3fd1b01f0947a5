/** From the bytes of a document to the items that may be counted, whoever brought them: a poll or a hub. */
import { messageOf } from '@mirador/core/errors.ts'
import type { FeedReader, ParsedFeed } from '@mirador/core/terms.ts'
import { itemText } from './item-text.ts'
import { FeedError, parseFeed } from './parse.ts'
import { believedTime, itemKey, type PublishedItem } from './published-item.ts'
import type { RssParserReader } from './rss-parser-reader.ts'

/** A document, or why there is none; one that was cut off is both: its items count all the same. */
export type Read = { document?: ParsedFeed; failure?: { reason: string; detail: string } }

type Source = { contentType?: string | undefined; url?: string | undefined }

/** Reads a document with the reader of its feed. */
export async function readDocument(
  reader: FeedReader,
  body: Uint8Array,
  from: Source,
  rssParser: RssParserReader,
): Promise<Read> {
  try {
    const document = reader === 'rss-parser' ? await rssParser.read(body, from) : parseFeed(body, from)
    if (document.complete) return { document }
    const detail =
      'The document ends before its root element does. The items it holds were kept; it is fetched again soon.'
    return { document, failure: { reason: 'truncated', detail } }
  } catch (error) {
    if (error instanceof FeedError) return { failure: { reason: error.code, detail: messageOf(error) } }
    throw error
  }
}

/** The items that may be counted; one without a single word is refused. */
export function publishedItems(
  feed: { id: number; outletId: number },
  document: ParsedFeed | undefined,
  firstSeen: Date,
): { items: PublishedItem[]; refused: number } {
  const items: PublishedItem[] = []
  // of a document that was cut off the last item may be half of one: it is counted when it comes whole
  const whole = document?.complete === false ? document.items.slice(0, -1) : (document?.items ?? [])
  for (const item of whole) {
    const { title, text } = itemText(item)
    if (!title) continue
    items.push({
      outletId: feed.outletId,
      feedId: feed.id,
      key: itemKey({ link: item.link, id: item.id, words: `${title} ${text}`, published: item.published }),
      url: item.link ?? null,
      title,
      text,
      language: item.language ?? document?.feed.language,
      ...believedTime(item.published ?? item.updated, firstSeen),
    })
  }
  return { items, refused: whole.length - items.length }
}
