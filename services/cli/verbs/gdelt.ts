import { setTimeout as sleep } from 'node:timers/promises'
import { MiradorError } from '@mirador/core/errors.ts'
import { type GdeltReport, readDueFile } from '@mirador/ingest/gdelt/read-gdelt.ts'
import { gdeltStreams, listGdeltStatus, wantFiles } from '@mirador/store/gdelt-files.ts'
import { type Command, InvalidArgumentError } from 'commander'
import type { Context } from '../context.ts'
import { createGdeltTools, streamsOf } from '../gdelt-tools.ts'
import { withStore } from '../open-store.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { formatTable, showProgress } from '../progress.ts'
import { recountAll } from '../recount-all.ts'

type Options = { from?: Date; to?: Date; json?: boolean }

export function addVerbs(program: Command, context: Context): void {
  program
    .command('gdelt')
    .description(
      'what was read of GDELT, the second net; with --from, read its files of the past now: safe to cut off and to repeat',
    )
    .option(
      '--from <time>',
      'from this day or instant (UTC where it has no zone), 2015-02-18 at the earliest',
      readTime,
    )
    .option('--to <time>', 'to before this day or instant; now if not given', readTime)
    .option('--json', 'a JSON object a stream')
    .action(async ({ from, to, json }: Options) => {
      if (to && !from) throw new MiradorError('bad-input', '--to needs --from.')
      if (from) await readPast(from, to ?? context.now())
      else await showStatus(json === true)
    })

  async function showStatus(json: boolean): Promise<void> {
    await withStore(context.config(), context.log('gdelt'), async ({ pool }) => {
      const streams = await listGdeltStatus(pool)
      if (json) for (const stream of streams) console.log(JSON.stringify(stream))
      else if (streams.length === 0) console.log('nothing was read yet: set GDELT, or give --from')
      else
        console.log(
          formatTable(
            [
              'stream',
              'read',
              'waiting',
              'given up',
              'newest read',
              'rows',
              'kept',
              'off topic',
              'repeated',
              'trouble',
            ],
            streams.map((s) => [
              s.stream,
              ...[s.read, s.waiting, s.givenUp, s.newestRead?.toISOString() ?? 'none', s.rows].map(String),
              ...[s.kept, s.offTopic, s.repeated, s.detail ?? ''].map(String),
            ]),
          ),
        )
    })
  }

  async function readPast(from: Date, to: Date): Promise<void> {
    const config = context.config()
    const streams = config.gdelt === 'off' ? gdeltStreams : streamsOf[config.gdelt]
    // what is younger waits for the feeds, as it does in a worker
    const ripe = context.now().getTime() - config.maxPollSeconds * 1_000
    const span = { from, to: new Date(Math.min(to.getTime(), ripe)) }
    if (span.to < to) console.error(`Only what is before ${span.to.toISOString()} is read: feeds come first.`)
    await withStore(config, context.log('gdelt'), async ({ pool }) => {
      await prepareDatabase(pool, config)
      let wanted = 0
      for (const stream of streams) wanted += await wantFiles(pool, stream, span.from, span.to, context.now())
      const { tools, close } = await createGdeltTools(pool, config, streams, context)
      const bar = showProgress('reading', wanted, () => context.now().getTime())
      const total = { wanted, read: 0, failed: 0, rows: 0, kept: 0, offTopic: 0, repeated: 0, refused: 0 }
      try {
        for (;;) {
          const report = await readDueFile(tools, context.signal, span)
          if (!report) break
          add(total, report)
          bar.update(total.read + total.failed, `${total.kept} kept`)
          await sleep(config.hostDelayMs, undefined, { signal: context.signal })
        }
      } finally {
        bar.end()
        await close()
      }
      console.log(JSON.stringify(total))
      await recountAll(pool, context)
      if (total.failed > 0 && total.read === 0)
        throw new MiradorError('unavailable', 'Not one file could be read; the lines above say why.')
    })
  }
}

type Total = Record<'wanted' | 'read' | 'failed' | 'rows' | 'kept' | 'offTopic' | 'repeated' | 'refused', number>

function add(total: Total, report: GdeltReport): void {
  const name = `${report.stream} ${report.fileAt.toISOString()}`
  if (report.outcome === 'failed') {
    total.failed++
    console.error(`${name}: ${report.reason}: ${report.detail}${report.givenUp ? ' It is given up.' : ''}`)
    return
  }
  total.read++
  for (const fate of ['rows', 'kept', 'offTopic', 'repeated', 'refused'] as const) total[fate] += report.fates[fate]
}

function readTime(text: string): Date {
  const found = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text)
  const time = new Date(found && text.includes('T') && !found[1] ? `${text}Z` : text)
  if (found && !Number.isNaN(time.getTime())) return time
  throw new InvalidArgumentError('It must be a day such as 2026-11-01, or an instant such as 2026-11-01T06:00Z.')
}
