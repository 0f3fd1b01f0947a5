/** Lets mentions find their story. */
import { hash } from 'node:crypto'
import { agencyOf } from '@mirador/analysis/stories/agency.ts'
import {
  createGrouping,
  fewestWords,
  type Grouping,
  mostWithPrint,
  type Placed,
  posted,
  sought,
  type Text,
  windowMs,
} from '@mirador/analysis/stories/grouping.ts'
import { type Prints, printsOf } from '@mirador/analysis/stories/prints.ts'
import { rule, type Wording } from '@mirador/analysis/stories/regroup.ts'
import { canonicalUrl, isHomepage } from '@mirador/core/canonical-url.ts'
import { inTransaction, type Pool } from '@mirador/store/db.ts'
import { tryLock } from '@mirador/store/locks.ts'
import { deleteEmptyStories, type Grouped, saveGrouped } from '@mirador/store/save-stories.ts'
import {
  listNearWordings,
  takeUngrouped,
  type UngroupedMention,
  type Wanted,
  type WordingRow,
} from '@mirador/store/stories.ts'

/** Twice the time that copies lie apart at most: what is near a text is in its period or in one beside it. */
const periodMs = 2 * windowMs

/**
 * Groups up to `limit` mentions that wait for their story with what is stored; gives how many marks were taken, 0 when there is
 * nothing to do or another process is grouping, and how many stored wordings they were compared with. Safe to cut off and to
 * repeat.
 */
export function groupStories(pool: Pool, limit: number): Promise<{ marks: number; compared: number }> {
  return inTransaction(pool, async (db) => {
    // one at a time: two would each make a story of what is one
    if (!(await tryLock(db, 'stories'))) return { marks: 0, compared: 0 }
    const { marks, mentions } = await takeUngrouped(db, limit)
    if (mentions.length === 0) return { marks, compared: 0 }
    const texts = mentions.map(textOf)
    const stored = await listNearWordings(db, wantedOf(texts), { fewestShared: rule.fewestShared, mostWithPrint })
    const grouping = createGrouping()
    const known = stored.map(wordingOf)
    for (const wording of known) grouping.learn(wording)
    const placed = texts.map((text) => grouping.add(text))
    await saveGrouped(db, groupedOf(grouping, mentions, texts, placed, known, stored))
    await deleteEmptyStories(db, [...new Set(stored.map(({ storyId }) => storyId))])
    return { marks, compared: stored.length }
  })
}

function textOf({ text, url, publishedAt }: UngroupedMention): Text {
  return { prints: printsOf(text), at: publishedAt.getTime(), address: addressOf(url) }
}

function addressOf(url: string | null): string | undefined {
  const address = url === null ? undefined : canonicalUrl(url)
  if (address === undefined || isHomepage(address)) return undefined
  return hash('sha1', address, 'buffer').readBigInt64BE().toString()
}

const periodOf = (at: number): number => Math.floor(at / periodMs)

function wantedOf(texts: Text[]): Wanted {
  const said = texts.filter(({ prints }) => prints.words >= fewestWords)
  const wanted: Wanted['prints'] = { positions: [], periods: [], prints: [] }
  for (const [position, { prints, at }] of said.entries())
    for (const period of new Set([periodOf(at! - windowMs), periodOf(at! + windowMs)]))
      for (const print of sought(prints)) {
        wanted.positions.push(position)
        wanted.periods.push(period)
        wanted.prints.push(signed(print))
      }
  return {
    prints: wanted,
    exact: said.map(({ prints, at }) => ({
      exact: signed(prints.exact),
      from: new Date(at! - windowMs),
      to: new Date(at! + windowMs),
    })),
    addresses: texts.flatMap(({ address }) => address ?? []),
  }
}

function wordingOf(row: WordingRow): Wording {
  const inOrder = row.prints.map(unsigned)
  const prints: Prints = {
    inOrder,
    sorted: inOrder.toSorted((a, b) => a - b),
    whole: row.whole,
    exact: unsigned(row.exact),
    words: row.words,
  }
  const { id, storyId: story, mentions, addresses } = row
  return { id, story, prints, at: row.publishedAt.getTime(), mentions, addresses }
}

function groupedOf(
  grouping: Grouping,
  mentions: UngroupedMention[],
  texts: Text[],
  placed: Placed[],
  known: Wording[],
  stored: WordingRow[],
): Grouped {
  const made = [...new Set(placed.map(({ wording }) => wording))].filter(({ id }) => id < 0)
  const joined = (wording: Wording) => {
    const nearest = grouping.joinedBy(wording)
    return { joinedId: nearest?.wording.id ?? null, overlap: nearest?.overlap ?? null }
  }
  return {
    wordings: made.map((wording) => ({
      id: wording.id,
      storyId: wording.story,
      publishedAt: new Date(wording.at!),
      words: wording.prints.words,
      exact: signed(wording.prints.exact),
      prints: wording.prints.inOrder.map(signed),
      whole: wording.prints.whole,
      period: periodOf(wording.at!),
      posted: posted(wording.prints).map(signed),
      ...joined(wording),
    })),
    moved: known
      .filter(({ story }, index) => story !== stored[index]!.storyId)
      .map((wording) => ({ id: wording.id, storyId: wording.story, ...joined(wording) })),
    takenOver: takenOver(mentions, placed),
    mentions: mentions.map(({ mentionId, title, text, byline }, index) => ({
      mentionId,
      wordingId: placed[index]!.wording.id,
      alike: placed[index]!.alike,
      address: texts[index]!.address ?? null,
      agency: agencyOf({ title, text, byline }) ?? null,
    })),
  }
}

/** A story that one mention made up keeps its id while nobody joins it, though its text was read or changed. */
function takenOver(mentions: UngroupedMention[], placed: Placed[]): Map<number, number> {
  const ids = new Map<number, number>()
  for (const [index, { formerStory }] of mentions.entries()) {
    const { story } = placed[index]!.wording
    if (formerStory !== null && story < 0 && !ids.has(story)) ids.set(story, formerStory)
  }
  return ids
}

/** A 32-bit hash as PostgreSQL's integers hold it, and back. */
const signed = (hash: number): number => hash | 0
const unsigned = (hash: number): number => hash >>> 0
