/** Wires the reading of articles, where it is set. */
import { availableParallelism } from 'node:os'
import type { Config } from '@mirador/core/config.ts'
import type { Logger } from '@mirador/core/log.ts'
import { createRobotsReader } from '@mirador/ingest/article/robots.ts'
import { createExtractor, standardExtractor } from '@mirador/ingest/extract.ts'
import { fetchArticles, findDueArticles } from '@mirador/ingest/fetch-articles.ts'
import type { Handlers } from '@mirador/queue/jobs.ts'
import type { Queue } from '@mirador/queue/queue.ts'
import type { Pool } from '@mirador/store/db.ts'
import type { Context } from './context.ts'
import { createOwnFetcher } from './own-fetcher.ts'

const articlesClaimedAtOnce = 200
/** So that the lease holds for all of them, with the rests between. */
const articlesPerHost = 10
const mostThreads = 2

/** What is done about articles and how to let go of it; undefined where none are read. */
export function createArticleWork(pool: Pool, queue: Queue, config: Config, log: Logger, context: Context) {
  if (config.articleText === 'off') return undefined
  const fetcher = createOwnFetcher(config)
  const threads = Math.min(availableParallelism(), mostThreads)
  const extractor = createExtractor({ ...standardExtractor, threads })
  const tools = { fetcher, extractor, robots: createRobotsReader(fetcher, context.now), now: context.now }
  const { pollLeaseMs: leaseMs, hostDelayMs } = config
  const claim = { leaseMs, hostDelayMs, limit: articlesClaimedAtOnce, perHost: articlesPerHost }
  const handlers: Handlers = {
    'find-due-articles': async () => {
      // what already waits is fetched first: a lease must not run out in the queue
      if ((await queue.countWaiting('fetch-articles')) > 0) return
      const leases = await findDueArticles(pool, config.articleText, context.now(), claim)
      await queue.enqueueMany(
        'fetch-articles',
        leases.map(({ mentionIds, leasedUntil }) => ({
          payload: { mentionIds, leasedUntil: leasedUntil.toISOString() },
        })),
      )
    },
    'fetch-articles': async ({ mentionIds, leasedUntil }, signal) => {
      let read = 0
      const lease = { mentionIds, leasedUntil: new Date(leasedUntil) }
      await fetchArticles(pool, lease, tools, claim, log, signal, (_due, { outcome }) => {
        if (outcome === 'read') read++
      })
      // a ring that is lost costs time only: the next tick judges what was read
      if (read > 0 && !signal.aborted) await queue.enqueue('recount', {}, { dedupe: 'fresh items' }).catch(() => {})
    },
  }
  const close = async () => {
    await fetcher.close()
    await extractor.close()
  }
  return { handlers, concurrency: { 'fetch-articles': config.pollConcurrency }, close }
}
