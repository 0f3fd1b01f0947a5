import { messageOf } from '@mirador/core/errors.ts'
import type { ParsedFeed } from '@mirador/core/terms.ts'
import type { DueFeed } from '@mirador/store/feeds.ts'
import type { Fates, Poll } from '@mirador/store/polls.ts'
import { feedHost } from './feed-host.ts'
import type { Fetched, Fetcher } from './fetch.ts'
import { itemText } from './item-text.ts'
import { FeedError, parseFeed } from './parse.ts'
import { believedTime, itemKey, type PublishedItem } from './published-item.ts'
import { type Reach, reachOf } from './reach.ts'
import type { PollRecorder } from './record-polls.ts'
import type { RssParserReader } from './rss-parser-reader.ts'
import { nextPoll, type PollResult, type Rhythm } from './schedule.ts'

/** What a poll works with. `random` gives numbers in [0, 1). */
export type PollTools = {
  fetcher: Fetcher
  rssParser: RssParserReader
  record: PollRecorder
  rhythm: Rhythm
  now: () => Date
  random: () => number
}

export type PollReport = Pick<Poll, 'outcome' | 'reason' | 'detail' | 'durationMs'> & { fates: Fates }

/**
 * The pipeline, left to right: fetch → parse → judge and keep → record the poll. Resolves once all of it is committed; what
 * the server or the document did wrong is in the report. Safe to cut off and to run again at any point.
 */
export async function pollFeed(feed: DueFeed, tools: PollTools, signal: AbortSignal): Promise<PollReport> {
  const startedAt = tools.now()
  const unconditional = feed.unconditionalAt === null || feed.unconditionalAt <= startedAt
  const validators = unconditional ? {} : { etag: feed.etag ?? undefined, lastModified: feed.lastModified ?? undefined }
  const fetched = await tools.fetcher.get(feed.url, { ...validators, signal })
  // cut off by our own stop, which is no fault of the feed: it comes due again when its lease ends
  signal.throwIfAborted()
  const read = await readDocument(feed, fetched, tools)
  const { items, refused } = publishedItems(feed, read.document, startedAt)

  const times = items.filter((item) => item.dateBelieved).map((item) => item.publishedAt)
  const { inSeconds, intervalSeconds } = nextPoll(feed, scheduling(fetched, read, times), tools.rhythm, tools.random())
  const poll = {
    feedId: feed.id,
    claimedUntil: feed.claimedUntil,
    startedAt,
    durationMs: fetched.ms,
    outcome: read.failure ? ('failed' as const) : fetched.outcome,
    reason: read.failure?.reason ?? null,
    detail: read.failure?.detail ?? null,
    status: fetched.status ?? null,
    seenFrom: seenFrom(fetched, read, times, startedAt),
    next: {
      nextPollAt: new Date(startedAt.getTime() + inSeconds * 1_000),
      intervalSeconds,
      ...keptValidators(feed, fetched, read.failure !== undefined, unconditional, startedAt),
      moved: movedFor(fetched),
    },
  }
  const fates = await tools.record({ ...poll, items, refused })
  return { ...poll, fates }
}

/** Longer addresses do not fit the index that keeps them apart. */
export const longestAddress = 2_000

function movedFor(fetched: Fetched): { url: string; host: string } | null {
  if (fetched.outcome === 'failed' || fetched.movedTo === undefined || fetched.movedTo.length > longestAddress)
    return null
  return { url: fetched.movedTo, host: feedHost(fetched.movedTo) }
}

type Read = { document?: ParsedFeed; failure?: { reason: string; detail: string } }

/** The document of a fetch, or why there is none; one that was cut off is both: its items count and the poll has failed. */
async function readDocument(feed: DueFeed, fetched: Fetched, tools: PollTools): Promise<Read> {
  if (fetched.outcome === 'unchanged') return {}
  if (fetched.outcome === 'failed') return { failure: { reason: fetched.reason, detail: fetched.detail } }
  const from = { contentType: fetched.contentType, url: fetched.url }
  try {
    const document =
      feed.reader === 'rss-parser' ? await tools.rssParser.read(fetched.body, from) : parseFeed(fetched.body, from)
    if (document.complete) return { document }
    const detail =
      'The document ends before its root element does. The items it holds were kept; it is fetched again soon.'
    return { document, failure: { reason: 'truncated', detail } }
  } catch (error) {
    if (error instanceof FeedError) return { failure: { reason: error.code, detail: messageOf(error) } }
    throw error
  }
}

/** What a poll shows of the time since the last; one that failed, also for a document that was cut off, shows nothing for sure. */
function seenFrom(fetched: Fetched, read: Read, times: Date[], startedAt: Date): Reach | 'last' {
  if (read.failure) return null
  if (!read.document) return fetched.outcome === 'unchanged' ? 'last' : null
  return reachOf({ format: read.document.format, items: read.document.items.length, times }, startedAt)
}

/** The items that may be counted; one without a single word is refused. */
function publishedItems(feed: DueFeed, document: ParsedFeed | undefined, firstSeen: Date) {
  const items: PublishedItem[] = []
  // of a document that was cut off the last item may be half of one: it is counted when it comes whole
  const whole = document?.complete === false ? document.items.slice(0, -1) : (document?.items ?? [])
  for (const item of whole) {
    const { title, text } = itemText(item)
    if (!title) continue
    items.push({
      outletId: feed.outletId,
      feedId: feed.id,
      key: itemKey({ link: item.link, id: item.id, words: `${title} ${text}`, published: item.published }),
      url: item.link ?? null,
      title,
      text,
      language: item.language ?? document?.feed.language,
      ...believedTime(item.published ?? item.updated, firstSeen),
    })
  }
  return { items, refused: whole.length - items.length }
}

function scheduling(fetched: Fetched, read: Read, published: Date[]): PollResult {
  if (read.failure) {
    const { status, retryAfterSeconds } = fetched.outcome === 'failed' ? fetched : {}
    return { outcome: 'failed', reason: read.failure.reason, status, retryAfterSeconds }
  }
  if (fetched.outcome === 'modified') return { outcome: 'modified', published, maxAgeSeconds: fetched.maxAgeSeconds }
  return { outcome: 'unchanged', maxAgeSeconds: fetched.outcome === 'unchanged' ? fetched.maxAgeSeconds : undefined }
}

const unconditionalEveryMs = 6 * 3_600_000

/**
 * Validators are kept only from a document that was read to its end. Some servers' never change: every six hours a feed is
 * asked without them.
 */
function keptValidators(feed: DueFeed, fetched: Fetched, failed: boolean, unconditional: boolean, now: Date) {
  const next = unconditional && !failed ? new Date(now.getTime() + unconditionalEveryMs) : feed.unconditionalAt
  if (fetched.outcome === 'modified')
    return failed
      ? { etag: null, lastModified: null, unconditionalAt: next }
      : { etag: fetched.etag ?? null, lastModified: fetched.lastModified ?? null, unconditionalAt: next }
  const newer = fetched.outcome === 'unchanged' ? fetched : undefined
  return {
    etag: newer?.etag ?? feed.etag,
    lastModified: newer?.lastModified ?? feed.lastModified,
    unconditionalAt: next,
  }
}
