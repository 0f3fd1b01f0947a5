import type { FeedItem } from '@mirador/core/terms.ts'
/** Atom 1.0 (RFC 4287) and 0.3. */
import { deliveryOf } from './delivery.ts'
import type { Element } from './element.ts'
import {
  addressOf,
  atomAuthors,
  atomLink,
  keywords,
  languageTag,
  mediaAddresses,
  mediaText,
  unique,
} from './modules.ts'
import type { Feed } from './shapes.ts'
import { readTree } from './xml-tree.ts'

export function readAtom(text: string, start: number, url: string | undefined): Feed {
  const { root, items, complete } = readTree(text, start, 'entry', url)
  const entries = root.name === 'entry' ? [root, ...items] : items
  const feed = {
    id: root.get('id'),
    title: textOf(root, 'title', 'dc:title'),
    link: atomLink(root, 'link'),
    description: textOf(root, 'subtitle', 'tagline', 'description', 'info', 'dc:description', 'itunes:summary'),
    language: languageTag(root.scope.language ?? root.first('dc:language', 'language')),
    author: atomAuthors(root, '') ?? root.get('dc:creator'),
    published: root.date('published', 'issued', 'created'),
    updated: root.date('updated', 'modified', 'dc:date', 'pubdate'),
    categories: categoriesOf(root),
  }
  return { complete, feed, delivery: deliveryOf(root), items: entries.map((entry) => readEntry(entry, feed)) }
}

function readEntry(entry: Element, feed: Feed['feed']): FeedItem {
  const home = feed.link
  const source = entry.all('source')[0]
  const enclosures = entry.all('link').filter(({ attributes }) => attributes.rel === 'enclosure')
  const id = entry.first('id', 'guid')
  return {
    id,
    title: textOf(entry, 'title', 'dc:title') ?? mediaText(entry, 'media:title'),
    link:
      entry.resolve(entry.get('feedburner:origlink'), home) ??
      atomLink(entry, 'link', home) ??
      (/^https?:\/\//i.test(id ?? '') ? id : undefined),
    author: atomAuthors(entry, '') ?? entry.get('dc:creator') ?? (source && atomAuthors(source, '')) ?? feed.author,
    summary: textOf(entry, 'summary', 'description', 'dc:description') ?? mediaText(entry, 'media:description'),
    content: textOf(entry, 'content', 'content:encoded'),
    published: entry.date('published', 'issued', 'created', 'pubdate', 'dc:date'),
    updated: entry.date('updated', 'modified', 'dcterms:modified'),
    language: languageTag(entry.attributes['xml:lang'] ?? entry.get('dc:language')) ?? feed.language,
    categories: categoriesOf(entry),
    enclosures: unique(enclosures.map((link) => link.resolve(addressOf(link), home))),
    media: mediaAddresses(entry, home),
  }
}

/** A text construct (RFC 4287, 3.1; Atom 0.3, 3.1) as HTML, or as the plain text that it says it is. */
function textOf(element: Element, ...names: string[]): string | undefined {
  for (const name of names) {
    const text = element
      .all(name)
      .map(constructOf)
      .findLast((found) => found !== '')
    if (text !== undefined) return text
  }
  return undefined
}

function constructOf({ html, attributes: { type, mode } }: Element): string {
  if (mode === 'base64' || type === 'base64') return Buffer.from(html, 'base64').toString('utf8')
  return type === 'xhtml' ? insideDiv(html) : html
}

/** XHTML without the `div` that Atom puts around it. */
function insideDiv(xhtml: string): string {
  const [start] = /^<(?:\w+:)?div(?:\s[^>]*)?>/i.exec(xhtml) ?? ['']
  const end = /<\/(?:\w+:)?div\s*>$/i.exec(xhtml.slice(-40))?.[0] ?? ''
  return start && end ? xhtml.slice(start.length, -end.length).trim() : xhtml
}

function categoriesOf(element: Element): string[] {
  return unique(
    element.children.flatMap((child) => {
      const { name, attributes } = child
      if (name === 'category') return [attributes.term ?? child.html, attributes.label]
      if (name === 'media:keywords' || name === 'itunes:keywords') return keywords(child.html)
      return name === 'dc:subject' ? [child.html] : []
    }),
  )
}
