/** The thread that rss-parser runs in: a text in, a document or the reason of a refusal out, one at a time. */
import { parentPort } from 'node:worker_threads'
import { messageOf } from '@mirador/core/errors.ts'
import type { FeedItem, ParsedFeed } from '@mirador/core/terms.ts'
import RssParser from 'rss-parser'
import { readDate } from './dates.ts'
import { resolveAddress } from './formats/address.ts'
import { clean } from './formats/element.ts'
import { unique } from './formats/modules.ts'
import type { Answer, Question } from './rss-parser-reader.ts'

/** What rss-parser gives: texts, or objects where an element has attributes or children. */
type Fields = Record<string, unknown>

const parser = new RssParser<Fields, Fields>({ defaultRSS: 2 })

parentPort!.on('message', (question: Question) => {
  void answer(question).then((given) => parentPort!.postMessage(given))
})
parentPort!.postMessage('ready')

async function answer({ text, format, url }: Question): Promise<Answer> {
  try {
    const feed: Fields = await parser.parseString(text)
    return { document: { format, complete: true, ...documentOf(feed, url) } }
  } catch (error) {
    return { refused: messageOf(error).replace(/\s+/g, ' ').trim().slice(0, 200) }
  }
}

function documentOf(feed: Fields, url: string | undefined): Pick<ParsedFeed, 'feed' | 'items'> {
  const link = resolveAddress(word(feed.link), url)
  return {
    feed: {
      title: word(feed.title),
      link,
      description: word(feed.description),
      language: word(feed.language),
      author: word(feed.managingEditor) ?? word(feed.creator),
      published: date(feed.pubDate),
      updated: date(feed.lastBuildDate),
      categories: [],
    },
    items: (feed.items as Fields[]).map((item) => itemOf(item, link ?? url)),
  }
}

function itemOf(item: Fields, base: string | undefined): FeedItem {
  const enclosure = item.enclosure as { url?: unknown } | undefined
  return {
    id: word(item.guid) ?? word(item.id),
    title: word(item.title),
    link: resolveAddress(word(item.link), base),
    author: word(item.creator) ?? word(item.author),
    ...bodyOf(item),
    published: date(item.pubDate) ?? date(item.date),
    categories: unique(Array.isArray(item.categories) ? item.categories.map(word) : []),
    enclosures: unique([resolveAddress(word(enclosure?.url), base)]),
    media: [],
  }
}

/** rss-parser calls the description of RSS `content`. */
function bodyOf(item: Fields): Pick<FeedItem, 'summary' | 'content'> {
  const encoded = word(item['content:encoded'])
  const content = word(item.content)
  const summary = word(item.summary)
  return encoded ? { summary: summary ?? content, content: encoded } : { summary, content }
}

function word(value: unknown): string | undefined {
  const text = typeof value === 'object' && value !== null ? (value as { _?: unknown })._ : value
  return typeof text === 'string' ? clean(text).trim() || undefined : undefined
}

function date(value: unknown): string | undefined {
  return readDate(word(value) ?? '')
}
