/** Stories while they grow: what is to be grouped, and the stored wordings that it may join. */
import type { Db } from './db.ts'

export type UngroupedMention = {
  mentionId: number
  url: string | null
  title: string
  /** The text of its article where it was read, else its lead. */
  text: string
  byline: string | null
  publishedAt: Date
  /** The story that it made up alone, which is gone now that it is taken out. */
  formerStory: number | null
}

/**
 * Takes up to `limit` mentions off the list of those that are to find their story, out of the story that they were in, and locks
 * them against deletion until the end of the transaction. Gives how many marks it took beside them: those of mentions that are
 * gone, or marked twice, are taken too.
 */
export async function takeUngrouped(db: Db, limit: number): Promise<{ marks: number; mentions: UngroupedMention[] }> {
  const { rows: marked } = await db.query<{ mentionId: number }>(
    `DELETE FROM ungrouped
     WHERE id = ANY (ARRAY(SELECT id FROM ungrouped ORDER BY id LIMIT $1))
     RETURNING mention_id AS "mentionId"`,
    [limit],
  )
  const ids = marked.map(({ mentionId }) => mentionId)
  if (ids.length === 0) return { marks: 0, mentions: [] }
  const formerStories = await takeOut(db, ids)
  const { rows: mentions } = await db.query<Omit<UngroupedMention, 'formerStory'>>(
    `SELECT mentions.id AS "mentionId", mentions.url, mentions.title, coalesce(articles.text, mentions.text) AS text,
       articles.byline, mentions.published_at AS "publishedAt"
     FROM mentions
     LEFT JOIN articles ON articles.mention_id = mentions.id
     WHERE mentions.id = ANY ($1)
     ORDER BY mentions.published_at, mentions.id
     FOR KEY SHARE OF mentions`,
    [ids],
  )
  return {
    marks: marked.length,
    mentions: mentions.map((one) => ({ ...one, formerStory: formerStories.get(one.mentionId) ?? null })),
  }
}

/** Takes mentions out of their stories; gives the stories that are gone with it, by the last mention that each had. */
async function takeOut(db: Db, mentionIds: number[]): Promise<Map<number, number>> {
  const { rows: left } = await db.query<{ mentionId: number; storyId: number }>(
    `DELETE FROM story_mentions
     WHERE mention_id = ANY ($1)
     RETURNING mention_id AS "mentionId", story_id AS "storyId"`,
    [mentionIds],
  )
  if (left.length === 0) return new Map()
  const { rows: standing } = await db.query<{ id: number }>('SELECT id FROM stories WHERE id = ANY ($1)', [
    left.map(({ storyId }) => storyId),
  ])
  const stand = new Set(standing.map(({ id }) => id))
  const gone = new Map(left.map(({ mentionId, storyId }) => [storyId, mentionId]))
  return new Map(
    [...gone].filter(([storyId]) => !stand.has(storyId)).map(([storyId, mentionId]) => [mentionId, storyId]),
  )
}

export type WordingRow = {
  id: number
  storyId: number
  publishedAt: Date
  words: number
  /** Hashes as signed 32-bit integers. */
  exact: number
  prints: number[]
  whole: boolean
  mentions: number
  /** Of the addresses asked for, those of its mentions; 64-bit hashes as decimal numbers. */
  addresses: string[]
}

/** What to look for: prints, each with its period and the position of its text; the hash of a text's words near a time; addresses. */
export type Wanted = {
  prints: { positions: number[]; periods: number[]; prints: number[] }
  exact: { exact: number; from: Date; to: Date }[]
  addresses: string[]
}

/**
 * All wordings of the stories that one of these texts may join: where a wording shares at least `fewestShared` prints with
 * one of them (prints that more than `mostWithPrint` wordings of a period have say nothing), has its words, or its address.
 */
export async function listNearWordings(
  db: Db,
  wanted: Wanted,
  limits: { fewestShared: number; mostWithPrint: number },
): Promise<WordingRow[]> {
  // thousands of looks into indexes; a planner that knows too little of what is wanted would read whole tables
  await db.query('SET LOCAL enable_seqscan = off')
  const { rows } = await db.query<WordingRow>(
    `WITH wanted AS MATERIALIZED (
       SELECT * FROM unnest($1::int[], $2::int[], $3::int[]) AS wanted (position, period, print)
     ),
     -- what copies have in common is looked for once
     looked AS (
       SELECT period, print
       FROM wanted
       GROUP BY period, print
       ORDER BY period, print
     ),
     posted AS MATERIALIZED (
       SELECT looked.*, posted.ids
       FROM looked
       CROSS JOIN LATERAL (
         SELECT array_agg(wording_id) AS ids
         FROM (
           SELECT wording_id
           FROM wording_prints
           WHERE period = looked.period AND print = looked.print
           LIMIT $8 + 1
         ) AS few
       ) AS posted
       WHERE cardinality(posted.ids) <= $8
     ),
     sharing AS (
       SELECT found.wording_id
       FROM posted
       JOIN wanted USING (period, print)
       CROSS JOIN LATERAL unnest(posted.ids) AS found (wording_id)
       GROUP BY wanted.position, found.wording_id
       HAVING count(*) >= $7
     ),
     near AS (
       SELECT story_id FROM wordings WHERE id IN (SELECT wording_id FROM sharing)
       UNION
       SELECT story_id
       FROM unnest($4::int[], $5::timestamptz[], $6::timestamptz[]) AS wanted (exact, earliest, latest)
       CROSS JOIN LATERAL (
         SELECT story_id
         FROM wordings
         WHERE wordings.exact = wanted.exact AND published_at BETWEEN earliest AND latest
       ) AS same_words
       UNION
       SELECT story_id FROM story_mentions WHERE address = ANY ($9::bigint[])
     )
     SELECT wordings.id, wordings.story_id AS "storyId", wordings.published_at AS "publishedAt", wordings.words,
       wordings.exact, wordings.prints, wordings.whole, carried.mentions, carried.addresses
     FROM near
     JOIN wordings USING (story_id)
     CROSS JOIN LATERAL (
       SELECT count(*) AS mentions,
         coalesce(array_agg(address::text) FILTER (WHERE address = ANY ($9::bigint[])), '{}') AS addresses
       FROM story_mentions
       WHERE wording_id = wordings.id
     ) AS carried
     ORDER BY wordings.id`,
    [
      numbers(wanted.prints.positions),
      numbers(wanted.prints.periods),
      numbers(wanted.prints.prints),
      wanted.exact.map(({ exact }) => exact),
      wanted.exact.map(({ from }) => from),
      wanted.exact.map(({ to }) => to),
      limits.fewestShared,
      limits.mostWithPrint,
      wanted.addresses,
    ],
  )
  return rows
}

/** A long array of numbers as PostgreSQL reads it: the driver would look at each for what needs quotes. */
export const numbers = (list: number[]): string => `{${list.join()}}`
