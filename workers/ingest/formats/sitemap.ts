import type { FeedItem } from '@mirador/core/terms.ts'
/** News sitemaps (https://www.sitemaps.org/protocol.html, https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
import type { Element } from './element.ts'
import { keywords, languageTag, unique } from './modules.ts'
import type { Feed } from './shapes.ts'
import { readTree } from './xml-tree.ts'

export function readSitemap(text: string, start: number, url: string | undefined): Feed {
  const { items, complete } = readTree(text, start, 'url', url)
  const publication = items.map((item) => child(child(item, 'news:news'), 'news:publication')).find((found) => found)
  return {
    complete,
    feed: { title: publication?.get('news:name'), language: publication?.get('news:language'), categories: [] },
    items: items.map(readItem),
  }
}

function readItem(item: Element): FeedItem {
  const news = child(item, 'news:news')
  const link = item.resolve(item.get('loc'))
  const updated = item.date('lastmod')
  const images = item.all('image:image').map((image) => image.get('image:loc'))
  return {
    id: link,
    title: news?.get('news:title'),
    link,
    published: news?.date('news:publication_date') ?? updated,
    updated,
    language: languageTag(child(news, 'news:publication')?.get('news:language')),
    categories: unique([...keywords(news?.get('news:keywords') ?? ''), ...keywords(news?.get('news:genres') ?? '')]),
    enclosures: [],
    media: unique(images.map((image) => item.resolve(image))),
  }
}

function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((found) => found.name === name)
}
