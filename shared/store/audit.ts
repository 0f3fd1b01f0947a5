/** The queue of mentions that people label blind, their answers, and what the errors of the model are estimated from. */
import { MiradorError } from '@mirador/core/errors.ts'
import {
  type Frame,
  frames,
  type ImmigrantFraming,
  type LabelKind,
  type Language,
  type Relevance,
  type Tone,
} from '@mirador/core/terms.ts'
import { type Cut, cutCondition } from './cut.ts'
import { type Db, inTransaction, type Pool } from './db.ts'
import { addReviews, type Saying } from './reviews.ts'

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
const auditItem = `
  audit_draws.id, mentions.id AS "mentionId", outlets.name AS outlet, mentions.url, mentions.title, mentions.text,
  mentions.language, mentions.published_at AS "publishedAt"`
export type AuditQueue = { item: AuditItem | null; waiting: number; answered: number }

/** What a reviewer is to label next, in a random order of their own, so that two seldom meet at one mention. */
export async function nextAudit(db: Db, reviewer: string): Promise<AuditQueue> {
  const { rows: counts } = await db.query<{ waiting: number; answered: number }>(
    `SELECT count(*) FILTER (WHERE answered_at IS NULL) AS waiting, count(answered_at) AS answered
     FROM audit_draws`,
  )
  const { rows } = await db.query<AuditItem>(
    `SELECT ${auditItem}
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
 * Keeps the answer as reviews of every label, the frames that are not there among them. Throws `not-found`, and `conflict` where somebody has answered already.
 */
export async function answerAudit(
  pool: Pool,
  id: number,
  answer: Verdict,
  by: { name: string; why: string },
  now: Date,
): Promise<void> {
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
  })
}

const modelLabels =
  'labels ON labels.mention_id = mentions.id AND labels.version_id = (SELECT id FROM versions WHERE current)'

/** What the model says of a mention, and what the person said who answered its draw. */
const verdicts = `
  jsonb_build_object(
    'relevance', labels.relevance, 'frames', labels.frames, 'immigrants', labels.immigrants, 'tone', labels.tone
  ) AS model,
  (
    SELECT jsonb_build_object(
      'relevance', max(label) FILTER (WHERE kind = 'relevance'),
      'frames', coalesce(jsonb_agg(label ORDER BY id) FILTER (WHERE kind = 'frame' AND holds), '[]'),
      'immigrants', max(label) FILTER (WHERE kind = 'immigrants'),
      'tone', max(label) FILTER (WHERE kind = 'tone')
    )
    FROM reviews
    WHERE audit_id = audit_draws.id
  ) AS person`

export type AnsweredItem = AuditItem & { reviewer: string; model: Verdict; person: Verdict }

/** A drawn mention with both verdicts. Throws `not-found`, and `conflict` where nobody has answered: it is labelled blind. */
export async function getAnswered(db: Db, id: number): Promise<AnsweredItem> {
  const { rows } = await db.query<Omit<AnsweredItem, 'reviewer'> & { reviewer: string | null }>(
    `SELECT ${auditItem}, audit_draws.reviewer, ${verdicts}
     FROM audit_draws
     JOIN mentions ON mentions.id = audit_draws.mention_id
     JOIN outlets ON outlets.id = mentions.outlet_id
     JOIN ${modelLabels}
     WHERE audit_draws.id = $1`,
    [id],
  )
  const item = rows[0]
  if (!item) throw new MiradorError('not-found', `Nothing was drawn under the id ${id}.`)
  const { reviewer } = item
  if (reviewer === null)
    throw new MiradorError('conflict', `${id} waits for an answer: what the model says is shown after it.`)
  return { ...item, reviewer }
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
     SELECT 1 / (audit_draws.probability * answered.part) AS weight, ${verdicts}
     FROM audit_draws
     JOIN answered USING (stratum)
     JOIN mentions ON mentions.id = audit_draws.mention_id
     JOIN ${modelLabels}
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
