import { createHash, randomBytes } from 'node:crypto'
import { MiradorError } from '@mirador/core/errors.ts'
import type { Scope } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest()

/** Makes a key and gives it: the only time that it can be read. */
export async function addKey(db: Db, name: string, scope: Scope): Promise<string> {
  const key = `mirador_${randomBytes(24).toString('base64url')}`
  await db.query('INSERT INTO keys (name, hash, scope) VALUES ($1, $2, $3)', [name, hashOf(key), scope])
  return key
}

/** What a key may do, or null where it is unknown or revoked. */
export async function findKey(db: Db, key: string): Promise<{ name: string; scope: Scope } | null> {
  const { rows } = await db.query<{ name: string; scope: Scope }>(
    'SELECT name, scope FROM keys WHERE hash = $1 AND revoked_at IS NULL',
    [hashOf(key)],
  )
  return rows[0] ?? null
}

/** Whether any key was ever made. */
export async function hasKeys(db: Db): Promise<boolean> {
  return (await db.query('SELECT FROM keys LIMIT 1')).rows.length > 0
}

export type KeyRow = { id: number; name: string; scope: Scope; createdAt: Date; revokedAt: Date | null }

/** Every key that was made, oldest first. */
export async function listKeys(db: Db): Promise<KeyRow[]> {
  const { rows } = await db.query<KeyRow>(
    `SELECT id, name, scope, created_at AS "createdAt", revoked_at AS "revokedAt"
     FROM keys
     ORDER BY id`,
  )
  return rows
}

/** Makes a key worthless; throws `not-found` where no valid key has this id. */
export async function revokeKey(db: Db, id: number, now: Date): Promise<void> {
  const { rowCount } = await db.query('UPDATE keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [id, now])
  if (rowCount === 0) throw new MiradorError('not-found', `No valid key has the id ${id}.`)
}
