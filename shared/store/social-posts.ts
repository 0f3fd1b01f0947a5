import type { Network } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'
import type { ItemKey } from './items.ts'

/** What is kept to find a post again: keyed hashes of its address (a decimal number) and of its account. */
export type PostHashes = ItemKey & { post: string; account: Buffer }

/** Remembers the posts that became mentions, in the transaction that keeps these. */
export async function savePosts(db: Db, network: Network, posts: PostHashes[]): Promise<void> {
  if (posts.length === 0) return
  await db.query(
    `INSERT INTO social_posts (mention_id, network, post, account)
     SELECT mentions.id, $1, post.post, post.account
     FROM unnest($2::int[], $3::bigint[], $4::bigint[], $5::bytea[]) AS post (outlet_id, key, post, account)
     JOIN mentions USING (outlet_id, key)
     ON CONFLICT DO NOTHING`,
    [
      network,
      posts.map((p) => p.outletId),
      posts.map((p) => p.key),
      posts.map((p) => p.post),
      posts.map((p) => p.account),
    ],
  )
}

/**
 * Deletes the mentions that are these posts, posts of these accounts, or posts (by their hash) under another key than the one given,
 * with their text and labels, and marks their hours stale; gives how many. That they were published stays counted, and that they
 * were seen, so that none comes back.
 */
export async function deletePosts(
  db: Db,
  network: Network,
  gone: { posts?: string[]; accounts?: Buffer[]; replaced?: ReadonlyMap<string, string> },
): Promise<number> {
  const { posts = [], accounts = [], replaced = new Map() } = gone
  if (posts.length + accounts.length + replaced.size === 0) return 0
  const { rows } = await db.query<{ deleted: number }>(
    `WITH doomed AS (
       SELECT mention_id FROM social_posts WHERE network = $1 AND post = ANY ($2::bigint[])
       UNION
       SELECT mention_id FROM social_posts WHERE network = $1 AND account = ANY ($3::bytea[])
       UNION
       SELECT mention_id
       FROM unnest($4::bigint[], $5::bigint[]) AS now (post, key)
       JOIN social_posts USING (post)
       JOIN mentions ON mentions.id = mention_id
       WHERE network = $1 AND mentions.key <> now.key
     ),
     gone AS (
       DELETE FROM mentions
       USING doomed
       WHERE mention_id = mentions.id
       RETURNING outlet_id, published_at
     ),
     stale AS (
       INSERT INTO dirty_hours (outlet_id, hour)
       SELECT DISTINCT outlet_id, date_trunc('hour', published_at, 'UTC')
       FROM gone
     )
     SELECT count(*) AS deleted
     FROM gone`,
    [network, posts, accounts, [...replaced.keys()], [...replaced.values()]],
  )
  return rows[0]!.deleted
}
