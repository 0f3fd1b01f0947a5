import type { Db } from './db.ts'

/** How many lines of the file with this fingerprint were taken in; 0 for a new one. */
export async function getImportedLines(db: Db, fingerprint: string, name: string): Promise<number> {
  const { rows } = await db.query<{ lines: number }>(
    `INSERT INTO imports (fingerprint, name)
     VALUES ($1, $2)
     ON CONFLICT (fingerprint) DO UPDATE SET name = $2
     RETURNING lines`,
    [fingerprint, name],
  )
  return rows[0]!.lines
}

/** Records that the file was taken in up to this line; belongs into the transaction that saves the items. */
export async function recordImportedLines(db: Db, fingerprint: string, lines: number): Promise<void> {
  await db.query('UPDATE imports SET lines = $2, updated_at = now() WHERE fingerprint = $1', [fingerprint, lines])
}

/** Records that the file was taken in whole; the next import of it begins at its head again. */
export async function finishImport(db: Db, fingerprint: string): Promise<void> {
  await db.query('UPDATE imports SET lines = 0, finished_at = now() WHERE fingerprint = $1', [fingerprint])
}
