/** How feeds and outlets stand: what came of the last polls, and which outlets need an eye. */
import { MiradorError } from '@mirador/core/errors.ts'
import { type OutletHealth, outletHealths } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'
import { type FeedRow, listFeeds } from './feeds.ts'

export type PollCounts = {
  polls: number
  modified: number
  unchanged: number
  failed: number
  /** Of the modified: without a single item. */
  empty: number
  items: number
  /** Items that brought something new. */
  fresh: number
  /** Items without a word. */
  refused: number
  /** Polls that failed, by reason. */
  reasons: Record<string, number>
}

/** A feed and what came of its polls since an instant; throws `not-found`. */
export async function getFeedHealth(db: Db, id: number, since: Date): Promise<FeedRow & { polls: PollCounts }> {
  const [feed] = await listFeeds(db, { after: id - 1, limit: 1 })
  if (feed?.id !== id) throw new MiradorError('not-found', `No feed has the id ${id}. "/v1/feeds" lists them.`)
  const { rows } = await db.query<{ polls: PollCounts }>(
    `SELECT jsonb_build_object(
       'polls', count(*),
       'modified', count(*) FILTER (WHERE outcome = 'modified'),
       'unchanged', count(*) FILTER (WHERE outcome = 'unchanged'),
       'failed', count(*) FILTER (WHERE outcome = 'failed'),
       'empty', count(*) FILTER (WHERE outcome = 'modified' AND items = 0),
       'items', coalesce(sum(items), 0),
       'fresh', coalesce(sum(off_topic + kept), 0),
       'refused', coalesce(sum(refused), 0),
       'reasons', (
         SELECT coalesce(jsonb_object_agg(reason, count), '{}')
         FROM (
           SELECT reason, count(*)
           FROM polls
           WHERE feed_id = $1 AND started_at >= $2 AND reason IS NOT NULL
           GROUP BY reason
         ) AS failed
       )
     ) AS polls
     FROM polls
     WHERE feed_id = $1 AND started_at >= $2`,
    [id, since],
  )
  return { ...feed, polls: rows[0]!.polls }
}

export type OutletHealthRow = {
  id: number
  slug: string
  name: string
  state: string | null
  synthetic: boolean
  health: OutletHealth
  feeds: number
  /** Social streams that bring it. */
  streams: number
  /** Feeds that are polled, and streams that are read, whose last try failed. */
  failing: number
  /** Notices that are open. */
  notices: number
  lastNewAt: Date | null
}

export type OutletHealthFilter = {
  outlet?: string | undefined
  state?: string | undefined
  health?: OutletHealth | undefined
  after?: { rank: number; slug: string } | undefined
  limit: number
}

/** The place of a health in the order of lists: the worst first. */
export const rankOf = (health: OutletHealth): number => outletHealths.indexOf(health)

/** Outlets that have a feed or a stream, those that need an eye first, then by slug; after the one at `after`. */
export async function listOutletHealth(db: Db, filter: OutletHealthFilter): Promise<OutletHealthRow[]> {
  const { rows } = await db.query<OutletHealthRow & { rank: number }>(
    `SELECT judged.*
     FROM (
       SELECT outlets.id, slug, name, state, synthetic, feeds, streams, feed.failing + stream.failing AS failing,
         notice.notices, "lastNewAt",
         CASE
           WHEN feed.active + stream.active = 0 THEN 'stopped'
           WHEN feed.failing + stream.failing > 0 THEN 'failing'
           WHEN notice.silent > 0 THEN 'silent'
           WHEN feed.read + stream.read = 0 THEN 'new'
           ELSE 'healthy'
         END AS health
       FROM outlets
       CROSS JOIN LATERAL (
         SELECT count(*) AS feeds, count(*) FILTER (WHERE active) AS active,
           count(*) FILTER (WHERE active AND failures > 0) AS failing,
           count(*) FILTER (WHERE active AND last_success_at IS NOT NULL) AS read,
           max(last_new_at) AS "lastNewAt"
         FROM feeds
         WHERE outlet_id = outlets.id
       ) AS feed
       CROSS JOIN LATERAL (
         SELECT count(*) AS streams, count(*) FILTER (WHERE followed) AS active,
           count(*) FILTER (WHERE followed AND failures > 0) AS failing,
           count(*) FILTER (WHERE seen_until > watched_since) AS read
         FROM stream_outlets
         WHERE outlet_id = outlets.id
       ) AS stream
       CROSS JOIN LATERAL (
         SELECT count(*) AS notices, count(*) FILTER (WHERE kind = 'silent') AS silent
         FROM notices
         WHERE outlet_id = outlets.id AND closed_at IS NULL
       ) AS notice
       WHERE feeds + streams > 0
         AND ($1::text IS NULL OR slug = $1)
         AND ($2::text IS NULL OR state = $2)
     ) AS judged
     WHERE ($3::text IS NULL OR health = $3)
       AND ($4::int IS NULL OR (array_position($6::text[], health) - 1, slug) > ($4, $5))
     ORDER BY array_position($6::text[], health), slug
     LIMIT $7`,
    [
      filter.outlet ?? null,
      filter.state ?? null,
      filter.health ?? null,
      filter.after?.rank ?? null,
      filter.after?.slug ?? null,
      [...outletHealths],
      filter.limit,
    ],
  )
  return rows
}
