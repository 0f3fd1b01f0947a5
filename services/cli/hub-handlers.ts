/** Wires what a worker does about hubs, where WEBSUB_URL says at which address they reach this Mirador. */
import { randomBytes } from 'node:crypto'
import type { Config } from '@mirador/core/config.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import type { PollTools } from '@mirador/ingest/poll-feed.ts'
import { askHubs, readPushes } from '@mirador/ingest/websub.ts'
import type { Handlers } from '@mirador/queue/jobs.ts'
import type { Queue } from '@mirador/queue/queue.ts'
import type { Pool } from '@mirador/store/db.ts'

/** Text that nobody can guess: 192 bits. */
export const newSecret = (): string => randomBytes(24).toString('base64url')

/** What is done at each tick for hubs; undefined where they are not asked. */
export async function createHubHandlers(
  pool: Pool,
  queue: Queue,
  { websubUrl }: Config,
  tools: PollTools,
): Promise<Handlers | undefined> {
  if (websubUrl === undefined) return undefined
  const keep = await createKeeper(pool)
  return {
    'serve-hubs': async (_payload, signal) => {
      const found = await readPushes(pool, { ...tools, keep }, signal)
      if (found > 0) await queue.enqueue('recount', {}, { dedupe: 'fresh items' }).catch(() => {})
      await askHubs(pool, { ...tools, callbackBase: websubUrl }, signal)
    },
  }
}
