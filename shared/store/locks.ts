/** Locks across processes, held by PostgreSQL: they end with the connection that holds them, however it ends. */
import type { Db, Pool } from './db.ts'

const ids = {
  recount: 7_215_001,
  start: 7_215_002,
  migrate: 7_215_003,
  relabel: 7_215_004,
  stories: 7_215_041,
  claim: 7_215_011,
  social: 7_215_014,
  audit: 7_215_021,
  opinions: 7_215_031,
} as const
export type LockName = keyof typeof ids

/** Takes the lock until the end of the transaction; false where another holds it. */
export async function tryLock(db: Db, name: LockName): Promise<boolean> {
  const { rows } = await db.query<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS held', [ids[name]])
  return rows[0]!.held
}

/** Takes the lock until the end of the transaction, waiting for whoever holds it. */
export async function lock(db: Db, name: LockName): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [ids[name]])
}

/** Takes the lock on a connection of its own and gives how to let go; undefined where another holds it. */
export async function tryHold(pool: Pool, name: LockName): Promise<(() => Promise<void>) | undefined> {
  const client = await pool.connect()
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [ids[name]])
  if (rows[0]!.held) return async () => client.release(true)
  client.release()
  return undefined
}

/** Takes the lock on a connection of its own, waiting for whoever holds it, and gives how to let go. */
export async function hold(pool: Pool, name: LockName): Promise<() => Promise<void>> {
  const client = await pool.connect()
  await client.query('SELECT pg_advisory_lock($1)', [ids[name]])
  return async () => client.release(true)
}
