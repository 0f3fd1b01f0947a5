import type { FeedReader } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'
import type { Fates } from './polls.ts'

/** Keeps a document that a hub pushed until a worker reads it; false where `most` of the feed wait already. */
export async function savePush(
  db: Db,
  push: { feedId: number; receivedAt: Date; contentType: string | null; body: Uint8Array },
  most: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO pushes (feed_id, received_at, content_type, body)
     SELECT $1, $2, $3, $4
     WHERE (SELECT count(*) FROM pushes WHERE feed_id = $1) < $5`,
    [push.feedId, push.receivedAt, push.contentType, push.body, most],
  )
  return rowCount === 1
}

/** A document that waits, and what there is to know of its feed. */
export type Push = {
  id: number
  feedId: number
  outletId: number
  url: string
  reader: FeedReader
  receivedAt: Date
  contentType: string | null
  body: Uint8Array
}

/** The document that has waited longest after the one of the id `after`; null where none does. */
export async function findPush(db: Db, after: number): Promise<Push | null> {
  const { rows } = await db.query<Push>(
    `SELECT pushes.id, feed_id AS "feedId", outlet_id AS "outletId", url, reader, received_at AS "receivedAt",
       content_type AS "contentType", body
     FROM pushes
     JOIN feeds ON feeds.id = feed_id
     WHERE pushes.id > $1
     ORDER BY pushes.id
     LIMIT 1`,
    [after],
  )
  return rows[0] ?? null
}

/** What came of reading a document that was pushed. */
export type ReadPush = {
  id: number
  feedId: number
  receivedAt: Date
  durationMs: number
  failure: { reason: string; detail: string } | null
  fates: Fates
  /** When the feed is polled, at the latest, while it is pushed. */
  nextPollAt: Date
}

/**
 * Turns a document that waited into a row of polls. Where it could be read, the feed's own poll is put off; what a hub sends
 * does not make a feed healthy or failing. A document that another worker has recorded already is not recorded again.
 */
export async function recordPush(db: Db, push: ReadPush): Promise<void> {
  const { fates, failure } = push
  await db.query(
    `WITH taken AS (
       DELETE FROM pushes WHERE id = $1 RETURNING feed_id
     ),
     recorded AS (
       INSERT INTO polls (
         feed_id, started_at, duration_ms, outcome, reason, detail, items, off_topic, repeated, kept, refused, pushed
       )
       SELECT feed_id, $2, $3, CASE WHEN $4::text IS NULL THEN 'modified' ELSE 'failed' END, $4, $5,
         $6::int + $7::int + $8::int + $9::int, $6, $7, $8, $9, true
       FROM taken
     ),
     heard AS (
       UPDATE hub_subscriptions
       SET pushed_at = $2
       FROM taken
       WHERE hub_subscriptions.feed_id = taken.feed_id
     )
     UPDATE feeds
     SET next_poll_at = CASE WHEN $4::text IS NULL THEN greatest(next_poll_at, $10) ELSE next_poll_at END,
       last_new_at = CASE WHEN $6::int + $8::int > 0 THEN greatest(last_new_at, $2) ELSE last_new_at END,
       -- what is pushed was seen, unless a gap is open that a whole document has to close
       seen_until = CASE
         WHEN $4::text IS NULL AND failures = 0 AND seen_until >= last_poll_at THEN greatest(seen_until, $2)
         ELSE seen_until
       END
     FROM taken
     WHERE feeds.id = taken.feed_id`,
    [
      push.id,
      push.receivedAt,
      Math.round(push.durationMs),
      failure?.reason ?? null,
      failure?.detail ?? null,
      fates.offTopic,
      fates.repeated,
      fates.kept,
      fates.refused,
      push.nextPollAt,
    ],
  )
}

/** Forgets documents that came before `before` and could not be recorded since: their feeds were polled meanwhile. */
export async function deleteOldPushes(db: Db, before: Date): Promise<void> {
  await db.query('DELETE FROM pushes WHERE received_at < $1', [before])
}
