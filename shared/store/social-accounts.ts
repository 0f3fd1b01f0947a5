import { MiradorError } from '@mirador/core/errors.ts'
import type { Network } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'

/** A public account that an operator has listed: a DID on Bluesky, `name@host` on Mastodon. */
export type SocialAccount = { network: Network; account: string; outlet: string; outletId: number }

/** The listed accounts, of one network or of all, by network and account. */
export async function listAccounts(db: Db, network?: Network): Promise<SocialAccount[]> {
  const { rows } = await db.query<SocialAccount>(
    `SELECT network, account, slug AS outlet, outlet_id AS "outletId"
     FROM social_accounts
     JOIN outlets ON outlets.id = outlet_id
     WHERE $1::text IS NULL OR network = $1
     ORDER BY network, account`,
    [network ?? null],
  )
  return rows
}

/** Lists an account under an outlet, or moves it to another; what was kept before stays where it is. */
export async function saveAccount(db: Db, network: Network, account: string, outletId: number): Promise<void> {
  await db.query(
    `INSERT INTO social_accounts (network, account, outlet_id)
     VALUES ($1, $2, $3)
     ON CONFLICT (network, account) DO UPDATE SET outlet_id = $3`,
    [network, account, outletId],
  )
}

/** Takes an account off the list. Throws `not-found`. */
export async function removeAccount(db: Db, network: Network, account: string): Promise<void> {
  const { rowCount } = await db.query('DELETE FROM social_accounts WHERE network = $1 AND account = $2', [
    network,
    account,
  ])
  if (rowCount === 0) throw new MiradorError('not-found', `${account} of ${network} is not listed.`)
}
