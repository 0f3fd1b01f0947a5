import { readFile } from 'node:fs/promises'
import { classify } from '@mirador/analysis/classify.ts'
import { type Judged, judge, modelOf } from '@mirador/analysis/judge.ts'
import { read } from '@mirador/analysis/reading.ts'
import {
  crossValidate,
  type Estimate,
  evaluate,
  type Figures,
  undeclared,
} from '@mirador/analysis/training/evaluate.ts'
import { parseWeights } from '@mirador/analysis/training/format-weights.ts'
import type { Labelled } from '@mirador/analysis/training/labelled.ts'
import { learnMeanings } from '@mirador/analysis/training/train.ts'
import { languages } from '@mirador/core/terms.ts'
import { type Command, InvalidArgumentError } from 'commander'
import type { Context } from '../context.ts'
import { randomOf } from '../demo/random.ts'
import { dataHelp, readLabelledFiles, readTexts, textsHelp } from '../labelled-files.ts'
import { formatTable, showProgress } from '../progress.ts'

type Options = { data: string; teach?: string; folds?: number; texts?: string[]; weights?: string; json?: true }

/** A pure filter of files: no database, no network. */
export function addVerbs(program: Command, context: Context): void {
  program
    .command('evaluate')
    .description('say how well the classifier agrees with labelled items, each figure with its 95 % interval')
    .requiredOption('--data <directory>', dataHelp)
    .option('--folds <number>', 'cross-validate by outlet: train anew for each part, without it', readFolds)
    .option('--teach <directory>', 'with --folds: further labelled items, which teach and are not scored')
    .option('--texts <files...>', `with --folds: ${textsHelp}`)
    .option('--weights <file>', 'judge by these weights, as "mirador train" wrote them, not by those in use')
    .option('--json', 'print JSON, not tables')
    .action(async (options: Options) => {
      const items = await readLabelledFiles(options.data)
      const judged = await judgeAll(items, options)
      const parts = ['all' as const, ...languages]
        .map((name) => ({
          name,
          at: items.flatMap(({ passage }, i) => (name === 'all' || passage.language === name ? [i] : [])),
        }))
        .filter(({ at }) => at.length > 0)
      const figures = parts.map(({ name, at }): [string, Figures] => [
        name,
        evaluate(
          at.map((i) => items[i]!),
          at.map((i) => judged[i]!),
          randomOf('evaluate', name).next,
        ),
      ])
      if (options.json) console.log(JSON.stringify(Object.fromEntries(figures)))
      else for (const [name, one] of figures) console.log(`${name}\n${tablesOf(one)}\n`)
    })

  async function judgeAll(items: readonly Labelled[], { folds, teach, texts, weights }: Options): Promise<Judged[]> {
    if (folds !== undefined) {
      const more = teach === undefined ? [] : await readLabelledFiles(teach)
      const vectors = texts ? learnMeanings([...items, ...more], await readTexts(texts)) : undefined
      const bar = showProgress('cross-validate', 1, () => context.now().getTime())
      const judged = crossValidate([...items, ...more], folds, vectors, (done, total) => {
        context.signal.throwIfAborted()
        bar.update(done / total, '')
      })
      bar.end()
      return judged.slice(0, items.length)
    }
    if (weights === undefined) return items.map(({ passage }) => classify(undeclared(passage)))
    const model = modelOf(parseWeights(await readFile(weights, 'utf8')))
    return items.map(({ passage }) => judge(read(undeclared(passage)), model))
  }
}

function readFolds(text: string): number {
  const folds = Number(text)
  if (Number.isInteger(folds) && folds >= 2 && folds <= 20) return folds
  throw new InvalidArgumentError('It must be a whole number from 2 to 20.')
}

function tablesOf({ items, groups, labels, calibration, evidence }: Figures): string {
  const show = (estimate?: Estimate) =>
    estimate ? [estimate.value, estimate.low, estimate.high].map((x) => x.toFixed(3)) : ['', '', '']
  const cell = (estimate?: Estimate) => (estimate ? `${show(estimate)[0]} [${show(estimate).slice(1).join(', ')}]` : '')
  return [
    `${items} items of ${groups} outlets`,
    formatTable(
      ['label', 'n', 'F1', 'precision', 'recall'],
      Object.entries(labels).map(([name, { n, f1, precision, recall }]) => [
        name,
        String(n),
        cell(f1),
        cell(precision),
        cell(recall),
      ]),
    ),
    formatTable(
      ['score from', 'labels', 'mean score', 'right'],
      calibration.map(({ from, n, meanScore, right }) => [
        from.toFixed(1),
        String(n),
        meanScore.toFixed(3),
        cell(right),
      ]),
    ),
    `evidence: ${evidence.labels} labels, ${evidence.missing} without; ${evidence.spans} spans, ${evidence.bad} not verbatim`,
  ].join('\n')
}
