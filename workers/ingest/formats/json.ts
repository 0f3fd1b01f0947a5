import type { FeedItem } from '@mirador/core/terms.ts'
/** JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/); what is of another type than it should be is passed over. */
import { readDate } from '../dates.ts'
import { resolveAddress } from './address.ts'
import { clean } from './element.ts'
import { FeedError } from './feed-error.ts'
import { languageTag, unique } from './modules.ts'
import type { Feed } from './shapes.ts'
import { deepest, mostElements, mostItems } from './xml-tree.ts'

type Fields = Readonly<Record<string, unknown>>

export function readJson(text: string, start: number, url: string | undefined): Feed {
  const document = parse(text.slice(start))
  if (!Array.isArray(document.items) && typeof document.version !== 'string')
    throw new FeedError('not-a-feed', 'The document is JSON, but no JSON Feed: it has no list of items')
  const link = resolveAddress(word(document.home_page_url), url)
  const author = authorsOf(document)
  const language = languageTag(word(document.language))
  const items = list(document.items).slice(0, mostItems)
  return {
    complete: true,
    delivery: {
      self: resolveAddress(word(document.feed_url), url),
      hubs: unique(list(document.hubs).map((hub) => resolveAddress(word(hub.url), url))),
      skipHours: [],
    },
    feed: {
      id: word(document.feed_url),
      title: word(document.title),
      link,
      description: word(document.description),
      language,
      author,
      categories: [],
    },
    items: items.map((item) => readItem(item, link ?? url, author, language)),
  }
}

function readItem(
  item: Fields,
  base: string | undefined,
  author: string | undefined,
  language: string | undefined,
): FeedItem {
  const address = (value: unknown) => resolveAddress(word(value), base)
  const link = address(item.url) ?? address(item.external_url)
  return {
    id: word(item.id) ?? link,
    title: word(item.title),
    link,
    author: authorsOf(item) ?? author,
    summary: word(item.summary),
    content: word(item.content_html) ?? word(item.content_text),
    published: date(item.date_published),
    updated: date(item.date_modified),
    language: languageTag(word(item.language)) ?? language,
    categories: unique(Array.isArray(item.tags) ? item.tags.map(word) : []),
    enclosures: unique(list(item.attachments).map(({ url }) => address(url))),
    media: unique([address(item.image), address(item.banner_image)]),
  }
}

/** JSON that is nested deeper, or has more objects and lists, costs more than any feed is worth. */
function checkSize(text: string): void {
  let depth = 0
  let containers = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at)
    else if (code === brace || code === bracket) {
      containers++
      if (++depth > deepest || containers > mostElements)
        throw new FeedError('malformed', 'The document is JSON that is nested too deep, or has too many parts')
    } else if (code === brace + 2 || code === bracket + 2) depth--
  }
}

const [quote, backslash, bracket, brace] = [0x22, 0x5c, 0x5b, 0x7b]

/** The place of the quote that ends a string, or the end of the text. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1
  return at
}

function parse(text: string): Fields {
  checkSize(text)
  try {
    return JSON.parse(text.trimEnd()) as Fields
  } catch {
    throw new FeedError('malformed', 'The document begins as JSON and is not: it is damaged or breaks off')
  }
}

function word(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  return clean(String(value)) || undefined
}

/** The objects of a list, or of what should be one. */
function list(value: unknown): Fields[] {
  const isFields = (entry: unknown): entry is Fields => typeof entry === 'object' && entry !== null
  return (Array.isArray(value) ? value : [value]).filter(isFields)
}

function date(value: unknown): string | undefined {
  const written = word(value)
  return written === undefined ? undefined : readDate(written)
}

/** Version 1.1 has `authors`, version 1.0 one `author`. */
function authorsOf(fields: Fields): string | undefined {
  const names = list([...list(fields.authors), fields.author]).map(({ name, url }) => word(name) ?? word(url))
  return unique(names).join(', ') || undefined
}
