import type { Db } from './db.ts'

/** How far a file was taken in: lines or records, and of a WARC file the byte that the next record begins at. */
export type ImportMark = { lines: number; position: number }

/** How far the file with this fingerprint was taken in; from its head for a new one. */
export async function getImportMark(db: Db, fingerprint: string, name: string): Promise<ImportMark> {
  const { rows } = await db.query<ImportMark>(
    `INSERT INTO imports (fingerprint, name)
     VALUES ($1, $2)
     ON CONFLICT (fingerprint) DO UPDATE SET name = $2
     RETURNING lines, position`,
    [fingerprint, name],
  )
  return rows[0]!
}

/** Records that the file was taken in up to here; belongs into the transaction that saves the items. */
export async function recordImportMark(db: Db, fingerprint: string, { lines, position }: ImportMark): Promise<void> {
  await db.query('UPDATE imports SET lines = $2, position = $3, updated_at = now() WHERE fingerprint = $1', [
    fingerprint,
    lines,
    position,
  ])
}

/** Records that the file was taken in whole; the next import of it begins at its head again. */
export async function finishImport(db: Db, fingerprint: string): Promise<void> {
  await db.query('UPDATE imports SET lines = 0, position = 0, finished_at = now() WHERE fingerprint = $1', [
    fingerprint,
  ])
}
