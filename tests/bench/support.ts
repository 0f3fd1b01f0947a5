/** What the measurements share: a database as it ships, a table of figures, percentiles. */
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeZone } from '@mirador/store/counts.ts'
import { connect, type Pool } from '@mirador/store/db.ts'
import { startEmbeddedPostgres } from '@mirador/store/embedded-postgres.ts'
import { migrate } from '@mirador/store/migrate.ts'

/** Runs `measure` on an empty, migrated, durable embedded database that is thrown away afterwards. */
export async function onFreshDatabase(
  measure: (pool: Pool, url: string, directory: string) => Promise<void>,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mirador-bench-'))
  const server = await startEmbeddedPostgres(directory)
  const pool = connect(server.connectionString, () => {})
  const discard = async () => {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
  // the server would outlive a bench that is broken off
  const breakOff = () => void discard().finally(() => process.exit(1))
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff)
  try {
    await migrate(pool)
    await setTimeZone(pool, 'America/Mexico_City')
    await measure(pool, server.connectionString, directory)
    await pool.end()
  } finally {
    process.off('SIGINT', breakOff).off('SIGTERM', breakOff)
    await discard()
  }
}

/** The value that `share` of the values do not exceed (nearest rank). */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: number[]): number => percentile(values, 0.5)

/** Prints one figure; `limit` says what it is held against, and `ok` whether it holds: the process fails where one does not. */
export function report(what: string, figure: string, limit = '', ok = true): void {
  if (!ok) process.exitCode = 1
  console.log(`${what.padEnd(52)} ${figure.padStart(16)}  ${limit}${limit && !ok ? '  MISSED' : ''}`)
}

export const describeMachine = (): void =>
  console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}\n`)

/** Seconds that `work` took, and what it gave. */
export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const start = performance.now()
  const result = await work()
  return { seconds: (performance.now() - start) / 1_000, result }
}
