/** Corrections of what was published: what a mention said before its feed changed it. */
import { hash } from 'node:crypto'
import { storable } from '@mirador/core/storable.ts'
import type { Language } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'
import type { ItemKey } from './items.ts'

type Words = { title: string; text: string }

/**
 * Of items that were seen before those whose mention says something else now, by their position, with the id of the mention. Only
 * what the feed says that brought it: another feed of the outlet may cut the same text otherwise. Words that the mention had before
 * are none: some sites try out headlines in turn.
 */
export async function findRevised(
  db: Db,
  items: (ItemKey & Words & { feedId: number })[],
): Promise<{ position: number; mentionId: number }[]> {
  if (items.length === 0) return []
  const { rows } = await db.query<{ position: number; mentionId: number }>(
    `SELECT item.position::int - 1 AS position, mentions.id AS "mentionId"
     FROM unnest($1::int[], $2::bigint[], $3::int[], $4::text[]) WITH ORDINALITY AS item (outlet_id, key, feed_id, words, position)
     JOIN mentions USING (outlet_id, key, feed_id)
     WHERE md5(mentions.title || E'\\n' || mentions.text) <> item.words
       AND NOT EXISTS (
         SELECT
         FROM revisions
         WHERE mention_id = mentions.id AND md5(revisions.title || E'\\n' || revisions.text) = item.words
       )`,
    [
      items.map((i) => i.outletId),
      items.map((i) => i.key),
      items.map((i) => i.feedId),
      items.map((i) => hash('md5', `${storable(i.title)}\n${storable(i.text)}`)),
    ],
  )
  return rows
}

/**
 * Lets mentions say what their feeds say now, and keeps what they said before. What versions other than `versionId` said of the old
 * words goes, their stories and articles are looked at again; labels of the new words are the caller's to save.
 */
export async function reviseMentions(
  db: Db,
  revised: (Words & { mentionId: number; language: Language })[],
  versionId: number,
  now: Date,
): Promise<void> {
  await db.query(
    `WITH revised AS (
       SELECT mentions.id, mentions.outlet_id, mentions.published_at, mentions.title AS old_title, mentions.text AS old_text, revised.*
       FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) AS revised (mention_id, title, text, language)
       JOIN mentions ON mentions.id = mention_id
       ORDER BY mentions.id
       FOR NO KEY UPDATE OF mentions
     ),
     kept AS (
       INSERT INTO revisions (mention_id, changed_at, title, text)
       SELECT id, $6, old_title, old_text
       FROM revised
       ON CONFLICT DO NOTHING
     ),
     unsaid AS (
       DELETE FROM labels
       USING revised
       WHERE labels.mention_id = revised.id AND version_id <> $5
     ),
     unread AS (
       UPDATE articles
       SET judged_with = 0
       FROM revised
       WHERE articles.mention_id = revised.id
     ),
     ungrouped AS (
       INSERT INTO ungrouped (mention_id)
       SELECT id
       FROM revised
     ),
     stale AS (
       INSERT INTO dirty_hours (outlet_id, hour)
       SELECT DISTINCT outlet_id, date_trunc('hour', published_at, 'UTC')
       FROM revised
     )
     UPDATE mentions
     SET title = revised.title, text = revised.text, language = revised.language
     FROM revised
     WHERE mentions.id = revised.id`,
    [
      revised.map((r) => r.mentionId),
      revised.map((r) => storable(r.title)),
      revised.map((r) => storable(r.text)),
      revised.map((r) => r.language),
      versionId,
      now,
    ],
  )
}

export type Revision = Words & { changedAt: Date }

/** What a mention said before, oldest first; null where there is no such mention. */
export async function findRevisions(db: Db, mentionId: number): Promise<Revision[] | null> {
  const { rows } = await db.query<Revision | { changedAt: null }>(
    `SELECT revisions.title, revisions.text, changed_at AS "changedAt"
     FROM mentions
     LEFT JOIN revisions ON mention_id = mentions.id
     WHERE mentions.id = $1
     ORDER BY changed_at`,
    [mentionId],
  )
  if (rows.length === 0) return null
  return rows.filter((row): row is Revision => row.changedAt !== null)
}
