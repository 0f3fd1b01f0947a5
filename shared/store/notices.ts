import { readFileSync } from 'node:fs'
import type { NoticeKind } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'

const raiseNoticesSql = readFileSync(new URL('raise-notices.sql', import.meta.url), 'utf8')

export type Notice = {
  id: number
  kind: NoticeKind
  outlet: string
  outletName: string
  /** Null, like the stream, where it is of the outlet as a whole. */
  feedId: number | null
  stream: string | null
  url: string | null
  /** When it was last well: its last new item, or its last poll that went well. */
  since: Date
  /** Of one that is silent: the longest silence that its rhythm allows, in hours; of a stream, an hour. */
  allowedHours: number | null
  reason: string | null
  detail: string | null
  openedAt: Date
  closedAt: Date | null
}

/**
 * Opens a notice for everything that is wrong now and has none, and closes those of what is over; gives both. Safe to repeat
 * and to run twice at once. Silent is what has brought nothing new for half as long again as it took in all but the longest
 * twentieth of its own gaps, and in nine of ten weeks after the same moment of the week; six hours at least. A stream is silent
 * when nobody has read it for an hour.
 */
export async function raiseNotices(db: Db, now: Date): Promise<Notice[]> {
  const { rows } = await db.query<{ id: number }>(raiseNoticesSql, [now])
  if (rows.length === 0) return []
  return listNotices(db, { ids: rows.map(({ id }) => id), limit: rows.length })
}

export type NoticeFilter = {
  ids?: number[]
  open?: boolean | undefined
  kind?: NoticeKind | undefined
  outlet?: string | undefined
  after?: { openedAt: Date; id: number } | undefined
  limit: number
}

/** Notices, newest first, after the one at `after`. */
export async function listNotices(db: Db, filter: NoticeFilter): Promise<Notice[]> {
  const { rows } = await db.query<Notice>(
    `SELECT notices.id, kind, outlets.slug AS outlet, outlets.name AS "outletName", feed_id AS "feedId", stream, feeds.url, since,
       (extract(epoch FROM allowed) / 3600)::float8 AS "allowedHours", reason, detail,
       opened_at AS "openedAt", closed_at AS "closedAt"
     FROM notices
     JOIN outlets ON outlets.id = notices.outlet_id
     LEFT JOIN feeds ON feeds.id = notices.feed_id
     WHERE ($1::bigint[] IS NULL OR notices.id = ANY ($1))
       AND ($2::boolean IS NULL OR (closed_at IS NULL) = $2)
       AND ($3::text IS NULL OR kind = $3)
       AND ($4::text IS NULL OR outlets.slug = $4)
       AND ($5::timestamptz IS NULL OR (opened_at, notices.id) < ($5, $6::bigint))
     ORDER BY opened_at DESC, notices.id DESC
     LIMIT $7`,
    [
      filter.ids ?? null,
      filter.open ?? null,
      filter.kind ?? null,
      filter.outlet ?? null,
      filter.after?.openedAt ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  )
  return rows
}
