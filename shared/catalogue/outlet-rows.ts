/**
 * Outlets and feeds as rows of text, whatever list they are in. A row is one feed with the outlet that publishes it: an
 * outlet with several feeds has several rows, and one without a feed has a row without `feed_url`.
 */
import { canonicalUrl } from '@mirador/core/canonical-url.ts'
import { languages } from '@mirador/core/terms.ts'
import { type CatalogueFeed, type CatalogueOutlet, leans, media, type OutletList, scopes } from './outlet.ts'
import { slugify, slugPattern } from './slug.ts'
import { findState } from './states.ts'

export const columns = [
  'slug',
  'name',
  'homepage',
  'medium',
  'scope',
  'state',
  'city',
  'language',
  'lean',
  'lean_source',
  'place_source',
  'article_text',
  'feed_url',
  'feed_label',
  'feed_evidence',
] as const
export type Column = (typeof columns)[number]
type Values = Partial<Record<Column, string>>
export type OutletRow = { line: number; values: Values }

/** The outlet's own columns, as text; '' where nothing is known. */
function outletValues(outlet: CatalogueOutlet): Values {
  return {
    slug: outlet.slug,
    name: outlet.name,
    homepage: outlet.homepage,
    medium: outlet.medium,
    scope: outlet.scope,
    state: outlet.state ?? '',
    city: outlet.city ?? '',
    language: outlet.language,
    lean: outlet.lean ?? '',
    lean_source: outlet.leanSource ?? '',
    place_source: outlet.placeSource ?? '',
    article_text: outlet.articleText === undefined ? '' : outlet.articleText ? 'on' : 'off',
  }
}

/** The rows of a list: outlets in their order, each with its feeds in theirs; feeds of other outlets are left out. */
export function toOutletRows(outlets: CatalogueOutlet[], feeds: CatalogueFeed[]): Values[] {
  const feedsOf = Map.groupBy(feeds, (feed) => feed.outlet)
  return outlets.flatMap((outlet) => {
    const values = outletValues(outlet)
    const own = feedsOf.get(outlet.slug)
    if (!own) return [values]
    return own.map((feed) => ({
      ...values,
      feed_url: feed.url,
      feed_label: feed.label,
      feed_evidence: feed.evidence,
    }))
  })
}

/** An outlet, or a feed, that a list already holds, with the line that brought it. */
type Seen<T> = { line: number; value: T }
type Known = {
  slugs: Map<string, Seen<CatalogueOutlet>>
  homepages: Map<string, Seen<CatalogueOutlet>>
  feeds: Map<string, Seen<CatalogueFeed>>
  /** Slugs that some row of the list gives, which no derived slug may take. */
  reserved: Set<string>
  /** The last number given to a slug that several outlets would have. */
  numbers: Map<string, number>
}
type Refuse = (column: Column, message: string) => void

/**
 * Outlets and feeds of rows, in their order. Only `name` and `homepage` must be there: a row without `slug` belongs to
 * the outlet of the same homepage; `medium` is digital unless given, `language` en, and `scope` local where a state is
 * given, else national. A further row of an outlet may leave the outlet's columns empty and may not contradict them.
 */
export function readOutletRows(rows: OutletRow[]): OutletList {
  const list: OutletList = { outlets: [], feeds: [], problems: [] }
  const cleaned = rows.map(({ line, values }) => ({ line, values: cleanValues(values) }))
  const known: Known = {
    slugs: new Map(),
    homepages: new Map(),
    feeds: new Map(),
    reserved: new Set(cleaned.flatMap(({ values }) => values.slug ?? [])),
    numbers: new Map(),
  }
  for (const { line, values } of cleaned) {
    const problems: OutletList['problems'] = []
    const refuse: Refuse = (column, message) => problems.push({ line, column, message })
    const seen = findSeen(known, values)
    const outlet = seen ? sameOutlet(seen, values, known, refuse) : readOutlet(values, known, refuse)
    const feed = readFeed(outlet, seen !== undefined, values, known, refuse)
    if (problems.length > 0) {
      list.problems.push(...problems)
      continue
    }
    if (!seen) {
      list.outlets.push(outlet)
      known.slugs.set(outlet.slug, { line, value: outlet })
      const homepage = identity(outlet.homepage)
      if (!known.homepages.has(homepage)) known.homepages.set(homepage, { line, value: outlet })
    }
    if (feed) {
      list.feeds.push(feed)
      known.feeds.set(identity(feed.url), { line, value: feed })
    }
  }
  return list
}

/** Without what no list can carry (control characters, lone surrogates), without outer space and without empty values. */
function cleanValues(values: Values): Values {
  const clean = (text: string) =>
    text
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
  const entries = Object.entries(values).map(([column, text]) => [column, clean(text)] as const)
  return Object.fromEntries(entries.filter(([, text]) => text !== ''))
}

function identity(url: string): string {
  return canonicalUrl(url) ?? url
}

function findSeen(known: Known, values: Values): Seen<CatalogueOutlet> | undefined {
  if (values.slug) return known.slugs.get(values.slug)
  return values.homepage ? known.homepages.get(identity(values.homepage)) : undefined
}

function readOutlet(values: Values, known: Known, refuse: Refuse): CatalogueOutlet {
  if (!values.name) refuse('name', 'is missing')
  if (!values.homepage) refuse('homepage', 'is missing')
  else checkUrl('homepage', values.homepage, refuse)
  const name = values.name ?? ''
  const homepage = values.homepage ?? ''
  const slug = values.slug ?? deriveSlug(name, homepage, known)
  if (values.slug && !slugPattern.test(slug))
    refuse('slug', `must be lower-case letters, digits and single hyphens, not "${excerpt(slug)}"`)
  const state = values.state ? findState(values.state) : undefined
  if (values.state && !state) refuse('state', `must be a state or its USPS code, not "${excerpt(values.state)}"`)
  const language = values.language?.toLowerCase().split(/[-_]/)[0]
  return {
    slug,
    name,
    homepage,
    medium: oneOf(media, 'medium', values.medium, refuse) ?? 'digital',
    scope: oneOf(scopes, 'scope', values.scope, refuse) ?? (values.state ? 'local' : 'national'),
    state,
    city: values.city,
    language: oneOf(languages, 'language', language, refuse) ?? 'en',
    lean: oneOf(leans, 'lean', values.lean, refuse),
    leanSource: values.lean_source,
    placeSource: values.place_source,
    articleText: readChoice(values.article_text, refuse),
  }
}

/** The outlet of an earlier row, having made sure that this row says nothing else of it. */
function sameOutlet(seen: Seen<CatalogueOutlet>, values: Values, known: Known, refuse: Refuse): CatalogueOutlet {
  const earlier = outletValues(seen.value)
  const outlet = readOutlet({ ...earlier, ...values, slug: seen.value.slug }, known, refuse)
  for (const [column, value] of Object.entries(outletValues(outlet)) as [Column, string][]) {
    // In a list without slugs the name of a further row names the feed.
    if (column === 'name' && !values.slug) continue
    const before = earlier[column] ?? ''
    if (value !== before && (column !== 'homepage' || identity(value) !== identity(before)))
      refuse(column, `is "${excerpt(value)}", but line ${seen.line} says "${excerpt(before)}" of the same outlet`)
  }
  return seen.value
}

function readFeed(outlet: CatalogueOutlet, further: boolean, values: Values, known: Known, refuse: Refuse) {
  if (!values.feed_url) {
    if (further) refuse('feed_url', 'is missing, and the outlet is already in the list')
    return undefined
  }
  checkUrl('feed_url', values.feed_url, refuse)
  const twin = known.feeds.get(identity(values.feed_url))
  if (twin) refuse('feed_url', `is already the feed of "${excerpt(twin.value.outlet)}" on line ${twin.line}`)
  return {
    outlet: outlet.slug,
    url: values.feed_url,
    label: values.feed_label ?? (values.slug ? '' : labelOf(values.name ?? '', outlet.name)),
    evidence: values.feed_evidence ?? '',
  }
}

/** What a row's name adds to the outlet's: of "The Gazette - World", a feed of "The Gazette", it is "World". */
function labelOf(rowName: string, outletName: string): string {
  if (rowName === outletName) return ''
  return rowName.startsWith(`${outletName} - `) ? rowName.slice(outletName.length + 3).trim() : rowName
}

function deriveSlug(name: string, homepage: string, known: Known): string {
  const host = URL.parse(homepage)?.hostname.replace(/^www\./, '') ?? ''
  const taken = (slug: string) => slug === '' || known.slugs.has(slug) || known.reserved.has(slug)
  const full = slugify(`${name} ${host}`) || 'outlet'
  const slug = [slugify(name), full].find((candidate) => !taken(candidate))
  if (slug) return slug
  let number = known.numbers.get(full) ?? 2
  while (taken(`${full}-${number}`)) number++
  known.numbers.set(full, number + 1)
  return `${full}-${number}`
}

function checkUrl(column: Column, text: string, refuse: Refuse): void {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol))
    refuse(column, `must be an http or https address, not "${excerpt(text)}"`)
}

function oneOf<T extends string>(allowed: readonly T[], column: Column, text: string | undefined, refuse: Refuse) {
  const value = allowed.find((one) => one === text?.toLowerCase())
  if (text && !value) refuse(column, `must be one of ${allowed.join(', ')}, not "${excerpt(text)}"`)
  return value
}

function readChoice(text: string | undefined, refuse: Refuse): boolean | undefined {
  const choice = oneOf(['on', 'off'], 'article_text', text, refuse)
  return choice === undefined ? undefined : choice === 'on'
}

/** Enough of a value to find it again in the list. */
function excerpt(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).toWellFormed()}…`
}
