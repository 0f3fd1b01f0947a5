import type { FeedFormat } from '@mirador/core/terms.ts'
import { FeedError } from './feed-error.ts'

/** The root elements of feeds, by their local name in lower case. RSS is also met without its root, Atom as a single entry. */
const formatOfRoot: Record<string, FeedFormat> = {
  rss: 'rss',
  rdf: 'rss',
  channel: 'rss',
  feed: 'atom',
  entry: 'atom',
  urlset: 'sitemap',
}
const page = /(?:!doctype\s{1,9}html|html|head|body|frameset)(?=[\s/>])/iy
const tag = /[a-z_][\w.-]*(?::[\w.-]+)?(?=[\s/>])/iy

/**
 * The format of a document and where it starts: for XML the root element's "<", whatever prolog, comments or output of a
 * broken server stand before it. Throws a `FeedError` where there is no feed.
 */
export function sniff(text: string): { format: FeedFormat; start: number } {
  const start = text.search(/\S/)
  if (start < 0) throw new FeedError('empty', 'The document is empty')
  if (text[start] === '{') return { format: 'json', start }
  let found = false
  for (let at = text.indexOf('<', start); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4)
      if (end < 0) break
      at = end + 3
      continue
    }
    at++
    page.lastIndex = at
    if (page.test(text)) throw new FeedError('html', 'The document is a web page, not a feed')
    tag.lastIndex = at
    const name = tag.exec(text)?.[0].toLowerCase()
    if (name === undefined) continue
    found = true
    const local = name.slice(name.indexOf(':') + 1)
    if (Object.hasOwn(formatOfRoot, local)) return { format: formatOfRoot[local]!, start: at - 1 }
    if (local === 'sitemapindex')
      throw new FeedError('not-a-feed', 'The document lists sitemaps; add one of them as the feed')
  }
  const what = found ? 'The document is XML, but no kind of feed' : 'The document is no feed'
  throw new FeedError('not-a-feed', `${what}: it has none of the elements rss, rdf:RDF, feed and urlset`)
}
