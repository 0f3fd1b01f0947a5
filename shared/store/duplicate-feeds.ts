import type { Db } from './db.ts'

/** The feed that is polled under one of these addresses, in whatever notation, or was before it moved; null where none is. */
export async function findFeedAt(db: Db, urls: string[]): Promise<{ id: number; url: string; outlet: string } | null> {
  const { rows } = await db.query<{ id: number; url: string; outlet: string }>(
    `SELECT feeds.id, url, slug AS outlet
     FROM feeds
     JOIN outlets ON outlets.id = outlet_id
     WHERE identity = ANY (SELECT feed_identity(asked) FROM unnest($1::text[]) AS asked)
       OR EXISTS (
         SELECT FROM unnest(moved_from) AS old
         WHERE feed_identity(old) = ANY (SELECT feed_identity(asked) FROM unnest($1::text[]) AS asked)
       )
     ORDER BY feeds.id
     LIMIT 1`,
    [urls],
  )
  return rows[0] ?? null
}

/** How many of the items with these keys an outlet has brought already. */
export async function countSeen(db: Db, outletSlug: string, keys: string[]): Promise<number> {
  const { rows } = await db.query<{ seen: number }>(
    `SELECT count(*) AS seen
     FROM seen_items
     WHERE outlet_id = (SELECT id FROM outlets WHERE slug = $1)
       AND key = ANY ($2::bigint[])`,
    [outletSlug, [...new Set(keys)]],
  )
  return rows[0]!.seen
}
