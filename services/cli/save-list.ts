import { collectionsOf } from '@mirador/catalogue/collections.ts'
import type { OutletList } from '@mirador/catalogue/outlet.ts'
import { feedHost } from '@mirador/ingest/feed-host.ts'
import { inTransaction, type Pool } from '@mirador/store/db.ts'
import { saveFeeds } from '@mirador/store/feeds.ts'
import { saveOutlets } from '@mirador/store/outlets.ts'

export type ListChange = { outletsAdded: number; feedsAdded: number }

/** Saves outlets with the collections that they belong to, and adds the feeds that are new; all or nothing. */
export function saveList(
  pool: Pool,
  { outlets, feeds }: Pick<OutletList, 'outlets' | 'feeds'>,
  existing: 'replace' | 'keep',
  now: Date,
  synthetic = false,
): Promise<ListChange> {
  return inTransaction(pool, async (db) => ({
    outletsAdded: await saveOutlets(
      db,
      outlets.map((outlet) => ({ ...outlet, collections: collectionsOf(outlet), synthetic })),
      existing,
    ),
    feedsAdded: await saveFeeds(
      db,
      feeds.map(({ outlet, ...feed }) => ({ ...feed, outletSlug: outlet, host: feedHost(feed.url) })),
      now,
    ),
  }))
}
