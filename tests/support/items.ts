/** Items for tests: what is on topic says so in plain words. */
import { itemKey, type PublishedItem } from '@mirador/ingest/published-item.ts'
import type { Pool } from '@mirador/store/db.ts'
import { type OutletFacts, saveOutlets } from '@mirador/store/outlets.ts'

/** Saves outlets, by slug, and gives their ids in the same order. */
export async function addOutlets(pool: Pool, ...outlets: OutletFacts[]): Promise<number[]> {
  await saveOutlets(pool, outlets, 'replace')
  const { rows } = await pool.query<{ slug: string; id: number }>('SELECT slug, id FROM outlets')
  const ids = new Map(rows.map(({ slug, id }) => [slug, id]))
  return outlets.map(({ slug }) => ids.get(slug)!)
}

export function item(
  outletId: number,
  title: string,
  publishedAt: string,
  facts: Partial<PublishedItem> = {},
): PublishedItem {
  const url = `https://outlet-${outletId}.example/${encodeURIComponent(title)}`
  return {
    outletId,
    feedId: null,
    key: itemKey({
      link: url,
      words: title,
    }),
    url,
    title,
    text: '',
    publishedAt: new Date(publishedAt),
    dateBelieved: true,
    ...facts,
  }
}

export const onTopic = {
  migration: 'Mexico migrants cross the border and seek asylum in Texas',
  trade: 'Mexico tariffs threaten auto exports and trade deal talks',
  earthquake: 'Strong earthquake shakes Mexico City and Oaxaca',
}
export const offTopic = 'City council debates new bicycle lanes downtown'
