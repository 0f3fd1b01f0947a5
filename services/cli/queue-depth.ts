import type { Config } from '@mirador/core/config.ts'
import { createQueue } from '@mirador/queue/queue.ts'
import type { Context } from './context.ts'

/** How many jobs wait, run and failed, by queue. Throws `unavailable` where the queue's store does not answer. */
export async function readQueueDepth(databaseUrl: string, config: Config, context: Context) {
  const queue = createQueue({ databaseUrl, redisUrl: config.redisUrl, log: context.log('queue') })
  try {
    return await queue.depth()
  } finally {
    await queue.close()
  }
}
