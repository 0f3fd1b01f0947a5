import type { FeedItem } from '@mirador/core/terms.ts'
/**
 * RSS 0.9x, 1.0 and 2.0 (https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec) with the modules
 * that feeds carry: Dublin Core, content, Media RSS, iTunes, Atom.
 */
import { deliveryOf } from './delivery.ts'
import type { Element } from './element.ts'
import { atomAuthors, atomLink, keywords, languageTag, mediaAddresses, mediaText, unique } from './modules.ts'
import type { Feed } from './shapes.ts'
import { readTree } from './xml-tree.ts'

export function readRss(text: string, start: number, url: string | undefined): Feed {
  const { root, items, complete } = readTree(text, start, 'item', url)
  const channel = root.children.find(({ name }) => name === 'channel') ?? root
  const feed = readChannel(channel)
  return { complete, feed, delivery: deliveryOf(channel), items: items.map((item) => readItem(item, feed)) }
}

function readChannel(channel: Element): Feed['feed'] {
  const { attributes } = channel
  return {
    id: attributes['rdf:about'],
    title: channel.first('title', 'dc:title', 'media:title', 'itunes:title'),
    link: linkOf(channel),
    description:
      channel.first('description', 'dc:description', 'itunes:summary', 'itunes:subtitle') ??
      channel.first('googleplay:description', 'atom:subtitle'),
    language: languageTag(channel.first('language', 'dc:language') ?? channel.scope.language),
    author:
      channel.first('managingeditor', 'dc:creator', 'dc:author') ??
      atomAuthors(channel, '') ??
      channel.first('itunes:author', 'googleplay:author') ??
      atomAuthors(channel, 'atom:') ??
      channel.first('webmaster', 'dc:publisher') ??
      channel.all('itunes:owner')[0]?.first('itunes:name', 'itunes:email'),
    published: channel.date('pubdate', 'dc:date', 'dcterms:issued', 'dcterms:created'),
    updated: channel.date('lastbuilddate', 'dc:date', 'dcterms:modified', 'atom:updated'),
    categories: categoriesOf(channel),
  }
}

function readItem(item: Element, feed: Feed['feed']): FeedItem {
  const home = feed.link
  const description = item.get('description')
  const summary = item.first('summary', 'atom:summary')
  return {
    id: item.first('guid', 'id', 'atom:id') ?? item.attributes['rdf:about'] ?? item.get('dc:identifier'),
    title: item.first('title', 'dc:title', 'itunes:title') ?? mediaText(item, 'media:title'),
    link: linkOf(item, home),
    author:
      atomAuthors(item, '') ??
      item.first('dc:creator', 'dc:author', 'itunes:author', 'managingeditor') ??
      atomAuthors(item, 'atom:') ??
      feed.author,
    summary:
      summary ??
      description ??
      item.first('dc:description', 'itunes:summary', 'itunes:subtitle') ??
      mediaText(item, 'media:description'),
    // A description beside a summary is the whole text.
    content:
      item.first('content:encoded', 'atom:content', 'xhtml:body', 'xhtml:div', 'fullitem', 'body', 'content') ??
      (summary && description),
    published: item.date('pubdate', 'dc:date', 'dcterms:issued', 'dcterms:created', 'published', 'atom:published'),
    updated: item.date('atom:updated', 'dcterms:modified', 'updated', 'modified'),
    language: languageTag(item.first('dc:language', 'language') ?? item.attributes['xml:lang']) ?? feed.language,
    categories: categoriesOf(item),
    enclosures: enclosuresOf(item, home),
    media: mediaAddresses(item, home),
  }
}

/** Its link, before FeedBurner rewrote it if that is known; where it has none, what else it says it can be found under. */
function linkOf(element: Element, home?: string): string | undefined {
  const pages = element.all('link').filter(({ attributes: { rel } }) => rel === undefined || rel === 'alternate')
  const links = pages.map(({ attributes, html }) => attributes.href ?? html)
  const written = [element.get('feedburner:origlink'), ...links.reverse()].find((address) => address?.trim())
  return element.resolve(written, home) ?? atomLink(element, 'atom:link', home) ?? permalink(element)
}

function permalink(element: Element): string | undefined {
  const guid = element.all('guid').find(({ attributes }) => attributes.ispermalink?.toLowerCase() !== 'false')?.html
  return [guid, element.attributes['rdf:about']].find((address) => /^https?:\/\//i.test(address ?? ''))
}

const categoryElements = new Set(
  'category dc:subject media:category itunes:keywords media:keywords itunes:category googleplay:category atom:category'.split(
    ' ',
  ),
)

function categoriesOf(element: Element): string[] {
  return unique(element.children.filter(({ name }) => categoryElements.has(name)).flatMap(categoriesIn))
}

function categoriesIn(element: Element): (string | undefined)[] {
  const { name, attributes, children } = element
  if (name === 'atom:category') return [attributes.term, attributes.label]
  if (name.endsWith(':keywords')) return keywords(element.html)
  if (name === 'itunes:category' || name === 'googleplay:category')
    return [attributes.text, ...children.map((child) => child.attributes.text)]
  return [element.html]
}

function enclosuresOf(item: Element, home: string | undefined): string[] {
  const links = item.all('atom:link').filter(({ attributes }) => attributes.rel === 'enclosure')
  const written = item
    .all('enclosure')
    .map(({ attributes, html }) => attributes.url ?? attributes['rdf:resource'] ?? html)
  const addresses = [...written, ...links.map(({ attributes }) => attributes.href)]
  return unique(addresses.map((address) => item.resolve(address, home)))
}
