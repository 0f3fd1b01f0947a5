import { MiradorError } from '@mirador/core/errors.ts'
import { type ImportProgress, importHistory } from '@mirador/ingest/import-history.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import type { Pool } from '@mirador/store/db.ts'
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withStore } from '../open-store.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { showProgress } from '../progress.ts'
import { recountAll } from '../recount-all.ts'

export function addVerbs(program: Command, context: Context): void {
  program
    .command('import')
    .description('take in history: NDJSON files, plain or gzipped; safe to cut off and to repeat')
    .argument(
      '<file...>',
      'a line an item: {"outlet", "title", "text", "url", "published", "language"}; text, url and language may be missing',
    )
    .action(async (files: string[]) => {
      const config = context.config()
      await withStore(config, context.log('import'), async ({ pool }) => {
        await prepareDatabase(pool, config)
        const keep = await createKeeper(pool)
        for (const file of files) await importFile(file, pool, keep)
        await recountAll(pool, context)
      })
    })

  async function importFile(file: string, pool: Pool, keep: Awaited<ReturnType<typeof createKeeper>>): Promise<void> {
    let bar: ReturnType<typeof showProgress> | undefined
    const say = ({ bytesRead, bytesTotal, lines, kept }: ImportProgress) => {
      bar ??= showProgress(file, bytesTotal, () => context.now().getTime())
      bar.update(bytesRead, `${lines} lines, ${kept} kept`)
    }
    const done = await importHistory(pool, keep, file, context.now, context.signal, say).finally(() => bar?.end())
    for (const problem of done.problems) console.error(`${file}: ${problem}`)
    const { lines, kept, offTopic, repeated, refused } = done
    console.log(JSON.stringify({ file, lines, kept, offTopic, repeated, refused }))
    if (lines > 0 && refused === lines)
      throw new MiradorError(
        'bad-input',
        `Nothing of ${file} could be read: see "mirador import --help" for what a line holds.`,
      )
  }
}
