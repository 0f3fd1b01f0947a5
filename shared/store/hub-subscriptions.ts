import type { Db } from './db.ts'

export type HubMode = 'subscribe' | 'unsubscribe'

/** What a feed is, or was, subscribed to at a hub. */
export type HubSubscription = {
  feedId: number
  hub: string
  topic: string
  /** The unguessable end of the callback. */
  token: string
  /** What pushes are signed with. */
  secret: string
  wanted: boolean
  /** What the hub may confirm now. */
  askedFor: HubMode | null
  attempts: number
  leaseUntil: Date | null
}

const columns = `
  feed_id AS "feedId", hub, topic, token, secret, wanted, asked_for AS "askedFor", attempts, lease_until AS "leaseUntil"`

export type DeclaredHub = { hub: string; topic: string; token: string; secret: string }

/**
 * Notes the hub that a feed declares. Where it is another than before, the subscription begins anew under its own token and
 * secret, due now; where the feed declares none any more (`null`), the hub is to be told.
 */
export async function saveHub(db: Db, feedId: number, declared: DeclaredHub | null, now: Date): Promise<void> {
  if (declared === null) {
    await db.query(
      `UPDATE hub_subscriptions
       SET wanted = false, attempts = 0, due_at = $2
       WHERE feed_id = $1 AND wanted`,
      [feedId, now],
    )
    return
  }
  await db.query(
    `INSERT INTO hub_subscriptions AS known (feed_id, hub, topic, token, secret, due_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (feed_id) DO UPDATE SET
       hub = excluded.hub,
       topic = excluded.topic,
       token = excluded.token,
       secret = excluded.secret,
       wanted = true,
       asked_for = NULL,
       attempts = 0,
       due_at = excluded.due_at,
       lease_until = NULL,
       denied_at = NULL,
       reason = NULL
     WHERE (known.hub, known.topic, known.wanted) IS DISTINCT FROM (excluded.hub, excluded.topic, true)`,
    [feedId, declared.hub, declared.topic, declared.token, declared.secret, now],
  )
}

/**
 * Takes up to `limit` subscriptions whose hub is to be asked, for `holdMs`, so that one worker asks it: those that are due, and
 * those of feeds that are stopped, which are wanted no more.
 */
export async function claimHubs(db: Db, now: Date, holdMs: number, limit: number): Promise<HubSubscription[]> {
  const { rows } = await db.query<HubSubscription>(
    `WITH due AS (
       SELECT feed_id, feeds.active
       FROM hub_subscriptions AS subscription
       JOIN feeds ON feeds.id = feed_id
       WHERE due_at <= $1 OR (wanted AND NOT feeds.active)
       ORDER BY due_at
       LIMIT $3
       FOR UPDATE OF subscription SKIP LOCKED
     )
     UPDATE hub_subscriptions AS subscription
     SET due_at = $1::timestamptz + $2 * interval '1 millisecond',
       wanted = wanted AND due.active,
       attempts = CASE WHEN wanted AND NOT due.active THEN 0 ELSE attempts END
     FROM due
     WHERE subscription.feed_id = due.feed_id
     RETURNING subscription.feed_id AS "feedId", hub, topic, token, secret, wanted, asked_for AS "askedFor", attempts,
       lease_until AS "leaseUntil"`,
    [now, holdMs, limit],
  )
  return rows
}

/** Says before the hub is asked what it may confirm: its question may come before its answer. */
export async function expectConfirmation(db: Db, token: string, mode: HubMode, dueAt: Date): Promise<void> {
  await db.query(
    `UPDATE hub_subscriptions
     SET asked_for = $2, attempts = attempts + 1, due_at = $3
     WHERE token = $1`,
    [token, mode, dueAt],
  )
}

/** Records that a hub did not take the request, and when it is asked again. */
export async function recordRefusal(db: Db, token: string, reason: string, dueAt: Date): Promise<void> {
  await db.query('UPDATE hub_subscriptions SET asked_for = NULL, reason = $2, due_at = $3 WHERE token = $1', [
    token,
    reason,
    dueAt,
  ])
}

export async function findHubSubscription(db: Db, token: string): Promise<HubSubscription | null> {
  const { rows } = await db.query<HubSubscription>(`SELECT ${columns} FROM hub_subscriptions WHERE token = $1`, [token])
  return rows[0] ?? null
}

/** Confirms that the hub pushes until `leaseUntil`, and is to be asked again at `dueAt`; false where that was not asked for. */
export async function confirmSubscription(db: Db, token: string, leaseUntil: Date, dueAt: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE hub_subscriptions
     SET asked_for = NULL, attempts = 0, lease_until = $2, due_at = $3, denied_at = NULL, reason = NULL
     WHERE token = $1 AND asked_for = 'subscribe'`,
    [token, leaseUntil, dueAt],
  )
  return rowCount === 1
}

/** Confirms that the hub pushes no more; false where that was not asked for. */
export async function confirmEnd(db: Db, token: string): Promise<boolean> {
  const { rowCount } = await db.query(
    "DELETE FROM hub_subscriptions WHERE token = $1 AND asked_for = 'unsubscribe' AND NOT wanted",
    [token],
  )
  return rowCount === 1
}

/** Forgets a subscription whose hub does not confirm its end: what it still pushes is refused. */
export async function forgetHub(db: Db, token: string): Promise<void> {
  await db.query('DELETE FROM hub_subscriptions WHERE token = $1', [token])
}

/** Records that the hub denies the subscription, and when it is asked again. */
export async function recordDenial(db: Db, token: string, reason: string, now: Date, dueAt: Date): Promise<void> {
  await db.query(
    `UPDATE hub_subscriptions
     SET asked_for = NULL, lease_until = NULL, denied_at = $3, reason = $2, due_at = $4
     WHERE token = $1`,
    [token, reason, now, dueAt],
  )
}

export const hubStates = ['subscribed', 'asking', 'failing', 'denied', 'ending'] as const

/** How the hub of a feed stands; `failing`: it does not take or confirm what is asked, which is asked again at `dueAt`. */
export type HubRow = {
  feedId: number
  hub: string
  state: (typeof hubStates)[number]
  leaseUntil: Date | null
  pushedAt: Date | null
  dueAt: Date
  reason: string | null
}

/** The hubs of feeds, of those that have one, in no order. */
export async function listHubs(db: Db, feedIds: number[], now: Date): Promise<HubRow[]> {
  const { rows } = await db.query<HubRow>(
    `SELECT feed_id AS "feedId", hub,
       CASE
         WHEN NOT wanted THEN 'ending'
         WHEN denied_at IS NOT NULL THEN 'denied'
         WHEN lease_until > $2 THEN 'subscribed'
         WHEN reason IS NOT NULL OR attempts > 1 THEN 'failing'
         ELSE 'asking'
       END AS state,
       lease_until AS "leaseUntil", pushed_at AS "pushedAt", due_at AS "dueAt", reason
     FROM hub_subscriptions
     WHERE feed_id = ANY ($1)`,
    [feedIds, now],
  )
  return rows
}
