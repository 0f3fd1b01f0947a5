import { MiradorError } from '@mirador/core/errors.ts'
import type { FeedReader } from '@mirador/core/terms.ts'
import { type Db, inTransaction, type Pool } from './db.ts'
import { lock } from './locks.ts'

/** What a poll needs to know of a feed. */
export type DueFeed = {
  id: number
  outletId: number
  url: string
  host: string
  reader: FeedReader
  etag: string | null
  lastModified: string | null
  intervalSeconds: number
  unconditionalAt: Date | null
  failures: number
  /** The end of the lease that the feed was listed under, which is also its mark. */
  claimedUntil: Date
}

const dueFeedColumns = `
  id, outlet_id AS "outletId", url, host, reader, etag, last_modified AS "lastModified",
  interval_seconds AS "intervalSeconds", unconditional_at AS "unconditionalAt", failures,
  claimed_until AS "claimedUntil"`

export type NewFeed = { outletSlug: string; url: string; host: string; label?: string; evidence?: string }

/** Adds the feeds that are not there yet, by their address; gives how many were added. Outlets must exist. */
export async function saveFeeds(db: Db, feeds: NewFeed[], now: Date): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO feeds (outlet_id, url, host, label, evidence, next_poll_at, watched_since, seen_until)
     SELECT outlets.id, feed.url, feed.host, feed.label, feed.evidence, $6, $6, $6
     -- the same address in another notation is the same feed, and so is one that a feed left behind for good
     FROM (
       SELECT DISTINCT ON (feed_identity(url)) *
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY
         AS listed (slug, url, host, label, evidence, position)
       ORDER BY feed_identity(url), position
     ) AS feed
     JOIN outlets USING (slug)
     WHERE NOT EXISTS (SELECT FROM feeds WHERE identity = feed_identity(feed.url))
       AND NOT EXISTS (SELECT FROM feeds, unnest(moved_from) AS old WHERE feed_identity(old) = feed_identity(feed.url))
     ORDER BY feed.position
     ON CONFLICT (url) DO NOTHING`,
    [
      feeds.map((f) => f.outletSlug),
      feeds.map((f) => f.url),
      feeds.map((f) => f.host),
      feeds.map((f) => f.label ?? ''),
      feeds.map((f) => f.evidence ?? ''),
      now,
    ],
  )
  return rowCount ?? 0
}

export type ClaimLimits = {
  leaseMs: number
  /** Rest of a host after its last poll. */
  hostDelayMs: number
  /** Hosts that rest longer. */
  hostRestsMs?: Readonly<Record<string, number>>
  limit: number
}

/**
 * Leases up to `limit` of the feeds that are due, longest due first, or of those with the ids; gives their ids host by host. A host
 * that is being polled now, or was a moment ago, is left for later, so that however many workers there are, one host is asked
 * by one of them, with a rest between two requests.
 */
export function claimFeeds(pool: Pool, wanted: 'due' | number[], now: Date, limits: ClaimLimits): Promise<number[][]> {
  const until = new Date(now.getTime() + limits.leaseMs)
  return inTransaction(pool, async (db) => {
    // two that claim at once would not see each other's hosts
    await lock(db, 'claim')
    const { rows } = await db.query<{ id: number; host: string }>(
      `WITH wanted AS (
         SELECT id
         FROM feeds
         WHERE active
           AND CASE WHEN $4::int[] IS NULL THEN next_poll_at <= $1 ELSE id = ANY ($4) END
           AND (claimed_until IS NULL OR claimed_until <= $1)
           AND NOT EXISTS (SELECT FROM feeds AS busy WHERE busy.host = feeds.host AND busy.claimed_until > $1)
           AND NOT EXISTS (
             SELECT FROM feeds AS asked
             WHERE asked.host = feeds.host
               AND asked.last_poll_at > $1::timestamptz
                 - greatest($5::int, ($6::jsonb ->> feeds.host)::int) * interval '1 millisecond'
               AND asked.last_poll_at <= $1
           )
         ORDER BY next_poll_at
         LIMIT $3
         FOR UPDATE SKIP LOCKED
       )
       UPDATE feeds
       SET claimed_until = $2
       FROM wanted
       WHERE feeds.id = wanted.id
       RETURNING feeds.id, feeds.host`,
      [now, until, limits.limit, wanted === 'due' ? null : wanted, limits.hostDelayMs, limits.hostRestsMs ?? {}],
    )
    return [...Map.groupBy(rows, ({ host }) => host).values()].map((feeds) => feeds.map(({ id }) => id))
  })
}

/** Ends the leases that these feeds were listed under, or every lease; the feeds are then due as before. */
export async function releaseFeeds(db: Db, leased: Pick<DueFeed, 'id' | 'claimedUntil'>[] | 'all'): Promise<void> {
  const leases = leased === 'all' ? null : leased
  await db.query(
    `UPDATE feeds
     SET claimed_until = NULL
     WHERE claimed_until IS NOT NULL
       AND ($1::int[] IS NULL OR (id, claimed_until) IN (SELECT * FROM unnest($1::int[], $2::timestamptz[])))`,
    [leases?.map(({ id }) => id), leases?.map(({ claimedUntil }) => claimedUntil)],
  )
}

/** Those of the feeds that are active and under a lease, in no order. */
export async function listLeasedFeeds(db: Db, ids: number[], now: Date): Promise<DueFeed[]> {
  const { rows } = await db.query<DueFeed>(
    `SELECT ${dueFeedColumns} FROM feeds WHERE id = ANY ($1) AND claimed_until > $2 AND active`,
    [ids, now],
  )
  return rows
}

/** The ids of these, or of all, that are of active feeds. Throws `not-found` where one is not. */
export async function findActiveFeeds(db: Db, ids: number[] | 'all'): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    'SELECT id FROM feeds WHERE active AND ($1::int[] IS NULL OR id = ANY ($1)) ORDER BY id',
    [ids === 'all' ? null : ids],
  )
  const found = rows.map(({ id }) => id)
  const missing = ids === 'all' ? [] : ids.filter((id) => !found.includes(id))
  if (missing.length === 0) return found
  throw new MiradorError(
    'not-found',
    `No active feed has the id ${missing.join(', ')}. "mirador feeds list" shows them.`,
  )
}

/**
 * Makes feeds due now: those with the ids, or all active ones; gives their ids. Throws `not-found` where an id is no active
 * feed, and then makes none due.
 */
export async function makeDue(db: Db, ids: number[] | 'all', now: Date): Promise<number[]> {
  const found = await findActiveFeeds(db, ids)
  await db.query('UPDATE feeds SET next_poll_at = least(next_poll_at, $2) WHERE id = ANY ($1)', [found, now])
  return found
}

export type FeedChange = { reader?: FeedReader | undefined; active?: boolean | undefined }

/** Changes who reads a feed, or stops and resumes it; a resumed feed is due now. Throws `not-found`. */
export async function changeFeed(db: Db, id: number, change: FeedChange, now: Date): Promise<void> {
  const { rowCount } = await db.query(
    `WITH stopped AS (
       INSERT INTO gaps (feed_id, since, until, reason)
       SELECT id, seen_until, $4, 'stopped'
       FROM feeds
       WHERE id = $1 AND $3 AND NOT active AND seen_until < $4
     )
     UPDATE feeds
     SET reader = coalesce($2, reader),
       active = coalesce($3, active),
       next_poll_at = CASE WHEN $3 THEN $4 ELSE next_poll_at END,
       seen_until = CASE WHEN $3 AND NOT active THEN greatest(seen_until, $4) ELSE seen_until END
     WHERE id = $1`,
    [id, change.reader ?? null, change.active ?? null, now],
  )
  if (rowCount === 0) throw new MiradorError('not-found', `No feed has the id ${id}. "mirador feeds list" shows them.`)
}

export const feedStates = ['new', 'healthy', 'failing', 'stopped'] as const

export type FeedRow = {
  id: number
  outlet: string
  url: string
  label: string
  evidence: string
  reader: FeedReader
  active: boolean
  state: (typeof feedStates)[number]
  intervalSeconds: number
  failures: number
  /** What it published from one to the other was seen, but for its gaps. */
  watchedSince: Date
  seenUntil: Date
  nextPollAt: Date
  lastPollAt: Date | null
  lastSuccessAt: Date | null
  lastNewAt: Date | null
  lastReason: string | null
  lastDetail: string | null
}

export type FeedFilter = {
  outlet?: string | undefined
  state?: FeedRow['state'] | undefined
  after?: number | undefined
  limit: number
}

const feedState = `
  CASE
    WHEN NOT feeds.active THEN 'stopped'
    WHEN feeds.failures > 0 THEN 'failing'
    WHEN feeds.last_success_at IS NULL THEN 'new'
    ELSE 'healthy'
  END`

/** Feeds with their health by ascending id, after the id `after`. */
export async function listFeeds(db: Db, filter: FeedFilter): Promise<FeedRow[]> {
  const { rows } = await db.query<FeedRow>(
    `SELECT feeds.id, outlets.slug AS outlet, feeds.url, feeds.label, feeds.evidence, feeds.reader, feeds.active,
       ${feedState} AS state,
       feeds.interval_seconds AS "intervalSeconds", feeds.failures,
       feeds.watched_since AS "watchedSince", feeds.seen_until AS "seenUntil",
       feeds.next_poll_at AS "nextPollAt", feeds.last_poll_at AS "lastPollAt",
       feeds.last_success_at AS "lastSuccessAt", feeds.last_new_at AS "lastNewAt",
       feeds.last_reason AS "lastReason", feeds.last_detail AS "lastDetail"
     FROM feeds
     JOIN outlets ON outlets.id = feeds.outlet_id
     WHERE feeds.id > $1
       AND ($2::text IS NULL OR outlets.slug = $2)
       AND ($3::text IS NULL OR ${feedState} = $3)
     ORDER BY feeds.id
     LIMIT $4`,
    [filter.after ?? 0, filter.outlet ?? null, filter.state ?? null, filter.limit],
  )
  return rows
}
