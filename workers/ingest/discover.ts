/** From the address of a site to its feeds: what its page names, the usual places, and the news sitemaps of its robots.txt. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ParsedFeed } from '@mirador/core/terms.ts'
import { Parser } from 'htmlparser2'
import type { Fetched, Fetcher } from './fetch.ts'
import { FeedError, parseFeed } from './parse.ts'
import { publishedItems } from './read-document.ts'

/** A feed that was found and read. */
export type FoundFeed = {
  /** Where it is to be polled: after the redirects that are for good. */
  url: string
  /** Where it answered in the end, and what it calls itself: other names of the same feed. */
  alsoAt: string[]
  how: 'given' | 'named' | 'usual place' | 'news sitemap'
  title: string | undefined
  format: ParsedFeed['format']
  /** The keys of its items. */
  keys: string[]
}
export type Discovery = {
  feeds: FoundFeed[]
  /** Why the given address itself could not be read, where it could not. */
  trouble?: string | undefined
}

const usualPlaces = [
  '/feed/',
  '/rss',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/arc/outboundfeeds/rss/',
  '/feed.json',
]
const mostNamed = 20
const mostSitemaps = 4
/** No page is nested so deep by reason, and the parser's work grows with the square of the depth. */
const deepest = 1_000
const accept =
  'text/html, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5'
/** More alike than this, two lists of items are one feed in two forms. */
const alike = 0.8

/**
 * Looks for feeds at `address`: it may be a feed itself, or the page of a site. One request after the other, with `restMs` in
 * between; the usual places are tried only where the page names no feed. Of the same feed in several forms the first is given.
 */
export async function discoverFeeds(
  address: string,
  fetcher: Pick<Fetcher, 'get'>,
  restMs: number,
  signal: AbortSignal,
): Promise<Discovery> {
  const get = async (url: string) => {
    await sleep(restMs, undefined, { signal }).catch(() => {})
    return signal.aborted ? undefined : fetcher.get(url, { accept, signal })
  }
  const page = await fetcher.get(address, { accept, signal })
  if (page.outcome !== 'modified') return { feeds: [], trouble: page.outcome === 'failed' ? page.detail : undefined }
  const itself = readFound(page, address, 'given')
  if (itself) return { feeds: [itself] }

  const feeds: FoundFeed[] = []
  const look = async (urls: string[], how: FoundFeed['how'], enough = Number.POSITIVE_INFINITY) => {
    for (const url of urls) {
      if (feeds.length >= enough) return
      const fetched = await get(url)
      const found = fetched && readFound(fetched, url, how)
      if (found && !feeds.some((known) => isSameFeed(known, found))) feeds.push(found)
    }
  }
  await look(namedFeeds(new TextDecoder().decode(page.body), page.url), 'named')
  const site = new URL(page.url).origin
  if (feeds.length === 0)
    await look(
      usualPlaces.map((path) => site + path),
      'usual place',
      1,
    )
  await look(await findNewsSitemaps(site, get), 'news sitemap')
  return { feeds }
}

function readFound(fetched: Fetched, asked: string, how: FoundFeed['how']): FoundFeed | undefined {
  if (fetched.outcome !== 'modified') return undefined
  try {
    const document = parseFeed(fetched.body, { contentType: fetched.contentType, url: fetched.url })
    const { items } = publishedItems({ id: 0, outletId: 0 }, document, new Date(0))
    const { title } = document.feed
    const alsoAt = [fetched.url, document.delivery?.self].filter((url) => url !== undefined)
    return {
      url: fetched.movedTo ?? asked,
      alsoAt,
      how,
      title,
      format: document.format,
      keys: [...new Set(items.map(({ key }) => key))],
    }
  } catch (error) {
    if (error instanceof FeedError) return undefined
    throw error
  }
}

/** Whether two feeds are one: of one address, or with nearly the same items (Jaccard's index). */
export function isSameFeed(a: FoundFeed, b: FoundFeed): boolean {
  if (a.alsoAt[0] === b.alsoAt[0]) return true
  const other = new Set(b.keys)
  const shared = a.keys.filter((key) => other.has(key)).length
  return shared > 0 && shared / (a.keys.length + b.keys.length - shared) >= alike
}

const feedTypes = /^\s*(?:application|text)\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|x?rss|x-rss\+xml)\s*(?:;|$)/i

/** The feeds that a page names in its links (https://www.rssboard.org/rss-autodiscovery), those of comments last. */
export function namedFeeds(html: string, url: string): string[] {
  const found: { href: string; title: string }[] = []
  let base = url
  let depth = 0
  const parser = new Parser({
    onclosetag() {
      depth--
    },
    onopentag(name, { rel = '', type = '', href = '', title = '' }) {
      if (++depth > deepest) parser.pause()
      if (name === 'base' && href) base = URL.parse(href, url)?.href ?? base
      else if (name === 'link' && /\balternate\b/i.test(rel) && feedTypes.test(type)) found.push({ href, title })
    },
  })
  parser.end(html)
  const isAboutComments = ({ href, title }: { href: string; title: string }) => /comment/i.test(`${href} ${title}`)
  const ordered = [...found.filter((link) => !isAboutComments(link)), ...found.filter(isAboutComments)]
  const urls = ordered.map(({ href }) => URL.parse(href.trim(), base)).filter((one) => one !== null)
  return [...new Set(urls.filter(({ protocol }) => /^https?:$/.test(protocol)).map(({ href }) => href))].slice(
    0,
    mostNamed,
  )
}

/** The news sitemaps that a site names in robots.txt, there or through an index of sitemaps. */
async function findNewsSitemaps(site: string, get: (url: string) => Promise<Fetched | undefined>): Promise<string[]> {
  const text = async (url: string) => {
    const fetched = await get(url)
    return fetched?.outcome === 'modified' ? new TextDecoder().decode(fetched.body) : ''
  }
  const isNews = (url: string) => /news/i.test(URL.parse(url)?.pathname ?? '')
  const robots = await text(`${site}/robots.txt`)
  const listed = [...robots.matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(https?:\/\/\S+)/gim)].map((match) => match[1]!)
  const found = listed.filter(isNews).slice(0, mostSitemaps)
  if (found.length > 0) return found
  const inside: string[] = []
  for (const index of listed.slice(0, mostSitemaps)) {
    const locations = (await text(index)).matchAll(/<loc>\s*(https?:[^<\s]+)\s*<\/loc>/gi)
    inside.push(...[...locations].map((match) => match[1]!.replaceAll('&amp;', '&')).filter(isNews))
  }
  return inside.slice(0, mostSitemaps)
}
