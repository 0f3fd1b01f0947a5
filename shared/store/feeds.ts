import { MiradorError } from '@mirador/core/errors.ts'
import type { FeedReader } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'

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
}

const dueFeedColumns = `
  id, outlet_id AS "outletId", url, host, reader, etag, last_modified AS "lastModified",
  interval_seconds AS "intervalSeconds", unconditional_at AS "unconditionalAt", failures`

export type NewFeed = { outletSlug: string; url: string; host: string; label?: string; evidence?: string }

/** Adds the feeds that are not there yet, by their address; gives how many were added. Outlets must exist. */
export async function saveFeeds(db: Db, feeds: NewFeed[], now: Date): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO feeds (outlet_id, url, host, label, evidence, next_poll_at)
     SELECT outlets.id, feed.url, feed.host, feed.label, feed.evidence, $6
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS feed (slug, url, host, label, evidence)
     JOIN outlets USING (slug)
     -- an address that a feed left behind for good is that feed
     WHERE NOT EXISTS (SELECT FROM feeds WHERE feed.url = ANY (moved_from))
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

/**
 * Leases up to `limit` due feeds, longest due first, and gives their ids host by host. A host that is being polled now is
 * left for later, so that however many workers there are, one host is asked by one of them.
 */
export async function claimDueFeeds(db: Db, now: Date, leaseMs: number, limit: number): Promise<Map<string, number[]>> {
  const { rows } = await db.query<{ id: number; host: string }>(
    `WITH due AS (
       SELECT id
       FROM feeds
       WHERE active
         AND next_poll_at <= $1
         AND (claimed_until IS NULL OR claimed_until <= $1)
         AND NOT EXISTS (SELECT FROM feeds AS busy WHERE busy.host = feeds.host AND busy.claimed_until > $1)
       ORDER BY next_poll_at
       LIMIT $3
       FOR UPDATE SKIP LOCKED
     )
     UPDATE feeds
     SET claimed_until = $1::timestamptz + $2 * interval '1 millisecond'
     FROM due
     WHERE feeds.id = due.id
     RETURNING feeds.id, feeds.host`,
    [now, leaseMs, limit],
  )
  const byHost = new Map<string, number[]>()
  for (const { id, host } of rows) byHost.set(host, [...(byHost.get(host) ?? []), id])
  return byHost
}

/** Ends the leases of feeds that were not polled after all, so that they are due at once. */
export async function releaseFeeds(db: Db, ids: number[] | 'all'): Promise<void> {
  await db.query(
    `UPDATE feeds
     SET claimed_until = NULL
     WHERE claimed_until IS NOT NULL AND ($1::int[] IS NULL OR id = ANY ($1))`,
    [ids === 'all' ? null : ids],
  )
}

/** The feeds with these ids that are still active, in no order. */
export async function listFeedsById(db: Db, ids: number[]): Promise<DueFeed[]> {
  const { rows } = await db.query<DueFeed>(`SELECT ${dueFeedColumns} FROM feeds WHERE id = ANY($1) AND active`, [ids])
  return rows
}

/**
 * Makes feeds due now: those with the ids, or all active ones; gives their ids. Throws `not-found` where an id is no active
 * feed, and then makes none due.
 */
export async function makeDue(db: Db, ids: number[] | 'all', now: Date): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `UPDATE feeds
     SET next_poll_at = $2
     WHERE active
       AND ($1::int[] IS NULL OR id = ANY ($1))
       AND ($1::int[] IS NULL OR (SELECT count(*) FROM feeds WHERE active AND id = ANY ($1)) = cardinality($1))
     RETURNING id`,
    [ids === 'all' ? null : [...new Set(ids)], now],
  )
  if (ids !== 'all' && ids.length > 0 && rows.length === 0) {
    const found = await listFeedsById(db, ids)
    const missing = ids.filter((id) => !found.some((feed) => feed.id === id))
    throw new MiradorError(
      'not-found',
      `No active feed has the id ${missing.join(', ')}. "mirador feeds list" shows them.`,
    )
  }
  return rows.map(({ id }) => id)
}

export type FeedChange = { reader?: FeedReader | undefined; active?: boolean | undefined }

/** Changes who reads a feed, or stops and resumes it; a resumed feed is due now. Throws `not-found`. */
export async function changeFeed(db: Db, id: number, change: FeedChange, now: Date): Promise<void> {
  const { rowCount } = await db.query(
    `UPDATE feeds
     SET reader = coalesce($2, reader),
       active = coalesce($3, active),
       next_poll_at = CASE WHEN $3 THEN $4 ELSE next_poll_at END
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
