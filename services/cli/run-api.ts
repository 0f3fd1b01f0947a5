import { buildApp } from '@mirador/api/app.ts'
import { MiradorError, messageOf } from '@mirador/core/errors.ts'
import { dashboard } from '@mirador/dashboard/dashboard.ts'
import { createQueue } from '@mirador/queue/queue.ts'
import { connect } from '@mirador/store/db.ts'
import { onCountsChanged } from '@mirador/store/listen.ts'
import type { Context } from './context.ts'
import { createIntake } from './intake.ts'

const statementTimeoutMs = 10_000

/** Serves the API and the dashboard; gives the address, and how to stop. */
export async function runApi(
  databaseUrl: string,
  context: Context,
): Promise<{ address: string; close(): Promise<void> }> {
  const config = context.config()
  const log = context.log('api')
  const pool = connect(databaseUrl, (error) => log.warn({ error: error.message }, 'a database connection broke'), {
    name: 'mirador api',
    statementTimeoutMs,
  })
  const queue = createQueue({ databaseUrl, redisUrl: config.redisUrl, log })
  const app = await buildApp({
    pool,
    log,
    now: context.now,
    minPollSeconds: config.minPollSeconds,
    queueDepth: () => queue.depth(),
    ringRecount: () => queue.enqueue('recount', {}, { dedupe: 'reviews' }),
    intake: createIntake(pool, config, context.signal, context.now),
    maxPushBytes: config.websubUrl ? config.maxFeedBytes : undefined,
    onCountsChanged: (onChange, onHearing) => onCountsChanged(databaseUrl, onChange, onHearing),
  })
  await app.register(dashboard)
  const close = async () => {
    await app.close()
    await queue.close()
    await pool.end()
  }
  const address = await app.listen({ host: config.host, port: config.port }).catch(async (error) => {
    await close()
    const message = `Nothing can listen on ${config.host}:${config.port} (${messageOf(error)}): set another PORT or HOST.`
    throw new MiradorError('bad-config', message, [{ at: 'PORT', message }])
  })
  return { address, close }
}
