/**
 * RSS 0.9x, 1.0 and 2.0 (https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec) with the modules
 * that feeds carry: Dublin Core, content, Media RSS, iTunes, Atom.
 */
import { readDate } from '../dates.ts'
import { resolveAddress } from './address.ts'
import type { Element } from './element.ts'
import { atomAuthors, atomLink, keywords, mediaAddresses, mediaText, unique } from './modules.ts'
import type { Feed, Item } from './shapes.ts'
import { readTree } from './xml-tree.ts'

export function readRss(text: string, start: number, url: string | undefined): Feed {
  const { root, items, complete } = readTree(text, start, 'item', url)
  const channel = root.children.find(({ name }) => name === 'channel') ?? root
  const link = linkOf(channel, channel.base)
  const home = link && URL.canParse(link) ? link : channel.base
  const language = channel.first('language', 'dc:language') ?? channel.language
  return {
    complete,
    feed: {
      id: channel.attributes['rdf:about'],
      title: channel.first('title', 'dc:title', 'media:title', 'itunes:title'),
      link,
      description: channel.first(
        'description',
        'dc:description',
        'itunes:summary',
        'itunes:subtitle',
        'googleplay:description',
        'atom:subtitle',
      ),
      language,
      author:
        channel.first('managingeditor', 'dc:creator', 'dc:author', 'author', 'itunes:author', 'googleplay:author') ??
        atomAuthors(channel, 'atom:') ??
        channel.first('webmaster', 'dc:publisher') ??
        ownerOf(channel),
      published: dateOf(channel, 'pubdate', 'dc:date', 'dcterms:issued', 'dcterms:created'),
      updated: dateOf(channel, 'lastbuilddate', 'dc:date', 'dcterms:modified', 'atom:updated'),
      categories: categoriesOf(channel),
    },
    items: items.map((item) => readItem(item, home, language)),
  }
}

function readItem(item: Element, home: string | undefined, language: string | undefined): Item {
  const base = item.attributes['xml:base'] === undefined && item.base === undefined ? home : item.base
  return {
    id: item.first('guid', 'id', 'atom:id') ?? item.attributes['rdf:about'] ?? item.get('dc:identifier'),
    title: item.first('title', 'dc:title', 'itunes:title') ?? mediaText(item, 'media:title'),
    link: linkOf(item, base),
    author:
      item.first('author', 'dc:creator', 'dc:author', 'itunes:author', 'managingeditor') ??
      atomAuthors(item, 'atom:') ??
      item.get('media:credit'),
    summary:
      item.first('description', 'summary', 'atom:summary', 'dc:description', 'itunes:summary', 'itunes:subtitle') ??
      mediaText(item, 'media:description'),
    content: item.first('content:encoded', 'atom:content', 'xhtml:body', 'xhtml:div', 'fullitem', 'body', 'content'),
    published: dateOf(
      item,
      'pubdate',
      'dc:date',
      'dcterms:issued',
      'dcterms:created',
      'published',
      'atom:published',
      'dcterms:modified',
    ),
    updated: dateOf(item, 'atom:updated', 'dcterms:modified', 'updated', 'modified'),
    language: item.first('dc:language', 'language') ?? item.attributes['xml:lang'] ?? language,
    categories: categoriesOf(item),
    enclosures: enclosuresOf(item, base),
    media: mediaAddresses(item, base),
  }
}

/** Its link; where it has none, what else it says it can be found under. */
function linkOf(element: Element, base: string | undefined): string | undefined {
  const links = element.all('link').map((link) => link.attributes.href ?? link.html)
  const candidates = [element.get('feedburner:origlink'), ...links.reverse(), atomLink(element, 'atom:link')]
  const written = candidates.find((candidate) => candidate?.trim()) ?? permalink(element)
  return resolveAddress(written, base)
}

function permalink(element: Element): string | undefined {
  const guid = element.all('guid').find(({ attributes }) => attributes.ispermalink?.toLowerCase() !== 'false')?.html
  return [guid, element.attributes['rdf:about']].find((address) => /^https?:\/\//i.test(address ?? ''))
}

function dateOf(element: Element, ...names: string[]): string | undefined {
  for (const name of names) {
    const written = element.get(name)
    const date = written === undefined ? undefined : readDate(written)
    if (date !== undefined) return date
  }
  return undefined
}

function ownerOf(channel: Element): string | undefined {
  const owner = channel.all('itunes:owner')[0]
  return owner?.first('itunes:name', 'itunes:email')
}

function categoriesOf(element: Element): string[] {
  return unique(
    element.children.flatMap(({ name, html, attributes, children }) => {
      switch (name) {
        case 'category':
        case 'dc:subject':
        case 'media:category':
          return [html]
        case 'itunes:keywords':
        case 'media:keywords':
          return keywords(html)
        case 'itunes:category':
        case 'googleplay:category':
          return [attributes.text, ...children.map((child) => child.attributes.text)]
        case 'atom:category':
          return [attributes.term, attributes.label]
        default:
          return []
      }
    }),
  )
}

function enclosuresOf(item: Element, base: string | undefined): string[] {
  const links = item.all('atom:link').filter(({ attributes }) => attributes.rel === 'enclosure')
  const addresses = [
    ...item.all('enclosure').map(({ attributes, html }) => attributes.url ?? attributes['rdf:resource'] ?? html),
    ...links.map(({ attributes }) => attributes.href),
  ]
  return unique(addresses.map((address) => resolveAddress(address, base)))
}
