/** Finds what is due and polls it, host by host: one host is asked by one worker, one request after the other. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@mirador/core/log.ts'
import type { Pool } from '@mirador/store/db.ts'
import { claimDueFeeds, type DueFeed, listFeedsById, releaseFeeds } from '@mirador/store/feeds.ts'
import { type PollReport, type PollTools, pollFeed } from './poll-feed.ts'

export type Claim = { leaseMs: number; limit: number; feedsPerJob: number }

/**
 * Leases what is due and gives it as batches of feed ids for jobs of about `feedsPerJob`; all feeds of a host are in one
 * batch. A batch that is lost comes due again when its lease ends.
 */
export async function findDueFeeds(pool: Pool, now: Date, claim: Claim): Promise<number[][]> {
  const batches: number[][] = []
  let batch: number[] = []
  for (const feedIds of (await claimDueFeeds(pool, now, claim.leaseMs, claim.limit)).values()) {
    batch.push(...feedIds)
    if (batch.length < claim.feedsPerJob) continue
    batches.push(batch)
    batch = []
  }
  return batch.length > 0 ? [...batches, batch] : batches
}

export type BatchLimits = { hosts: number; hostDelayMs: number; leaseMs: number }

/**
 * Polls the feeds: up to `hosts` hosts at once, the feeds of one host in turn with `hostDelayMs` between them. Stops early
 * when `signal` aborts or the lease is about to end; what it leaves comes due again. `onPoll` hears of each poll.
 */
export async function pollFeeds(
  pool: Pool,
  feedIds: number[],
  tools: PollTools,
  limits: BatchLimits,
  log: Logger,
  signal: AbortSignal,
  onPoll: (feed: DueFeed, report: PollReport) => void = () => {},
): Promise<void> {
  const leaseEnd = tools.now().getTime() + limits.leaseMs
  const hosts = Object.values(Object.groupBy(await listFeedsById(pool, feedIds), (feed) => feed.host))
  const pollHost = async (feeds: DueFeed[] = []) => {
    for (const [index, feed] of feeds.entries()) {
      if (index > 0 && limits.hostDelayMs > 0) await sleep(limits.hostDelayMs, undefined, { signal }).catch(() => {})
      if (signal.aborted || tools.now().getTime() >= leaseEnd) return
      const report = await pollFeed(feed, tools, signal)
      const { outcome, reason, detail, durationMs, fates } = report
      log.debug({ feedId: feed.id, url: feed.url, outcome, reason, detail, durationMs, ...fates }, 'polled')
      onPoll(feed, report)
    }
  }
  const next = hosts.values()
  const lane = async () => {
    for (const feeds of next) await pollHost(feeds)
  }
  const ends = await Promise.allSettled(Array.from({ length: limits.hosts }, lane))
  if (signal.aborted) await releaseFeeds(pool, feedIds)
  const failure = ends.find((end) => end.status === 'rejected')
  if (failure) throw failure.reason
}
