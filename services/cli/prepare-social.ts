/** Wires the social sources of the settings by hand. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '@mirador/core/config.ts'
import type { Logger } from '@mirador/core/log.ts'
import type { Fetcher } from '@mirador/ingest/fetch.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { confirmPosts } from '@mirador/ingest/social/confirm-posts.ts'
import { followSource } from '@mirador/ingest/social/follow-source.ts'
import { createJetstream } from '@mirador/ingest/social/jetstream.ts'
import { createMastodon } from '@mirador/ingest/social/mastodon.ts'
import { createPostHashes } from '@mirador/ingest/social/post-hashes.ts'
import type { SocialSource } from '@mirador/ingest/social/source.ts'
import type { Pool } from '@mirador/store/db.ts'
import { tryHold } from '@mirador/store/locks.ts'
import { hasPostsToConfirm } from '@mirador/store/social-posts.ts'
import { unfollowOthers } from '@mirador/store/streams.ts'
import type { Context } from './context.ts'
import { createOwnFetcher, userAgentOf } from './own-fetcher.ts'

const lookAgainMs = 5_000

/**
 * Makes every source that is set ready, and gives what follows them, and confirms what is kept, until the context's signal aborts:
 * one worker reads, any others wait for it to end. What was read from sources that are no longer set is still confirmed. Throws
 * `bad-config`.
 */
export async function prepareSocial(
  pool: Pool,
  config: Config,
  log: Logger,
  context: Context,
): Promise<() => Promise<void>> {
  const { now, random, signal } = context
  const fetcher = createOwnFetcher(config)
  const sources = sourcesOf(config, fetcher, now)
  const names = sources.map(({ name }) => name)
  if (sources.length === 0 && !(await hasPostsToConfirm(pool))) {
    await unfollowOthers(pool, names)
    return async () => {}
  }
  const hashes = createPostHashes(config.socialKey ?? '')
  const tools = { pool, keep: await createKeeper(pool), hashes, now, random, log }
  const confirming = { pool, fetcher, pageRestMs: config.hostDelayMs, now, log }
  return async () => {
    const release = await standBy(pool, log, signal)
    if (release) {
      log.info({ streams: names }, 'reading')
      await unfollowOthers(pool, names)
      const following = sources.map((source) => followSource(source, tools, signal))
      await Promise.all([...following, confirmPosts(confirming, signal)])
      await release()
    }
    await fetcher.close()
  }
}

function sourcesOf(config: Config, fetcher: Fetcher, now: () => Date): SocialSource[] {
  const { jetstreamUrl, blueskyPosts: posts, allowPrivateAddresses } = config
  const rests = { restMs: config.minPollSeconds * 1_000, pageRestMs: config.hostDelayMs }
  return [
    ...(jetstreamUrl
      ? [createJetstream({ address: jetstreamUrl, posts, allowPrivateAddresses, userAgent: userAgentOf(config) })]
      : []),
    ...config.mastodonTimelines.map((timeline) => createMastodon({ fetcher, timeline, now, ...rests })),
  ]
}

/** Two readers would undo each other's steps: the second waits, and takes over when the first is gone. */
async function standBy(pool: Pool, log: Logger, signal: AbortSignal): Promise<(() => Promise<void>) | undefined> {
  while (!signal.aborted) {
    const release = await tryHold(pool, 'social').catch((error: Error) =>
      log.warn({ error: error.message }, 'standing by'),
    )
    if (release) return release
    await sleep(lookAgainMs, undefined, { signal }).catch(() => {})
  }
  return undefined
}
