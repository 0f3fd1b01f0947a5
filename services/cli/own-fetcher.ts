import type { Config } from '@mirador/core/config.ts'
import { createFetcher, type Fetcher } from '@mirador/ingest/fetch.ts'

/** How we introduce ourselves to the servers of others. */
export const userAgentOf = ({ contact }: Config): string => `Mirador/0.1 (feed reader${contact ? `; ${contact}` : ''})`

/** A fetcher within the limits of the settings. */
export const createOwnFetcher = (config: Config): Fetcher =>
  createFetcher({
    userAgent: userAgentOf(config),
    timeoutMs: config.pollTimeoutMs,
    idleTimeoutMs: Math.min(config.pollTimeoutMs, 15_000),
    maxBodyBytes: config.maxFeedBytes,
    maxRedirects: 5,
    allowPrivateAddresses: config.allowPrivateAddresses,
  })
