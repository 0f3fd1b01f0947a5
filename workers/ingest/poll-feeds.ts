/** Finds what is due and polls it, host by host: one host is asked by one worker, one request after the other. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@mirador/core/log.ts'
import type { Pool } from '@mirador/store/db.ts'
import { type ClaimLimits, claimFeeds, type DueFeed, listLeasedFeeds, releaseFeeds } from '@mirador/store/feeds.ts'
import { hostRestsMs } from './host-rules.ts'
import { type PollReport, type PollTools, pollFeed } from './poll-feed.ts'

export type Claim = ClaimLimits & { feedsPerJob: number }

/**
 * Leases what is due and gives it as batches of feed ids for jobs of about `feedsPerJob`; all feeds of a host are in one
 * batch. A batch that is lost comes due again when its lease ends.
 */
export async function findDueFeeds(pool: Pool, now: Date, claim: Claim): Promise<number[][]> {
  const batches: number[][] = []
  let batch: number[] = []
  for (const feedIds of await claimFeeds(pool, 'due', now, { ...claim, hostRestsMs })) {
    batch.push(...feedIds)
    if (batch.length < claim.feedsPerJob) continue
    batches.push(batch)
    batch = []
  }
  return batch.length > 0 ? [...batches, batch] : batches
}

export type BatchLimits = { hosts: number; hostDelayMs: number }

/**
 * Polls those of the feeds that are under a lease: up to `hosts` hosts at once, the feeds of one host in turn with
 * `hostDelayMs` between them. Stops early when `signal` aborts or a lease has ended; what it leaves comes due again. `onPoll`
 * hears of each poll.
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
  const leased = await listLeasedFeeds(pool, feedIds, tools.now())
  const hosts = Object.values(Object.groupBy(leased, (feed) => feed.host))
  const pollHost = async (feeds: DueFeed[] = []) => {
    for (const [index, feed] of feeds.entries()) {
      const restMs = Math.max(limits.hostDelayMs, hostRestsMs[feed.host] ?? 0)
      if (index > 0 && restMs > 0) await sleep(restMs, undefined, { signal }).catch(() => {})
      if (signal.aborted || tools.now() >= feed.claimedUntil) return
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
  if (signal.aborted) await releaseFeeds(pool, leased)
  const failure = ends.find((end) => end.status === 'rejected')
  if (failure) throw failure.reason
}

const lookAgainMs = 250

/**
 * Polls these feeds now, each once, due or not. Those that a worker polls at the moment, or whose host it asks, are waited for,
 * at most as long as a lease lasts; gives the ids of those that were not to be had.
 */
export async function pollNow(
  pool: Pool,
  feedIds: number[],
  tools: PollTools,
  limits: BatchLimits & ClaimLimits,
  log: Logger,
  signal: AbortSignal,
  onPoll: (feed: DueFeed, report: PollReport) => void,
): Promise<number[]> {
  const left = new Set(feedIds)
  let patientUntil = tools.now().getTime() + limits.leaseMs
  while (left.size > 0 && !signal.aborted && tools.now().getTime() < patientUntil) {
    const claimed = (await claimFeeds(pool, [...left], tools.now(), { ...limits, hostRestsMs })).flat()
    if (claimed.length === 0) {
      await sleep(lookAgainMs, undefined, { signal }).catch(() => {})
      continue
    }
    await pollFeeds(pool, claimed, tools, limits, log, signal, (feed, report) => {
      left.delete(feed.id)
      onPoll(feed, report)
    })
    patientUntil = tools.now().getTime() + limits.leaseMs
  }
  return [...left]
}
