import type { Db } from './db.ts'

/** The id of a version, made if it is new; the first one ever made becomes current. */
export async function saveVersion(db: Db, name: string): Promise<number> {
  await db.query(
    `INSERT INTO versions (name, current)
     SELECT $1, NOT EXISTS (SELECT FROM versions WHERE current)
     ON CONFLICT (name) DO NOTHING`,
    [name],
  )
  const { rows } = await db.query<{ id: number }>('SELECT id FROM versions WHERE name = $1', [name])
  return rows[0]!.id
}
