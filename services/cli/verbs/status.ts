import { withoutCredentials } from '@mirador/core/without-credentials.ts'
import { type ArticleOutcome, countArticles } from '@mirador/store/articles.ts'
import { listNotices, type Notice } from '@mirador/store/notices.ts'
import { listOutlets } from '@mirador/store/outlets.ts'
import { listSecondNets } from '@mirador/store/second-nets.ts'
import { readStatus } from '@mirador/store/status.ts'
import { listStreams } from '@mirador/store/streams.ts'
import { listVersions, type VersionProgress } from '@mirador/store/versions.ts'
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withStore } from '../open-store.ts'
import { formatTable } from '../progress.ts'
import { readQueueDepth } from '../queue-depth.ts'

const mostNotices = 1_000

export function addVerbs(program: Command, context: Context): void {
  program
    .command('status')
    .description(
      'what is due, late and failing; notices; social streams, second nets, articles; queue; last poll per outlet',
    )
    .option('--json', 'as one JSON object')
    .action(async ({ json }: { json?: boolean }) => {
      const config = context.config()
      await withStore(config, context.log('status'), async (store) => {
        const status = await readStatus(store.pool, context.now(), 2 * config.minPollSeconds)
        const versions = await listVersions(store.pool)
        const queue = await readQueueDepth(store.url, config, context)
        const social = await listStreams(store.pool, context.now())
        const secondNets = await listSecondNets(store.pool)
        const articles = await countArticles(store.pool)
        const notices = (await listNotices(store.pool, { open: true, limit: mostNotices })).map(withoutSecrets)
        const outlets = (await listOutlets(store.pool, { limit: 10_000 })).filter((outlet) => outlet.feeds > 0)
        if (json) {
          const lastPolls = outlets.map(({ slug, lastPollAt, items, mentions }) => ({
            slug,
            lastPollAt,
            items,
            mentions,
          }))
          return console.log(
            JSON.stringify({ ...status, versions, notices, queue, social, secondNets, articles, lastPolls }, null, 2),
          )
        }
        const { feeds, pollsLastHour: polls } = status
        console.log(
          `feeds      ${feeds.active} active: ${feeds.due} due, ${feeds.late} late, ${feeds.failing} failing, ${feeds.neverPolled} never polled`,
        )
        console.log(
          `polls      last hour: ${polls.modified} with changes, ${polls.unchanged} without, ${polls.failed} failed`,
        )
        console.log(
          `mentions   ${status.mentions} stored; ${status.staleHours} hours wait for a recount; version ${status.version ?? 'none yet'}`,
        )
        if (status.waiting > 0)
          console.log(
            `waiting    ${status.waiting} mentions, in no figure until version ${status.version} or the next has labelled them`,
          )
        if (status.ungrouped > 0)
          console.log(`stories    ${status.ungrouped} of ${status.mentions} mentions are still to find their story`)
        for (const version of versions.filter(({ currentSince }) => currentSince === null))
          console.log(`preparing  ${describeProgress(version)}`)
        for (const { name, readUntil, kept, posts, lastProblem } of social)
          console.log(
            `social     ${name}: ${kept} of ${posts} posts kept, read until ${readUntil?.toISOString() ?? 'never'}${lastProblem ? `; ${lastProblem}` : ''}`,
          )
        for (const { net, stream, read, items, kept, lastReadAt, trouble } of secondNets)
          console.log(
            `second net ${net}${stream ? ` ${stream}` : ''}: ${read} files read, ${kept} of ${items} items kept, last ${lastReadAt?.toISOString() ?? 'never'}${trouble ? `; ${trouble}` : ''}`,
          )
        if (articles.length > 0) console.log(`articles   ${articles.map(describeOutcome).join(', ')}`)
        console.log(
          `queue      ${Object.entries(queue)
            .map(
              ([name, { waiting, active, failed }]) =>
                `${name} ${waiting}+${active}${failed ? ` (${failed} failed)` : ''}`,
            )
            .join(', ')}\n`,
        )
        for (const notice of notices) console.log(`notice     ${describe(notice)}`)
        if (notices.length > 0) console.log()
        const rows = outlets.map((o) => [o.slug, o.lastPollAt?.toISOString() ?? 'never', `${o.items}`, `${o.mentions}`])
        console.log(formatTable(['outlet', 'last poll', 'items', 'mentions'], rows))
      })
    })
}

const withoutSecrets = (notice: Notice): Notice => ({ ...notice, url: notice.url && withoutCredentials(notice.url) })

const describeProgress = ({ name, labelled, mentions, counted, staleHours }: VersionProgress): string =>
  `version ${name}: ${labelled} of ${mentions} mentions labelled, ${counted ? `${staleHours} hours to count` : 'not counted yet'}`

const describeOutcome = ({ outcome, reason, articles }: ArticleOutcome): string =>
  `${articles} ${outcome}${reason ? ` (${reason})` : ''}`

const describe = ({ kind, outlet, url, since, reason, openedAt }: Notice): string =>
  [
    `${kind}: ${outlet}${reason ? ` (${reason})` : ''}`,
    url,
    `last well ${since.toISOString()}`,
    `told ${openedAt.toISOString()}`,
  ]
    .filter((part) => part !== null)
    .join(', ')
