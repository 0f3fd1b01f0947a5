/** Lets a new version of the judgement say its word on what was kept before it. */
import { classify, version } from '@mirador/analysis/classify.ts'
import type { Pool } from '@mirador/store/db.ts'
import { listUnlabelled, saveLabels } from '@mirador/store/labels.ts'
import { makeCurrent, saveVersion } from '@mirador/store/versions.ts'

/**
 * Judges up to `limit` stored mentions that have no label of this process's version; once none is left, makes that version
 * the current one. Labels of other versions stay. Gives how many mentions were judged, 0 when there is nothing to do. Safe to
 * cut off, to repeat and to run twice at once.
 */
export async function relabelSome(pool: Pool, limit: number): Promise<number> {
  const versionId = await saveVersion(pool, version)
  const mentions = await listUnlabelled(pool, versionId, limit)
  if (mentions.length === 0) await makeCurrent(pool, versionId)
  else
    await saveLabels(
      pool,
      versionId,
      mentions.map(({ id, ...passage }) => ({ mentionId: id, classification: classify(passage) })),
    )
  return mentions.length
}
