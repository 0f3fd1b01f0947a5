/** Judges mentions again once the article that they lead to was read. */
import { classify, version } from '@mirador/analysis/classify.ts'
import { markJudged, takeUnjudged } from '@mirador/store/articles.ts'
import { inTransaction, type Pool } from '@mirador/store/db.ts'
import { saveLabels } from '@mirador/store/labels.ts'
import { saveVersion } from '@mirador/store/versions.ts'
import { articlePassage } from './article-passage.ts'

/**
 * Judges up to `limit` articles that this process's version has not judged, and lets what it says take the place of what the
 * version said of the mention before; the hours of the mentions become stale. Gives how many were judged, 0 when there is
 * nothing to do. Safe to cut off, to repeat and to run twice at once.
 */
export async function judgeArticles(pool: Pool, limit: number): Promise<number> {
  const versionId = await saveVersion(pool, version)
  return inTransaction(pool, async (db) => {
    const articles = await takeUnjudged(db, versionId, limit)
    if (articles.length === 0) return 0
    const labels = articles.map(({ mentionId, text, ...mention }) => {
      const { passage, stored } = articlePassage(mention, text)
      return { mentionId, classification: stored(classify(passage)) }
    })
    await saveLabels(db, versionId, labels, 'replace')
    await markJudged(
      db,
      versionId,
      articles.map(({ mentionId }) => mentionId),
    )
    return articles.length
  })
}
