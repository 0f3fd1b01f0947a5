/** What was seen of outlets and what was not: the time that their feeds and streams were watched, without the gaps. */
import type { GapReason } from '@mirador/core/terms.ts'
import { type Cut, cutCondition } from './cut.ts'
import type { Db } from './db.ts'

/** How long a poll may be overdue before what is published meanwhile counts as not seen. */
const lateAfter = "interval '1 hour'"

/**
 * The gaps as of $1, those that last among them: of what is polled or read, from when it was last seen, where the last try showed
 * nothing or the next is overdue. Between two that went well nothing is known yet, and nothing is missing. What a stream's source
 * no longer had was outrun.
 */
const gapsUntilNow = `
  SELECT feed_id, NULL AS stream, since, until, reason, detail, false AS open
  FROM gaps
  UNION ALL
  SELECT id, NULL, seen_until, $1::timestamptz,
    CASE WHEN failures > 0 THEN 'failed' WHEN last_poll_at > seen_until THEN 'empty' ELSE 'late' END,
    last_reason, true
  FROM feeds
  WHERE active
    AND seen_until < $1
    AND (last_poll_at > seen_until OR next_poll_at < $1 - ${lateAfter})
  UNION ALL
  SELECT NULL, stream, from_at, until_at, 'outrun', NULL, false
  FROM stream_gaps
  UNION ALL
  SELECT NULL, name, seen_until, $1, CASE WHEN failures > 0 THEN 'failed' ELSE 'late' END, last_problem, true
  FROM streams
  WHERE followed
    AND seen_until < $1
    AND (failures > 0 OR seen_until < $1 - ${lateAfter})`

export type Gap = {
  /** Null where it is of a stream. */
  feedId: number | null
  stream: string | null
  /** Of a stream: the outlet of its network, or the one that is asked for. */
  outlet: string
  since: Date
  /** Now, where the gap lasts. */
  until: Date
  open: boolean
  reason: GapReason
  detail: string | null
}

export type GapFilter = {
  outlet?: string | undefined
  feedId?: number | undefined
  from?: Date | undefined
  to?: Date | undefined
  /** The place of a gap: its beginning, and its feed (0) or stream (''). */
  after?: { since: Date; feedId: number; stream: string } | undefined
  limit: number
}

/** Gaps that overlap the period, by beginning, newest first, after the one at `after`. */
export async function listGaps(db: Db, filter: GapFilter, now: Date): Promise<Gap[]> {
  const { rows } = await db.query<Gap>(
    `SELECT gap.feed_id AS "feedId", gap.stream, outlets.slug AS outlet, gap.since, gap.until, gap.open, gap.reason,
       gap.detail
     FROM (${gapsUntilNow}) AS gap
     LEFT JOIN feeds ON feeds.id = gap.feed_id
     LEFT JOIN streams ON streams.name = gap.stream
     -- a stream brings many outlets, and each of its gaps is listed once
     JOIN outlets ON CASE
       WHEN gap.stream IS NULL THEN outlets.id = feeds.outlet_id
       WHEN $2::text IS NULL THEN outlets.id = streams.outlet_id
       ELSE outlets.slug = $2 AND outlets.id IN (SELECT outlet_id FROM stream_outlets WHERE stream = gap.stream)
     END
     WHERE ($2::text IS NULL OR outlets.slug = $2)
       AND ($3::int IS NULL OR gap.feed_id = $3)
       AND gap.until > coalesce($4::timestamptz, '-infinity')
       AND gap.since < coalesce($5::timestamptz, 'infinity')
       AND (
         $6::timestamptz IS NULL
         OR (gap.since, coalesce(gap.feed_id, 0), coalesce(gap.stream, '')) < ($6, $7::int, $9::text)
       )
     ORDER BY gap.since DESC, coalesce(gap.feed_id, 0) DESC, coalesce(gap.stream, '') DESC
     LIMIT $8`,
    [
      now,
      filter.outlet ?? null,
      filter.feedId ?? null,
      filter.from ?? null,
      filter.to ?? null,
      filter.after?.since ?? null,
      filter.after?.feedId ?? null,
      filter.limit,
      filter.after?.stream ?? null,
    ],
  )
  return rows
}

/** Takes a period out of the gaps of outlets: what they published in it is known from elsewhere, whole. Safe to repeat. */
export async function fillGaps(db: Db, outletIds: number[], from: Date, to: Date): Promise<void> {
  await db.query(
    `WITH filled AS (
       DELETE FROM gaps
       USING feeds
       WHERE feeds.id = gaps.feed_id AND outlet_id = ANY ($1) AND reason <> 'stopped' AND since < $3 AND until > $2
       RETURNING gaps.*
     ),
     rest AS (
       INSERT INTO gaps (feed_id, since, until, reason, detail)
       SELECT feed_id, lower(rest), upper(rest), reason, detail
       FROM filled
       CROSS JOIN unnest(tstzmultirange(tstzrange(since, until)) - tstzmultirange(tstzrange($2, $3))) AS rest
     )
     UPDATE feeds
     SET seen_until = $3
     WHERE outlet_id = ANY ($1) AND seen_until >= $2 AND seen_until < $3`,
    [outletIds, from, to],
  )
}

/** Both ends of a stretch of time, in seconds since 1970. */
export type Span = { since: number; until: number }
/**
 * A feed, or a stream as it brings one outlet: the time that it was watched, what of it it was stopped in, and its gaps, each as
 * ends one after the other.
 */
export type Watch = Span & { outletId: number; stops: number[]; gaps: number[] }

/** What of a cut was watched in a period, with the gaps in it; in numbers, for there may be very many. */
export async function listWatches(db: Db, cut: Cut, period: { from: Date; to: Date }, now: Date): Promise<Watch[]> {
  const values: unknown[] = [now, period.from, period.to]
  const condition = cutCondition(cut, 'outlet_id', values)
  const missed = (of: string) => `
    SELECT max(until) FILTER (WHERE open) AS open_until,
      string_agg(ends, '') FILTER (WHERE reason = 'stopped') AS stops,
      string_agg(ends, '') FILTER (WHERE reason <> 'stopped') AS gaps
    FROM (${gapsUntilNow}) AS gap
    -- both ends in eight bytes: as text or JSON they take three times as long
    CROSS JOIN LATERAL (
      SELECT int8send((date_part('epoch', since)::int8 << 32) | date_part('epoch', until)::int8)
    ) AS both_ends (ends)
    WHERE ${of} AND until > $2 AND since < $3`
  const { rows } = await db.query<Span & { outletId: number; stops: Buffer | null; gaps: Buffer | null }>(
    `WITH watched AS (
       SELECT outlet_id, watched_since, coalesce(open_until, seen_until) AS until, stops, gaps
       FROM feeds
       -- one by one, by the key of gaps: only those of the cut are read
       CROSS JOIN LATERAL (${missed('gap.feed_id = feeds.id')}) AS missed
       UNION ALL
       SELECT outlet_id, watched_since, coalesce(open_until, seen_until), stops, gaps
       FROM stream_outlets
       CROSS JOIN LATERAL (${missed('gap.stream = stream_outlets.stream')}) AS missed
     )
     SELECT outlet_id AS "outletId", date_part('epoch', watched_since) AS since, date_part('epoch', until) AS until,
       stops, gaps
     FROM watched
     WHERE watched_since < $3
       AND until > $2
       AND ${condition}
     ORDER BY outlet_id`,
    values,
  )
  return rows.map((row) => ({ ...row, stops: readEnds(row.stops), gaps: readEnds(row.gaps) }))
}

const readEnds = (bytes: Buffer | null): number[] =>
  bytes === null ? [] : Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32BE(4 * i))
