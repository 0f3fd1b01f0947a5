/** The stores that the queue is tested on, and what every one of its tests works with. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Logger } from '@mirador/core/log.ts'
import type { JobName } from '@mirador/queue/jobs.ts'
import { createQueue, type Queue, type QueueOptions } from '@mirador/queue/queue.ts'
import type { Work } from '@mirador/queue/work.ts'
import { connect } from '@mirador/store/db.ts'
import { Redis } from 'ioredis'
import pino from 'pino'
import { afterEach, beforeAll, describe, vi } from 'vitest'
import { createDatabase } from './postgres.ts'
import type { Order, Told } from './queue-worker.ts'
import { redisMissing, startRedis } from './redis.ts'

type Line = { level: number; msg: string; job?: string; jobId?: string; attempt?: number; err?: { message: string } }
export type Store = {
  options: Omit<QueueOptions, 'log'>
  /** The store loses everything, behind the queue's back. */
  wipe(): Promise<void>
  /** Connections break and new ones are refused until the promise that it gives is called. */
  breakDown(): Promise<() => Promise<void>>
  connections(): Promise<number>
  stop(): Promise<void>
}

const quick = { lockMs: 500, repairMs: 200, patienceMs: 1_000 }

async function postgresStore(): Promise<Store> {
  const { url, pool } = await createDatabase()
  const database = new URL(url).pathname.slice(1)
  const admin = new URL(url)
  admin.pathname = 'postgres'
  const outside = connect(admin.href, () => {})
  const cutOff = () =>
    outside.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database])
  return {
    options: { databaseUrl: url, ...quick },
    async wipe() {
      await pool.query('DROP SCHEMA IF EXISTS mirador_queue CASCADE')
    },
    async breakDown() {
      await outside.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS false`)
      await cutOff()
      return async () => {
        await outside.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true`)
      }
    },
    async connections() {
      const { rows } = await outside.query(
        "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = $1 AND application_name = 'mirador queue'",
        [database],
      )
      return rows[0].n
    },
    async stop() {
      await pool.end()
      await outside.end()
    },
  }
}

async function redisStore(): Promise<Store> {
  const server = await startRedis()
  const asked = async <T>(ask: (redis: Redis) => Promise<T>) => {
    const redis = new Redis(server.url)
    return ask(redis).finally(() => redis.disconnect())
  }
  return {
    options: { databaseUrl: '', redisUrl: server.url, ...quick },
    async wipe() {
      await asked((redis) => redis.flushall())
    },
    async breakDown() {
      await server.crash()
      return () => server.start()
    },
    connections: () =>
      asked(
        async (redis) =>
          String(await redis.client('LIST'))
            .trim()
            .split('\n').length - 1,
      ),
    stop: () => server.stop(),
  }
}

/** Describes the same facts on both backends; where Redis is missing its half is skipped. */
export function describeOnBoth(what: string, facts: (open: () => Promise<Store>) => void): void {
  describe(`${what} in PostgreSQL`, () => {
    facts(postgresStore)
  })
  const because = redisMissing ? `: ${redisMissing}` : ''
  describe.skipIf(redisMissing)(`${what} in Redis${because}`, () => {
    facts(redisStore)
  })
}

export const until = (fact: () => void | Promise<void>, timeout = 25_000) => vi.waitFor(fact, { timeout, interval: 20 })

export const depthOf = async (queue: Queue, name: JobName) => (await queue.depth())[name]

/** A store for the facts of one `describe`, wiped after each; queues, workers and processes are ended for them. */
export function useStore(open: () => Promise<Store>) {
  const lines: Line[] = []
  const log: Logger = pino(
    { level: 'debug', serializers: { err: pino.stdSerializers.err } },
    { write: (line: string) => lines.push(JSON.parse(line)) },
  )
  const queues: Queue[] = []
  const works: Work[] = []
  const children: ChildProcess[] = []
  let opened: Store

  const newQueue = (): Queue => {
    const queue = createQueue({ ...opened.options, log })
    queues.push(queue)
    return queue
  }

  beforeAll(async () => {
    opened = await open()
    return () => opened.stop()
  })
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    await Promise.all(works.splice(0).map((work) => work.close()))
    await Promise.all(queues.splice(0).map((queue) => queue.close()))
    await opened.wipe()
    lines.length = 0
  })

  return {
    /** What was logged since the test began. */
    lines,
    store: () => opened,
    newQueue,
    work: (queue: Queue, ...how: Parameters<Queue['work']>): Work => {
      const work = queue.work(...how)
      works.push(work)
      return work
    },
    /** A worker in a process of its own; what it tells is added to `told`. */
    spawnWorker: async (order: Partial<Order>, told: Told[]): Promise<ChildProcess> => {
      const child = fork(new URL('./queue-worker.ts', import.meta.url))
      children.push(child)
      child.on('message', (message: Told) => told.push(message))
      child.send({ options: opened.options, jobMs: 0, ...order })
      await once(child, 'message')
      return child
    },
  }
}
