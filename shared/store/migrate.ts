import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import type { Pool } from './db.ts'

const dir = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Applies the migrations that are missing, in order, under a lock; gives the names of those it applied. */
export async function migrate(pool: Pool, direction: 'up' | 'down' = 'up'): Promise<string[]> {
  const client = await pool.connect()
  try {
    const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
    const applied = await runner({
      dbClient: client,
      dir,
      direction,
      count: direction === 'up' ? Number.POSITIVE_INFINITY : 1,
      migrationsTable: 'migrations',
      logger: quiet,
    })
    return applied.map(({ name }) => name)
  } finally {
    client.release()
  }
}
