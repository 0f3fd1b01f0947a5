import { slugify } from '@mirador/catalogue/slug.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import { type Network, networks } from '@mirador/core/terms.ts'
import { createPostHashes } from '@mirador/ingest/social/post-hashes.ts'
import { findOrAddOutlets, saveOutlets } from '@mirador/store/outlets.ts'
import { listAccounts, removeAccount, saveAccount } from '@mirador/store/social-accounts.ts'
import { deletePosts } from '@mirador/store/social-posts.ts'
import { listStreams, type StreamRow } from '@mirador/store/streams.ts'
import { Argument, type Command } from 'commander'
import type { Context } from '../context.ts'
import { withStore } from '../open-store.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { formatTable } from '../progress.ts'
import { recountAll } from '../recount-all.ts'

const network = () => new Argument('<network>', 'which network').choices([...networks])
const account = () => new Argument('<account>', 'a DID (did:plc:…) on Bluesky, name@host on Mastodon')

export function addVerbs(program: Command, context: Context): void {
  const social = program
    .command('social')
    .description('social networks: how far each was read; public accounts with an outlet of their own')
    .option('--json', 'a JSON object a line')
    .action(async ({ json }: { json?: boolean }) => {
      await withStore(context.config(), context.log('social'), async ({ pool }) => {
        const streams = await listStreams(pool, context.now())
        if (json) for (const stream of streams) console.log(JSON.stringify(stream))
        else if (streams.length === 0)
          console.log('No network was read yet: see JETSTREAM_URL and MASTODON_TIMELINES in docs/operations.md.')
        else console.log(tableOf(streams))
      })
    })

  social
    .command('accounts')
    .description('the accounts that have an outlet of their own, a JSON object a line')
    .action(async () => {
      await withStore(context.config(), context.log('social'), async ({ pool }) => {
        for (const { network, account, outlet } of await listAccounts(pool))
          console.log(JSON.stringify({ network, account, outlet }))
      })
    })

  social
    .command('add')
    .description('give a public account an outlet of its own; its posts count there from the next minute on')
    .addArgument(network())
    .addArgument(account())
    .requiredOption('--outlet <name>', 'name or slug of the outlet; made if it is new')
    .action(async (network: Network, text: string, { outlet: name }: { outlet: string }) => {
      const account = readAccount(network, text)
      const slug = slugify(name)
      if (!slug) throw new MiradorError('bad-input', `"${name}" has no letter or digit to make a slug of.`)
      const config = context.config()
      await withStore(config, context.log('social'), async ({ pool }) => {
        await prepareDatabase(pool, config)
        await saveOutlets(pool, [{ slug, name, medium: 'social', collections: ['medium:social'] }], 'keep')
        const outletId = (await findOrAddOutlets(pool, new Map([[slug, name]]))).get(slug)!
        await saveAccount(pool, network, account, outletId)
        console.log(`${account} of ${network} is ${slug}`)
      })
    })

  social
    .command('remove')
    .description('take an account off the list; its posts are then part of the outlet of its network')
    .addArgument(network())
    .addArgument(account())
    .action(async (network: Network, text: string) => {
      await withStore(context.config(), context.log('social'), async ({ pool }) => {
        await removeAccount(pool, network, readAccount(network, text))
      })
    })

  social
    .command('forget')
    .description('delete every mention that an account has written, with its text and labels, and count anew')
    .addArgument(network())
    .addArgument(account())
    .action(async (network: Network, text: string) => {
      const config = context.config()
      const account = readAccount(network, text)
      if (!config.socialKey)
        throw new MiradorError('bad-config', 'SOCIAL_KEY must be set: accounts are hashed with it.')
      const accounts = [createPostHashes(config.socialKey).ofAccount(account)]
      await withStore(config, context.log('social'), async ({ pool }) => {
        await prepareDatabase(pool, config)
        console.log(`${await deletePosts(pool, network, { accounts })} mentions deleted`)
        await recountAll(pool, context)
      })
    })
}

const forms: Record<Network, RegExp> = {
  bluesky: /^did:[a-z]+:[\w.:%-]+$/,
  mastodon: /^[\w.-]+@[\w-]+(?:\.[\w-]+)+(?::\d+)?$/,
}

function readAccount(network: Network, text: string): string {
  const account = network === 'mastodon' ? text.replace(/^@/, '').toLowerCase() : text
  if (forms[network].test(account)) return account
  const what = network === 'mastodon' ? 'name@host' : 'a DID, such as did:plc:…, which stays when the name changes'
  throw new MiradorError('bad-input', `An account of ${network} is ${what}, not "${text}".`)
}

const tableOf = (streams: StreamRow[]): string =>
  formatTable(
    [
      'stream',
      'read until',
      'posts',
      'off topic',
      'kept',
      'repeated',
      'refused',
      'deleted',
      'unconfirmed',
      'gaps',
      'trouble',
    ],
    streams.map((s) => [
      s.name,
      s.readUntil?.toISOString() ?? 'never',
      ...[s.posts, s.offTopic, s.kept, s.repeated, s.refused, s.deleted, s.unconfirmed, s.gaps].map(String),
      s.lastProblem ?? '',
    ]),
  )
