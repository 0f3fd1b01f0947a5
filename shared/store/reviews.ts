/** What people say of the labels of mentions: only added to; the last word on each label is laid over every version. */
import { MiradorError } from '@mirador/core/errors.ts'
import { storable } from '@mirador/core/storable.ts'
import type { LabelKind, Language } from '@mirador/core/terms.ts'
import type pg from 'pg'
import { type Db, inTransaction, type Pool } from './db.ts'

/** What is said of one label; `withdrawn` takes back what was said of this frame, or of this kind, before. */
export type Saying = { kind: LabelKind; label: string; holds: boolean; withdrawn: boolean }
export type Reviewer = { name: string; why: string; auditId?: number }

/**
 * Adds reviews of a mention, lays them over its labels and marks its hour stale: all or nothing, one reviewer of a mention
 * after the other. What the same person said last, in the same words, is not added again, nor is taking back what is not in
 * force. Gives how many were added. Throws `not-found` where there is no such mention.
 */
export const saveReviews = (pool: Pool, mentionId: number, sayings: Saying[], by: Reviewer, now: Date) =>
  inTransaction(pool, (db) => addReviews(db, mentionId, sayings, by, now))

/** The same inside a transaction that does more. */
export async function addReviews(
  db: pg.PoolClient,
  mentionId: number,
  sayings: Saying[],
  by: Reviewer,
  now: Date,
): Promise<number> {
  const { rowCount } = await db.query('SELECT FROM mentions WHERE id = $1 FOR NO KEY UPDATE', [mentionId])
  if (rowCount === 0) throw new MiradorError('not-found', `There is no mention with the id ${mentionId}.`)
  const added = await db.query(
    `WITH saying AS (
       SELECT *, CASE kind WHEN 'frame' THEN 'frame:' || label ELSE kind END AS subject
       FROM unnest($2::text[], $3::text[], $4::boolean[], $5::boolean[]) AS saying (kind, label, holds, withdrawn)
     ),
     latest AS (
       SELECT DISTINCT ON (subject) *
       FROM reviews
       WHERE mention_id = $1
       ORDER BY subject, id DESC
     )
     INSERT INTO reviews (mention_id, kind, label, holds, withdrawn, said, version_id, reviewer, why, audit_id, created_at)
     SELECT $1, saying.kind, CASE WHEN saying.withdrawn THEN latest.label ELSE saying.label END, saying.holds, saying.withdrawn,
       CASE saying.kind
         WHEN 'frame' THEN (saying.label = ANY (labels.frames))::text
         WHEN 'relevance' THEN labels.relevance
         WHEN 'immigrants' THEN labels.immigrants
         WHEN 'tone' THEN labels.tone
       END,
       labels.version_id, $6, $7, $8, $9
     FROM saying
     LEFT JOIN latest USING (subject)
     LEFT JOIN labels ON labels.mention_id = $1 AND labels.version_id = (SELECT id FROM versions WHERE current)
     WHERE CASE
       WHEN $8::bigint IS NOT NULL OR latest.id IS NULL THEN NOT saying.withdrawn
       WHEN saying.withdrawn THEN NOT latest.withdrawn
       ELSE (latest.label, latest.holds, latest.withdrawn, latest.reviewer, latest.why)
         IS DISTINCT FROM (saying.label, saying.holds, false, $6::text, $7::text)
     END`,
    [
      mentionId,
      sayings.map(({ kind }) => kind),
      sayings.map(({ label }) => label),
      sayings.map(({ holds }) => holds),
      sayings.map(({ withdrawn }) => withdrawn),
      by.name,
      storable(by.why),
      by.auditId ?? null,
      now,
    ],
  )
  if (added.rowCount) await layOver(db, mentionId)
  return added.rowCount ?? 0
}

/** Makes the correction of a mention anew from its reviews in force. */
async function layOver(db: pg.PoolClient, mentionId: number): Promise<void> {
  await db.query('DELETE FROM corrections WHERE mention_id = $1', [mentionId])
  await db.query(
    `WITH latest AS (
       SELECT DISTINCT ON (subject) *
       FROM reviews
       WHERE mention_id = $1
       ORDER BY subject, id DESC
     )
     INSERT INTO corrections (mention_id, relevance, immigrants, tone, frames_held, frames_denied, reviews)
     SELECT mention_id,
       max(label) FILTER (WHERE kind = 'relevance'),
       max(label) FILTER (WHERE kind = 'immigrants'),
       max(label) FILTER (WHERE kind = 'tone'),
       coalesce(array_agg(label ORDER BY id) FILTER (WHERE kind = 'frame' AND holds), '{}'),
       coalesce(array_agg(label ORDER BY id) FILTER (WHERE kind = 'frame' AND NOT holds), '{}'),
       jsonb_agg(
         jsonb_build_object(
           'kind', kind, 'label', label, 'holds', holds, 'said', said, 'reviewer', reviewer, 'why', why,
           'at', to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
         )
         ORDER BY id
       )
     FROM latest
     WHERE NOT withdrawn
     GROUP BY mention_id`,
    [mentionId],
  )
  await db.query(
    `INSERT INTO dirty_hours (outlet_id, hour)
     SELECT outlet_id, date_trunc('hour', published_at, 'UTC')
     FROM mentions
     WHERE id = $1`,
    [mentionId],
  )
}

export type ReviewRow = Saying & {
  id: number
  mentionId: number
  /** What the version had said: the value, or of a frame `true` or `false`; null where it had said nothing. */
  said: string | null
  version: string | null
  reviewer: string
  why: string
  auditId: number | null
  createdAt: Date
}
export type ReviewFilter = {
  mentionId?: number | undefined
  reviewer?: string | undefined
  /** The last row of the page before. */
  before?: number | undefined
  limit: number
}

/** Reviews, the last added first. */
export async function listReviews(db: Db, { mentionId, reviewer, before, limit }: ReviewFilter): Promise<ReviewRow[]> {
  const { rows } = await db.query<ReviewRow>(
    `SELECT reviews.id, mention_id AS "mentionId", kind, label, holds, withdrawn, said, versions.name AS version, reviewer, why,
       audit_id AS "auditId", reviews.created_at AS "createdAt"
     FROM reviews
     LEFT JOIN versions ON versions.id = version_id
     WHERE ($1::bigint IS NULL OR mention_id = $1)
       AND ($2::text IS NULL OR reviewer = $2)
       AND ($3::bigint IS NULL OR reviews.id < $3)
     ORDER BY reviews.id DESC
     LIMIT $4`,
    [mentionId ?? null, reviewer ?? null, before ?? null, limit],
  )
  return rows
}

/** Throws `not-found` where there is no such mention. */
export async function checkMention(db: Db, id: number): Promise<void> {
  const { rowCount } = await db.query('SELECT FROM mentions WHERE id = $1', [id])
  if (rowCount === 0) throw new MiradorError('not-found', `There is no mention with the id ${id}.`)
}

/** A mention with every label as a person holds it true, in the shape that labelled items have on disk. */
export type ReviewedItem = {
  id: string
  title: string
  text: string
  language: Language
  relevance: string
  frames: string[]
  immigrants: string
  tone: string
  outlet: string
}

/**
 * Mentions that people have said enough of to learn from, by id, after `after`: those answered in the audit, and those where
 * relevance, framing and tone are all confirmed or corrected and each frame that the model gave is too. What is about
 * neither Mexico nor immigration has no frames, framing `none` and tone `neutral`.
 */
export async function listReviewed(
  db: Db,
  after: number,
  limit: number,
): Promise<(ReviewedItem & { mentionId: number })[]> {
  const { rows } = await db.query<ReviewedItem & { mentionId: number }>(
    `SELECT mentions.id AS "mentionId", 'mention-' || mentions.id AS id, mentions.title, mentions.text, mentions.language,
       corrections.relevance,
       CASE WHEN corrections.relevance = 'none' THEN '{}' ELSE corrections.frames_held END AS frames,
       CASE WHEN corrections.relevance = 'none' THEN 'none' ELSE corrections.immigrants END AS immigrants,
       CASE WHEN corrections.relevance = 'none' THEN 'neutral' ELSE corrections.tone END AS tone,
       outlets.name AS outlet
     FROM corrections
     JOIN mentions ON mentions.id = corrections.mention_id
     JOIN outlets ON outlets.id = mentions.outlet_id
     JOIN labels ON labels.mention_id = mentions.id AND labels.version_id = (SELECT id FROM versions WHERE current)
     WHERE mentions.id > $1
       AND corrections.relevance IS NOT NULL
       AND (
         corrections.relevance = 'none'
         OR (
           corrections.immigrants IS NOT NULL
           AND corrections.tone IS NOT NULL
           AND labels.frames <@ (corrections.frames_held || corrections.frames_denied)
         )
       )
     ORDER BY mentions.id
     LIMIT $2`,
    [after, limit],
  )
  return rows
}
