/**
 * The second net: GDELT's files of what the world's outlets published in a quarter-hour. Every row of an outlet that we know is
 * an item, wherever its article takes place: to count only what is set in Mexico would select on the outcome, and shares of
 * attention would rise. A file is read only when each outlet's own feeds had their turn, for they bring leads and GDELT only
 * titles: what comes by both nets is judged with its lead.
 */
import { createHash } from 'node:crypto'
import type { Logger } from '@mirador/core/log.ts'
import { inTransaction, type Pool } from '@mirador/store/db.ts'
import {
  addNewestFile,
  claimDueFile,
  claimStreamCheck,
  type DueGdeltFile,
  type GdeltFates,
  type GdeltStream,
  recordFileRead,
  recordFileTrouble,
  recordStreamCheck,
} from '@mirador/store/gdelt-files.ts'
import { listHomepages } from '@mirador/store/outlets.ts'
import type { Fetcher } from '../fetch.ts'
import { createOutletFinder, type OutletFinder } from '../find-outlet.ts'
import { itemText } from '../item-text.ts'
import type { Fate, Keeper } from '../keep-items.ts'
import { believedTime, itemKey, type PublishedItem } from '../published-item.ts'
import { withoutSiteName } from '../site-title.ts'
import { fileAddress, listAddress, newestIn } from './file-names.ts'
import { gkgAddress, readGkgRow } from './gkg-row.ts'
import { linesOfZip, ZipFault } from './unzip.ts'

export type GdeltTools = {
  pool: Pool
  fetcher: Fetcher
  keep: Keeper
  /** The address of the folder that holds the files, ending in a slash. */
  base: string
  streams: readonly GdeltStream[]
  /** How long after its time a file is due. */
  delayMs: number
  now: () => Date
}

export type GdeltReport = DueGdeltFile &
  ({ outcome: 'read'; fates: GdeltFates } | { outcome: 'failed'; reason: string; detail: string; givenUp: boolean })

const checkEveryMs = 10 * 60_000
/** Of a zip as sent, and unpacked; the largest ever were some 20 and 100 million bytes. */
export const maxZipBytes = 100_000_000
const maxFileBytes = 1_000_000_000
const mostDaysMissed = 7
const leaseMs = 10 * 60_000
const firstRestMs = 15 * 60_000
const mostAttempts = 8

/** Asks for the newest file of each stream where that is due; what was missed since the stream was first followed becomes due too. */
export async function findNewFiles(tools: GdeltTools, log: Logger, signal: AbortSignal): Promise<void> {
  const { pool, fetcher, base, streams, delayMs, now } = tools
  for (const stream of streams) {
    if (!(await claimStreamCheck(pool, stream, now(), checkEveryMs))) continue
    const fetched = await fetcher.get(listAddress(base, stream), { accept: '*/*', signal })
    signal.throwIfAborted()
    const newest = fetched.outcome === 'modified' ? newestIn(Buffer.from(fetched.body).toString(), stream) : undefined
    const trouble =
      fetched.outcome === 'failed'
        ? { reason: fetched.reason, detail: fetched.detail }
        : newest
          ? null
          : { reason: 'not-a-list', detail: 'The list of the newest files names none of this stream.' }
    await inTransaction(pool, async (db) => {
      if (newest) await addNewestFile(db, newest, delayMs, mostDaysMissed)
      await recordStreamCheck(db, stream, now(), trouble)
    })
    if (trouble) log.warn({ stream, ...trouble }, "the list of GDELT's newest files could not be read")
  }
}

/**
 * Reads the oldest file that is due, of a span if one is given; undefined where none is due. Whole or not at all: its items and
 * the fates of its rows are one transaction. Safe to cut off, and to run beside others.
 */
export async function readDueFile(
  tools: GdeltTools,
  signal: AbortSignal,
  span?: { from: Date; to: Date },
): Promise<GdeltReport | undefined> {
  const { pool, now } = tools
  const file = await claimDueFile(pool, tools.streams, now(), leaseMs, span)
  if (!file) return undefined
  const fetched = await tools.fetcher.get(fileAddress(tools.base, file), { accept: '*/*', signal })
  if (signal.aborted) {
    await recordFileTrouble(pool, file, { reason: 'cancelled', detail: 'It was cut off.' }, now())
    signal.throwIfAborted()
  }
  try {
    if (fetched.outcome !== 'modified')
      return await fail(tools, file, fetched.outcome === 'failed' ? fetched : { reason: 'unchanged', detail: '' })
    if (file.md5 !== null && createHash('md5').update(fetched.body).digest('hex') !== file.md5)
      return await fail(tools, file, {
        reason: 'bad-checksum',
        detail: 'The file is not the one that GDELT lists (MD5).',
      })
    return { ...file, outcome: 'read', fates: await takeIn(tools, file, fetched.body) }
  } catch (error) {
    if (error instanceof ZipFault) return fail(tools, file, { reason: error.reason, detail: error.message })
    throw error
  }
}

/** Puts a file off, each time twice as long, or gives it up. */
async function fail(
  { pool, now }: GdeltTools,
  file: DueGdeltFile,
  trouble: { reason: string; detail: string; retryAfterSeconds?: number | undefined },
): Promise<GdeltReport> {
  const { reason, detail, retryAfterSeconds = 0 } = trouble
  const restMs = Math.max(firstRestMs * 2 ** (file.attempts - 1), retryAfterSeconds * 1_000)
  const givenUp = file.attempts >= mostAttempts
  const nextAttemptAt = givenUp ? null : new Date(now().getTime() + restMs)
  await recordFileTrouble(pool, file, { reason, detail }, nextAttemptAt)
  return { ...file, outcome: 'failed', reason, detail, givenUp }
}

async function takeIn({ pool, keep, now }: GdeltTools, file: DueGdeltFile, zip: Uint8Array): Promise<GdeltFates> {
  const find = createOutletFinder(await listHomepages(pool))
  const { items, places, ...rows } = await readRows(linesOfZip(zip, maxFileBytes), find, file.fileAt)
  const fates: GdeltFates = { ...rows, offTopic: 0, repeated: 0, kept: 0, inMexico: 0, inMexicoOffTopic: 0 }
  await keep(items, now(), async (db, given: Fate[]) => {
    given.forEach((fate, index) => {
      fates[fate]++
      if (!places[index] || fate === 'repeated') return
      fates.inMexico++
      if (fate === 'offTopic') fates.inMexicoOffTopic++
    })
    await recordFileRead(db, file, fates, now())
  })
  return fates
}

/** The items of the outlets that we know; `places[i]` says whether GDELT places item i in Mexico. */
export async function readRows(lines: AsyncIterable<string>, find: OutletFinder, fileAt: Date) {
  const items: PublishedItem[] = []
  const places: boolean[] = []
  const count = { rows: 0, damaged: 0, passedOver: 0, refused: 0 }
  for await (const line of lines) {
    if (line === '') continue
    count.rows++
    const address = gkgAddress(line)
    const outlet = address ? find(address) : undefined
    const article = outlet && readGkgRow(line)
    if (address === undefined || (outlet && !article)) count.damaged++
    else if (!outlet || !article) count.passedOver++
    else {
      const plain = itemText({ title: article.title, ...bare }).title
      const title = withoutSiteName(plain, outlet)
      if (title === '') count.refused++
      else {
        const { outletId } = outlet
        const { url, language, published, inMexico } = article
        const key = itemKey({ link: url, words: title })
        items.push({
          outletId,
          feedId: null,
          key,
          url,
          title,
          text: '',
          language,
          secondNet: 'gdelt',
          ...believedTime(published, fileAt),
        })
        places.push(inMexico)
      }
    }
  }
  return { items, places, ...count }
}

const bare = { categories: [], enclosures: [], media: [] }
