/** Where the jobs lie: PostgreSQL (few connections, shared by all job names of a process) or Redis. */
import { EventEmitter, once } from 'node:events'
import { MiradorError } from '@mirador/core/errors.ts'
import type { Logger } from '@mirador/core/log.ts'
import {
  assertSchemaCompatibility,
  type BackendFactory,
  createRedisBackend,
  type IQueueBackend,
  LATEST_SCHEMA_VERSION,
  PostgresConnection,
  PostgresQueueBackend,
  runMigrations,
  SchemaMigrationRequiredError,
} from 'bullmq'
import { Redis } from 'ioredis'
import { type Outages, watchOutages } from './outages.ts'

export type Backend = {
  /** Gives BullMQ's queues and workers their way to the store, over connections that are made and closed here. */
  factory: BackendFactory<IQueueBackend, object>
  outages: Outages
  /** Resolves when the store answers and is laid out; else rejects within seconds. */
  reach(): Promise<void>
  /** The setting that names the store. */
  setting: string
  /** How long an idle worker listens before it asks; a new job rings, and a delayed one sets the clock. */
  listenSeconds: number
  close(): Promise<void>
}

const answerMs = 5_000

/** The result, or an `unavailable` error that begins with `complaint` after `ms`. */
export async function within<T>(ms: number, work: Promise<T>, complaint: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MiradorError('unavailable', `${complaint} within ${ms / 1_000} s`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

type PgListenClient = Awaited<ReturnType<PostgresConnection['getListenClient']>>

/** BullMQ remembers a failed start for ever and asks during an outage; here the next call tries again, once it is over. */
class PatientConnection extends PostgresConnection {
  outages: Outages | undefined
  #start: Promise<void> | undefined
  #listening: PgListenClient | undefined

  override async waitUntilReady(): Promise<void> {
    await this.outages?.over()
    this.#start ??= this.reach().catch((error: unknown) => {
      this.#start = undefined
      this.outages?.report(error)
      throw error
    })
    return this.#start
  }

  /** Asks for the layout of the schema, and lays it out where it is missing: whoever dropped it lost no more than jobs. */
  async reach(): Promise<void> {
    const version = await assertSchemaCompatibility(this.pool, this.schema).catch((error: unknown) => {
      if (error instanceof SchemaMigrationRequiredError) return 0
      throw error
    })
    if (version >= LATEST_SCHEMA_VERSION) return
    const client = await this.pool.connect()
    // the failed query tells of a broken connection
    client.on('error', () => {})
    await runMigrations(client, this.schema).finally(() => client.release(true))
  }

  /** All workers listen on one client, which takes one query at a time. */
  override async getListenClient(): Promise<PgListenClient> {
    const client = await super.getListenClient()
    if (client === this.#listening) return client
    this.#listening = client
    if (client instanceof EventEmitter) client.setMaxListeners(0)
    const query = client.query.bind(client)
    let turn: Promise<unknown> = Promise.resolve()
    client.query = <Row>(text: string, params?: readonly unknown[]) => {
      const result = turn.then(() => query<Row>(text, params))
      turn = result.catch(() => {})
      return result
    }
    return client
  }
}

/** Connections of a process: at most `poolSize` that work, and one that listens for all workers. */
const poolSize = 3

/** Jobs in a PostgreSQL schema of their own. A crash of the server may lose the jobs of its last moments, like any emptied store. */
export function postgresBackend(connectionString: string, schema: string, log: Logger): Backend {
  const connection = new PatientConnection({
    connectionString,
    schema,
    max: poolSize,
    application_name: 'mirador queue',
    connectionTimeoutMillis: answerMs,
    query_timeout: 30_000,
    keepAlive: true,
    // a doorbell: what is due is a column elsewhere, so no commit need wait for the disk
    options: '-c synchronous_commit=off',
  })
  const reach = () => within(answerMs, connection.reach(), 'PostgreSQL did not answer')
  const outages = watchOutages(reach, log)
  connection.outages = outages
  connection.setMaxListeners(0)
  connection.on('error', outages.report)
  const factory: Backend['factory'] = (name, options) => {
    const backend = new PostgresQueueBackend(connection, name, { ...options, connection: connection.pool }, false)
    // BullMQ does this itself only where a connection is not shared: listen anew
    connection.on('listenerinvalidated', () => {
      void backend.disconnectBlocking()
      void backend.reconnectBlocking()
    })
    return backend
  }
  const close = async () => {
    outages.close()
    await connection.close()
  }
  return { factory, outages, reach, setting: 'DATABASE_URL', listenSeconds: 60, close }
}

/** Jobs under a prefix of Redis keys: one connection that asks, one that works, and one per job name that waits. */
export function redisBackend(url: string, prefix: string, log: Logger): Backend {
  const clients: Redis[] = []
  const keep = (client: Redis): Redis => {
    clients.push(client)
    client.on('error', (error) => outages.report(error))
    // BullMQ makes the connections that wait from this one, and may leave them behind in an outage
    const duplicate = client.duplicate.bind(client)
    client.duplicate = (options) => keep(duplicate(options))
    return client
  }
  const connect = (maxRetriesPerRequest: number | null) =>
    keep(
      new Redis(url, {
        maxRetriesPerRequest,
        connectTimeout: answerMs,
        keepAlive: 10_000,
        retryStrategy: (tries) => Math.min(50 * 2 ** tries, 2_000),
      }),
    )
  const reach = async () => {
    if (asking.status !== 'ready') throw new MiradorError('unavailable', `Redis is ${asking.status}`)
    const done = new AbortController()
    const broken = once(asking, 'close', { signal: done.signal }).then(() => {
      throw new MiradorError('unavailable', 'Redis closed the connection')
    })
    await within(answerMs, Promise.race([asking.ping(), broken]), 'Redis did not answer').finally(() => done.abort())
  }
  const outages = watchOutages(reach, log)
  // who asks is told of an outage; who works waits until it is over
  const asking = connect(10)
  let working: Redis | undefined
  const factory: Backend['factory'] = (name, options, how) => {
    if (how?.withBlockingConnection) working ??= connect(null)
    const connection = (how?.withBlockingConnection && working) || asking
    return createRedisBackend(name, { ...options, connection, prefix } as Parameters<typeof createRedisBackend>[1], how)
  }
  const close = async () => {
    outages.close()
    for (const client of clients) client.disconnect()
  }
  // short: after a lost connection BullMQ may go on only when this has passed
  return { factory, outages, reach, setting: 'REDIS_URL', listenSeconds: 5, close }
}
