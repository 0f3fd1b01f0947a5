import type { DueFeed } from '@mirador/store/feeds.ts'
import type { Fates, Poll } from '@mirador/store/polls.ts'
import { feedHost } from './feed-host.ts'
import type { Fetched, Fetcher } from './fetch.ts'
import { resultFor, rhythmFor } from './host-rules.ts'
import { type HubNotes, hubOf } from './hubs.ts'
import { type Reach, reachOf } from './reach.ts'
import { publishedItems, type Read, readDocument } from './read-document.ts'
import type { PollRecorder } from './record-polls.ts'
import type { RssParserReader } from './rss-parser-reader.ts'
import { nextPoll, outsideHours, type PollResult, type Rhythm } from './schedule.ts'

/** What a poll works with. `random` gives numbers in [0, 1). */
export type PollTools = {
  fetcher: Fetcher
  rssParser: RssParserReader
  record: PollRecorder
  /** Hears which hub pushes a feed, of each document that tells; not set where hubs are not asked. */
  noteHub?: HubNotes | undefined
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
  const read = await readFetched(feed, fetched, tools)
  const { items, refused } = publishedItems(feed, read.document, startedAt)

  const times = items.filter((item) => item.dateBelieved).map((item) => item.publishedAt)
  const { inSeconds, intervalSeconds } = nextPoll(
    feed,
    resultFor(feed.host, scheduling(fetched, read, times)),
    rhythmFor(feed.host, tools.rhythm),
    tools.random(),
  )
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
      nextPollAt: outsideHours(
        new Date(startedAt.getTime() + inSeconds * 1_000),
        read.document?.delivery?.skipHours ?? [],
      ),
      intervalSeconds,
      ...keptValidators(feed, fetched, read.failure !== undefined, unconditional, startedAt),
      moved: movedFor(fetched),
    },
  }
  const fates = await tools.record({ ...poll, items, refused })
  if (fetched.outcome === 'modified' && read.document?.delivery)
    await tools.noteHub?.(feed.id, hubOf(fetched, read.document.delivery))
  return { ...poll, fates }
}

/** Longer addresses do not fit the index that keeps them apart. */
export const longestAddress = 2_000

function movedFor(fetched: Fetched): { url: string; host: string } | null {
  if (fetched.outcome === 'failed' || fetched.movedTo === undefined || fetched.movedTo.length > longestAddress)
    return null
  return { url: fetched.movedTo, host: feedHost(fetched.movedTo) }
}

async function readFetched(feed: DueFeed, fetched: Fetched, tools: PollTools): Promise<Read> {
  if (fetched.outcome === 'unchanged') return {}
  if (fetched.outcome === 'failed') return { failure: { reason: fetched.reason, detail: fetched.detail } }
  return readDocument(feed.reader, fetched.body, fetched, tools.rssParser)
}

/** What a poll shows of the time since the last; one that failed, also for a document that was cut off, shows nothing for sure. */
function seenFrom(fetched: Fetched, read: Read, times: Date[], startedAt: Date): Reach | 'last' {
  if (read.failure) return null
  if (!read.document) return fetched.outcome === 'unchanged' ? 'last' : null
  return reachOf({ format: read.document.format, items: read.document.items.length, times }, startedAt)
}

function scheduling(fetched: Fetched, read: Read, published: Date[]): PollResult {
  if (read.failure) {
    const { status, retryAfterSeconds } = fetched.outcome === 'failed' ? fetched : {}
    return { outcome: 'failed', reason: read.failure.reason, status, retryAfterSeconds }
  }
  if (fetched.outcome === 'modified') {
    const { maxAgeSeconds } = fetched
    return { outcome: 'modified', published, maxAgeSeconds, everySeconds: read.document?.delivery?.everySeconds }
  }
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
