/** Sets the demo up: invented outlets, half a year of their history, and a feed server that goes on publishing. */
import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Config } from '@mirador/core/config.ts'
import { importHistory } from '@mirador/ingest/import-history.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import type { Pool } from '@mirador/store/db.ts'
import { fillGaps } from '@mirador/store/gaps.ts'
import type { Context } from '../context.ts'
import { recountAll } from '../recount-all.ts'
import { saveList } from '../save-list.ts'
import { historyLines, startFeedServer } from './feed-server.ts'
import { synthesise } from './newsroom.ts'
import { demoCatalogue } from './outlets.ts'

const dayMs = 86_400_000
const historyDays = 26 * 7
const futureDays = 60
const seed = 1

/** Fills the database up to now and serves the feeds; gives how to stop serving. Safe to repeat: a later start goes on. */
export async function prepareDemo(
  pool: Pool,
  config: Config,
  context: Context,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  const now = context.now()
  const since = await firstDay(join(config.dataDir, 'synthetic-since'), now)
  const items = [...synthesise({ from: since, to: new Date(now.getTime() + futureDays * dayMs), seed })]
  // the addresses of the items name the port: it must be the same at the next start
  const port = config.port === 0 ? 0 : config.port + 1
  const server = await startFeedServer({ port, items, now: context.now })
  say(`DEMO: everything shown is synthetic, written for this demonstration. Its feeds are served at ${server.address}.`)

  await saveList(pool, demoCatalogue(server.address), 'replace', now, true)
  const history = join(config.dataDir, 'synthetic-history.ndjson')
  await pipeline(Readable.from(historyLines(items, server.address, now)), createWriteStream(history))
  const done = await importHistory(pool, await createKeeper(pool), history, context.now, context.signal, () => {})
  // the history holds all that was published, also while nothing ran
  await fillGaps(pool, done.outletIds, since, now)
  await recountAll(pool, context)
  say(`DEMO: ${done.lines} synthetic items since ${since.toISOString().slice(0, 10)}; ${done.kept} mentions are new.`)
  return server.close
}

/** The day that the invented history begins with: kept, so that every start tells the same history. */
async function firstDay(file: string, now: Date): Promise<Date> {
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept) return new Date(kept)
  const first = new Date(Math.floor(now.getTime() / dayMs - historyDays) * dayMs)
  await writeFile(file, first.toISOString())
  return first
}
