/** The roll-up that trends are read from: recomputed for the hours that are stale, in hours, days, weeks and months. */
import { type LabelKind, labelKinds, labelsOf } from '@mirador/core/terms.ts'
import type pg from 'pg'
import { type Db, inTransaction, type Pool } from './db.ts'
import { lock, tryLock } from './locks.ts'

/** The column of `counts` that holds a label. */
export const labelColumn = (kind: LabelKind, label: string): string => `${kind}_${label}`

const labelColumns = labelKinds.flatMap((kind) => labelsOf[kind].map((label) => ({ kind, label })))
const columnNames = [
  'items',
  'title_only_items',
  'mentions',
  'waiting',
  'title_only_mentions',
  ...labelColumns.map(({ kind, label }) => labelColumn(kind, label)),
]

const countOf = ({ kind, label }: { kind: LabelKind; label: string }): string => {
  const carries = kind === 'frame' ? `'${label}' = ANY (labels.frames)` : `labels.${kind} = '${label}'`
  return `count(*) FILTER (WHERE labels.relevance <> 'none' AND ${carries})`
}

const replaceCounts = `ON CONFLICT (version_id, grain, outlet_id, bucket) DO UPDATE SET
    ${columnNames.map((name) => `${name} = excluded.${name}`).join(', ')}`

/** Hours are counted from the mentions and items themselves; LATERAL, so that each is one look into an index. */
const recountHours = `
  INSERT INTO counts (version_id, grain, outlet_id, bucket, ${columnNames.join(', ')})
  SELECT stale.version_id, 'hour', stale.outlet_id, stale.hour, coalesce(hourly_items.items, 0),
    coalesce(hourly_items.title_only, 0), counted.*
  FROM unnest($1::int[], $2::timestamptz[], $3::smallint[]) AS stale (outlet_id, hour, version_id)
  LEFT JOIN hourly_items USING (outlet_id, hour)
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE labels.relevance <> 'none'),
      count(*) FILTER (WHERE labels.mention_id IS NULL),
      count(*) FILTER (WHERE labels.relevance <> 'none' AND mentions.second_net = 'gdelt'),
      ${labelColumns.map(countOf).join(',\n      ')}
    FROM mentions
    LEFT JOIN effective_labels AS labels ON labels.mention_id = mentions.id AND labels.version_id = stale.version_id
    WHERE mentions.outlet_id = stale.outlet_id
      AND mentions.published_at >= stale.hour
      AND mentions.published_at < stale.hour + interval '1 hour'
  ) AS counted
  ${replaceCounts}`

/** A coarser grain is the sum of a finer one over the buckets that hold a stale hour. */
const rollUp = (grain: 'day' | 'week' | 'month', from: 'hour' | 'day'): string => `
  INSERT INTO counts (version_id, grain, outlet_id, bucket, ${columnNames.join(', ')})
  SELECT stale.version_id, '${grain}', stale.outlet_id, stale.bucket, summed.*
  FROM (
    SELECT DISTINCT version_id, outlet_id, date_trunc('${grain}', hour, $4) AS bucket
    FROM unnest($1::int[], $2::timestamptz[], $3::smallint[]) AS stale (outlet_id, hour, version_id)
  ) AS stale
  CROSS JOIN LATERAL (
    SELECT ${columnNames.map((name) => `sum(${name})`).join(', ')}
    FROM counts
    WHERE version_id = stale.version_id
      AND grain = '${from}'
      AND outlet_id = stale.outlet_id
      AND bucket >= stale.bucket
      AND bucket < date_add(stale.bucket, '1 ${grain}', $4)
  ) AS summed
  ${replaceCounts}`

const rollUps = [rollUp('day', 'hour'), rollUp('week', 'day'), rollUp('month', 'day')]

/**
 * Counts up to `limit` stale marks again, for every version that is counted, and takes them off the list; gives how many marks
 * were taken, 0 when nothing is stale or another process is counting. Safe to cut off and to repeat.
 */
export async function recount(pool: Pool, limit: number): Promise<number> {
  return inTransaction(pool, async (db) => {
    // one at a time: two would each roll up hours that the other has not committed
    if (!(await tryLock(db, 'recount'))) return 0
    const stale = await takeStaleHours(db, limit)
    if (stale.marks === 0) return 0
    await keepToIndexes(db)
    const { rows } = await db.query<{ timeZone: string; unknown: boolean }>(
      `SELECT time_zone AS "timeZone",
         (SELECT reltuples < 0 FROM pg_class WHERE oid = 'counts'::regclass) AS unknown
       FROM roll_up`,
    )
    const { timeZone, unknown } = rows[0]!
    const hours = [stale.outletIds, stale.hours, stale.versionIds]
    await db.query(recountHours, hours)
    // a planner that has not heard how large the table became takes the index by time, which holds all outlets
    if (unknown || stale.marks >= manyMarks) await db.query('ANALYZE (SKIP_LOCKED) counts')
    for (const step of rollUps) await db.query(step, [...hours, timeZone])
    await announceCounts(db)
    return stale.marks
  })
}

const manyMarks = 2_000

/** Dates the counts now, and lets those who keep figures hear that they changed. */
export async function announceCounts(db: pg.PoolClient): Promise<void> {
  await db.query('UPDATE roll_up SET counted_at = clock_timestamp()')
  await db.query("SELECT pg_notify('counts', '')")
}

/** Every step is thousands of looks into an index; a planner that knows too little would scan whole tables for each. */
async function keepToIndexes(db: pg.PoolClient): Promise<void> {
  for (const plan of ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'])
    await db.query(`SET LOCAL ${plan} = off`)
}

/** Takes marks off the list, those of every version first; gives the hours once for each version that is to count them. */
async function takeStaleHours(db: pg.PoolClient, limit: number) {
  const { rows } = await db.query<{ marks: number; outletIds: number[]; hours: Date[]; versionIds: number[] }>(
    `WITH taken AS (
       DELETE FROM dirty_hours
       WHERE (version_id, id) IN (SELECT version_id, id FROM dirty_hours ORDER BY version_id, id LIMIT $1)
       RETURNING version_id, outlet_id, hour
     ),
     stale AS (
       SELECT DISTINCT taken.outlet_id, taken.hour, versions.id
       FROM taken
       JOIN versions ON versions.counted AND taken.version_id IN (0, versions.id)
     )
     SELECT (SELECT count(*) FROM taken) AS marks,
       coalesce(array_agg(outlet_id), '{}') AS "outletIds",
       coalesce(array_agg(hour), '{}') AS hours,
       coalesce(array_agg(id), '{}') AS "versionIds"
     FROM stale`,
    [limit],
  )
  return rows[0]!
}

/** How many stale marks wait, or how many of them for this version alone. */
export async function countStale(db: Db, versionId?: number): Promise<number> {
  const { rows } = await db.query<{ stale: number }>(
    'SELECT count(*) AS stale FROM dirty_hours WHERE $1::smallint IS NULL OR version_id = $1',
    [versionId],
  )
  return rows[0]!.stale
}

/**
 * States the zone that days, weeks and months belong to. When it differs from the one before, every coarser count is thrown
 * away and every hour marked stale, unless `existing` is 'keep'; gives whether that was so.
 */
export async function setTimeZone(
  pool: Pool,
  timeZone: string,
  existing: 'replace' | 'keep' = 'replace',
): Promise<boolean> {
  return inTransaction(pool, async (db) => {
    await lock(db, 'recount')
    const { rows } = await db.query<{ timeZone: string }>('SELECT time_zone AS "timeZone" FROM roll_up')
    if (rows[0]?.timeZone === timeZone || (rows[0] && existing === 'keep')) return false
    await db.query(
      `INSERT INTO roll_up (time_zone)
       VALUES ($1)
       ON CONFLICT (only_row) DO UPDATE SET time_zone = $1, counted_at = clock_timestamp()`,
      [timeZone],
    )
    await db.query("DELETE FROM counts WHERE grain <> 'hour'")
    await markAllStale(db)
    return rows.length > 0
  })
}

/** Marks every hour that holds an item stale, for one version or (0) for all, so that the next recounts make its roll-up anew. */
export async function markAllStale(db: Db, versionId = 0): Promise<void> {
  await db.query('INSERT INTO dirty_hours (version_id, outlet_id, hour) SELECT $1, outlet_id, hour FROM hourly_items', [
    versionId,
  ])
}
