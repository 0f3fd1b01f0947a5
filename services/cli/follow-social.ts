/** Wires the social sources of the settings by hand. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '@mirador/core/config.ts'
import type { Logger } from '@mirador/core/log.ts'
import type { Fetcher } from '@mirador/ingest/fetch.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { followSource } from '@mirador/ingest/social/follow-source.ts'
import { createJetstream } from '@mirador/ingest/social/jetstream.ts'
import { createMastodon } from '@mirador/ingest/social/mastodon.ts'
import { createPostHashes } from '@mirador/ingest/social/post-hashes.ts'
import type { SocialSource } from '@mirador/ingest/social/source.ts'
import type { Pool } from '@mirador/store/db.ts'
import { tryHold } from '@mirador/store/locks.ts'
import type { Context } from './context.ts'
import { createOwnFetcher, userAgentOf } from './own-fetcher.ts'

const lookAgainMs = 5_000

/**
 * Follows every source that is set until the context's signal aborts; resolves when all have come to their end. One worker
 * reads, any others wait for it to end.
 */
export async function followSocial(pool: Pool, config: Config, log: Logger, context: Context): Promise<void> {
  const { now, random, signal } = context
  if (!config.socialKey) return
  const fetcher = createOwnFetcher(config)
  const sources = sourcesOf(config, fetcher, now)
  const keep = await createKeeper(pool)
  const release = sources.length > 0 ? await standBy(pool, log, signal) : undefined
  if (release) {
    const tools = { pool, keep, hashes: createPostHashes(config.socialKey), now, random, log }
    log.info({ streams: sources.map(({ name }) => name) }, 'reading')
    await Promise.all(sources.map((source) => followSource(source, tools, signal)))
    await release()
  }
  await fetcher.close()
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
