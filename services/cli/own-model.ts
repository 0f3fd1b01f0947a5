import type { Config } from '@mirador/core/config.ts'
import { dayOf, startOfDay } from '@mirador/core/days.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import type { Classifier } from '@mirador/core/terms.ts'
import type { Asking } from '@mirador/opinion/give-opinions.ts'
import { createOwnModel } from '@mirador/opinion/own-model.ts'
import type { Context } from './context.ts'

/** The model of the settings. Throws `bad-config` where none is set. */
export function ownModel(config: Config, { now, random }: Context): Classifier {
  const { opinionUrl: url, opinionModel: model, opinionKey: key, opinionTimeoutMs: timeoutMs } = config
  if (url === undefined)
    throw new MiradorError(
      'bad-config',
      'No model is set: OPINION_URL and OPINION_MODEL say which is asked, and where.',
    )
  return createOwnModel({ url, model, key, timeoutMs, now, random })
}

/** How much it may be asked now: the budget is that of the day in the time zone of the settings. */
export function askingNow(config: Config, now: Date, limit: number): Asking {
  const { opinionConcurrency: atOnce, opinionDailyBudget: budget, timeZone } = config
  return { atOnce, limit, budget, since: startOfDay(dayOf(now, timeZone), timeZone) }
}
