/** Social sources and how far each was read. */
import { MiradorError } from '@mirador/core/errors.ts'
import type { Network } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'
import type { Fates } from './polls.ts'

export type Stream = {
  name: string
  outletId: number
  /** In the source's own terms; null before the first batch. */
  cursor: string | null
  readUntil: Date | null
  seenUntil: Date
  /** Keyed hashes, as decimal numbers, of the posts of the last seconds before the cursor. */
  recent: string[]
}

const streamColumns = `
  name, outlet_id AS "outletId", cursor, read_until AS "readUntil", seen_until AS "seenUntil",
  recent::text[] AS recent`

/**
 * The stream with this name as it was left, made if it is new, watched from `now` on. Throws `bad-config` where its hashes were
 * made with another key: deletions would find nothing.
 */
export async function openStream(
  db: Db,
  { name, network, outletId, keyCheck }: { name: string; network: Network; outletId: number; keyCheck: Buffer },
  now: Date,
): Promise<Stream> {
  await db.query(
    `INSERT INTO streams (name, network, outlet_id, key_check, watched_since, seen_until)
     VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT (name) DO UPDATE SET followed = true WHERE NOT streams.followed`,
    [name, network, outletId, keyCheck, now],
  )
  const { rows } = await db.query<Stream & { sameKey: boolean }>(
    `SELECT ${streamColumns}, key_check = $2 AS "sameKey" FROM streams WHERE name = $1`,
    [name, keyCheck],
  )
  const { sameKey, ...stream } = rows[0]!
  if (sameKey) return stream
  throw new MiradorError(
    'bad-config',
    `SOCIAL_KEY is another than the one that ${name} was read with: deletions would find nothing. Set the old one again.`,
  )
}

export type StreamStep = {
  /** Where the writer found the stream, and where it stands now. */
  from: string | null
  cursor: string
  readUntil: Date
  recent: string[]
  fates: Fates
  deleted: number
  /** Off-topic posts of the stream's own outlet that leave nothing behind but their number, by hour. */
  onlyCounted: { hour: Date; items: number }[]
  /** What the source no longer had. */
  gap?: { from: Date; until: Date } | undefined
}

/**
 * Moves a stream on, in the transaction that keeps what the step covers. Throws where another process has moved it meanwhile:
 * then nothing of the transaction may stand.
 */
export async function advanceStream(db: Db, name: string, step: StreamStep, now: Date): Promise<void> {
  const { fates, onlyCounted, gap } = step
  const { rowCount } = await db.query(
    `WITH stream AS (
       UPDATE streams
       SET cursor = $3,
         read_until = $4,
         seen_until = greatest(seen_until, least($4::timestamptz, $13::timestamptz)),
         recent = $5::bigint[],
         posts = posts + $6::int + $7::int + $8::int + $9::int,
         off_topic = off_topic + $6::int,
         repeated = repeated + $7::int,
         kept = kept + $8::int,
         refused = refused + $9::int,
         deleted = deleted + $10::int,
         only_counted = only_counted + (SELECT coalesce(sum(items), 0) FROM unnest($12::int[]) AS items),
         failures = 0,
         last_problem = NULL,
         last_success_at = $13,
         followed = true
       WHERE name = $1 AND cursor IS NOT DISTINCT FROM $2
       RETURNING outlet_id
     ),
     counted AS (
       INSERT INTO hourly_items AS hourly (outlet_id, hour, items)
       SELECT outlet_id, hour, items
       FROM stream, unnest($11::timestamptz[], $12::int[]) AS counted (hour, items)
       ORDER BY hour
       ON CONFLICT (outlet_id, hour) DO UPDATE SET items = hourly.items + excluded.items
     ),
     stale AS (
       INSERT INTO dirty_hours (outlet_id, hour)
       SELECT outlet_id, hour
       FROM stream, unnest($11::timestamptz[]) AS hour
     )
     SELECT FROM stream`,
    [
      name,
      step.from,
      step.cursor,
      step.readUntil,
      step.recent,
      fates.offTopic,
      fates.repeated,
      fates.kept,
      fates.refused,
      step.deleted,
      onlyCounted.map(({ hour }) => hour),
      onlyCounted.map(({ items }) => items),
      now,
    ],
  )
  if (rowCount === 0) throw new Error(`Another process reads ${name}.`)
  if (gap) await recordStreamGap(db, name, gap)
}

/** Notes a time that a stream's source no longer has. */
export async function recordStreamGap(db: Db, name: string, gap: { from: Date; until: Date }): Promise<void> {
  await db.query(
    `INSERT INTO stream_gaps (stream, from_at, until_at)
     VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING`,
    [name, gap.from, gap.until],
  )
}

/** Notes that a stream is read up to now, though nothing happened in it. */
export async function recordQuiet(db: Db, name: string, now: Date): Promise<void> {
  await db.query(
    `UPDATE streams
     SET seen_until = greatest(seen_until, $2), failures = 0, last_problem = NULL, last_success_at = $2,
       followed = true
     WHERE name = $1`,
    [name, now],
  )
}

/**
 * Notes that of the streams there are only these are still read: what the others publish is from now on not missed. A stream that
 * a worker with other settings reads all the same is followed again with its next step.
 */
export async function unfollowOthers(db: Db, names: string[]): Promise<void> {
  await db.query('UPDATE streams SET followed = false WHERE followed AND name <> ALL ($1)', [names])
}

/** Notes why a stream could not be read; gone with the next step. */
export async function recordStreamProblem(db: Db, name: string, problem: string): Promise<void> {
  await db.query('UPDATE streams SET failures = failures + 1, last_problem = $2 WHERE name = $1', [name, problem])
}

export const streamStates = ['healthy', 'failing', 'stopped'] as const

export type StreamRow = Fates & {
  name: string
  network: Network
  outlet: string
  state: (typeof streamStates)[number]
  /** What was published from one to the other was seen, but for its gaps. */
  watchedSince: Date
  seenUntil: Date
  readUntil: Date | null
  lastSuccessAt: Date | null
  posts: number
  deleted: number
  failures: number
  lastProblem: string | null
  /** Times that the source no longer had. */
  gaps: number
  /** Posts that are kept though nobody knows whether they still stood a day ago: their server gave no answer. */
  unconfirmed: number
}

/** Every stream with the fates of its posts, by name; or those that bring an outlet, by its slug. */
export async function listStreams(db: Db, now: Date, outlet?: string): Promise<StreamRow[]> {
  const { rows } = await db.query<StreamRow>(
    `SELECT streams.name, network, outlets.slug AS outlet,
       CASE WHEN NOT followed THEN 'stopped' WHEN failures > 0 THEN 'failing' ELSE 'healthy' END AS state,
       watched_since AS "watchedSince", seen_until AS "seenUntil", read_until AS "readUntil", last_success_at AS "lastSuccessAt",
       posts, off_topic AS "offTopic", repeated, kept, refused, deleted, failures, last_problem AS "lastProblem",
       (SELECT count(*) FROM stream_gaps WHERE stream = streams.name) AS gaps,
       (
         SELECT count(*)
         FROM social_posts
         WHERE stream = streams.name AND confirm_at IS NOT NULL AND confirmed_at < $1::timestamptz - interval '1 day'
       ) AS unconfirmed
     FROM streams
     JOIN outlets ON outlets.id = outlet_id
     WHERE $2::text IS NULL
       OR streams.name IN (SELECT stream FROM stream_outlets JOIN outlets ON outlets.id = outlet_id WHERE slug = $2)
     ORDER BY streams.name`,
    [now, outlet ?? null],
  )
  return rows
}
