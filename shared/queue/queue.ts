/** The only place that knows BullMQ. The queue is a doorbell: it may be emptied at any moment, and nothing that is due is lost. */
import { MiradorError, messageOf } from '@mirador/core/errors.ts'
import type { Logger } from '@mirador/core/log.ts'
import { storable } from '@mirador/core/storable.ts'
import { Queue as BullQueue, type IQueueBackend, type JobsOptions } from 'bullmq'
import { type Backend, postgresBackend, redisBackend, within } from './backends.ts'
import { type Handlers, type JobName, jobNames, jobs, type Payload, type TickName } from './jobs.ts'
import { storablePayload } from './storable.ts'
import { startWork, type Work, type WorkPlan } from './work.ts'

export type QueueOptions = {
  databaseUrl: string
  /** Given: the queue lies in Redis; else in PostgreSQL. */
  redisUrl?: string | undefined
  /** PostgreSQL schema of the jobs. */
  schema?: string
  /** First part of the Redis keys. */
  prefix?: string
  log: Logger
  /** How long a killed worker keeps its job from others; it is handed on after one to three times this, in milliseconds. */
  lockMs?: number
  /** How often it is checked that the scheduled ticks are still there, in milliseconds. */
  repairMs?: number
  /** How long a call waits for a store that does not answer, in milliseconds. */
  patienceMs?: number
}

export type Entry<Name extends JobName> = {
  payload: Payload<Name>
  /** No second job with this id is taken while one waits or **runs**: what must happen has to be due by a column too. */
  dedupe?: string | undefined
}
export type Depth = { waiting: number; active: number; delayed: number; failed: number }

export type Queue = {
  /** Throws `unavailable` when the store does not take the job in time (it may still arrive). */
  enqueue<Name extends JobName>(name: Name, payload: Payload<Name>, how?: { dedupe?: string }): Promise<void>
  /** As `enqueue`, in few round trips. */
  enqueueMany<Name extends JobName>(name: Name, entries: Entry<Name>[]): Promise<void>
  /**
   * Lets the tick fire now and every `everyMs`, once however many processes ask for it. A store that is away or emptied
   * gets it as soon as it is back, while this process lives.
   */
  schedule(name: TickName, everyMs: number): Promise<void>
  /**
   * Works the jobs that have a handler, one at a time unless `concurrency` says more, and forgets old failures every hour.
   * At its close, jobs have `closeMs` (10 s) to end.
   */
  work(handlers: Handlers, concurrency?: Partial<Record<JobName, number>>, closeMs?: number): Work
  depth(): Promise<Record<JobName, Depth>>
  /** How many jobs of one name wait. Throws `unavailable` where the store does not answer. */
  countWaiting(name: JobName): Promise<number>
  /** Whether the store answers. */
  isReady(): Promise<boolean>
  /** Empties the store: jobs, schedules, everything. For tests. */
  obliterate(): Promise<void>
  /** Closes the connections; close what `work` gave first. */
  close(): Promise<void>
}

type Bull = BullQueue<object, void, JobName, object, void, JobName, IQueueBackend, object>

const hourMs = 3_600_000
const failedKeptMs = 24 * hourMs
const bulkSize = 500

export function createQueue(options: QueueOptions): Queue {
  const { log, lockMs = 30_000, repairMs = 10_000, patienceMs = 10_000 } = options
  const backend = options.redisUrl
    ? redisBackend(options.redisUrl, options.prefix ?? 'mirador', log)
    : postgresBackend(options.databaseUrl, options.schema ?? 'mirador_queue', log)
  const bulls = eachName((name) => openQueue(name, backend))
  const ticks = new Map<TickName, number>()

  /** Nothing is sent into an outage, so that nothing piles up in one. */
  const ask = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await within(patienceMs, backend.outages.over().then(call), 'no answer')
    } catch (error) {
      backend.outages.report(error)
      const message = `The store of the queue does not answer: ${messageOf(error)}. Check ${backend.setting}.`
      throw new MiradorError('unavailable', message)
    }
  }

  const repair = async () => {
    for (const [name, everyMs] of ticks) await ensureTick(bulls[name], name, everyMs)
  }
  const repairing = setInterval(() => void repair().catch(backend.outages.report), repairMs)
  repairing.unref()

  const queue: Queue = {
    enqueue: (name, payload, how) => queue.enqueueMany(name, [{ payload, dedupe: how?.dedupe }]),

    async enqueueMany(name, entries) {
      for (let start = 0; start < entries.length; start += bulkSize) {
        const bulk = entries.slice(start, start + bulkSize).map(({ payload, dedupe }) => ({
          name,
          data: storablePayload(payload),
          opts: dedupe === undefined ? {} : { deduplication: { id: storable(dedupe) } },
        }))
        await ask(() => bulls[name].addBulk(bulk))
      }
    },

    async schedule(name, everyMs) {
      ticks.set(name, everyMs)
      // what fails now is repaired
      await ask(() => ensureTick(bulls[name], name, everyMs)).catch(() => {})
    },

    work(handlers, concurrency = {}, closeMs = 10_000) {
      const cleanQueue: Handlers['clean-queue'] = async (payload, signal) => {
        for (const name of jobNames) await bulls[name].clean(failedKeptMs, 0, 'failed')
        await handlers['clean-queue']?.(payload, signal)
      }
      const all: Handlers = { ...handlers, 'clean-queue': cleanQueue }
      const plans = jobNames.flatMap((name): WorkPlan[] => {
        const handler = all[name] as WorkPlan['handler'] | undefined
        return handler ? [{ name, handler, concurrency: concurrency[name] ?? 1 }] : []
      })
      void queue.schedule('clean-queue', hourMs)
      return startWork(backend, plans, { lockMs, closeMs }, log)
    },

    async depth() {
      const counts = await ask(() => Promise.all(jobNames.map((name) => countJobs(bulls[name]))))
      return eachName((_, index) => counts[index]!)
    },

    async countWaiting(name) {
      return (await ask(() => countJobs(bulls[name]))).waiting
    },

    isReady: () =>
      backend.reach().then(
        () => true,
        () => false,
      ),

    async obliterate() {
      for (const name of jobNames) await ask(() => bulls[name].obliterate({ force: true }))
    },

    async close() {
      clearInterval(repairing)
      await backend.close()
    },
  }
  return queue
}

const eachName = <T>(value: (name: JobName, index: number) => T): Record<JobName, T> =>
  Object.fromEntries(jobNames.map((name, index) => [name, value(name, index)])) as Record<JobName, T>

function openQueue(name: JobName, backend: Backend): Bull {
  const { attempts, restMs } = jobs[name]
  const defaultJobOptions: JobsOptions = {
    attempts,
    backoff: { type: 'exponential', delay: restMs },
    // by count would deadlock on PostgreSQL; `clean-queue` forgets the failed ones by age
    removeOnComplete: true,
    stackTraceLimit: 1,
  }
  // nobody reads BullMQ's events
  const streams = { events: { maxLen: 100 } }
  const bull: Bull = new BullQueue(name, { connection: {}, defaultJobOptions, streams }, backend.factory)
  return bull.on('error', backend.outages.report)
}

/** Sets the tick up where it is missing, has another interval, or was lost on the way (long overdue). */
async function ensureTick(bull: Bull, name: TickName, everyMs: number): Promise<void> {
  const found = await bull.getJobScheduler(name)
  const lost = Date.now() - Math.max(10 * everyMs, 60_000)
  if (found?.every === everyMs && (found.next ?? 0) > lost) return
  await bull.upsertJobScheduler(name, { every: everyMs }, { name, data: {} })
}

async function countJobs(bull: Bull): Promise<Depth> {
  const {
    waiting = 0,
    active = 0,
    delayed = 0,
    failed = 0,
  } = await bull.getJobCounts('waiting', 'active', 'delayed', 'failed')
  return { waiting, active, delayed, failed }
}
