/** From what a stranger's feed or file says to what is judged and counted. */
import { hash } from 'node:crypto'
import { canonicalUrl, isHomepage } from '@mirador/core/canonical-url.ts'
import type { SecondNet } from '@mirador/core/terms.ts'

/** An item that may be counted: plain text, a believable time, and a key that is the same whenever the item comes again. */
export type PublishedItem = {
  outletId: number
  feedId: number | null
  /** 64-bit hash of the identity, as a decimal number. */
  key: string
  url: string | null
  title: string
  text: string
  language?: string | undefined
  publishedAt: Date
  dateBelieved: boolean
  /** What brought it, where neither a feed nor a history line did. */
  secondNet?: SecondNet | undefined
}

/**
 * What an item is the same by: its canonical address; its guid where it has no address of its own (none, or a homepage);
 * its words and date where it has neither.
 */
export function itemKey(item: {
  link?: string | undefined
  id?: string | undefined
  words: string
  published?: string | undefined
}): string {
  const address = item.link === undefined ? undefined : canonicalUrl(item.link)
  // only the canonical form of a homepage, or a rare route, ends so: the others need no second look
  const own = address?.endsWith('/') && isHomepage(address) ? undefined : address
  const identity = own ?? (item.id ? `id ${item.id}` : `words ${item.published ?? ''} ${item.words}`)
  return hash('sha1', identity, 'buffer').readBigInt64BE().toString()
}

const earliest = Date.UTC(1990, 0, 1)
const dayMs = 86_400_000

/**
 * The time to count an item at. A date before 1990 or more than a day ahead is not believed, and the time the item was first
 * seen stands in; one that is less ahead is a zone gone wrong, and taken as now.
 */
export function believedTime(
  published: string | undefined,
  firstSeen: Date,
): { publishedAt: Date; dateBelieved: boolean } {
  const time = published === undefined ? Number.NaN : Date.parse(published)
  if (!(time >= earliest && time <= firstSeen.getTime() + dayMs)) return { publishedAt: firstSeen, dateBelieved: false }
  return { publishedAt: new Date(Math.min(time, firstSeen.getTime())), dateBelieved: true }
}
