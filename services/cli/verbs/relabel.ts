import { setTimeout as sleep } from 'node:timers/promises'
import { version as ownName } from '@mirador/analysis/classify.ts'
import { compareVersions } from '@mirador/api/compare-versions.ts'
import { instantOf } from '@mirador/api/parameters.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import { countStale, recount } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { countMissing, getVersion, makeCurrent, saveVersion, startCounting } from '@mirador/store/versions.ts'
import { judgeArticles } from '@mirador/trends/judge-articles.ts'
import { createRelabelling } from '@mirador/trends/relabel.ts'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { comparisonTables } from '../comparison-tables.ts'
import type { Context } from '../context.ts'
import { withStore } from '../open-store.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { showProgress } from '../progress.ts'

type Options = { since?: string; compare?: true | string[]; use?: string; json?: true }

const labelsAtOnce = 500
const articlesAtOnce = 200
const marksAtOnce = 20_000
const lookEveryMs = 200

export function addVerbs(program: Command, context: Context): void {
  program
    .command('relabel')
    .description(
      'label what is stored with the version of this program, and count it; safe to cut off, to repeat and to run beside workers',
    )
    .option('--since <date>', 'only what was published since, a day of TIME_ZONE or an instant with its zone', readDate)
    .addOption(
      new Option(
        '--compare [versions...]',
        'print what moves between two versions; if not given, between the current one and the new one or the one that it replaced',
      ).conflicts(['since', 'use']),
    )
    .addOption(new Option('--use <version>', 'make a version current, which must be complete').conflicts('since'))
    .option('--json', 'print JSON, not words')
    .action(async (options: Options) => {
      const config = context.config()
      await withStore(config, context.log('relabel'), async ({ pool }) => {
        await prepareDatabase(pool, config)
        if (options.compare) await compare(pool, options.compare === true ? [] : options.compare, options.json)
        else if (options.use !== undefined) await use(pool, options.use, options.json)
        else await relabel(pool, options)
      })
    })

  async function relabel(pool: Pool, { since: day, json }: Options): Promise<void> {
    const { timeZone, switchVersions: switching } = context.config()
    const since = day === undefined ? undefined : instantOf('--since', day, timeZone)
    const id = await saveVersion(pool, ownName)
    const labelSome = createRelabelling(pool, { switching, since, evenReplaced: true })
    const { missing: total } = await countMissing(pool, id, since)
    const bar = showProgress('labelling', total, () => context.now().getTime())
    let labelled = 0
    const labelAll = async () => {
      const before = labelled
      for (let n = 1; n > 0; labelled += n) {
        context.signal.throwIfAborted()
        n = (await judgeArticles(pool, articlesAtOnce)) || (await labelSome(labelsAtOnce))
        bar.update(Math.min(labelled + n, total), `${labelled + n} mentions`)
      }
      return labelled - before
    }
    await labelAll()
    bar.end()
    let more: number
    do {
      await countVersion(pool, id)
      // what came meanwhile; where nothing did, the version may become current
      more = await labelAll()
    } while (more > 0)
    await sayWhatIsNext(pool, labelled, json)
  }

  async function sayWhatIsNext(pool: Pool, labelled: number, json?: true): Promise<void> {
    const { id, current } = await getVersion(pool, ownName)
    const { missing, newest } = await countMissing(pool, id)
    if (json)
      return console.log(JSON.stringify({ version: ownName, labelled, missing, newestMissing: newest, current }))
    console.log(`Version ${ownName} has labelled ${labelled} mentions now; ${missing} are missing.`)
    if (newest)
      console.log(`The newest that is missing was published at ${newest.toISOString()}. "mirador relabel" labels them.`)
    if (current) console.log('It is the current version.')
    else if (missing === 0)
      console.log(
        `It is complete and counted. "mirador relabel --compare" shows what moves; "mirador relabel --use ${ownName}" makes it current.`,
      )
  }

  /** Counts until nothing waits that concerns this version alone, whoever counts it. */
  async function countVersion(pool: Pool, versionId: number): Promise<void> {
    const total = await countStale(pool)
    const bar = showProgress('counting', total, () => context.now().getTime())
    for (let done = 0; ; ) {
      context.signal.throwIfAborted()
      const taken = await recount(pool, marksAtOnce)
      done += taken
      bar.update(Math.min(done, total), `${done} marks`)
      if (taken > 0) continue
      if ((await countStale(pool, versionId)) === 0) break
      // another process is counting
      await sleep(lookEveryMs, undefined, { signal: context.signal })
    }
    bar.end()
  }

  async function use(pool: Pool, name: string, json?: true): Promise<void> {
    const version = await getVersion(pool, name)
    if (!version.current) {
      const { missing, newest } = await countMissing(pool, version.id)
      if (newest)
        throw new MiradorError(
          'conflict',
          `Version ${name} is not complete: ${missing} mentions are missing, the newest of ${newest.toISOString()}. "mirador relabel", run by the program of that version, labels them.`,
        )
      await startCounting(pool, version.id)
      await countVersion(pool, version.id)
      if (!(await makeCurrent(pool, version.id)))
        throw new MiradorError('unavailable', `Mentions came that version ${name} has not labelled yet: try again.`)
    }
    if (json) return console.log(JSON.stringify({ version: name, current: true }))
    console.log(`Version ${name} is ${version.current ? 'current already' : 'now the current one'}.`)
    if (name !== ownName)
      console.log(
        `New mentions are labelled by the programs that keep them (this one: ${ownName}): under ${name} they wait.`,
      )
  }

  async function compare(pool: Pool, names: string[], json?: true): Promise<void> {
    if (names.length !== 0 && names.length !== 2)
      throw new MiradorError('bad-input', '--compare takes two versions, or none.')
    const comparison = await compareVersions(pool, ...names)
    console.log(json ? JSON.stringify(comparison) : comparisonTables(comparison))
  }
}

function readDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text)) return text
  throw new InvalidArgumentError('It must be a day such as 2026-11-01, or an instant such as 2026-11-01T00:00:00Z.')
}
