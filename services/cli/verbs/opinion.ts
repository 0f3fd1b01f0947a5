import { MiradorError } from '@mirador/core/errors.ts'
import { giveOpinions } from '@mirador/opinion/give-opinions.ts'
import { countQuestions } from '@mirador/store/opinions.ts'
import { type Command, InvalidArgumentError } from 'commander'
import type { Context } from '../context.ts'
import { withStore } from '../open-store.ts'
import { askingNow, ownModel } from '../own-model.ts'
import { prepareDatabase } from '../prepare-database.ts'

export function addVerbs(program: Command, context: Context): void {
  program
    .command('opinion')
    .description(
      "ask your own model (OPINION_URL) about the audit's mentions that it has no opinion on, within the day's budget",
    )
    .option('--limit <mentions>', 'ask about so many at most', atLeastOne, Number.MAX_SAFE_INTEGER)
    .action(async ({ limit }: { limit: number }) => {
      const config = context.config()
      const model = ownModel(config, context)
      const log = context.log('opinion')
      await withStore(config, log, async ({ pool }) => {
        await prepareDatabase(pool, config, 'keep')
        const asking = askingNow(config, context.now(), limit)
        const run = await giveOpinions(pool, model, asking, context.now, context.signal, ({ mentionId, opinion }) =>
          console.log(JSON.stringify({ mentionId, ...opinion })),
        )
        const { given, failed, stopped } = run
        const open = await countQuestions(pool, model.version)
        console.error(JSON.stringify({ model: model.version, given, failed, open }))
        if (stopped) throw new MiradorError('unavailable', stopped.detail)
      })
    })
}

function atLeastOne(text: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= 1 && number <= Number.MAX_SAFE_INTEGER) return number
  throw new InvalidArgumentError('It must be a whole number from 1.')
}
