/** Second opinions on the mentions of the audit: which are due, what was said, and how it compares with our labels. */
import { storable } from '@mirador/core/storable.ts'
import {
  type Classification,
  type FrameLabel,
  type Language,
  type Opinion,
  type OpinionFault,
  opinionFaults,
} from '@mirador/core/terms.ts'
import type { Verdict } from './audit.ts'
import { type Db, inTransaction, type Pool } from './db.ts'
import { lock } from './locks.ts'

export type Question = { mentionId: number; timesAsked: number; title: string; text: string; language: Language }

/** How many may be claimed at once, and in all since an instant; `leaseMs` is how long a claim keeps others off. */
export type OpinionClaim = { limit: number; budget: number; since: Date; leaseMs: number }

/** Faults of the endpoint, after which the question was not used up. */
const free = Object.entries(opinionFaults)
  .filter(([, whose]) => whose === 'endpoint')
  .map(([fault]) => fault)

/**
 * Takes drawn mentions that a version is to be asked about: those it was never asked about, then those it is to be asked about
 * again. None once `budget` questions, to whatever model, were used up since `since`; processes that claim at once do not exceed it together.
 */
export async function claimQuestions(pool: Pool, version: string, now: Date, claim: OpinionClaim): Promise<Question[]> {
  return inTransaction(pool, async (db) => {
    await lock(db, 'opinions')
    const { rows } = await db.query<Question>(
      `WITH due AS (
         SELECT audit_draws.mention_id
         FROM audit_draws
         LEFT JOIN opinions ON opinions.mention_id = audit_draws.mention_id AND opinions.version = $1
         WHERE opinions.mention_id IS NULL OR opinions.again_at <= $2
         ORDER BY opinions.again_at NULLS FIRST, audit_draws.id
         LIMIT greatest(0, least($3::int, $4::int - (
           SELECT count(*) FROM opinions WHERE asked_at >= $5 AND (failed IS NULL OR failed <> ALL ($6))
         )))
       ),
       claimed AS (
         INSERT INTO opinions (mention_id, version, asked_at, times_asked, again_at, failed, detail)
         SELECT mention_id, $1, $2, 0, $7, 'unanswered', 'The question was cut off.'
         FROM due
         ON CONFLICT (mention_id, version) DO UPDATE SET asked_at = $2, again_at = $7, failed = 'unanswered', detail = excluded.detail
         RETURNING mention_id, times_asked
       )
       SELECT mentions.id AS "mentionId", claimed.times_asked AS "timesAsked", mentions.title, mentions.text, mentions.language
       FROM claimed
       JOIN mentions ON mentions.id = claimed.mention_id
       ORDER BY mentions.id`,
      [version, now, claim.limit, claim.budget, claim.since, free, new Date(now.getTime() + claim.leaseMs)],
    )
    return rows
  })
}

/** How many mentions a version is still to be asked about, now or later. */
export async function countQuestions(db: Db, version: string): Promise<number> {
  const { rows } = await db.query<{ open: number }>(
    `SELECT count(*) AS open
     FROM audit_draws
     LEFT JOIN opinions ON opinions.mention_id = audit_draws.mention_id AND opinions.version = $1
     WHERE opinions.mention_id IS NULL OR opinions.again_at IS NOT NULL`,
    [version],
  )
  return rows[0]!.open
}

/** Saves what came of a claimed question; `againAt` is when a failed one is put again, null where never. */
export async function saveOpinion(
  db: Db,
  version: string,
  mentionId: number,
  opinion: Opinion,
  againAt: Date | null,
): Promise<void> {
  const given = 'classification' in opinion ? opinion : undefined
  const said = given?.classification
  const failure = 'failed' in opinion ? opinion : undefined
  await db.query(
    `UPDATE opinions
     SET times_asked = times_asked + $3, again_at = $4, failed = $5, detail = $6,
       relevance = $7, frames = $8, immigrants = $9, tone = $10, evidence = $11,
       refused_quotes = $12, refused_labels = $13
     WHERE version = $1 AND mention_id = $2`,
    [
      version,
      mentionId,
      failure && opinionFaults[failure.failed] === 'endpoint' ? 0 : 1,
      againAt,
      failure?.failed ?? null,
      failure ? storable(failure.detail) : null,
      said?.relevance ?? null,
      said?.frames.map(({ id }) => id) ?? null,
      said?.immigrants ?? null,
      said?.tone ?? null,
      said ? storable(JSON.stringify({ frames: said.frames, ...said.evidence })) : null,
      given?.refused.quotes ?? 0,
      given?.refused.labels ?? 0,
    ],
  )
}

export type StoredOpinion = {
  version: string
  askedAt: Date
  refused: { quotes: number; labels: number }
  failed: OpinionFault | null
  detail: string | null
  said: Omit<Classification, 'language' | 'version' | 'subFrames' | 'speakers'> | null
}

/** Every opinion on a mention, the latest first. */
export async function listOpinions(db: Db, mentionId: number): Promise<StoredOpinion[]> {
  type Row = Omit<StoredOpinion, 'said' | 'refused'> & {
    quotes: number
    labels: number
    said: Pick<Classification, 'relevance' | 'immigrants' | 'tone'>
    evidence: (Classification['evidence'] & { frames: FrameLabel[] }) | null
  }
  const { rows } = await db.query<Row>(
    `SELECT version, asked_at AS "askedAt", failed, detail, refused_quotes AS quotes, refused_labels AS labels, evidence,
       jsonb_build_object('relevance', relevance, 'immigrants', immigrants, 'tone', tone) AS said
     FROM opinions
     WHERE mention_id = $1
     ORDER BY asked_at DESC, version`,
    [mentionId],
  )
  return rows.map(({ quotes, labels, said, evidence, ...row }) => {
    const refused = { quotes, labels }
    if (!evidence) return { ...row, refused, said: null }
    const { frames, ...others } = evidence
    return { ...row, refused, said: { ...said, frames, evidence: others } }
  })
}

/** A drawn mention that a version was asked about, with the labels of our current version; `weight` is 1 / its chance to be drawn. */
export type Compared = {
  weight: number
  failed: boolean
  refused: { quotes: number; labels: number }
  model: Verdict
  opinion: Verdict
}

/** All that a version was asked about, by version. */
export async function listCompared(db: Db): Promise<Map<string, Compared[]>> {
  const verdict = (of: string) =>
    `jsonb_build_object('relevance', ${of}.relevance, 'frames', ${of}.frames, 'immigrants', ${of}.immigrants, 'tone', ${of}.tone)`
  const { rows } = await db.query<Compared & { version: string }>(
    `SELECT opinions.version, 1 / audit_draws.probability AS weight, opinions.failed IS NOT NULL AS failed,
       jsonb_build_object('quotes', refused_quotes, 'labels', refused_labels) AS refused,
       ${verdict('labels')} AS model, ${verdict('opinions')} AS opinion
     FROM opinions
     JOIN audit_draws USING (mention_id)
     JOIN labels USING (mention_id)
     JOIN versions ON versions.id = labels.version_id AND versions.current
     WHERE opinions.failed IS DISTINCT FROM 'unanswered'
     ORDER BY opinions.version, opinions.mention_id`,
  )
  return Map.groupBy(rows, ({ version }) => version)
}
