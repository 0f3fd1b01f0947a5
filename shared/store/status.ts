import type { Db } from './db.ts'

export type CollectionStatus = {
  outlets: number
  feeds: { active: number; due: number; late: number; failing: number; neverPolled: number; claimed: number }
  pollsLastHour: { modified: number; unchanged: number; failed: number }
  fatesLastDay: { items: number; offTopic: number; repeated: number; kept: number; refused: number }
  mentions: number
  /** Mentions that the current version has not labelled yet: they are in no figure. */
  waiting: number
  /** Mentions that are still to find their story. */
  ungrouped: number
  staleHours: number
  /** ISO 8601 */
  lastPollAt: string | null
  version: string | null
}

/** What is due, late (due for over `lateAfterSeconds`) and failing, and what came of the last polls. */
export async function readStatus(db: Db, now: Date, lateAfterSeconds: number): Promise<CollectionStatus> {
  const { rows } = await db.query<{ status: CollectionStatus }>(
    `SELECT jsonb_build_object(
       'outlets', (SELECT count(*) FROM outlets),
       'feeds', (
         SELECT jsonb_build_object(
           'active', count(*) FILTER (WHERE active),
           'due', count(*) FILTER (WHERE active AND next_poll_at <= $1),
           'late', count(*) FILTER (WHERE active AND next_poll_at <= $1 - $2 * interval '1 second'),
           'failing', count(*) FILTER (WHERE active AND failures > 0),
           'neverPolled', count(*) FILTER (WHERE active AND last_poll_at IS NULL),
           'claimed', count(*) FILTER (WHERE claimed_until > $1)
         )
         FROM feeds
       ),
       'pollsLastHour', (
         SELECT jsonb_build_object(
           'modified', count(*) FILTER (WHERE outcome = 'modified'),
           'unchanged', count(*) FILTER (WHERE outcome = 'unchanged'),
           'failed', count(*) FILTER (WHERE outcome = 'failed')
         )
         FROM polls
         WHERE started_at > $1 - interval '1 hour'
       ),
       'fatesLastDay', (
         SELECT jsonb_build_object(
           'items', coalesce(sum(items), 0),
           'offTopic', coalesce(sum(off_topic), 0),
           'repeated', coalesce(sum(repeated), 0),
           'kept', coalesce(sum(kept), 0),
           'refused', coalesce(sum(refused), 0)
         )
         FROM polls
         WHERE started_at > $1 - interval '1 day'
       ),
       'mentions', (SELECT count(*) FROM mentions),
       'waiting', (
         SELECT coalesce(sum(waiting), 0)
         FROM counts
         WHERE grain = 'month' AND version_id = (SELECT id FROM versions WHERE current)
       ),
       'ungrouped', (SELECT count(*) FROM ungrouped),
       'staleHours', (SELECT count(*) FROM dirty_hours),
       'lastPollAt', (SELECT max(last_poll_at) FROM feeds),
       'version', (SELECT name FROM versions WHERE current)
     ) AS status`,
    [now, lateAfterSeconds],
  )
  return rows[0]!.status
}

/** Why feeds fail now: how many for each reason, most first, with up to three of their hosts. */
export async function listFailures(db: Db): Promise<{ reason: string; feeds: number; hosts: string[] }[]> {
  const { rows } = await db.query<{ reason: string; feeds: number; hosts: string[] }>(
    `SELECT last_reason AS reason, count(*) AS feeds, (array_agg(DISTINCT host))[1:3] AS hosts
     FROM feeds
     WHERE active AND failures > 0
     GROUP BY last_reason
     ORDER BY count(*) DESC, last_reason`,
  )
  return rows
}

/** Counts that contradict each other, each as a sentence; none in a sound database. Reads every count: for operators. */
export async function findContradictions(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ sentence: string }>(
    `SELECT format('%s: %s items were seen but %s are counted by hour', slug, seen.items, hourly.items) AS sentence
     FROM outlets
     CROSS JOIN LATERAL (
       SELECT (SELECT count(*) FROM seen_items WHERE outlet_id = outlets.id)
         + (SELECT coalesce(sum(only_counted), 0) FROM streams WHERE outlet_id = outlets.id) AS items
     ) AS seen
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(items), 0) AS items FROM hourly_items WHERE outlet_id = outlets.id
     ) AS hourly
     WHERE seen.items <> hourly.items
     UNION ALL
     SELECT format('%s: the %s counts hold %s items and %s mentions, but %s and %s are stored', slug, grain,
       rolled.items, rolled.mentions, hourly.items, kept.mentions)
     FROM outlets
     CROSS JOIN LATERAL (
       SELECT grain, sum(items) AS items, sum(mentions) + sum(waiting) AS mentions
       FROM counts
       WHERE outlet_id = outlets.id AND version_id = (SELECT id FROM versions WHERE current)
       GROUP BY grain
     ) AS rolled
     CROSS JOIN LATERAL (SELECT sum(items) AS items FROM hourly_items WHERE outlet_id = outlets.id) AS hourly
     CROSS JOIN LATERAL (
       SELECT count(*) AS mentions
       FROM mentions
       WHERE outlet_id = outlets.id
         AND NOT EXISTS (
           SELECT FROM effective_labels
           WHERE mention_id = mentions.id AND relevance = 'none' AND version_id = (SELECT id FROM versions WHERE current)
         )
     ) AS kept
     WHERE (rolled.items, rolled.mentions) IS DISTINCT FROM (hourly.items, kept.mentions)
       AND NOT EXISTS (SELECT FROM dirty_hours WHERE outlet_id = outlets.id)`,
  )
  return rows.map(({ sentence }) => sentence)
}
