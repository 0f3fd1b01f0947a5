/**
 * Versions of the judgement side by side. A version is made when its program first starts, labels what was kept before it, is
 * then counted beside the current one, and becomes current once it is complete: readers go from one whole roll-up to the other.
 */
import { MiradorError } from '@mirador/core/errors.ts'
import { announceCounts, markAllStale } from './counts.ts'
import { type Db, inTransaction, type Pool } from './db.ts'
import { lock } from './locks.ts'

export type Version = {
  id: number
  name: string
  current: boolean
  /** Whether its counts are kept up to date. */
  counted: boolean
  /** When it last became current; null if it never was. */
  currentSince: Date | null
  createdAt: Date
}

const versionColumns = `id, name, current, counted, current_since AS "currentSince", created_at AS "createdAt"`

/** The id of a version, made if it is new; the first one ever made becomes current. */
export async function saveVersion(db: Db, name: string): Promise<number> {
  // what exists is not tried again: every try would use up one of the few ids
  await db.query(
    `INSERT INTO versions (name, current, counted, current_since)
     SELECT $1, first, first, CASE WHEN first THEN now() END
     FROM (SELECT NOT EXISTS (SELECT FROM versions WHERE current) AS first) AS made
     WHERE NOT EXISTS (SELECT FROM versions WHERE name = $1)
     ON CONFLICT (name) DO NOTHING`,
    [name],
  )
  return (await getVersion(db, name)).id
}

/** The version of a name; throws `not-found`, with the names that there are. */
export async function getVersion(db: Db, name: string): Promise<Version> {
  const { rows } = await db.query<Version>(`SELECT ${versionColumns} FROM versions ORDER BY id`)
  return pickVersion(rows, name)
}

/** The one of a name; throws `not-found`, with the names that there are. */
export function pickVersion<V extends Version>(versions: V[], name: string): V {
  const version = versions.find((one) => one.name === name)
  if (version) return version
  const known = versions.map((one) => one.name).join(', ')
  throw new MiradorError('not-found', `There is no version "${name}". There are: ${known || 'none yet'}.`)
}

export type VersionProgress = Version & {
  /** Mentions that it has labelled, of all that are stored. */
  labelled: number
  mentions: number
  /** Marks of hours that are still to be counted for it alone. */
  staleHours: number
}

/** Every version, oldest first, and how far it is. Reads the index of every label: for operators. */
export async function listVersions(db: Db): Promise<VersionProgress[]> {
  const { rows } = await db.query<VersionProgress>(
    `SELECT ${versionColumns}, coalesce(said.labelled, 0) AS labelled, stored.mentions, coalesce(stale.hours, 0) AS "staleHours"
     FROM versions
     CROSS JOIN (SELECT count(*) AS mentions FROM mentions) AS stored
     LEFT JOIN (SELECT version_id AS id, count(*) AS labelled FROM labels GROUP BY version_id) AS said USING (id)
     LEFT JOIN (SELECT version_id AS id, count(*) AS hours FROM dirty_hours GROUP BY version_id) AS stale USING (id)
     ORDER BY id`,
  )
  return rows
}

/** How many mentions, published since an instant, a version has not labelled, and when the newest of them was published. */
export async function countMissing(
  db: Db,
  versionId: number,
  since?: Date,
): Promise<{ missing: number; newest: Date | null }> {
  const { rows } = await db.query<{ missing: number; newest: Date | null }>(
    `SELECT count(*) AS missing, max(published_at) AS newest
     FROM mentions
     WHERE published_at >= coalesce($2, '-infinity'::timestamptz)
       AND NOT EXISTS (SELECT FROM labels WHERE mention_id = mentions.id AND version_id = $1)`,
    [versionId, since],
  )
  return rows[0]!
}

/** From now on the counts of this version are kept up to date; every hour is marked stale for it, if they were not before. */
export async function startCounting(pool: Pool, versionId: number): Promise<void> {
  await inTransaction(pool, async (db) => {
    // no recount may take the mark of an hour that neither it nor the marks below hold for this version
    await lock(db, 'recount')
    const { rowCount: changed } = await db.query('UPDATE versions SET counted = true WHERE id = $1 AND NOT counted', [
      versionId,
    ])
    if (changed) await markAllStale(db, versionId)
  })
}

/**
 * Makes a version current if it is counted and has labelled every mention that is counted; gives whether it is current now.
 * The counts of the one that it replaces are kept up to date, those of others before it are forgotten.
 */
export async function makeCurrent(pool: Pool, versionId: number): Promise<boolean> {
  return inTransaction(pool, async (db) => {
    await lock(db, 'recount')
    const { rows } = await db.query<{ current: boolean; ready: boolean }>(
      `SELECT current, counted
         AND NOT EXISTS (SELECT FROM dirty_hours WHERE version_id = $1)
         AND NOT EXISTS (SELECT FROM counts WHERE version_id = $1 AND grain = 'hour' AND waiting > 0) AS ready
       FROM versions
       WHERE id = $1`,
      [versionId],
    )
    const { current, ready } = rows[0]!
    if (current || !ready) return current
    await db.query(
      `UPDATE versions
       SET counted = current OR (current_since IS NULL AND id > $1)
       WHERE counted AND id <> $1`,
      [versionId],
    )
    await db.query('UPDATE versions SET current = false WHERE current')
    await db.query('UPDATE versions SET current = true, current_since = clock_timestamp() WHERE id = $1', [versionId])
    await db.query('DELETE FROM counts WHERE version_id IN (SELECT id FROM versions WHERE NOT counted)')
    await announceCounts(db)
    return true
  })
}
