import { storable } from '@mirador/core/storable.ts'
import type { Classification, EvidenceField, Language } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'

export type UnlabelledMention = { id: number; title: string; text: string; language: Language }

/** How far back, in ids, a complete version is searched for gaps: what workers of an older version still keep meanwhile. */
const newest = 10_000

/**
 * Up to `limit` mentions that a version has not labelled, by id; of the current version, which was complete once, only among
 * the newest mentions.
 */
export async function listUnlabelled(db: Db, versionId: number, limit: number): Promise<UnlabelledMention[]> {
  // both sides start at the same id, so that neither index is read from its beginning
  const { rows } = await db.query<UnlabelledMention>(
    `WITH start AS (
       SELECT CASE WHEN current THEN (SELECT max(id) FROM mentions) - $3::int ELSE 0 END AS id
       FROM versions
       WHERE id = $1
     )
     SELECT id, title, text, language
     FROM mentions
     WHERE id > (SELECT id FROM start)
       AND NOT EXISTS (
         SELECT FROM labels
         WHERE mention_id = mentions.id AND mention_id > (SELECT id FROM start) AND version_id = $1
       )
     ORDER BY id
     LIMIT $2`,
    [versionId, limit, newest],
  )
  return rows
}

/**
 * Saves what a version says of mentions; what it has said before stays, or gives way if `existing` is 'replace'. Marks the
 * hours of the mentions stale where the version is current.
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
       FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[])
         AS label (mention_id, relevance, frames, immigrants, tone, evidence)
       JOIN mentions ON mentions.id = label.mention_id
     ),
     saved AS (
       INSERT INTO labels (mention_id, version_id, relevance, frames, immigrants, tone, evidence)
       SELECT mention_id, $1, relevance, string_to_array(frames, ','), immigrants, tone, evidence
       FROM label
       ORDER BY mention_id
       ON CONFLICT (mention_id, version_id) DO UPDATE SET
         relevance = excluded.relevance,
         frames = excluded.frames,
         immigrants = excluded.immigrants,
         tone = excluded.tone,
         evidence = excluded.evidence
       WHERE $8
       RETURNING mention_id
     )
     INSERT INTO dirty_hours (outlet_id, hour)
     SELECT DISTINCT outlet_id, date_trunc('hour', published_at, 'UTC')
     FROM label
     JOIN saved USING (mention_id)
     WHERE (SELECT current FROM versions WHERE id = $1)`,
    [
      versionId,
      labels.map(({ mentionId }) => mentionId),
      said.map((c) => c.relevance),
      said.map((c) => c.frames.map((frame) => frame.id).join(',')),
      said.map((c) => c.immigrants),
      said.map((c) => c.tone),
      said.map((c) => storable(JSON.stringify({ frames: c.frames, ...c.evidence }))),
      existing === 'replace',
    ],
  )
}
