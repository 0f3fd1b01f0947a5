import type { Config } from '@mirador/core/config.ts'
import type { Logger } from '@mirador/core/log.ts'
import { giveOpinions } from '@mirador/opinion/give-opinions.ts'
import type { Handlers } from '@mirador/queue/jobs.ts'
import type { Pool } from '@mirador/store/db.ts'
import type { Context } from './context.ts'
import { askingNow, ownModel } from './own-model.ts'

/** An endpoint that fails is left alone for this long, or for as long as it asks. */
const leastRestMs = 300_000

/** Second opinions on what is drawn for the audit; nothing where no model is set. */
export function opinionHandlers(pool: Pool, config: Config, log: Logger, context: Context): Handlers {
  if (config.opinionUrl === undefined) return {}
  const model = ownModel(config, context)
  let restsUntil = 0
  return {
    'give-opinions': async (_payload, signal) => {
      const now = context.now()
      if (now.getTime() < restsUntil) return
      const asking = askingNow(config, now, Number.MAX_SAFE_INTEGER)
      const { given, failed, stopped } = await giveOpinions(pool, model, asking, context.now, signal)
      if (given + failed > 0) log.info({ model: model.version, given, failed }, 'gave opinions')
      if (!stopped) return
      const restMs = Math.max(leastRestMs, (stopped.retryAfterSeconds ?? 0) * 1_000)
      restsUntil = context.now().getTime() + restMs
      log.warn({ reason: stopped.failed, detail: stopped.detail, restMs }, 'the model gives no opinions')
    },
  }
}
