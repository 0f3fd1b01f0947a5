import { startOfDay } from '@mirador/core/days.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import { isWarc, lookAtFile } from '@mirador/ingest/history-file.ts'
import { type ImportProgress, importHistory } from '@mirador/ingest/import-history.ts'
import { importWarc, type WarcProgress } from '@mirador/ingest/import-warc.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import type { Pool } from '@mirador/store/db.ts'
import { fillGaps } from '@mirador/store/gaps.ts'
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withStore } from '../open-store.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { showProgress } from '../progress.ts'
import { recountAll } from '../recount-all.ts'

export function addVerbs(program: Command, context: Context): void {
  program
    .command('import')
    .description('take in history: NDJSON or WARC files, plain or gzipped; safe to cut off and to repeat')
    .argument(
      '<file...>',
      'NDJSON, a line an item: {"outlet", "title", "text", "url", "published", "language"}; text, url and language may be missing. WARC: articles of outlets whose homepage is known',
    )
    .option('--seen-from <day>', 'the files hold everything that their outlets published from this day or instant …')
    .option('--seen-until <day>', '… to this one: what was not seen then is known now, and no gap any more')
    .action(async (files: string[], options: { seenFrom?: string; seenUntil?: string }) => {
      const config = context.config()
      const seen = readSeen(options, config.timeZone, context.now())
      await withStore(config, context.log('import'), async ({ pool }) => {
        await prepareDatabase(pool, config)
        const keep = await createKeeper(pool)
        for (const file of files) {
          const outletIds = await importFile(file, pool, keep)
          if (seen) await fillGaps(pool, outletIds, seen.from, seen.to)
        }
        await recountAll(pool, context)
      })
    })

  async function importFile(
    file: string,
    pool: Pool,
    keep: Awaited<ReturnType<typeof createKeeper>>,
  ): Promise<number[]> {
    let bar: ReturnType<typeof showProgress> | undefined
    const warc = isWarc(await lookAtFile(file))
    const say = ({ bytesRead, bytesTotal, lines, kept }: ImportProgress) => {
      bar ??= showProgress(file, bytesTotal, () => context.now().getTime())
      bar.update(bytesRead, `${lines} ${warc ? 'records' : 'lines'}, ${kept} kept`)
    }
    const take = warc ? importWarc : importHistory
    const done: ImportProgress & Partial<WarcProgress> = await take(
      pool,
      keep,
      file,
      context.now,
      context.signal,
      say,
    ).finally(() => bar?.end())
    const { lines, kept, offTopic, repeated, refused, passedOver, damaged } = done
    for (const problem of done.problems) console.error(`${file}: ${problem}`)
    console.log(
      JSON.stringify({
        file,
        [warc ? 'records' : 'lines']: lines,
        kept,
        offTopic,
        repeated,
        refused,
        passedOver,
        damaged,
      }),
    )
    if (lines > 0 && refused === lines)
      throw new MiradorError(
        'bad-input',
        `Nothing of ${file} could be read: see "mirador import --help" for what a line holds.`,
      )
    return done.outletIds
  }
}

/** The period that the files are said to hold whole; never beyond now. Throws `bad-input` where only one end is given, or none follows. */
function readSeen(
  { seenFrom, seenUntil }: { seenFrom?: string; seenUntil?: string },
  timeZone: string,
  now: Date,
): { from: Date; to: Date } | undefined {
  if (seenFrom === undefined && seenUntil === undefined) return undefined
  const instantOf = (text = '') =>
    (/^\d{4}-\d{2}-\d{2}$/.test(text) ? startOfDay(text, timeZone) : new Date(text)).getTime()
  const from = instantOf(seenFrom)
  const to = Math.min(instantOf(seenUntil), now.getTime())
  if (from < to) return { from: new Date(from), to: new Date(to) }
  throw new MiradorError(
    'bad-input',
    '--seen-from and --seen-until belong together: two days such as 2026-11-01, or instants with their zone, the first one earlier.',
  )
}
