import { setMaxListeners } from 'node:events'
import { MiradorError } from '@mirador/core/errors.ts'
import type { Logger } from '@mirador/core/log.ts'
import { type IQueueBackend, type Job, type JobProgress, UnrecoverableError, WaitingError, Worker } from 'bullmq'
import { type Backend, within } from './backends.ts'
import { type JobName, jobs } from './jobs.ts'
import { storableError } from './storable.ts'

export type Work = {
  /** Takes no more jobs, aborts the signal of those that run and waits for them; what does not end goes back to the queue. */
  close(): Promise<void>
}

type Handler = (payload: object, signal: AbortSignal) => Promise<void>
export type WorkPlan = { name: JobName; handler: Handler; concurrency: number }
export type WorkLimits = { lockMs: number; closeMs: number }

/** How long the store may take to note the end of the last jobs. */
const lettingGoMs = 5_000

/** Starts a worker for each plan. */
export function startWork(backend: Backend, plans: WorkPlan[], limits: WorkLimits, log: Logger): Work {
  const shutdown = new AbortController()
  const deadline = new AbortController()
  setMaxListeners(0, shutdown.signal, deadline.signal)
  const running = new Set<Promise<void>>()

  const run = async (handler: Handler, job: Job, token?: string): Promise<void> => {
    const handle = async () => {
      // one that was fetched while the others were told to end
      shutdown.signal.throwIfAborted()
      await handler(job.data, shutdown.signal)
    }
    const handling = orAborted(handle(), deadline.signal)
    running.add(handling)
    try {
      await handling
    } catch (error) {
      if (!shutdown.signal.aborted) throw failure(error, job, log)
      await job.moveToWait(token)
      throw new WaitingError()
    } finally {
      running.delete(handling)
    }
  }

  const workers = plans.map(({ name, handler, concurrency }) => {
    const worker = new Worker<object, void, JobName, IQueueBackend, JobProgress, object>(
      name,
      (job, token) => run(handler, job, token),
      {
        connection: {},
        concurrency,
        lockDuration: limits.lockMs,
        stalledInterval: limits.lockMs,
        // a killed process is no fault of the job, but one that kills its process again and again is
        maxStalledCount: 3,
        drainDelay: backend.listenSeconds,
        runRetryDelay: 1_000,
      },
      backend.factory,
    )
    return worker.on('error', backend.outages.report)
  })

  const close = async () => {
    shutdown.abort()
    const timer = setTimeout(() => deadline.abort(), limits.closeMs)
    for (const worker of workers) void worker.pause(true)
    await Promise.allSettled(running)
    // a store that is away cannot be told how the jobs ended: their locks run out
    const away = await backend.reach().then(
      () => false,
      () => true,
    )
    const closed = Promise.all(workers.map((worker) => worker.close(away)))
    await within(lettingGoMs, closed, 'The store of the queue did not let the workers go')
      .catch((err: unknown) => log.warn({ err }, 'workers were cut off'))
      .finally(() => clearTimeout(timer))
  }
  return { close }
}

/** The one place where a permanent error becomes "do not retry", and where a failed job is logged. */
function failure(error: unknown, job: Job, log: Logger): Error {
  const permanent = error instanceof MiradorError && error.permanent
  const attempt = job.attemptsMade + 1
  const { attempts } = jobs[job.name as JobName]
  const fields = { err: error, job: job.name, jobId: job.id, attempt, attempts }
  if (permanent || attempt >= attempts) log.error(fields, 'job failed')
  else log.warn(fields, 'job failed and will be tried again')
  return storableError(error, permanent ? UnrecoverableError : Error)
}

/** Settles as `work` does, or rejects when `signal` aborts first. */
function orAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort)
  work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  return promise
}
