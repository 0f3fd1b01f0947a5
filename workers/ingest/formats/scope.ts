import { resolveAddress } from './address.ts'

/** Namespaces by the prefix they are known under; '' is a format's own. */
const known: Record<string, string> = {
  'http://purl.org/rss/1.0': '',
  'http://my.netscape.com/rdf/simple/0.9': '',
  'http://channel.netscape.com/rdf/simple/0.9': '',
  'http://purl.org/net/rss1.1': '',
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://www.sitemaps.org/schemas/sitemap/0.9': '',
  'http://www.google.com/schemas/sitemap/0.84': '',
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns': 'atom',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://search.yahoo.com/mrss': 'media',
  'http://tools.search.yahoo.com/mrss': 'media',
  'http://video.search.yahoo.com/mrss': 'media',
  'http://www.rssboard.org/media-rss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.google.com/schemas/play-podcasts/1.0': 'googleplay',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
  'http://www.google.com/schemas/sitemap-image/1.1': 'image',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xhtml',
}

/** Where so many prefixes hold already, no more are taken in. */
const mostPrefixes = 200

function knownPrefix(namespace: string): string | undefined {
  const name = namespace.slice(0, 100).trim().toLowerCase().replace(/[/#]$/, '')
  return Object.hasOwn(known, name) ? known[name] : undefined
}

/** What holds at one place of a document and everywhere inside. */
export type Scope = {
  /** The prefix of the format's own elements, which is dropped. */
  native: string
  /** What the document calls a prefix → what it is known as. */
  prefixes: ReadonlyMap<string, string>
  /** Names of elements already worked out, as written. */
  names: Map<string, string>
  /** The address of the document. */
  url: string | undefined
  /** What addresses are relative to, where `xml:base` says so. */
  base: string | undefined
  /** The language that `xml:lang` gives. */
  language: string | undefined
}

export type Attributes = Readonly<Record<string, string>>

/** The scope of a document's root: the namespace of its root element is the format's own. */
export function rootScope(raw: string, attributes: Attributes, url: string | undefined): Scope {
  const nothing = { native: '', prefixes: new Map(), names: new Map(), url, base: undefined, language: undefined }
  const scope = scopeWithin(nothing, attributes)
  const written = prefixIn(raw.toLowerCase())
  const native = scope.prefixes.get(written) ?? written
  return { ...scope, native: native === 'rdf' ? '' : native, names: new Map() }
}

/** The scope inside an element, with what its attributes `xmlns`, `xmlns:…`, `xml:base` and `xml:lang` declare. */
export function scopeWithin(outer: Scope, attributes: Attributes): Scope {
  const { 'xml:base': base, 'xml:lang': language = outer.language } = attributes
  const inner = {
    ...outer,
    base: base === undefined ? outer.base : resolveAddress(base, outer.base ?? outer.url),
    language,
  }
  for (const name in attributes) {
    if ((name !== 'xmlns' && !name.startsWith('xmlns:')) || inner.prefixes.size >= mostPrefixes) continue
    if (inner.prefixes === outer.prefixes) inner.names = new Map()
    const prefix = name.slice(6)
    inner.prefixes = new Map(inner.prefixes).set(prefix, knownPrefix(attributes[name]!) ?? prefix)
  }
  return inner
}

/** An element's name in lower case with the known prefix of its namespace; without one where it is the format's own. */
export function nameIn(scope: Scope, raw: string): string {
  const found = scope.names.get(raw)
  if (found !== undefined) return found
  const lower = raw.toLowerCase()
  const written = prefixIn(lower)
  const prefix = scope.prefixes.get(written) ?? written
  const local = lower.slice(lower.indexOf(':') + 1)
  const name = prefix === '' || prefix === scope.native ? local : `${prefix}:${local}`
  scope.names.set(raw, name)
  return name
}

function prefixIn(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')))
}
