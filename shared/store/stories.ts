/** Stories while they grow: what is to be grouped, the stored wordings that it may join, and what came of it. */
import type { Db } from './db.ts'

export type UngroupedMention = {
  mentionId: number
  url: string | null
  title: string
  /** The text of its article where it was read, else its lead. */
  text: string
  byline: string | null
  publishedAt: Date
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
  const { rows: mentions } = await db.query<UngroupedMention>(
    `SELECT mentions.id AS "mentionId", mentions.url, mentions.title, coalesce(articles.text, mentions.text) AS text,
       articles.byline, mentions.published_at AS "publishedAt"
     FROM mentions
     LEFT JOIN articles ON articles.mention_id = mentions.id
     WHERE mentions.id = ANY ($1)
     ORDER BY mentions.published_at, mentions.id
     FOR KEY SHARE OF mentions`,
    [ids],
  )
  await db.query('DELETE FROM story_mentions WHERE mention_id = ANY ($1)', [ids])
  return { marks: marked.length, mentions }
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

/** What came of grouping. Ids that are negative stand for wordings and stories that are still to be made. */
export type Grouped = {
  wordings: (Omit<WordingRow, 'mentions' | 'addresses'> & { period: number; posted: number[] } & Joined)[]
  /** Stored wordings that are now of another story. */
  moved: ({ id: number; storyId: number } & Joined)[]
  mentions: { mentionId: number; wordingId: number; alike: number; address: string | null; agency: string | null }[]
}
type Joined = { joinedId: number | null; overlap: number | null }

/** Saves what came of grouping, and forgets stories that have no wording left. */
export async function saveGrouped(db: Db, { wordings, moved, mentions }: Grouped): Promise<void> {
  const newStories = [...new Set([...wordings, ...moved].map(({ storyId }) => storyId))].filter((id) => id < 0)
  const storyIds = await drawIds(db, 'stories', newStories)
  const wordingIds = await drawIds(
    db,
    'wordings',
    wordings.map(({ id }) => id),
  )
  const story = (id: number) => storyIds.get(id) ?? id
  const wording = (id: number) => wordingIds.get(id) ?? id
  const joined = (id: number | null) => (id === null ? null : wording(id))
  await db.query('INSERT INTO stories (id) OVERRIDING SYSTEM VALUE SELECT unnest($1::bigint[])', [
    [...storyIds.values()],
  ])
  await db.query(
    `INSERT INTO wordings (id, story_id, published_at, words, exact, prints, whole, joined_id, overlap)
     OVERRIDING SYSTEM VALUE
     SELECT id, story_id, published_at, words, exact, prints::int[], whole, joined_id, overlap
     FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::int[], $5::int[], $6::text[], $7::boolean[], $8::bigint[], $9::real[])
       AS made (id, story_id, published_at, words, exact, prints, whole, joined_id, overlap)`,
    [
      wordings.map((w) => wording(w.id)),
      wordings.map((w) => story(w.storyId)),
      wordings.map((w) => w.publishedAt),
      wordings.map((w) => w.words),
      wordings.map((w) => w.exact),
      wordings.map((w) => numbers(w.prints)),
      wordings.map((w) => w.whole),
      wordings.map((w) => joined(w.joinedId)),
      wordings.map((w) => w.overlap),
    ],
  )
  await savePosted(db, wordings, wording)
  await moveWordings(
    db,
    moved.map((m) => ({ ...m, storyId: story(m.storyId), joinedId: joined(m.joinedId) })),
  )
  await db.query(
    `INSERT INTO story_mentions (mention_id, story_id, wording_id, alike, address, agency)
     SELECT mention_id, wordings.story_id, wording_id, alike, address, agency
     FROM unnest($1::bigint[], $2::bigint[], $3::real[], $4::bigint[], $5::text[])
       AS grouped (mention_id, wording_id, alike, address, agency)
     JOIN wordings ON wordings.id = wording_id`,
    [
      mentions.map((m) => m.mentionId),
      mentions.map((m) => wording(m.wordingId)),
      mentions.map((m) => m.alike),
      mentions.map((m) => m.address),
      mentions.map((m) => m.agency),
    ],
  )
}

/** A long array of numbers as PostgreSQL reads it: the driver would look at each for what needs quotes. */
const numbers = (list: number[]): string => `{${list.join()}}`

async function drawIds(db: Db, table: 'stories' | 'wordings', ids: number[]): Promise<Map<number, number>> {
  const { rows } = await db.query<{ id: number }>(
    'SELECT nextval(pg_get_serial_sequence($1, $2)) AS id FROM generate_series(1, $3)',
    [table, 'id', ids.length],
  )
  return new Map(ids.map((id, index) => [id, rows[index]!.id]))
}

async function savePosted(db: Db, wordings: Grouped['wordings'], idOf: (id: number) => number): Promise<void> {
  const each = (value: (wording: Grouped['wordings'][number]) => number) =>
    numbers(wordings.flatMap((wording) => new Array<number>(wording.posted.length).fill(value(wording))))
  // in the order of the index, so that what is near lands near
  await db.query(
    `INSERT INTO wording_prints (period, print, wording_id)
     SELECT *
     FROM unnest($1::int[], $2::int[], $3::bigint[]) AS posted (period, print, wording_id)
     ORDER BY period, print`,
    [each(({ period }) => period), numbers(wordings.flatMap(({ posted }) => posted)), each(({ id }) => idOf(id))],
  )
}

async function moveWordings(db: Db, moved: Grouped['moved']): Promise<void> {
  if (moved.length === 0) return
  await db.query(
    `WITH moved AS (
       SELECT moved.*, wordings.story_id AS before
       FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::real[]) AS moved (id, story_id, joined_id, overlap)
       JOIN wordings USING (id)
     ),
     changed AS (
       UPDATE wordings
       SET story_id = moved.story_id, joined_id = moved.joined_id, overlap = moved.overlap
       FROM moved
       WHERE wordings.id = moved.id
     )
     UPDATE story_mentions
     SET story_id = moved.story_id
     FROM moved
     WHERE wording_id = moved.id`,
    [moved.map((m) => m.id), moved.map((m) => m.storyId), moved.map((m) => m.joinedId), moved.map((m) => m.overlap)],
  )
}

/** Forgets those of these stories that have no wording left. */
export async function deleteEmptyStories(db: Db, storyIds: number[]): Promise<void> {
  await db.query(
    `DELETE FROM stories
     WHERE id = ANY ($1)
       AND NOT EXISTS (SELECT FROM wordings WHERE story_id = stories.id)`,
    [storyIds],
  )
}
