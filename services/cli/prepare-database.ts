import type { Config } from '@mirador/core/config.ts'
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { migrate } from '@mirador/store/migrate.ts'

/**
 * Brings the database up to this version; every verb that writes does so first. The zone of the settings is stated where
 * there is none yet; only the verbs that run Mirador (`zone` 'replace') change it, for that makes every count anew. Gives the
 * migrations that were applied, and whether days now belong to another zone.
 */
export async function prepareDatabase(
  pool: Pool,
  { timeZone }: Config,
  zone: 'replace' | 'keep' = 'keep',
): Promise<{ applied: string[]; rezoned: boolean }> {
  const applied = await migrate(pool)
  return { applied, rezoned: await setTimeZone(pool, timeZone, zone) }
}
