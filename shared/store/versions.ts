import { markAllStale } from './counts.ts'
import { type Db, inTransaction, type Pool } from './db.ts'
import { lock } from './locks.ts'

/** The id of a version, made if it is new; the first one ever made becomes current. */
export async function saveVersion(db: Db, name: string): Promise<number> {
  // what exists is not tried again: every try would use up one of the few ids
  await db.query(
    `INSERT INTO versions (name, current)
     SELECT $1, NOT EXISTS (SELECT FROM versions WHERE current)
     WHERE NOT EXISTS (SELECT FROM versions WHERE name = $1)
     ON CONFLICT (name) DO NOTHING`,
    [name],
  )
  const { rows } = await db.query<{ id: number }>('SELECT id FROM versions WHERE name = $1', [name])
  return rows[0]!.id
}

/** Makes a version the current one, and every hour stale where another was; its labels are to be complete. */
export async function makeCurrent(pool: Pool, versionId: number): Promise<void> {
  const { rowCount: already } = await pool.query('SELECT FROM versions WHERE id = $1 AND current', [versionId])
  if (already) return
  await inTransaction(pool, async (db) => {
    await lock(db, 'recount')
    await db.query('UPDATE versions SET current = false WHERE current AND id <> $1', [versionId])
    const { rowCount: changed } = await db.query('UPDATE versions SET current = true WHERE id = $1 AND NOT current', [
      versionId,
    ])
    if (changed) await markAllStale(db)
  })
}
