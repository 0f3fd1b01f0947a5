import type { Db } from './db.ts'
import type { Fates } from './polls.ts'

/** How far a file was taken in: lines or records, and of a WARC file the byte that the next record begins at. */
export type ImportMark = { lines: number; position: number }

/** How far the file with this fingerprint was taken in; from its head for a new one. */
export async function getImportMark(
  db: Db,
  { fingerprint, name, secondNet = null }: { fingerprint: string; name: string; secondNet?: 'warc' | null },
): Promise<ImportMark> {
  const { rows } = await db.query<ImportMark>(
    `INSERT INTO imports (fingerprint, name, second_net)
     VALUES ($1, $2, $3)
     ON CONFLICT (fingerprint) DO UPDATE SET name = $2, second_net = $3
     RETURNING lines, position`,
    [fingerprint, name, secondNet],
  )
  return rows[0]!
}

/** Records that the file was taken in up to here, and the fates of what came since the last mark; belongs into the transaction that saves the items. */
export async function recordImportMark(
  db: Db,
  fingerprint: string,
  { lines, position }: ImportMark,
  { offTopic, repeated, kept, refused }: Fates,
): Promise<void> {
  await db.query(
    `UPDATE imports
     SET lines = $2, position = $3, updated_at = now(),
       off_topic = off_topic + $4, repeated = repeated + $5, kept = kept + $6, refused = refused + $7
     WHERE fingerprint = $1`,
    [fingerprint, lines, position, offTopic, repeated, kept, refused],
  )
}

/** Records that the file was taken in whole; the next import of it begins at its head again. */
export async function finishImport(db: Db, fingerprint: string): Promise<void> {
  await db.query('UPDATE imports SET lines = 0, position = 0, finished_at = now() WHERE fingerprint = $1', [
    fingerprint,
  ])
}
