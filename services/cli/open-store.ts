import type { Config } from '@mirador/core/config.ts'
import type { Logger } from '@mirador/core/log.ts'
import { connect, countOthers, type Pool, ping } from '@mirador/store/db.ts'
import { startEmbeddedPostgres } from '@mirador/store/embedded-postgres.ts'

export type OpenStore = {
  url: string
  pool: Pool
  embedded: boolean
  /** Starts the embedded server again where it has died; where the database is a server of its own, does nothing. */
  revive(): Promise<void>
  /** From now on closing stops the embedded server, even if it ran before: for the process that holds the data directory. */
  takeOver(): void
  close(): Promise<void>
}

/**
 * A pool on the database of the settings: the server of DATABASE_URL, else the embedded one, which is started if it does not
 * run and stopped on close if it did not run before. Throws `unavailable` where no database answers.
 */
export async function openStore(config: Config, log: Logger, maxConnections = 8): Promise<OpenStore> {
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.dataDir)
  const url = config.databaseUrl ?? embedded!.connectionString
  const pool = connect(url, (error) => log.warn({ error: error.message }, 'a database connection broke'), {
    max: maxConnections,
    name: `mirador ${process.pid}`,
  })
  let isOurs = embedded?.wasRunning === false
  let heldForLong = false
  const close = async () => {
    const alone = !isOurs || heldForLong || (await countOthers(pool).catch(() => 0)) === 0
    await pool.end()
    // another verb that joined goes on with it
    if (isOurs && alone) await embedded?.stop()
  }
  const takeOver = () => {
    isOurs = true
    heldForLong = true
  }
  const revive = async () => {
    if (embedded) await startEmbeddedPostgres(config.dataDir)
  }
  try {
    await ping(pool)
  } catch (error) {
    await close()
    throw error
  }
  return { url, pool, embedded: embedded !== undefined, revive, takeOver, close }
}

/** Runs `work` with the store open, and closes it whatever comes of it. */
export async function withStore<T>(config: Config, log: Logger, work: (store: OpenStore) => Promise<T>): Promise<T> {
  const store = await openStore(config, log)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
