/** The jobs, each with its promise. One BullMQ queue per name. */

/** A payload holds ids, never data: the row is read when the job runs, so a stale job is harmless. */
type Ids = Record<string, number | string | readonly number[] | readonly string[]>

/** How often a job is tried, and how long it rests after the first failure; the rest doubles with each further one. */
export type Retry = { attempts: number; restMs: number }

/** `payload` is never set: it carries the type. */
type Job<Payload extends Ids> = Retry & { payload?: Payload }
const job = <Payload extends Ids>(retry: Retry): Job<Payload> => retry

/** A tick carries nothing: what is due is asked of the database. */
type Tick = Record<string, never>

export const jobs = {
  /** Leases the feeds that are due and enqueues `poll-feeds` for them. Not retried: the next tick finds what this one missed. */
  'find-due-feeds': job<Tick>({ attempts: 1, restMs: 0 }),

  /** Polls the feeds. Not retried: a failed poll is recorded, and a feed that was left comes due when its lease ends. */
  'poll-feeds': job<{ feedIds: number[] }>({ attempts: 1, restMs: 0 }),

  /** Reads some of GDELT's files that are due. Not retried: a file that was left comes due when its lease ends. */
  'read-gdelt': job<Tick>({ attempts: 1, restMs: 0 }),

  /** Asks the hubs that are due, and reads what hubs pushed. Not retried: the next tick finds what this one left. */
  'serve-hubs': job<Tick>({ attempts: 1, restMs: 0 }),

  /** Makes the articles of new mentions due, leases what is due and enqueues `fetch-articles`. Not retried: the next tick does it. */
  'find-due-articles': job<Tick>({ attempts: 1, restMs: 0 }),

  /** Fetches the articles under a lease, all of one host. Not retried: a failure is recorded, and what was left comes due when the lease ends. */
  'fetch-articles': job<{ mentionIds: number[]; leasedUntil: string }>({ attempts: 1, restMs: 0 }),

  /** Counts the hours marked dirty anew. Tried 5 times, 1 s to 8 s apart; an hour that fails stays dirty for the next tick. */
  recount: job<Tick>({ attempts: 5, restMs: 1_000 }),

  /** Lets the mentions that wait find their story. Not retried: the next tick finds what this one left. */
  'group-stories': job<Tick>({ attempts: 1, restMs: 0 }),

  /** Looks for feeds that are silent, fail or moved, and tells of what is new and of what is over. Not retried: the next tick looks again. */
  'raise-notices': job<Tick>({ attempts: 1, restMs: 0 }),

  /** Asks the operator's own model about drawn mentions that it has no opinion on. Not retried: the next tick finds what is due. */
  'give-opinions': job<Tick>({ attempts: 1, restMs: 0 }),

  /** Forgets the jobs that failed more than a day ago, then does what the worker adds. Not retried: the next hour does it. */
  'clean-queue': job<Tick>({ attempts: 1, restMs: 0 }),
} satisfies Record<string, Job<Ids>>

export type JobName = keyof typeof jobs
export type Payload<Name extends JobName> = NonNullable<(typeof jobs)[Name]['payload']>
export type TickName = { [Name in JobName]: Payload<Name> extends Tick ? Name : never }[JobName]

export const jobNames = Object.keys(jobs) as JobName[]

/**
 * What is done for each job. It may run twice for one payload (a killed process, a lost connection), so it must be safe to
 * repeat; `signal` aborts at shutdown.
 */
export type Handlers = {
  [Name in JobName]?: (payload: Payload<Name>, signal: AbortSignal) => Promise<void>
}
