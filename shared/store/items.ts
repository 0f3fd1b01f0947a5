import { readFileSync } from 'node:fs'
import { storable } from '@mirador/core/storable.ts'
import type { Classification, Language, SecondNet } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'
import { evidenceOf } from './labels.ts'

const saveItemsSql = readFileSync(new URL('save-items.sql', import.meta.url), 'utf8')

/** What makes an item itself: its outlet, and a 64-bit hash of its identity as a decimal number. */
export type ItemKey = { outletId: number; key: string }

export type JudgedItem = ItemKey & {
  /** The hour that the item is counted in. */
  hour: Date
  /** Whether only its title is known: it then is found to be on topic too rarely, and attention is measured without it. */
  titleOnly: boolean
  /** Present where the item is about Mexico or immigration. */
  mention?: {
    feedId: number | null
    url: string | null
    title: string
    text: string
    publishedAt: Date
    dateBelieved: boolean
    secondNet?: SecondNet | undefined
    classification: Classification
  }
}

/** The positions of the items that were never counted; a hint only, for `saveItems` decides. */
export async function findUnseen(db: Db, items: ItemKey[]): Promise<Set<number>> {
  const { rows } = await db.query<{ position: number }>(
    `SELECT item.position::int
     FROM unnest($1::int[], $2::bigint[]) WITH ORDINALITY AS item (outlet_id, key, position)
     LEFT JOIN seen_items AS seen USING (outlet_id, key)
     WHERE seen.key IS NULL`,
    [items.map((i) => i.outletId), items.map((i) => i.key)],
  )
  return new Set(rows.map(({ position }) => position - 1))
}

/**
 * Counts each item that was never counted, keeps the mentions among them with their labels, and marks their hours stale:
 * all or nothing, and nothing twice. Gives the positions of the items that were new. No two items may share a key.
 */
export async function saveItems(db: Db, items: JudgedItem[], versionId: number, now: Date): Promise<Set<number>> {
  const mentions = items.flatMap(({ mention }, index) => (mention ? [{ ...mention, position: index + 1 }] : []))
  const labels = mentions.map(({ classification }) => classification)
  const { rows } = await db.query<{ position: number }>(saveItemsSql, [
    items.map((i) => i.outletId),
    items.map((i) => i.key),
    items.map((i) => i.hour),
    mentions.map((m) => m.position),
    mentions.map((m) => m.feedId),
    mentions.map((m) => m.url && storable(m.url)),
    mentions.map((m) => storable(m.title)),
    mentions.map((m) => storable(m.text)),
    labels.map((l): Language => l.language),
    mentions.map((m) => m.publishedAt),
    mentions.map((m) => m.dateBelieved),
    labels.map((l) => l.relevance),
    labels.map((l) => l.frames.map((frame) => frame.id).join(',')),
    labels.map((l) => l.immigrants),
    labels.map((l) => l.tone),
    labels.map(evidenceOf),
    versionId,
    now,
    mentions.map((m) => m.secondNet ?? null),
    items.map((i) => i.titleOnly),
    labels.map((l) => l.subFrames.map((subFrame) => subFrame.id).join(',')),
  ])
  return new Set(rows.map(({ position }) => position - 1))
}
