/** Reads a social source for as long as the worker lives, whatever happens to it or to the database. */
import { setTimeout as sleep } from 'node:timers/promises'
import { MiradorError, messageOf } from '@mirador/core/errors.ts'
import type { Logger } from '@mirador/core/log.ts'
import type { Network } from '@mirador/core/terms.ts'
import type { Pool } from '@mirador/store/db.ts'
import { findOrAddOutlets, saveOutlets } from '@mirador/store/outlets.ts'
import { listAccounts } from '@mirador/store/social-accounts.ts'
import { openStream, recordQuiet, recordStreamGap, recordStreamProblem, type Stream } from '@mirador/store/streams.ts'
import type { Keeper } from '../keep-items.ts'
import { createPostKeeper } from './keep-posts.ts'
import type { PostHashes } from './post-hashes.ts'
import { type SocialSource, SourceFault } from './source.ts'

export type FollowTools = {
  pool: Pool
  keep: Keeper
  hashes: PostHashes
  now: () => Date
  /** In [0, 1). */
  random: () => number
  log: Logger
  /** The first rest after a failure; it doubles with each further one, to five minutes. */
  restMs?: number
}

const longestRestMs = 5 * 60_000
const listKeptMs = 60_000
/** That nothing happens is worth a row so often. */
const quietEveryMs = 60_000

/**
 * Follows the source until `signal` aborts; a connection or a database that fails is tried again, ever more rarely, from the
 * cursor that was committed last. Gives up only where the settings are wrong.
 */
export async function followSource(source: SocialSource, tools: FollowTools, signal: AbortSignal): Promise<void> {
  const { pool, log, random, restMs = 1_000 } = tools
  let failures = 0
  const onKept = () => {
    failures = 0
  }
  while (!signal.aborted) {
    try {
      await followOnce(source, tools, onKept, signal)
    } catch (error) {
      if (signal.aborted) return
      const problem = messageOf(error)
      await recordStreamProblem(pool, source.name, problem).catch(() => {})
      if (error instanceof MiradorError && error.permanent)
        return log.error({ stream: source.name, problem }, 'given up')
      log.warn({ stream: source.name, problem }, 'reading broke off')
      const backoff = Math.min(restMs * 2 ** Math.min(failures++, 20), longestRestMs) * (0.5 + random() / 2)
      const asked = error instanceof SourceFault ? error.waitSeconds * 1_000 : 0
      await sleep(Math.max(backoff, asked), undefined, { signal }).catch(() => {})
    }
  }
}

/** Reads until the connection ends, or an operator lists other accounts. */
async function followOnce(source: SocialSource, tools: FollowTools, onKept: () => void, signal: AbortSignal) {
  const { pool, keep, hashes, now, log } = tools
  const outletId = await outletOf(pool, source.network)
  const { name, network } = source
  const stream = await openStream(pool, { name, network, outletId, keyCheck: hashes.keyCheck }, now())
  const accounts = await listAccounts(pool, source.network)
  const outlets = new Map(accounts.map(({ account, outletId }) => [account, outletId]))
  const keepPosts = createPostKeeper(source, stream, outlets, { keep, hashes, now })
  let listedAt = now().getTime()
  let quietAt = Number.NEGATIVE_INFINITY
  let isRead = false
  for await (const batch of source.read(stream.cursor, [...outlets.keys()], signal)) {
    const lost = isRead ? undefined : lostWhileAway(source, stream, now())
    if (lost) await recordStreamGap(pool, name, lost)
    isRead = true
    if (batch !== 'quiet') {
      const { kept } = await keepPosts(batch)
      onKept()
      log.debug({ stream: source.name, posts: batch.posts.length, kept }, 'read')
    } else if (now().getTime() - quietAt >= quietEveryMs) {
      quietAt = now().getTime()
      await recordQuiet(pool, name, now())
    }
    if (now().getTime() - listedAt < listKeptMs) continue
    listedAt = now().getTime()
    const listed = (await listAccounts(pool, source.network)).map(({ account, outletId }) => `${account} ${outletId}`)
    if (listed.join() !== accounts.map(({ account, outletId }) => `${account} ${outletId}`).join()) return
  }
}

/** What a source may no longer hold after a rest, where its own silence does not tell. */
function lostWhileAway({ incessant, heldMs }: SocialSource, { cursor, seenUntil }: Stream, now: Date) {
  if (incessant || heldMs === undefined || cursor === null) return undefined
  const until = new Date(now.getTime() - heldMs)
  return seenUntil < until ? { from: seenUntil, until } : undefined
}

const names: Record<Network, string> = { bluesky: 'Bluesky', mastodon: 'Mastodon' }

/** One outlet a network: private people are no outlets. */
export async function outletOf(pool: Pool, network: Network): Promise<number> {
  const outlet = { slug: network, name: names[network], medium: 'social', collections: ['medium:social'] }
  await saveOutlets(pool, [outlet], 'keep')
  return (await findOrAddOutlets(pool, new Map([[network, names[network]]]))).get(network)!
}
