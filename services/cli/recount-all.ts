import { countStale, recount } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import type { Context } from './context.ts'
import { showProgress } from './progress.ts'

const marksAtOnce = 20_000

/** Counts every stale hour again, with progress. */
export async function recountAll(pool: Pool, { now, signal }: Pick<Context, 'now' | 'signal'>): Promise<void> {
  const total = await countStale(pool)
  const bar = showProgress('counting', total, () => now().getTime())
  let done = 0
  for (let taken = 1; taken > 0; done += taken) {
    signal.throwIfAborted()
    taken = await recount(pool, marksAtOnce)
    bar.update(Math.min(done + taken, total), `${done + taken} marks`)
  }
  bar.end()
}
