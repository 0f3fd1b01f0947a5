/** How far back a feed's document shows what the feed published: what makes a gap honest. */
import type { FeedFormat } from '@mirador/core/terms.ts'

const newsSitemapMs = 2 * 86_400_000

/** `overlap`: as far as the last time, if an item of then is among them, and else only to the moment itself. */
export type Reach = Date | 'overlap' | null

/**
 * From when on a whole document shows everything that its feed published: from its oldest item, or from the next where it has ten
 * or more, of each ten one more, for old ones may be pinned. A news sitemap holds two days (developers.google.com/search/docs/
 * crawling-indexing/sitemaps/news-sitemap), and may be empty; any other document without an item shows nothing: null. `items` is
 * how many there are, `times` when those that say so were published.
 */
export function reachOf(document: { format: FeedFormat; items: number; times: Date[] }, polledAt: Date): Reach {
  const sorted = document.times.map((time) => time.getTime()).sort((a, b) => a - b)
  const oldest = sorted[Math.floor(sorted.length / 10)] ?? Number.POSITIVE_INFINITY
  const kept = document.format === 'sitemap' ? polledAt.getTime() - newsSitemapMs : Number.POSITIVE_INFINITY
  const from = Math.min(oldest, kept)
  if (Number.isFinite(from)) return new Date(Math.min(from, polledAt.getTime()))
  return document.items > 0 ? 'overlap' : null
}
