/** History from archives of crawled pages (WARC, as CC-NEWS has them), through the same judgement and the same counts as a poll. */
import type { Db, Pool } from '@mirador/store/db.ts'
import { finishImport, getImportMark, recordImportMark } from '@mirador/store/imports.ts'
import { listHomepages } from '@mirador/store/outlets.ts'
import { createOutletFinder, type OutletFinder } from './find-outlet.ts'
import { lookAtFile } from './history-file.ts'
import type { ImportProgress } from './import-history.ts'
import { itemText } from './item-text.ts'
import { countFates, type Fate, type Keeper } from './keep-items.ts'
import { believedTime, itemKey, type PublishedItem } from './published-item.ts'
import { withoutSiteName } from './site-title.ts'
import { addressOf, htmlOf } from './warc/page.ts'
import { readPageWords } from './warc/page-words.ts'
import { readWarc } from './warc/read-warc.ts'
import type { WarcRecord } from './warc/record.ts'

/** `lines` are records; `passedOver` of them hold no article of an outlet that we know. */
export type WarcProgress = ImportProgress & { passedOver: number; damaged: number }

const recordsAtOnce = 2_000
const itemsAtOnce = 500
const mostProblemsKept = 20

/**
 * Takes in one archive from where an import of it was cut off, or from its head. Every record has one fate; stretches that are
 * damaged are passed over, counted, and the first twenty named in `problems`. Throws `not-found`.
 */
export async function importWarc(
  pool: Pool,
  keep: Keeper,
  path: string,
  now: () => Date,
  signal: AbortSignal,
  onProgress: (progress: WarcProgress) => void,
): Promise<WarcProgress> {
  const { fingerprint, bytes } = await lookAtFile(path)
  const find = createOutletFinder(await listHomepages(pool))
  const mark = await getImportMark(pool, { fingerprint, name: path, secondNet: 'warc' })
  const progress = begin(mark.lines, bytes)
  let items: PublishedItem[] = []
  let position = mark.position
  let refusedBefore = 0
  const takeIn = async () => {
    const refused = progress.refused - refusedBefore
    refusedBefore = progress.refused
    const done = (db: Db, fates: Fate[]) =>
      recordImportMark(db, fingerprint, { lines: progress.lines, position }, { ...countFates(fates), refused })
    for (const fate of await keep(items, now(), done)) progress[fate]++
    progress.outletIds = [...new Set([...progress.outletIds, ...items.map(({ outletId }) => outletId)])]
    items = []
    progress.bytesRead = position
    onProgress(progress)
  }
  for await (const part of readWarc(path, mark.position)) {
    progress.lines++
    if ('damage' in part) note(progress, part.damage, position)
    else {
      const item = await articleOf(part.record, find, now())
      if (item === 'refused') progress.refused++
      else if (item) items.push(item)
      else progress.passedOver++
    }
    position = part.next
    if (items.length < itemsAtOnce && progress.lines % recordsAtOnce !== 0) continue
    signal.throwIfAborted()
    await takeIn()
  }
  await takeIn()
  await finishImport(pool, fingerprint)
  return progress
}

const begin = (lines: number, bytesTotal: number): WarcProgress => ({
  outletIds: [],
  lines,
  bytesRead: 0,
  bytesTotal,
  problems: [],
  offTopic: 0,
  repeated: 0,
  kept: 0,
  refused: 0,
  passedOver: 0,
  damaged: 0,
})

function note(progress: WarcProgress, damage: string, at: number): void {
  progress.damaged++
  if (progress.problems.length < mostProblemsKept) progress.problems.push(`the record at byte ${at} ${damage}`)
}

/** The article in a record; undefined where it holds none of an outlet that we know, `refused` for one without a word. */
async function articleOf(
  record: WarcRecord,
  find: OutletFinder,
  now: Date,
): Promise<PublishedItem | 'refused' | undefined> {
  const address = addressOf(record)
  // before anything is unpacked: most pages are of others
  const outlet = find(address)
  const html = outlet && (await htmlOf(record))
  const page = html === undefined ? undefined : readPageWords(html, address)
  if (!outlet || !page) return undefined
  const words = itemText({ title: page.title, summary: page.text, categories: [], enclosures: [], media: [] })
  const title = withoutSiteName(words.title, outlet)
  if (title === '') return 'refused'
  const seenAt = believedTime(record.headers.get('warc-date'), now).publishedAt
  // a page may name an address on another site as its own
  const url = find(page.url)?.outletId === outlet.outletId ? page.url : address
  return {
    outletId: outlet.outletId,
    feedId: null,
    key: itemKey({ link: url, words: `${title} ${words.text}` }),
    url,
    title,
    text: words.text,
    language: page.language,
    secondNet: 'warc',
    ...believedTime(page.published, seenAt),
  }
}
