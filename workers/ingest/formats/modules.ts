/** What feeds of more than one format carry: Atom's links and people, Media RSS, keywords. */
import type { Element } from './element.ts'

/** The most categories, enclosures or media that an item keeps. */
const mostValues = 100

/** The values that are not empty, each once, within bounds. */
export function unique(values: (string | undefined)[]): string[] {
  const found: string[] = []
  for (const value of values) {
    const trimmed = value?.trim()
    if (trimmed && !found.includes(trimmed)) found.push(trimmed)
    if (found.length === mostValues) break
  }
  return found
}

export function keywords(list: string): string[] {
  return list.split(',')
}

/** Relations of links that lead to something else than the page of their entry. */
const elsewhere =
  /^(?:self|enclosure|edit|edit-media|hub|next|prev|previous|first|last|replies|related|via|license|search|icon|image|payment|service.*|http:.*)$/i

/**
 * The address of the page that an entry or feed is about (RFC 4287, 4.2.7.2): of its alternate links the first that is HTML,
 * else the first; where it has none, its first link that does not say it leads elsewhere.
 */
export function atomLink(element: Element, name: string, home?: string): string | undefined {
  const links = element.all(name).filter((link) => addressOf(link) !== '')
  const alternates = links.filter(({ attributes: { rel } }) => rel === undefined || rel.toLowerCase() === 'alternate')
  const page = alternates.find(({ attributes: { type } }) => type === undefined || /html/i.test(type))
  const link = page ?? alternates[0] ?? links.find(({ attributes: { rel } }) => !elsewhere.test(rel ?? ''))
  return link?.resolve(addressOf(link), home)
}

export function addressOf(link: Element): string {
  return (link.attributes.href ?? link.text).trim()
}

/** The people of an entry or feed, as "name (mail)" or as written, separated by commas. */
export function atomAuthors(element: Element, prefix: '' | 'atom:'): string | undefined {
  const people = element.all(`${prefix}author`).map((person) => {
    const name = person.get(`${prefix}name`)
    const mail = person.get(`${prefix}email`)
    return name && mail
      ? `${name} (${mail})`
      : (name ?? mail ?? person.first(`${prefix}uri`, `${prefix}url`) ?? person.html)
  })
  return unique(people).join(', ') || undefined
}

/** A text of Media RSS: of the item, else of its group or its content. */
export function mediaText(item: Element, name: string): string | undefined {
  return (
    item.get(name) ??
    mediaContainers(item)
      .map((container) => container.get(name))
      .find((text) => text !== undefined)
  )
}

function mediaContainers(item: Element): Element[] {
  return item.children.filter(({ name }) => name === 'media:group' || name === 'media:content')
}

const mediaElements = new Set([
  'media:content',
  'media:thumbnail',
  'media:player',
  'media:peerlink',
  'itunes:image',
  'image:image',
])

/** The addresses of pictures, sound and film that Media RSS and iTunes name, in groups too. */
export function mediaAddresses(item: Element, home: string | undefined): string[] {
  const addresses: (string | undefined)[] = []
  const collect = (elements: readonly Element[]) => {
    for (const element of elements) {
      const { name, attributes, children } = element
      if (mediaElements.has(name)) addresses.push(element.resolve(attributes.url ?? attributes.href, home))
      if (name === 'media:group' || name === 'media:content') collect(children)
    }
  }
  collect(item.children)
  return unique(addresses)
}

/** A language tag in the form of RFC 5646. */
export function languageTag(written: string | undefined): string | undefined {
  return written?.trim().replaceAll('_', '-') || undefined
}
