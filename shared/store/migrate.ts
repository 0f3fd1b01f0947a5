import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import type { Pool } from './db.ts'
import { hold } from './locks.ts'

const dir = fileURLToPath(new URL('../../migrations', import.meta.url))
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Applies the migrations that are missing, in order, one process at a time; gives the names of those it applied. */
export async function migrate(pool: Pool): Promise<string[]> {
  const release = await hold(pool, 'migrate')
  const client = await pool.connect()
  try {
    const applied = await runner({
      dbClient: client,
      dir,
      direction: 'up',
      count: Number.POSITIVE_INFINITY,
      migrationsTable: 'migrations',
      logger: quiet,
    })
    return applied.map(({ name }) => name)
  } finally {
    client.release()
    await release()
  }
}
