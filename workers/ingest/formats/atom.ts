/** Atom 1.0 (RFC 4287) and 0.3. */
import { readDate } from '../dates.ts'
import { resolveAddress } from './address.ts'
import type { Element } from './element.ts'
import { addressOf, atomAuthors, atomLink, keywords, mediaAddresses, mediaText, unique } from './modules.ts'
import type { Feed, Item } from './shapes.ts'
import { readTree } from './xml-tree.ts'

export function readAtom(text: string, start: number, url: string | undefined): Feed {
  const { root, items, complete } = readTree(text, start, 'entry', url)
  const entries = root.name === 'entry' ? [root, ...items] : items
  const link = atomLink(root, 'link')
  const author = atomAuthors(root, '') ?? root.get('dc:creator')
  const language = root.language ?? root.first('dc:language', 'language')
  return {
    complete,
    feed: {
      id: root.get('id'),
      title: textOf(root, 'title', 'dc:title'),
      link,
      description: textOf(root, 'subtitle', 'tagline', 'description', 'info', 'dc:description', 'itunes:summary'),
      language,
      author,
      published: dateOf(root, 'published', 'issued', 'created'),
      updated: dateOf(root, 'updated', 'modified', 'dc:date', 'pubdate'),
      categories: categoriesOf(root),
    },
    items: entries.map((entry) => readEntry(entry, author)),
  }
}

function readEntry(entry: Element, author: string | undefined): Item {
  const source = entry.all('source')[0]
  return {
    id: entry.first('id', 'guid'),
    title: textOf(entry, 'title', 'dc:title') ?? mediaText(entry, 'media:title'),
    link: resolveAddress(entry.get('feedburner:origlink'), entry.base) ?? atomLink(entry, 'link'),
    author: atomAuthors(entry, '') ?? entry.get('dc:creator') ?? (source && atomAuthors(source, '')) ?? author,
    summary: textOf(entry, 'summary', 'description', 'dc:description') ?? mediaText(entry, 'media:description'),
    content: textOf(entry, 'content', 'content:encoded'),
    published: dateOf(entry, 'published', 'issued', 'created', 'pubdate', 'dc:date'),
    updated: dateOf(entry, 'updated', 'modified', 'dcterms:modified'),
    language: entry.language ?? entry.get('dc:language'),
    categories: categoriesOf(entry),
    enclosures: unique(
      entry
        .all('link')
        .filter(({ attributes }) => attributes.rel === 'enclosure')
        .map((link) => resolveAddress(addressOf(link), link.base)),
    ),
    media: mediaAddresses(entry, entry.base),
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

const wrapper = /^<(?:\w+:)?div\b[^>]*>([^]*)<\/(?:\w+:)?div\s*>$/i

function constructOf(construct: Element): string {
  const { html, attributes } = construct
  if (attributes.mode === 'base64' || attributes.type === 'base64') return decodeBase64(html)
  return attributes.type === 'xhtml' ? (wrapper.exec(html)?.[1]?.trim() ?? html) : html
}

function decodeBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8')
}

function dateOf(element: Element, ...names: string[]): string | undefined {
  for (const name of names) {
    const written = element.get(name)
    const date = written === undefined ? undefined : readDate(written)
    if (date !== undefined) return date
  }
  return undefined
}

function categoriesOf(element: Element): string[] {
  return unique(
    element.children.flatMap(({ name, attributes, html }) => {
      if (name === 'category') return [attributes.term ?? html, attributes.label]
      if (name === 'media:keywords' || name === 'itunes:keywords') return keywords(html)
      return name === 'dc:subject' ? [html] : []
    }),
  )
}
