/** Lets a version of the judgement say its word on what was kept before it. */
import { classify, version as ownName } from '@mirador/analysis/classify.ts'
import { inTransaction, type Pool } from '@mirador/store/db.ts'
import { listUnlabelled, listWaiting, saveLabels, type UnlabelledMention } from '@mirador/store/labels.ts'
import { lock } from '@mirador/store/locks.ts'
import { getVersion, makeCurrent, saveVersion, startCounting } from '@mirador/store/versions.ts'

/** When a version that is complete and counted becomes current: at once, or when an operator says so. */
export type Switching = 'automatic' | 'by-hand'

export type RelabelOptions = {
  switching: Switching
  /** Only mentions published since; all if not given. */
  since?: Date | undefined
  /** Whether a version that was replaced labels on, what only an operator can want; if not, it is left as it is. */
  evenReplaced?: boolean
}

/**
 * Gives what labels with this process's version: each call judges up to `limit` stored mentions without its label, newest
 * first, and gives how many, 0 when nothing is left to judge now. When the first walk is over the version begins to be counted;
 * from then on the roll-up says where labels are missing; a version that was never current becomes so once it is complete and
 * counted. Labels of other versions stay. Safe to cut off, to repeat and to run twice at once: calls take turns, and never
 * judge a mention twice.
 */
export function createRelabelling(pool: Pool, options: RelabelOptions): (limit: number) => Promise<number> {
  const { switching, since, evenReplaced = false } = options
  let before: UnlabelledMention | undefined
  return async (limit) => {
    await saveVersion(pool, ownName)
    const version = await getVersion(pool, ownName)
    const replaced = !version.current && version.currentSince !== null
    if (replaced && !evenReplaced) return 0
    const judged = await inTransaction(pool, async (db) => {
      await lock(db, 'relabel')
      const list = version.counted ? listWaiting : listUnlabelled
      const mentions = await list(db, version.id, { since, before, limit })
      const labels = mentions.map(({ id, title, text, language }) => ({
        mentionId: id,
        classification: classify({ title, text, language }),
      }))
      if (labels.length > 0) await saveLabels(db, version.id, labels)
      before = mentions.at(-1)
      return labels.length
    })
    if (judged > 0) return judged
    if (!version.counted) await startCounting(pool, version.id)
    else if (version.currentSince === null && switching === 'automatic') await makeCurrent(pool, version.id)
    return 0
  }
}
