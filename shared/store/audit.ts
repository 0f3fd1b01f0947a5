/** Mentions drawn at random for people to label blind: what the errors of the model are estimated from. */
import { MiradorError } from '@mirador/core/errors.ts'
import {
  type Frame,
  frames,
  type ImmigrantFraming,
  type LabelKind,
  type Language,
  labelsOf,
  type Relevance,
  type Tone,
} from '@mirador/core/terms.ts'
import { labelColumn } from './counts.ts'
import { type Cut, cutCondition } from './cut.ts'
import { type Db, inTransaction, type Pool } from './db.ts'
import { lock } from './locks.ts'
import { addReviews, type Saying } from './reviews.ts'

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

/** A drawn mention without anything that would say how it was labelled. */
export type AuditItem = {
  id: number
  mentionId: number
  outlet: string
  url: string | null
  title: string
  text: string
  language: Language
  publishedAt: Date
}
export type AuditQueue = { item: AuditItem | null; waiting: number; answered: number }

/** What a reviewer is to label next, in a random order of their own, so that two seldom meet at one mention. */
export async function nextAudit(db: Db, reviewer: string): Promise<AuditQueue> {
  const { rows: counts } = await db.query<{ waiting: number; answered: number }>(
    `SELECT count(*) FILTER (WHERE answered_at IS NULL) AS waiting, count(answered_at) AS answered
     FROM audit_draws`,
  )
  const { rows } = await db.query<AuditItem>(
    `SELECT audit_draws.id, mentions.id AS "mentionId", outlets.name AS outlet, mentions.url, mentions.title, mentions.text,
       mentions.language, mentions.published_at AS "publishedAt"
     FROM audit_draws
     JOIN mentions ON mentions.id = audit_draws.mention_id
     JOIN outlets ON outlets.id = mentions.outlet_id
     WHERE answered_at IS NULL
     ORDER BY md5($1 || '/' || audit_draws.id)
     LIMIT 1`,
    [reviewer],
  )
  return { item: rows[0] ?? null, ...counts[0]! }
}

/** Every label of a mention, of whomever. */
export type Verdict = { relevance: Relevance; frames: Frame[]; immigrants: ImmigrantFraming; tone: Tone }

/**
 * Keeps the answer as reviews of every label, the frames that are not there among them, and gives what the model had said and
 * the id of the mention. Throws `not-found`, and `conflict` where somebody has answered already.
 */
export async function answerAudit(
  pool: Pool,
  id: number,
  answer: Verdict,
  by: { name: string; why: string },
  now: Date,
): Promise<{ mentionId: number; model: Verdict | null }> {
  return inTransaction(pool, async (db) => {
    const { rows } = await db.query<{ mentionId: number; reviewer: string | null }>(
      `SELECT mention_id AS "mentionId", reviewer
       FROM audit_draws
       WHERE id = $1
       FOR UPDATE`,
      [id],
    )
    const draw = rows[0]
    if (!draw) throw new MiradorError('not-found', `Nothing was drawn under the id ${id}.`)
    if (draw.reviewer !== null)
      throw new MiradorError('conflict', `${draw.reviewer} has answered this one: ask for the next.`)
    await db.query('UPDATE audit_draws SET answered_at = $2, reviewer = $3 WHERE id = $1', [id, now, by.name])
    const value = (kind: LabelKind, label: string): Saying => ({ kind, label, holds: true, withdrawn: false })
    const sayings = [
      value('relevance', answer.relevance),
      ...frames.map((frame) => ({ ...value('frame', frame), holds: answer.frames.includes(frame) })),
      value('immigrants', answer.immigrants),
      value('tone', answer.tone),
    ]
    await addReviews(db, draw.mentionId, sayings, { ...by, auditId: id }, now)
    const { rows: said } = await db.query<Verdict>(
      `SELECT relevance, frames, immigrants, tone
       FROM labels
       WHERE mention_id = $1 AND version_id = (SELECT id FROM versions WHERE current)`,
      [draw.mentionId],
    )
    return { mentionId: draw.mentionId, model: said[0] ?? null }
  })
}

/** An answered mention: the chance it had, corrected for what is still unanswered of its stratum, and both verdicts. */
export type AuditedMention = { weight: number; model: Verdict; person: Verdict }

/**
 * Every answered mention of a cut, labelled by the current version. The weight is 1 / (chance to be drawn × part of the
 * stratum's draws that are answered): what waits is a random part of them, for it is offered in random order.
 */
export async function listAudited(db: Db, cut: Cut, from?: Date, to?: Date): Promise<AuditedMention[]> {
  const values: unknown[] = [from ?? null, to ?? null]
  const { rows } = await db.query<AuditedMention>(
    `WITH answered AS (
       SELECT stratum, count(answered_at)::float8 / count(*) AS part
       FROM audit_draws
       GROUP BY stratum
     )
     SELECT 1 / (audit_draws.probability * answered.part) AS weight,
       jsonb_build_object(
         'relevance', labels.relevance, 'frames', labels.frames, 'immigrants', labels.immigrants, 'tone', labels.tone
       ) AS model,
       person.verdict AS person
     FROM audit_draws
     JOIN answered USING (stratum)
     JOIN mentions ON mentions.id = audit_draws.mention_id
     JOIN labels ON labels.mention_id = mentions.id AND labels.version_id = (SELECT id FROM versions WHERE current)
     CROSS JOIN LATERAL (
       SELECT jsonb_build_object(
         'relevance', max(label) FILTER (WHERE kind = 'relevance'),
         'frames', coalesce(jsonb_agg(label) FILTER (WHERE kind = 'frame' AND holds), '[]'),
         'immigrants', max(label) FILTER (WHERE kind = 'immigrants'),
         'tone', max(label) FILTER (WHERE kind = 'tone')
       ) AS verdict
       FROM reviews
       WHERE audit_id = audit_draws.id
     ) AS person
     WHERE answered_at IS NOT NULL
       AND ($1::timestamptz IS NULL OR mentions.published_at >= $1)
       AND ($2::timestamptz IS NULL OR mentions.published_at < $2)
       AND ${cutCondition(cut, 'mentions.outlet_id', values)}`,
    values,
  )
  return rows
}

export type ChanceFind = { kind: LabelKind; label: string; confirmed: number; corrected: number }

/** Reviews in force outside the audit, by what the model had said: finds of chance, from which no rate follows. */
export async function countChanceFinds(db: Db): Promise<ChanceFind[]> {
  const { rows } = await db.query<ChanceFind>(
    `WITH latest AS (
       SELECT DISTINCT ON (mention_id, subject) *
       FROM reviews
       WHERE audit_id IS NULL
       ORDER BY mention_id, subject, id DESC
     )
     SELECT kind, CASE kind WHEN 'frame' THEN label ELSE said END AS label,
       count(*) FILTER (WHERE said = CASE kind WHEN 'frame' THEN holds::text ELSE label END) AS confirmed,
       count(*) FILTER (WHERE said <> CASE kind WHEN 'frame' THEN holds::text ELSE label END) AS corrected
     FROM latest
     WHERE NOT withdrawn AND said IS NOT NULL
     GROUP BY 1, 2`,
  )
  return rows
}
