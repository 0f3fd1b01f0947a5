import { type LabelKind, labelsOf } from '@mirador/core/terms.ts'
import { labelColumn } from './counts.ts'
import { type Cut, cutCondition } from './cut.ts'
import type { Db } from './db.ts'
import type { ShareSums } from './trends.ts'

/**
 * What the model alone gives, over a period of whole days: the sums over outlets of each label of a kind. They are those of the counts, less what people
 * corrected in the mentions behind them.
 */
export async function readModelSums(
  db: Db,
  kind: LabelKind,
  cut: Cut,
  from: Date,
  to: Date,
): Promise<(ShareSums & { label: string })[]> {
  const values: unknown[] = [from, to]
  const counted = cutCondition(cut, 'outlet_id', values)
  const corrected = cutCondition(cut, 'mentions.outlet_id', values)
  const columns = labelsOf[kind].map((label) => ({ label, column: labelColumn(kind, label) }))
  const count = (labels: 'model' | 'effective', label: string) => {
    const has = kind === 'frame' ? `'${label}' = ANY (${labels}.frames)` : `${labels}.${kind} = '${label}'`
    return `count(*) FILTER (WHERE ${labels}.relevance <> 'none' AND ${has})`
  }
  const { rows } = await db.query<ShareSums & { label: string }>(
    `WITH current AS (
       SELECT id
       FROM versions
       WHERE current
     ),
     counted AS (
       SELECT outlet_id, sum(mentions) AS n, ${columns.map(({ column }) => `sum(${column}) AS ${column}`).join(', ')}
       FROM counts
       WHERE version_id = (SELECT id FROM current)
         AND grain = 'day'
         AND bucket >= $1
         AND bucket < $2
         AND ${counted}
       GROUP BY outlet_id
     ),
     difference AS (
       SELECT mentions.outlet_id,
         count(*) FILTER (WHERE model.relevance <> 'none') - count(*) FILTER (WHERE effective.relevance <> 'none') AS n,
         ${columns.map(({ label, column }) => `${count('model', label)} - ${count('effective', label)} AS ${column}`).join(',\n         ')}
       FROM corrections
       JOIN mentions ON mentions.id = corrections.mention_id
       JOIN labels AS model ON model.mention_id = mentions.id AND model.version_id = (SELECT id FROM current)
       JOIN effective_labels AS effective ON effective.mention_id = mentions.id AND effective.version_id = model.version_id
       WHERE mentions.published_at >= $1
         AND mentions.published_at < $2
         AND ${corrected}
       GROUP BY mentions.outlet_id
     ),
     outlet AS (
       SELECT label.*
       FROM counted
       LEFT JOIN difference USING (outlet_id)
       CROSS JOIN LATERAL (
         VALUES ${columns
           .map(
             ({ label, column }) =>
               `('${label}', (counted.${column} + coalesce(difference.${column}, 0))::float8, (counted.n + coalesce(difference.n, 0))::float8)`,
           )
           .join(',\n           ')}
       ) AS label (label, y, n)
     )
     SELECT label, sum(y) AS y, sum(n) AS n, sum(y * y) AS "sumY2", sum(y * n) AS "sumYN", sum(n * n) AS "sumN2",
       count(*) FILTER (WHERE n > 0) AS clusters
     FROM outlet
     GROUP BY label`,
    values,
  )
  return labelsOf[kind].flatMap((label) => rows.find((row) => row.label === label) ?? [])
}
