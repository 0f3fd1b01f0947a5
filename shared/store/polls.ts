import type { Db } from './db.ts'

/** The fate of every item of a poll: each item has one. */
export type Fates = { offTopic: number; repeated: number; kept: number; refused: number }

export type Poll = {
  feedId: number
  /** The lease that the feed was polled under. */
  claimedUntil: Date
  startedAt: Date
  durationMs: number
  outcome: 'modified' | 'unchanged' | 'failed'
  reason: string | null
  detail: string | null
  status: number | null
  fates: Fates
  /** From when on its document shows what the feed published: since the last that did, or an instant; null where it shows nothing. */
  seenFrom: Date | 'last' | null
  /** What the feed row is to hold from now on. */
  next: {
    nextPollAt: Date
    intervalSeconds: number
    etag: string | null
    lastModified: string | null
    unconditionalAt: Date | null
    /** Where the feed has moved for good, and the host that its requests then fall on. */
    moved: { url: string; host: string } | null
  }
}

/** Appends the polls and moves their feeds on: validators, interval, next time, end of the lease. One feed an entry. */
export async function recordPolls(db: Db, polls: Poll[]): Promise<void> {
  const column = <T>(read: (poll: Poll) => T): T[] => polls.map(read)
  await db.query(
    `WITH poll AS (
       SELECT *
       FROM unnest(
         $1::int[], $2::timestamptz[], $3::int[], $4::text[], $5::text[], $6::text[], $7::int[],
         $8::int[], $9::int[], $10::int[], $11::int[],
         $12::timestamptz[], $13::int[], $14::text[], $15::text[], $16::timestamptz[], $17::text[], $18::text[],
         $19::timestamptz[], $20::timestamptz[]
       ) AS poll (
         feed_id, started_at, duration_ms, outcome, reason, detail, status,
         off_topic, repeated, kept, refused,
         next_poll_at, interval_seconds, etag, last_modified, unconditional_at, moved_to, moved_host,
         seen_from, claimed_until
       )
     ),
     recorded AS (
       INSERT INTO polls (
         feed_id, started_at, duration_ms, outcome, reason, detail, status, items, off_topic, repeated, kept, refused
       )
       SELECT feed_id, started_at, duration_ms, outcome, reason, detail, status,
         off_topic + repeated + kept + refused, off_topic, repeated, kept, refused
       FROM poll
     ),
     -- what the document does not reach back to was not seen; less than a minute is the slack between two clocks
     missed AS (
       INSERT INTO gaps (feed_id, since, until, reason, detail)
       SELECT feed_id, seen_until, seen_from,
         CASE
           WHEN failures > 0 THEN 'failed'
           WHEN last_poll_at > seen_until THEN 'empty'
           WHEN feeds.next_poll_at < poll.started_at - interval '1 hour' THEN 'late'
           ELSE 'outrun'
         END,
         CASE WHEN failures > 0 THEN last_reason END
       FROM poll
       JOIN feeds ON feeds.id = poll.feed_id
       WHERE seen_from > seen_until + interval '1 minute'
       ON CONFLICT DO NOTHING
     ),
     -- a permanent redirect is believed when it is the same three times, unless that address is polled already
     move AS (
       SELECT feed_id, address, times,
         times >= 3 AND poll_moved AND NOT EXISTS (SELECT FROM feeds AS other WHERE other.id <> feed_id AND other.identity = feed_identity(address)) AS is_believed
       FROM (
         SELECT feed_id, poll.moved_to IS NOT NULL AS poll_moved,
           CASE WHEN poll.outcome = 'failed' THEN feeds.moved_to ELSE poll.moved_to END AS address,
           CASE
             WHEN poll.outcome = 'failed' THEN feeds.moved_times
             WHEN poll.moved_to IS NULL THEN 0
             WHEN poll.moved_to = feeds.moved_to THEN feeds.moved_times + 1
             ELSE 1
           END AS times
         FROM poll
         JOIN feeds ON feeds.id = poll.feed_id
       ) AS counted
     )
     UPDATE feeds
     -- a poll that outlived its lease leaves that of another alone
     SET claimed_until = CASE WHEN feeds.claimed_until <> poll.claimed_until THEN feeds.claimed_until END,
       next_poll_at = poll.next_poll_at,
       interval_seconds = poll.interval_seconds,
       etag = poll.etag,
       last_modified = poll.last_modified,
       unconditional_at = poll.unconditional_at,
       moved_to = move.address,
       moved_times = CASE WHEN move.is_believed THEN 0 ELSE move.times END,
       url = CASE WHEN move.is_believed THEN move.address ELSE feeds.url END,
       host = CASE WHEN move.is_believed THEN poll.moved_host ELSE feeds.host END,
       moved_from = CASE WHEN move.is_believed THEN feeds.moved_from || feeds.url ELSE feeds.moved_from END,
       failures = CASE WHEN poll.outcome = 'failed' THEN feeds.failures + 1 ELSE 0 END,
       last_poll_at = poll.started_at,
       seen_until = CASE WHEN poll.seen_from IS NULL THEN feeds.seen_until ELSE greatest(feeds.seen_until, poll.started_at) END,
       last_success_at = CASE WHEN poll.outcome = 'failed' THEN feeds.last_success_at ELSE poll.started_at END,
       last_new_at = CASE WHEN poll.off_topic + poll.kept > 0 THEN poll.started_at ELSE feeds.last_new_at END,
       last_reason = poll.reason,
       last_detail = poll.detail
     FROM poll
     JOIN move USING (feed_id)
     WHERE feeds.id = poll.feed_id`,
    [
      column((p) => p.feedId),
      column((p) => p.startedAt),
      column((p) => Math.round(p.durationMs)),
      column((p) => p.outcome),
      column((p) => p.reason),
      column((p) => p.detail),
      column((p) => p.status),
      column((p) => p.fates.offTopic),
      column((p) => p.fates.repeated),
      column((p) => p.fates.kept),
      column((p) => p.fates.refused),
      column((p) => p.next.nextPollAt),
      column((p) => p.next.intervalSeconds),
      column((p) => p.next.etag),
      column((p) => p.next.lastModified),
      column((p) => p.next.unconditionalAt),
      column((p) => p.next.moved?.url ?? null),
      column((p) => p.next.moved?.host ?? null),
      column((p) => (p.seenFrom === 'last' ? '-infinity' : p.seenFrom)),
      column((p) => p.claimedUntil),
    ],
  )
}

/** Forgets polls that began before `before`; gives how many. The feeds keep what their last poll said. */
export async function deleteOldPolls(db: Db, before: Date): Promise<number> {
  return (await db.query('DELETE FROM polls WHERE started_at < $1', [before])).rowCount ?? 0
}
