/** Judges items and keeps what is on topic: the one way into the counts, for polls and for history. */
import { classify, version } from '@mirador/analysis/classify.ts'
import type { Relevance, SecondNet } from '@mirador/core/terms.ts'
import { type Db, inTransaction, type Pool } from '@mirador/store/db.ts'
import { findUnseen, type JudgedItem, saveItems } from '@mirador/store/items.ts'
import { saveLabels } from '@mirador/store/labels.ts'
import { findRevised, reviseMentions } from '@mirador/store/revisions.ts'
import { saveVersion } from '@mirador/store/versions.ts'
import type { PublishedItem } from './published-item.ts'

export type Fate = 'offTopic' | 'repeated' | 'kept'

export function countFates(fates: Fate[]): Record<Fate, number> {
  const counts = { offTopic: 0, repeated: 0, kept: 0 }
  for (const fate of fates) counts[fate]++
  return counts
}

/** `also` runs in the transaction that saves the items, so that what it writes stands or falls with them. */
export type Keeper = (
  items: PublishedItem[],
  now: Date,
  also?: (db: Db, fates: Fate[]) => Promise<void>,
) => Promise<Fate[]>

/** Gives the function that judges and keeps items; registers the version of the judgement first. */
export async function createKeeper(pool: Pool): Promise<Keeper> {
  const versionId = await saveVersion(pool, version)
  return async (items, now, also = async () => {}) => {
    const { unseen, seen } = await findFirstUnseen(pool, items)
    const revised = await judgeRevised(pool, seen)
    const judged = unseen.map(({ item, index }) => ({ index, ...judge(item) }))
    return inTransaction(pool, async (db) => {
      const fresh = judged.length === 0 ? new Set<number>() : await saveItems(db, judged, versionId, now)
      const fates = items.map((): Fate => 'repeated')
      judged.forEach(({ index, mention }, position) => {
        if (fresh.has(position)) fates[index] = mention ? 'kept' : 'offTopic'
      })
      if (revised.length > 0) {
        await reviseMentions(db, revised, versionId, now)
        await saveLabels(db, versionId, revised, 'replace')
      }
      await also(db, fates)
      return fates
    })
  }
}

/** Of the items that share a key the first: those that were never counted, and those that were. */
async function findFirstUnseen(db: Db, items: PublishedItem[]) {
  const firsts = new Map<string, { item: PublishedItem; index: number }>()
  items.forEach((item, index) => {
    const identity = `${item.outletId} ${item.key}`
    if (!firsts.has(identity)) firsts.set(identity, { item, index })
  })
  const candidates = [...firsts.values()]
  if (candidates.length === 0) return { unseen: [], seen: [] }
  const unseen = await findUnseen(
    db,
    candidates.map(({ item }) => item),
  )
  return {
    unseen: candidates.filter((_, position) => unseen.has(position)),
    seen: candidates.filter((_, position) => !unseen.has(position)).map(({ item }) => item),
  }
}

/** What feeds say otherwise now of what they had said before, judged anew. */
async function judgeRevised(db: Db, seen: PublishedItem[]) {
  const ofFeeds = seen.flatMap(({ feedId, ...item }) => (feedId === null ? [] : [{ ...item, feedId }]))
  const revised = await findRevised(db, ofFeeds)
  return revised.map(({ position, mentionId }) => {
    const { title, text, language } = ofFeeds[position]!
    const classification = classify({ title, text, language })
    return { mentionId, title, text, language: classification.language, classification }
  })
}

const offTopic: Relevance = 'none'
const hourMs = 3_600_000
const titlesOnly: Record<SecondNet, boolean> = { gdelt: true, warc: false }

function judge(item: PublishedItem): JudgedItem {
  const { outletId, feedId, key, url, title, text, language, publishedAt, dateBelieved, secondNet } = item
  const hour = new Date(Math.floor(publishedAt.getTime() / hourMs) * hourMs)
  const classification = classify({ title, text, language })
  const titleOnly = secondNet !== undefined && titlesOnly[secondNet]
  if (classification.relevance === offTopic) return { outletId, key, hour, titleOnly }
  const mention = { feedId, url, title, text, publishedAt, dateBelieved, secondNet, classification }
  return { outletId, key, hour, titleOnly, mention }
}
