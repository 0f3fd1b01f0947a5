/** History from files: NDJSON, plain or gzipped, through the same judgement and the same counts as a poll. */
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { slugify } from '@mirador/catalogue/slug.ts'
import { MiradorError, messageOf } from '@mirador/core/errors.ts'
import { linesOf } from '@mirador/core/lines.ts'
import { storable } from '@mirador/core/storable.ts'
import type { Db, Pool } from '@mirador/store/db.ts'
import { finishImport, getImportMark, recordImportMark } from '@mirador/store/imports.ts'
import { findOrAddOutlets } from '@mirador/store/outlets.ts'
import type { Fates } from '@mirador/store/polls.ts'
import { lookAtFile } from './history-file.ts'
import { itemText } from './item-text.ts'
import { countFates, type Fate, type Keeper } from './keep-items.ts'
import { believedTime, itemKey, type PublishedItem } from './published-item.ts'

/** What a line of history holds; `published` is a day or an instant, `summary` another name for `text`. */
type HistoryLine = {
  outlet: string
  title?: string
  text?: string
  summary?: string
  url?: string
  id?: string
  published?: string
  language?: string
}

export type ImportProgress = Fates & {
  /** Whose lines were taken in. */
  outletIds: number[]
  lines: number
  bytesRead: number
  bytesTotal: number
  problems: string[]
}

const linesAtOnce = 2_000
const mostProblemsKept = 20

/**
 * Takes in one file from where an import of it was cut off, or from its head. Each line has one fate; a line that is no
 * item is refused and named in `problems`, the first twenty of them. Calls `onProgress` after each batch. Throws `not-found`
 * or `bad-input` where the file cannot be read.
 */
export async function importHistory(
  pool: Pool,
  keep: Keeper,
  path: string,
  now: () => Date,
  signal: AbortSignal,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportProgress> {
  const file = await openHistory(path)
  const outlets = new Map<string, number>()
  const { lines: skip } = await getImportMark(pool, { fingerprint: file.fingerprint, name: path })
  const progress: ImportProgress = {
    outletIds: [],
    lines: 0,
    bytesRead: 0,
    bytesTotal: file.bytes,
    offTopic: 0,
    repeated: 0,
    kept: 0,
    refused: 0,
    problems: [],
  }
  const takeIn = async (lines: string[]) => {
    const refusedBefore = progress.refused
    const read = readLines(lines, progress.lines - lines.length, progress)
    await findOutletIds(pool, read, outlets)
    progress.outletIds = [...outlets.values()]
    const items = read.map((line) => publishedItem(line, outlets.get(slugify(line.outlet))!, now()))
    const refused = progress.refused - refusedBefore
    const done = (db: Db, fates: Fate[]) =>
      recordImportMark(db, file.fingerprint, { lines: progress.lines, position: 0 }, { ...countFates(fates), refused })
    for (const fate of await keep(items, now(), done)) progress[fate]++
    progress.bytesRead = file.bytesRead()
    onProgress(progress)
  }
  try {
    let batch: string[] = []
    for await (const line of file.lines) {
      if (++progress.lines <= skip) continue
      batch.push(line)
      if (batch.length < linesAtOnce) continue
      signal.throwIfAborted()
      await takeIn(batch)
      batch = []
    }
    await takeIn(batch)
  } catch (error) {
    if (!file.isBroken(error)) throw error
    throw new MiradorError('bad-input', `${path} breaks off after line ${progress.lines}: ${messageOf(error)}`)
  }
  await finishImport(pool, file.fingerprint)
  return progress
}

async function openHistory(path: string) {
  const { bytes, head, fingerprint } = await lookAtFile(path)
  const source = createReadStream(path, { highWaterMark: 256 * 1024 })
  const isGzip = head[0] === 0x1f && head[1] === 0x8b
  // what breaks is thrown to whoever reads the lines
  const input = isGzip ? pipeline(source, createGunzip(), () => {}) : source
  return {
    bytes,
    fingerprint,
    lines: linesOf(input),
    bytesRead: () => source.bytesRead,
    /** Whether an error comes from the file itself: a gzip stream that is damaged or cut off. */
    isBroken: (error: unknown) => (error as NodeJS.ErrnoException).code?.startsWith('Z_') === true,
  }
}

function readLines(lines: string[], before: number, progress: ImportProgress): HistoryLine[] {
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return []
    const problem = (message: string) => {
      progress.refused++
      if (progress.problems.length < mostProblemsKept) progress.problems.push(`line ${before + index + 1}: ${message}`)
      return []
    }
    let line: Partial<Record<keyof HistoryLine, unknown>> | null
    try {
      line = JSON.parse(text)
    } catch {
      return problem('is not JSON')
    }
    if (typeof line !== 'object' || line === null || Array.isArray(line)) return problem('is no object')
    const wrong = fields.find((name) => (line[name] ?? '') !== '' && typeof line[name] !== 'string')
    if (wrong) return problem(`"${wrong}" is not text`)
    const given = line as Partial<HistoryLine>
    const outlet = storable(given.outlet ?? '').trim()
    if (slugify(outlet) === '') return problem('has no "outlet"')
    const words = itemText({ ...noMedia, title: given.title, summary: given.text ?? given.summary })
    if (!words.title) return problem('has neither "title" nor "text"')
    return [{ ...given, outlet, ...words }]
  })
}

const fields = ['outlet', 'title', 'text', 'summary', 'url', 'id', 'published', 'language'] as const
const noMedia = { categories: [], enclosures: [], media: [] }

async function findOutletIds(pool: Pool, lines: HistoryLine[], known: Map<string, number>): Promise<void> {
  const missing = new Map<string, string>()
  for (const { outlet } of lines) if (!known.has(slugify(outlet))) missing.set(slugify(outlet), outlet)
  if (missing.size === 0) return
  for (const [slug, id] of await findOrAddOutlets(pool, missing)) known.set(slug, id)
}

function publishedItem(line: HistoryLine, outletId: number, now: Date): PublishedItem {
  const { title = '', text = '', url, id, published, language } = line
  return {
    outletId,
    feedId: null,
    key: itemKey({ link: url, id, words: `${title} ${text}`, published }),
    url: url ?? null,
    title,
    text,
    language,
    ...believedTime(published, now),
  }
}
