import type { Intake } from '@mirador/api/app.ts'
import type { Config } from '@mirador/core/config.ts'
import type { Pool } from '@mirador/store/db.ts'
import { addFeeds, readAddress } from './add-feed.ts'
import { saveList } from './save-list.ts'

/** What the verbs "feeds add" and "outlets import" do, for the API. */
export const createIntake = (pool: Pool, config: Config, signal: AbortSignal, now: () => Date): Intake => ({
  addFeed: ({ address, outlet, label = '' }) =>
    addFeeds(pool, outlet, readAddress(address), { label, all: false, anyway: false }, config, signal, now),
  saveList: (list) => saveList(pool, list, 'replace', now()),
})
