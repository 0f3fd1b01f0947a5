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

function knownPrefix(namespace: string): string | undefined {
  const name = namespace.slice(0, 100).trim().toLowerCase().replace(/[/#]$/, '')
  return Object.hasOwn(known, name) ? known[name] : undefined
}

/** The names that hold at one place of a document. */
export type Scope = {
  /** The prefix of the format's own elements, which is dropped. */
  native: string
  /** What the document calls a prefix → what it is known as. */
  prefixes: ReadonlyMap<string, string>
  /** Names already worked out, as written. */
  names: Map<string, string>
}

export type Attributes = Readonly<Record<string, string>>

/** The scope of a document's root: the namespace of its root element is the format's own. */
export function rootScope(raw: string, attributes: Attributes): Scope {
  const prefixes = new Map<string, string>()
  const outside = declare({ native: '', prefixes, names: new Map() }, attributes)
  const colon = raw.indexOf(':')
  const written = colon < 0 ? '' : raw.slice(0, colon).toLowerCase()
  const native = outside.prefixes.get(written) ?? written
  return { native: native === 'rdf' ? '' : native, prefixes: outside.prefixes, names: new Map() }
}

/** The scope inside an element: the outer one, with the namespaces that its attributes declare. */
export function declare(outer: Scope, attributes: Attributes): Scope {
  let prefixes: Map<string, string> | undefined
  for (const name in attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    prefixes ??= new Map(outer.prefixes)
    const prefix = name.slice(6)
    prefixes.set(prefix, knownPrefix(attributes[name]!) ?? prefix)
  }
  return prefixes ? { ...outer, prefixes, names: new Map() } : outer
}

/** An element's name in lower case with the known prefix of its namespace; without one where it is the format's own. */
export function nameIn(scope: Scope, raw: string): string {
  const found = scope.names.get(raw)
  if (found !== undefined) return found
  const lower = raw.toLowerCase()
  const colon = lower.indexOf(':')
  const written = colon < 0 ? '' : lower.slice(0, colon)
  const prefix = scope.prefixes.get(written) ?? written
  const local = lower.slice(colon + 1)
  const name = prefix === '' || prefix === scope.native ? local : `${prefix}:${local}`
  scope.names.set(raw, name)
  return name
}
