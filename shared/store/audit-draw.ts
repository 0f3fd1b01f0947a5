/** Draws mentions for the audit, each with a known chance. */
import { labelsOf } from '@mirador/core/terms.ts'
import { labelColumn } from './counts.ts'
import { type Db, inTransaction, type Pool } from './db.ts'
import { lock } from './locks.ts'

/** `simple` gives every mention the same chance; `rare` draws as many of each label, each mention under its rarest one. */
export const auditDesigns = ['simple', 'rare'] as const
export type AuditDesign = (typeof auditDesigns)[number]

/**
 * Draws `size` mentions more, or as many as are left. Each mention has a number that the seed gives it for good; of each stratum those
 * not drawn yet with the smallest numbers are taken, and the next number is the chance of all that the stratum now has
 * (sampling by permanent random numbers, Ohlsson 1995; that weighing by the next number is unbiased: Duffield, Lund
 * and Thorup 2007, J. ACM 54:32). The seed of the first draw stands for good. Gives how many were drawn from each stratum.
 */
export async function drawAudit(
  pool: Pool,
  { size, design, seed }: { size: number; design: AuditDesign; seed: string },
  now: Date,
): Promise<{ stratum: string; drawn: number }[]> {
  return inTransaction(pool, async (db) => {
    await lock(db, 'audit')
    const seeded = await db.query<{ seed: string }>(
      `INSERT INTO audit_seed (seed)
       VALUES ($1)
       ON CONFLICT (only_row) DO UPDATE SET seed = audit_seed.seed
       RETURNING seed`,
      [seed],
    )
    const stratum = design === 'rare' ? await rarestLabel(db) : "'all'"
    const { rows } = await db.query<{ stratum: string; drawn: number }>(
      `WITH numbered AS MATERIALIZED (
         SELECT mention_id, ${stratum} AS stratum, audit_draws.id AS drawn,
           (('x' || substr(md5($1 || '/' || mention_id), 1, 13))::bit(52)::bigint + 0.5) / 4503599627370496 AS number
         FROM labels
         LEFT JOIN audit_draws USING (mention_id)
         WHERE version_id = (SELECT id FROM versions WHERE current)
       ),
       ranked AS (
         SELECT *, row_number() OVER (PARTITION BY stratum ORDER BY number) AS place
         FROM numbered
         WHERE drawn IS NULL
       ),
       -- as many of each as there are strata to share the size, the first ones what is left over
       quota AS (
         SELECT stratum, $2::int / count(*) OVER () + (row_number() OVER (ORDER BY stratum) <= $2::int % count(*) OVER ())::int AS size
         FROM (SELECT DISTINCT stratum FROM ranked) AS stratum
       ),
       threshold AS (
         SELECT stratum, coalesce(min(number) FILTER (WHERE place > quota.size), 1)::float8 AS number
         FROM ranked
         JOIN quota USING (stratum)
         GROUP BY stratum
       ),
       -- what was drawn before has had this chance too
       raised AS (
         UPDATE audit_draws
         SET probability = threshold.number
         FROM numbered
         JOIN threshold USING (stratum)
         WHERE audit_draws.id = numbered.drawn
           AND audit_draws.probability < threshold.number
       ),
       drawn AS (
         INSERT INTO audit_draws (mention_id, drawn_at, stratum, probability)
         SELECT mention_id, $3, stratum, threshold.number
         FROM ranked
         JOIN quota USING (stratum)
         JOIN threshold USING (stratum)
         WHERE place <= quota.size
         ORDER BY ranked.number
         RETURNING stratum
       )
       SELECT stratum, count(*) AS drawn
       FROM drawn
       GROUP BY stratum
       ORDER BY stratum`,
      [seeded.rows[0]!.seed, size, now],
    )
    return rows
  })
}

/** An expression for the rarest label that the current version gives a mention; tone and what nearly all have are left out. */
async function rarestLabel(db: Db): Promise<string> {
  const labels = (['frame', 'immigrants'] as const).flatMap((kind) =>
    labelsOf[kind].filter((label) => label !== 'none').map((label) => ({ kind, label })),
  )
  const { rows } = await db.query<Record<string, number>>(
    `SELECT ${labels.map(({ kind, label }) => `coalesce(sum(${labelColumn(kind, label)}), 0) AS ${labelColumn(kind, label)}`).join(', ')}
     FROM counts
     WHERE grain = 'month' AND version_id = (SELECT id FROM versions WHERE current)`,
  )
  const countOf = ({ kind, label }: (typeof labels)[number]) => rows[0]![labelColumn(kind, label)]!
  const cases = labels
    .toSorted((a, b) => countOf(a) - countOf(b))
    .map(({ kind, label }) =>
      kind === 'frame'
        ? `WHEN '${label}' = ANY (frames) THEN 'frame:${label}'`
        : `WHEN immigrants = '${label}' THEN 'immigrants:${label}'`,
    )
  return `CASE ${cases.join(' ')} ELSE 'rest' END`
}
