/** What polls feeds in a test: the real tools, within limits that suit loopback. */
import { silentLog } from '@mirador/core/log.ts'
import { feedHost } from '@mirador/ingest/feed-host.ts'
import { createFetcher } from '@mirador/ingest/fetch.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import type { PollReport, PollTools } from '@mirador/ingest/poll-feed.ts'
import { pollFeeds } from '@mirador/ingest/poll-feeds.ts'
import { createPollRecorder } from '@mirador/ingest/record-polls.ts'
import { createRssParserReader } from '@mirador/ingest/rss-parser-reader.ts'
import type { Pool } from '@mirador/store/db.ts'
import { claimFeeds, findActiveFeeds, saveFeeds } from '@mirador/store/feeds.ts'
import { saveOutlets } from '@mirador/store/outlets.ts'

export type Poller = {
  /** Polls every feed once, and gives what came of each by its address. */
  pollAll(): Promise<Map<string, PollReport>>
  close(): Promise<void>
}

export async function createPoller(
  pool: Pool,
  options: { timeoutMs?: number; now?: () => Date; noteHub?: PollTools['noteHub'] } = {},
): Promise<Poller> {
  const { timeoutMs = 5_000, now = () => new Date(), noteHub } = options
  const fetcher = createFetcher({
    userAgent: 'Mirador test',
    timeoutMs,
    idleTimeoutMs: timeoutMs,
    maxBodyBytes: 5e6,
    maxRedirects: 5,
    allowPrivateAddresses: true,
  })
  const rssParser = createRssParserReader({ timeLimitMs: 5_000 })
  const record = createPollRecorder(await createKeeper(pool), now)
  const rhythm = { minPollSeconds: 300, maxPollSeconds: 21_600 }
  const tools: PollTools = { fetcher, rssParser, record, noteHub, rhythm, now, random: () => 0.5 }
  const limits = { hosts: 16, hostDelayMs: 0, leaseMs: 600_000, limit: 100_000 }
  return {
    async pollAll() {
      const reports = new Map<string, PollReport>()
      const ids = (await claimFeeds(pool, await findActiveFeeds(pool, 'all'), now(), limits)).flat()
      const hear = (feed: { url: string }, report: PollReport) => void reports.set(feed.url, report)
      await pollFeeds(pool, ids, tools, limits, silentLog(), new AbortController().signal, hear)
      return reports
    },
    async close() {
      await fetcher.close()
      await rssParser.close()
    },
  }
}

/** Saves an outlet a feed, by slug. */
export async function addFeeds(
  pool: Pool,
  feeds: Iterable<[slug: string, url: string]>,
  now = new Date(),
): Promise<void> {
  const list = [...feeds]
  await saveOutlets(
    pool,
    list.map(([slug]) => ({ slug, name: slug })),
    'keep',
  )
  await saveFeeds(
    pool,
    list.map(([outletSlug, url]) => ({ outletSlug, url, host: feedHost(url) })),
    now,
  )
}
