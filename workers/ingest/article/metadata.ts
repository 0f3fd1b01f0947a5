/** What a page says of its article: JSON-LD first, then meta elements, then what is visible. */
import { decodeHTML } from 'entities'
import { readDate } from '../dates.ts'
import { resolveAddress } from '../formats/address.ts'
import { linkedArticle } from './linked-data.ts'

export type ArticleFacts = {
  title?: string | undefined
  byline?: string | undefined
  /** ISO 8601, UTC */
  published?: string | undefined
  /** A language tag as the page writes it. */
  language?: string | undefined
  /** Absolute, http or https. */
  canonicalUrl?: string | undefined
  /** The text of the article as its JSON-LD has it. */
  articleBody?: string | undefined
  /** Whether the publisher says that all of it may be read without paying. */
  free?: boolean | undefined
}

/** What a parsed page, found at `url`, says of its article. JSON-LD that is broken is passed over. */
export function readFacts(document: Document, url: string | undefined): ArticleFacts {
  const linked = linkedArticle(document)
  const meta = metaOf(document)
  const language = document.documentElement?.getAttribute('lang') ?? linked?.language ?? meta(['og:locale'])
  const link = document.querySelector('link[rel="canonical" i]')?.getAttribute('href')
  const canonicalUrl = resolveAddress(link || meta(['og:url']) || linked?.url, url)
  const title = linked?.title ?? meta(['og:title', 'twitter:title']) ?? heading(document)
  return {
    title: plain(title),
    byline: bylineOf(linked?.authors ?? [meta(bylineMetas) ?? visibleByline(document)]),
    published: firstDate([
      linked?.published,
      ...publishedMetas.map((name) => meta([name])),
      ...visibleDates(document),
      dateIn(url),
    ]),
    language: /^[a-z]{2,3}(?:[-_][\w-]{2,20})?$/i.exec(language?.trim() ?? '')?.[0].replace('_', '-'),
    canonicalUrl: canonicalUrl && /^https?:\/\//i.test(canonicalUrl) ? canonicalUrl : undefined,
    articleBody: linked?.body,
    free: linked?.free,
  }
}

/** Times of publication; "modified" metas are wrong more often than right. */
const publishedMetas =
  'article:published_time og:published_time parsely-pub-date sailthru.date datepublished pubdate publishdate publish-date publish_date publication_date date.issued dc.date.issued dcterms.created dc.date date'.split(
    ' ',
  )
const bylineMetas = 'author parsely-author sailthru.author article:author byl dc.creator dcterms.creator'.split(' ')

/** Reads meta elements by name or property, in lower case: of the names the first that has a content. */
function metaOf(document: Document): (names: string[]) => string | undefined {
  const found = new Map<string, string>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop'))
      ?.trim()
      .toLowerCase()
    const content = element.getAttribute('content')?.trim()
    if (name && content && !found.has(name)) found.set(name, content)
  }
  return (names) => names.map((name) => found.get(name)).find((content) => content !== undefined)
}

/** The headline on the page, or the title of the document without the name of the site. */
function heading(document: Document): string | undefined {
  const headings = document.querySelectorAll('h1')
  const only = headings.length === 1 ? headings[0]!.textContent.trim() : ''
  return (
    only ||
    document
      .querySelector('title')
      ?.textContent.slice(0, longestTitle)
      .replace(/\s+[|–—-]\s+[^|–—]{1,40}$/, '')
  )
}

const longestByline = 200
const longestTitle = 1_000
const plain = (text: string | undefined): string | undefined =>
  text === undefined
    ? undefined
    : decodeHTML(text)
        .replace(/<[^<>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim() || undefined

/** Names without "By"; addresses of profiles are none. */
function bylineOf(written: (string | undefined)[]): string | undefined {
  const names = written
    .map((name) => plain(name)?.replace(/^(?:by|por)[\s:]+/i, ''))
    .filter((name) => name !== undefined && !/^https?:/i.test(name))
  const byline = [...new Set(names)].join(', ')
  return byline !== '' && byline.length <= longestByline ? byline : undefined
}

const visibleByline = (document: Document): string | undefined =>
  document.querySelector('[rel~="author"], [itemprop~="author"], .byline, .author-name')?.textContent

/** Times that a reader sees, those marked as the publication first. */
function visibleDates(document: Document): (string | undefined)[] {
  const marked = document.querySelectorAll('[itemprop~="datePublished"], time[pubdate], article time, main time, time')
  return [...marked]
    .slice(0, 20)
    .map((e) => e.getAttribute('datetime') ?? e.getAttribute('content') ?? e.textContent.slice(0, 60))
}

/** The day that many addresses carry. */
function dateIn(url: string | undefined): string | undefined {
  const [, year, month, day] = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(url ?? '') ?? []
  return year && `${year}-${month}-${day}`
}

function firstDate(written: (string | undefined)[]): string | undefined {
  for (const text of written) {
    const date = text === undefined ? undefined : readDate(text)
    if (date !== undefined && date >= '1990') return date
  }
  return undefined
}
