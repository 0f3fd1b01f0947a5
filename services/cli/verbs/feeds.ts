import { MiradorError } from '@mirador/core/errors.ts'
import { type FeedReader, feedReaders } from '@mirador/core/terms.ts'
import type { PollReport } from '@mirador/ingest/poll-feed.ts'
import { pollNow } from '@mirador/ingest/poll-feeds.ts'
import { changeFeed, type DueFeed, feedStates, findActiveFeeds, listFeeds } from '@mirador/store/feeds.ts'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type AddOptions, addFeeds, describeFeed, discover, readAddress } from '../add-feed.ts'
import type { Context } from '../context.ts'
import { withStore } from '../open-store.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { formatTable, showProgress } from '../progress.ts'
import { recountAll } from '../recount-all.ts'
import { createPollTools } from '../run-worker.ts'

const everything = 1_000_000
const feedsClaimedAtOnce = 200

export function addVerbs(program: Command, context: Context): void {
  const feeds = program.command('feeds').description('the addresses that are polled')

  feeds
    .command('add')
    .description('add a feed, or the first that a site has; it is polled within seconds where a worker runs')
    .argument('<address>', 'http or https address of the feed, or of the site', readAddress)
    .requiredOption('--outlet <name>', 'name or slug of the outlet that publishes it; made if it is new')
    .option('--label <label>', 'which part of the outlet it carries', '')
    .option('--all', 'of a site, add every feed that is found', false)
    .option('--anyway', 'add it also where its items come by another feed', false)
    .action(async (url: string, { outlet, ...options }: { outlet: string } & AddOptions) => {
      const config = context.config()
      await withStore(config, context.log('feeds'), async ({ pool }) => {
        await prepareDatabase(pool, config)
        const { said, trouble } = await addFeeds(pool, outlet, url, options, config, context.signal, context.now)
        for (const line of said) console.log(line)
        if (trouble !== undefined) console.error(`It cannot be read now, and was taken at your word. ${trouble}`)
      })
    })

  feeds
    .command('discover')
    .description('find the feeds of a site; nothing is added')
    .argument('<address>', 'http or https address of its page', readAddress)
    .option('--json', 'a JSON object a line')
    .action(async (url: string, { json }: { json?: boolean }) => {
      const { feeds: found, trouble } = await discover(url, context.config(), context.signal)
      if (trouble !== undefined) throw new MiradorError('unavailable', `${url} cannot be read: ${trouble}`)
      for (const feed of found) {
        const { keys, alsoAt: _alsoAt, ...facts } = feed
        console.log(json ? JSON.stringify({ ...facts, items: keys.length }) : describeFeed(feed))
      }
    })

  feeds
    .command('list')
    .description('feeds with their health')
    .addOption(new Option('--state <state>', 'only those').choices([...feedStates]))
    .option('--outlet <slug>', 'only those of an outlet')
    .option('--json', 'a JSON object a line')
    .action(async ({ json, ...filter }: { state?: (typeof feedStates)[number]; outlet?: string; json?: boolean }) => {
      await withStore(context.config(), context.log('feeds'), async ({ pool }) => {
        const rows = await listFeeds(pool, { ...filter, limit: everything })
        if (json) for (const row of rows) console.log(JSON.stringify(row))
        else
          console.log(
            formatTable(
              ['id', 'outlet', 'state', 'last poll', 'next poll', 'address', 'trouble'],
              rows.map((f) => [
                `${f.id}`,
                f.outlet,
                f.state,
                f.lastPollAt?.toISOString() ?? 'never',
                f.nextPollAt.toISOString(),
                f.url,
                f.lastDetail ?? '',
              ]),
            ),
          )
      })
    })

  feeds
    .command('set')
    .description('change who reads a feed, or stop and resume it')
    .argument('<id>', 'as "feeds list" shows it', (text: string) => readIds(text, [])[0]!)
    .addOption(new Option('--reader <reader>', 'the tolerant reader, or rss-parser').choices([...feedReaders]))
    .addOption(new Option('--stop', 'poll it no more').conflicts('resume'))
    .option('--resume', 'poll it again')
    .action(async (id: number, options: { reader?: FeedReader; stop?: boolean; resume?: boolean }) => {
      const active = options.stop ? false : options.resume ? true : undefined
      if (options.reader === undefined && active === undefined)
        throw new MiradorError('bad-input', 'There is nothing to change: give --reader, --stop or --resume.')
      await withStore(context.config(), context.log('feeds'), ({ pool }) =>
        changeFeed(pool, id, { reader: options.reader, active }, context.now()),
      )
    })

  feeds
    .command('poll')
    .description('poll feeds now, in this process, and say what came of it')
    .argument('[ids...]', 'ids as "feeds list" shows them; all active feeds if not given', readIds, [])
    .action(async (ids: number[]) => {
      const config = context.config()
      const log = context.log('feeds')
      await withStore(config, log, async ({ pool }) => {
        await prepareDatabase(pool, config)
        const found = await findActiveFeeds(pool, ids.length > 0 ? ids : 'all')
        const { tools, close } = await createPollTools(pool, config, context)
        const bar = showProgress('polling', found.length, () => context.now().getTime())
        let done = 0
        let failed = 0
        const say = (feed: DueFeed, report: PollReport) => {
          if (report.outcome === 'failed') failed++
          console.log(
            JSON.stringify({
              id: feed.id,
              url: feed.url,
              outcome: report.outcome,
              ...report.fates,
              reason: report.reason,
              detail: report.detail,
            }),
          )
          bar.update(++done, `${failed} failed`)
        }
        const limits = {
          hosts: config.pollConcurrency,
          hostDelayMs: config.hostDelayMs,
          leaseMs: config.pollLeaseMs,
          limit: feedsClaimedAtOnce,
        }
        const left = await pollNow(pool, found, tools, limits, log, context.signal, say)
        bar.end()
        await close()
        await recountAll(pool, context)
        if (left.length > 0 && !context.signal.aborted)
          throw new MiradorError(
            'conflict',
            `A worker polls these feeds, or their host: ${left.join(', ')}. Try again.`,
          )
        if (found.length > 0 && failed === found.length)
          throw new MiradorError('unavailable', 'Not one feed could be polled; the lines above say why.')
      })
    })
}

function readIds(text: string, before: number[]): number[] {
  if (/^\d{1,9}$/.test(text)) return [...before, Number(text)]
  throw new InvalidArgumentError('An id is a whole number, as "mirador feeds list" shows it.')
}
