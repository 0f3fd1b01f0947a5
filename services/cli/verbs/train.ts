import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatWeights } from '@mirador/analysis/training/format-weights.ts'
import { describeTraining } from '@mirador/analysis/training/report.ts'
import { learnMeanings, train } from '@mirador/analysis/training/train.ts'
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { dataHelp, readLabelledFiles, readTexts, textsHelp } from '../labelled-files.ts'
import { showProgress } from '../progress.ts'

/** A pure filter of files: no database, no network. */
export function addVerbs(program: Command, context: Context): void {
  program
    .command('train')
    .description('learn the weights of the classifier from labelled items; the same items give the same file')
    .requiredOption('--data <directory>', dataHelp)
    .requiredOption('--out <directory>', 'where weights.json and report.json are written')
    .option('--texts <files...>', textsHelp)
    .action(async ({ data, out, texts: files = [] }: { data: string; out: string; texts?: string[] }) => {
      const items = await readLabelledFiles(data)
      const texts = await readTexts(files)
      const vectors = texts.length > 0 ? learnMeanings(items, texts) : undefined
      const bar = showProgress('train', 1, () => context.now().getTime())
      const weights = train(items, vectors, (done, total) => {
        context.signal.throwIfAborted()
        bar.update(done / total, `${items.length} items`)
      })
      bar.end()
      const report = describeTraining(items, weights, texts)
      await mkdir(out, { recursive: true })
      await writeFile(join(out, 'weights.json'), formatWeights(weights))
      await writeFile(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
      console.log(JSON.stringify(report))
    })
}
