import { MiradorError, messageOf } from '@mirador/core/errors.ts'
import pg from 'pg'

/** Anything that a statement can be sent to: the pool, or one client inside a transaction. */
export type Db = Pick<pg.Pool, 'query'>
export type Pool = pg.Pool

// counts and ids stay below 2^53, so that bigint and numeric come as numbers
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

export type PoolOptions = { max?: number; statementTimeoutMs?: number; name?: string }

/** A pool of connections; `onError` hears of those that break, idle or between two statements of a transaction. */
export function connect(connectionString: string, onError: (error: Error) => void, options: PoolOptions = {}): Pool {
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? 8,
    application_name: options.name ?? 'mirador',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeoutMs ?? 0,
    options: '-c timezone=UTC',
  })
  pool.on('connect', (client) => client.on('error', onError))
  // the same errors once more, of idle connections
  pool.on('error', () => {})
  return pool
}

/** Runs `work` in one transaction of one connection; rolled back when it throws. */
export async function inTransaction<T>(pool: Pool, work: (db: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // a connection that cannot roll back is of no more use
    await client.query('ROLLBACK').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw error
  }
}

/** Whether the server answers; throws `unavailable` with its words and the setting to look at. */
export async function ping(db: Db): Promise<void> {
  try {
    await db.query('SELECT 1')
  } catch (error) {
    throw new MiradorError('unavailable', `PostgreSQL does not answer: ${messageOf(error)}. Check DATABASE_URL.`)
  }
}

/** How many connections the server has that go by another name than this one. */
export async function countOthers(db: Db): Promise<number> {
  const { rows } = await db.query<{ others: number }>(
    `SELECT count(*) AS others
     FROM pg_stat_activity
     WHERE backend_type = 'client backend'
       AND application_name <> current_setting('application_name')`,
  )
  return rows[0]!.others
}
