import type { Config } from '@mirador/core/config.ts'
import { createFetcher } from '@mirador/ingest/fetch.ts'
import { type GdeltTools, maxZipBytes } from '@mirador/ingest/gdelt/read-gdelt.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import type { Pool } from '@mirador/store/db.ts'
import { type GdeltStream, gdeltStreams } from '@mirador/store/gdelt-files.ts'
import type { Context } from './context.ts'

/** The streams that each value of the setting follows. */
export const streamsOf: Record<Config['gdelt'], readonly GdeltStream[]> = {
  off: [],
  english: ['english'],
  both: gdeltStreams,
}

/** What reading GDELT's files works with, and how to let go of it. */
export async function createGdeltTools(pool: Pool, config: Config, streams: readonly GdeltStream[], context: Context) {
  const fetcher = createFetcher({
    userAgent: `Mirador/0.1 (reader of GDELT${config.contact ? `; ${config.contact}` : ''})`,
    timeoutMs: 300_000,
    idleTimeoutMs: 30_000,
    maxBodyBytes: maxZipBytes,
    maxRedirects: 5,
    allowPrivateAddresses: config.allowPrivateAddresses,
  })
  const tools: GdeltTools = {
    pool,
    fetcher,
    keep: await createKeeper(pool),
    base: config.gdeltUrl,
    streams,
    // by then every feed that is healthy was polled once more
    delayMs: config.maxPollSeconds * 1_000,
    now: context.now,
  }
  return { tools, close: () => fetcher.close() }
}
