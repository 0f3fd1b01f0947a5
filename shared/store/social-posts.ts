import type { Network } from '@mirador/core/terms.ts'
import { type Db, inTransaction, type Pool } from './db.ts'
import type { ItemKey } from './items.ts'

/** How often a server is asked whether a post still stands, so that one that was deleted goes within a day. */
const confirmEveryMs = 18 * 3_600_000

/**
 * What is kept to find a post again: keyed hashes of its address (a decimal number) and of its account. `serverId` is set where
 * its server must be asked whether it still stands.
 */
export type PostHashes = ItemKey & { post: string; account: Buffer; serverId?: string | undefined }

/** Remembers the posts of a stream that became mentions, in the transaction that keeps these. */
export async function savePosts(
  db: Db,
  { network, stream, now }: { network: Network; stream: string; now: Date },
  posts: PostHashes[],
): Promise<void> {
  if (posts.length === 0) return
  await db.query(
    `INSERT INTO social_posts (mention_id, network, post, account, server_id, stream, confirmed_at, confirm_at)
     SELECT mentions.id, $1, post.post, post.account, server_id, asked.*
     FROM unnest($2::int[], $3::bigint[], $4::bigint[], $5::bytea[], $6::text[])
       AS post (outlet_id, key, post, account, server_id)
     JOIN mentions USING (outlet_id, key)
     LEFT JOIN (VALUES ($7, $8::timestamptz, $9::timestamptz)) AS asked ON server_id IS NOT NULL
     ON CONFLICT DO NOTHING`,
    [
      network,
      posts.map((p) => p.outletId),
      posts.map((p) => p.key),
      posts.map((p) => p.post),
      posts.map((p) => p.account),
      posts.map((p) => p.serverId ?? null),
      stream,
      now,
      new Date(now.getTime() + confirmEveryMs),
    ],
  )
}

/** Whether there is any post whose server is to be asked about it, sooner or later. */
export async function hasPostsToConfirm(db: Db): Promise<boolean> {
  const { rowCount } = await db.query('SELECT FROM social_posts WHERE confirm_at IS NOT NULL LIMIT 1')
  return rowCount === 1
}

export type PostToConfirm = { mentionId: number; serverId: string }

/** The streams that have posts whose server is to be asked about them. */
export async function listStreamsToConfirm(db: Db, now: Date): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT name
     FROM streams
     WHERE EXISTS (SELECT FROM social_posts WHERE stream = name AND confirm_at <= $1)
     ORDER BY name`,
    [now],
  )
  return rows.map(({ name }) => name)
}

/** Posts of the stream that are to be confirmed, those first that wait longest. */
export async function listPostsToConfirm(db: Db, stream: string, now: Date, limit: number): Promise<PostToConfirm[]> {
  const { rows } = await db.query<PostToConfirm>(
    `SELECT mention_id AS "mentionId", server_id AS "serverId"
     FROM social_posts
     WHERE stream = $1 AND confirm_at <= $2
     ORDER BY confirm_at
     LIMIT $3`,
    [stream, now, limit],
  )
  return rows
}

/**
 * Writes, by the ids of mentions of one stream, which posts stand, and deletes those that are gone; what is unclear is asked for
 * again at `againAt`. Gives how many mentions were deleted.
 */
export async function recordConfirmed(
  pool: Pool,
  { stream, network }: { stream: string; network: Network },
  { standing, gone, unclear }: { standing: number[]; gone: number[]; unclear: number[] },
  { now, againAt }: { now: Date; againAt: Date },
): Promise<number> {
  return inTransaction(pool, async (db) => {
    await db.query('UPDATE social_posts SET confirmed_at = $2, confirm_at = $3 WHERE mention_id = ANY ($1::bigint[])', [
      standing,
      now,
      new Date(now.getTime() + confirmEveryMs),
    ])
    await db.query('UPDATE social_posts SET confirm_at = $2 WHERE mention_id = ANY ($1::bigint[])', [unclear, againAt])
    const deleted = await deletePosts(db, network, { mentions: gone })
    await db.query('UPDATE streams SET deleted = deleted + $2 WHERE name = $1', [stream, deleted])
    return deleted
  })
}

/** Leaves the server of these streams alone until then. */
export async function postponeConfirming(db: Db, streams: string[], until: Date): Promise<void> {
  await db.query('UPDATE social_posts SET confirm_at = $2 WHERE stream = ANY ($1) AND confirm_at < $2', [
    streams,
    until,
  ])
}

/**
 * Deletes the mentions that are these, these posts, posts of these accounts, or posts (by their hash) under another key than the one
 * given, with their text and labels, and marks their hours stale; gives how many. That they were published stays counted, and that they
 * were seen, so that none comes back.
 */
export async function deletePosts(
  db: Db,
  network: Network,
  gone: { mentions?: number[]; posts?: string[]; accounts?: Buffer[]; replaced?: ReadonlyMap<string, string> },
): Promise<number> {
  const { mentions = [], posts = [], accounts = [], replaced = new Map() } = gone
  if (mentions.length + posts.length + accounts.length + replaced.size === 0) return 0
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
       UNION
       SELECT mention_id FROM social_posts WHERE network = $1 AND mention_id = ANY ($6::bigint[])
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
    [network, posts, accounts, [...replaced.keys()], [...replaced.values()], mentions],
  )
  return rows[0]!.deleted
}
