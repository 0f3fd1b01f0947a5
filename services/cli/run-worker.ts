/** Wires a worker by hand: what the queue rings for, and what is done about it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '@mirador/core/config.ts'
import type { Logger } from '@mirador/core/log.ts'
import { withoutCredentials } from '@mirador/core/without-credentials.ts'
import { findNewFiles, readDueFile } from '@mirador/ingest/gdelt/read-gdelt.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import type { PollTools } from '@mirador/ingest/poll-feed.ts'
import { findDueFeeds, pollFeeds } from '@mirador/ingest/poll-feeds.ts'
import { createPollRecorder } from '@mirador/ingest/record-polls.ts'
import { createRssParserReader } from '@mirador/ingest/rss-parser-reader.ts'
import { createHubNotes } from '@mirador/ingest/websub.ts'
import type { Handlers } from '@mirador/queue/jobs.ts'
import { createQueue, type Queue } from '@mirador/queue/queue.ts'
import { forgetArticleTexts } from '@mirador/store/articles.ts'
import { recount } from '@mirador/store/counts.ts'
import { connect, type Pool } from '@mirador/store/db.ts'
import { raiseNotices } from '@mirador/store/notices.ts'
import { deleteOldPolls } from '@mirador/store/polls.ts'
import { deleteOldPushes } from '@mirador/store/pushes.ts'
import { groupStories } from '@mirador/trends/group-stories.ts'
import { judgeArticles } from '@mirador/trends/judge-articles.ts'
import { createRelabelling } from '@mirador/trends/relabel.ts'
import { createArticleWork } from './article-work.ts'
import type { Context } from './context.ts'
import { createGdeltTools, streamsOf } from './gdelt-tools.ts'
import { createHubHandlers, newSecret } from './hub-handlers.ts'
import { opinionHandlers } from './opinion-handlers.ts'
import { createOwnFetcher } from './own-fetcher.ts'
import { prepareSocial } from './prepare-social.ts'
import { untilStopped } from './until-stopped.ts'

export const roles = ['ingest', 'trends', 'social'] as const
export type Role = (typeof roles)[number]

const feedsPerJob = 50
const jobsAtOnce = 4
const feedsClaimedAtOnce = 1_000
const marksAtOnce = 20_000
const labelsAtOnce = 500
const articlesAtOnce = 200
const groupedAtOnce = 500
const noticesEveryMs = 300_000
const opinionsEveryMs = 60_000
const dayMs = 86_400_000
const pollsKeptMs = 90 * dayMs

/** Works until `signal` aborts, then lets what runs come to its end. */
export async function runWorker(databaseUrl: string, wanted: readonly Role[], context: Context): Promise<void> {
  const { config: readConfig, signal } = context
  const config = readConfig()
  const log = context.log('worker')
  const pool = connect(databaseUrl, (error) => log.warn({ error: error.message }, 'a database connection broke'), {
    name: 'mirador worker',
  })
  const queue = createQueue({ databaseUrl, redisUrl: config.redisUrl, lockMs: config.jobLockMs, log })
  const ingest = wanted.includes('ingest') ? await createIngest(pool, queue, config, log, context) : undefined
  const trends = wanted.includes('trends') ? trendHandlers(pool, config, log, context) : {}
  const social = wanted.includes('social') ? await prepareSocial(pool, config, log, context) : undefined
  const opinions = wanted.includes('trends') ? opinionHandlers(pool, config, log, context) : {}

  // whatever its roles, a worker may be the one that the hourly cleaning rings at
  const cleaning: Handlers = {
    'clean-queue': async () => {
      const now = context.now().getTime()
      await deleteOldPolls(pool, new Date(now - pollsKeptMs))
      await deleteOldPushes(pool, new Date(now - dayMs))
      await forgetArticleTexts(pool, new Date(now - config.articleKeepDays * dayMs))
    },
  }
  const gdelt = wanted.includes('ingest') ? await createGdelt(pool, queue, config, log, context) : undefined
  const articles = wanted.includes('ingest') ? createArticleWork(pool, queue, config, log, context) : undefined
  const work = queue.work(
    { ...cleaning, ...ingest?.handlers, ...gdelt?.handlers, ...articles?.handlers, ...trends, ...opinions },
    { 'poll-feeds': jobsAtOnce, ...articles?.concurrency },
  )
  if (ingest) await queue.schedule('find-due-feeds', config.tickMs)
  if (ingest?.handlers['serve-hubs']) await queue.schedule('serve-hubs', config.tickMs)
  if (gdelt) await queue.schedule('read-gdelt', Math.max(config.tickMs, config.hostDelayMs))
  if (articles) await queue.schedule('find-due-articles', Math.max(config.tickMs, config.hostDelayMs))
  if (wanted.includes('trends')) {
    await queue.schedule('recount', config.tickMs)
    await queue.schedule('group-stories', config.tickMs)
    await queue.schedule('raise-notices', noticesEveryMs)
    if (opinions['give-opinions']) await queue.schedule('give-opinions', opinionsEveryMs)
  }
  const reading = social?.()
  log.info({ roles: wanted }, 'working')

  await untilStopped(signal)
  await work.close()
  await ingest?.close()
  await gdelt?.close()
  await articles?.close()
  await reading
  await queue.close()
  await pool.end()
}

/** What polling works with, and how to let go of it. */
export async function createPollTools(pool: Pool, config: Config, context: Context) {
  const fetcher = createOwnFetcher(config)
  const rssParser = createRssParserReader({ timeLimitMs: 5_000 })
  const record = createPollRecorder(await createKeeper(pool), context.now)
  const { now, random } = context
  const noteHub = config.websubUrl === undefined ? undefined : createHubNotes(pool, now, newSecret)
  const tools: PollTools = { fetcher, rssParser, record, noteHub, rhythm: config, now, random }
  const close = async () => {
    await fetcher.close()
    await rssParser.close()
  }
  return { tools, close }
}

async function createIngest(pool: Pool, queue: Queue, config: Config, log: Logger, context: Context) {
  const { tools, close } = await createPollTools(pool, config, context)
  const limits = {
    hosts: Math.max(1, Math.ceil(config.pollConcurrency / jobsAtOnce)),
    hostDelayMs: config.hostDelayMs,
  }
  const claim = { leaseMs: config.pollLeaseMs, hostDelayMs: config.hostDelayMs, limit: feedsClaimedAtOnce, feedsPerJob }
  const handlers: Handlers = {
    ...(await createHubHandlers(pool, queue, config, tools)),
    'find-due-feeds': async () => {
      // what already waits is polled first: a lease must not run out in the queue
      if ((await queue.countWaiting('poll-feeds')) > 0) return
      const batches = await findDueFeeds(pool, context.now(), claim)
      await queue.enqueueMany(
        'poll-feeds',
        batches.map((feedIds) => ({ payload: { feedIds } })),
      )
    },
    'poll-feeds': async ({ feedIds }, signal) => {
      let found = 0
      await pollFeeds(pool, feedIds, tools, limits, log, signal, (_feed, { fates }) => {
        found += fates.kept + fates.offTopic
      })
      // a ring that is lost costs time only: the next tick counts what is stale
      if (found > 0 && !signal.aborted) await queue.enqueue('recount', {}, { dedupe: 'fresh items' }).catch(() => {})
    },
  }
  return { handlers, close }
}

/** The second net, where it is set. A file a tick: its folder rests in between, and the next tick finds the next. */
async function createGdelt(pool: Pool, queue: Queue, config: Config, log: Logger, context: Context) {
  const streams = streamsOf[config.gdelt]
  if (streams.length === 0) return undefined
  const { tools, close } = await createGdeltTools(pool, config, streams, context)
  const handlers: Handlers = {
    'read-gdelt': async (_payload, signal) => {
      await findNewFiles(tools, log, signal)
      const report = await readDueFile(tools, signal)
      if (!report) return
      if (report.outcome === 'failed') log.warn(report, 'a file of GDELT could not be read')
      else log.info({ ...report.fates, stream: report.stream, fileAt: report.fileAt }, 'read a file of GDELT')
      await queue.enqueue('recount', {}, { dedupe: 'fresh items' }).catch(() => {})
    },
  }
  return { handlers, close }
}

function trendHandlers(pool: Pool, config: Config, log: Logger, context: Context): Handlers {
  const relabelSome = createRelabelling(pool, { switching: config.switchVersions })
  return {
    'raise-notices': async () => {
      for (const { kind, outlet, url, since, reason, detail, closedAt } of await raiseNotices(pool, context.now())) {
        const facts = { kind, outlet, url: url && withoutCredentials(url), since, reason, detail }
        if (closedAt) log.info(facts, 'a notice is over')
        else log.warn(facts, 'notice')
      }
    },
    'group-stories': async (_payload, signal) => {
      for (let done = 1; done > 0 && !signal.aborted; ) done = (await groupStories(pool, groupedAtOnce)).marks
    },
    recount: async (_payload, signal) => {
      // after an upgrade, labelling what was kept before takes turns with counting; readers of the counts get a breath
      for (let done = 1; done > 0 && !signal.aborted; ) {
        // articles first: a new version judges no mention twice, and becomes current once it has judged them too
        const judged = (await judgeArticles(pool, articlesAtOnce)) || (await relabelSome(labelsAtOnce))
        done = judged + (await recount(pool, marksAtOnce))
        if (done > 0) await sleep(100, undefined, { signal }).catch(() => {})
      }
    },
  }
}
