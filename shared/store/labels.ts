import { storable } from '@mirador/core/storable.ts'
import type { Classification, EvidenceField, Language } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'

export type UnlabelledMention = { id: number; title: string; text: string; language: Language; publishedAt: Date }

/** Which of the mentions that a version has not labelled: the newest `limit` of those published since, and before one of them. */
export type UnlabelledFilter = { since?: Date | undefined; before?: UnlabelledMention | undefined; limit: number }

const mentionColumns =
  'mentions.id, mentions.title, mentions.text, mentions.language, mentions.published_at AS "publishedAt"'

/** Mentions that a version has not labelled, newest first. Looks at every mention from `before` on: for one walk through all. */
export async function listUnlabelled(
  db: Db,
  versionId: number,
  { since, before, limit }: UnlabelledFilter,
): Promise<UnlabelledMention[]> {
  const { rows } = await db.query<UnlabelledMention>(
    `SELECT ${mentionColumns}
     FROM mentions
     WHERE published_at >= coalesce($2, '-infinity'::timestamptz)
       AND (published_at, id) < (coalesce($3, 'infinity'::timestamptz), coalesce($4, 0))
       AND NOT EXISTS (SELECT FROM labels WHERE mention_id = mentions.id AND version_id = $1)
     ORDER BY published_at DESC, id DESC
     LIMIT $5`,
    [versionId, since, before?.publishedAt, before?.id, limit],
  )
  return rows
}

/** The same of a version that is counted: the roll-up knows the hours, so that this costs next to nothing where none is missing. */
export async function listWaiting(
  db: Db,
  versionId: number,
  { since, limit }: UnlabelledFilter,
): Promise<UnlabelledMention[]> {
  const { rows } = await db.query<UnlabelledMention>(
    `SELECT ${mentionColumns}
     FROM counts
     JOIN mentions ON mentions.outlet_id = counts.outlet_id
       AND mentions.published_at >= counts.bucket
       AND mentions.published_at < counts.bucket + interval '1 hour'
     WHERE counts.version_id = $1
       AND counts.grain = 'hour'
       AND counts.waiting > 0
       AND mentions.published_at >= coalesce($2, '-infinity'::timestamptz)
       AND NOT EXISTS (SELECT FROM labels WHERE mention_id = mentions.id AND version_id = $1)
     ORDER BY counts.bucket DESC
     LIMIT $3`,
    [versionId, since, limit],
  )
  return rows
}

/** The evidence of a mention's labels, as it is stored. */
export const evidenceOf = ({ frames, evidence, subFrames, speakers }: Classification<EvidenceField>): string =>
  storable(JSON.stringify({ frames, ...evidence, subFrames, speakers }))

/**
 * Saves what a version says of mentions; what it has said before stays, or gives way if `existing` is 'replace'. Marks the
 * hours of the mentions stale for the version where it is counted.
 */
export async function saveLabels(
  db: Db,
  versionId: number,
  labels: { mentionId: number; classification: Classification<EvidenceField> }[],
  existing: 'keep' | 'replace' = 'keep',
): Promise<void> {
  const said = labels.map(({ classification }) => classification)
  await db.query(
    `WITH label AS (
       SELECT mentions.outlet_id, mentions.published_at, label.*
       FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $9::text[])
         AS label (mention_id, relevance, frames, immigrants, tone, evidence, sub_frames)
       JOIN mentions ON mentions.id = label.mention_id
     ),
     saved AS (
       INSERT INTO labels (mention_id, version_id, relevance, frames, immigrants, tone, evidence, sub_frames)
       SELECT mention_id, $1, relevance, string_to_array(frames, ','), immigrants, tone, evidence,
         string_to_array(sub_frames, ',')
       FROM label
       ORDER BY mention_id
       ON CONFLICT (mention_id, version_id) DO UPDATE SET
         relevance = excluded.relevance,
         frames = excluded.frames,
         immigrants = excluded.immigrants,
         tone = excluded.tone,
         evidence = excluded.evidence,
         sub_frames = excluded.sub_frames
       WHERE $8
       RETURNING mention_id
     )
     INSERT INTO dirty_hours (version_id, outlet_id, hour)
     SELECT DISTINCT $1, outlet_id, date_trunc('hour', published_at, 'UTC')
     FROM label
     JOIN saved USING (mention_id)
     -- shared until the end of the transaction: counting begins before these labels or after them, never in between
     WHERE (SELECT counted FROM versions WHERE id = $1 FOR SHARE)`,
    [
      versionId,
      labels.map(({ mentionId }) => mentionId),
      said.map((c) => c.relevance),
      said.map((c) => c.frames.map((frame) => frame.id).join(',')),
      said.map((c) => c.immigrants),
      said.map((c) => c.tone),
      said.map(evidenceOf),
      existing === 'replace',
      said.map((c) => c.subFrames.map((subFrame) => subFrame.id).join(',')),
    ],
  )
}
