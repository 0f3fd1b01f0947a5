import * as builtIn from '@mirador/analysis/classify.ts'
import type { Classifier } from '@mirador/core/terms.ts'
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { filterLines, textField } from '../ndjson.ts'
import { ownModel } from '../own-model.ts'

/** A filter without a database; and without network, unless another model is asked for. */
export function addVerbs(program: Command, context: Context): void {
  program
    .command('classify')
    .description(
      'judge passages: {id, title, text, language?} a line in, {id, relevance, frames, immigrants, subFrames, speakers, tone, …} out',
    )
    .option(
      '--with-model',
      'ask your own model (OPINION_URL) instead, about OPINION_DAILY_BUDGET lines at most; adds {refused: {quotes, labels}} or gives {id, error}',
    )
    .action(async ({ withModel }: { withModel?: true }) => {
      const judge = (classifier: Classifier) => classifyLine(classifier, context.signal)
      if (!withModel) return filterLines(process.stdin, process.stdout, judge(builtIn))
      const config = context.config()
      const model = within(ownModel(config, context), config.opinionDailyBudget)
      await filterLines(process.stdin, process.stdout, judge(model), config.opinionConcurrency)
    })
}

const classifyLine = (classifier: Classifier, signal: AbortSignal) => async (line: Record<string, unknown>) => {
  const passage = { title: textField(line, 'title'), text: textField(line, 'text') }
  const said = await classifier.classify({ ...passage, language: textField(line, 'language') || undefined }, signal)
  if ('failed' in said) return { id: line.id, error: { code: said.failed, message: said.detail } }
  return 'version' in said ? { id: line.id, ...said } : { id: line.id, ...said.classification, refused: said.refused }
}

/** A classifier that is asked so many times and no more. */
function within(classifier: Classifier, budget: number): Classifier {
  let asked = 0
  const spent = {
    failed: 'unanswered',
    detail: `OPINION_DAILY_BUDGET is spent: ${budget} lines were asked about.`,
  } as const
  return {
    version: classifier.version,
    classify: (passage, signal) => (asked++ < budget ? classifier.classify(passage, signal) : Promise.resolve(spent)),
  }
}
