/** What came of grouping: new wordings and stories, wordings that moved, and where mentions belong. */
import type { Db } from './db.ts'
import { numbers, type WordingRow } from './stories.ts'

/** What came of grouping. Ids that are negative stand for wordings and stories that are still to be made. */
export type Grouped = {
  wordings: (Omit<WordingRow, 'mentions' | 'addresses'> & { period: number; posted: number[] } & Joined)[]
  /** Stored wordings that are now of another story. */
  moved: ({ id: number; storyId: number } & Joined)[]
  /** The ids that new stories take over from stories that are gone. */
  takenOver: Map<number, number>
  mentions: { mentionId: number; wordingId: number; alike: number; address: string | null; agency: string | null }[]
}
type Joined = { joinedId: number | null; overlap: number | null }

/** Saves what came of grouping, and forgets stories that have no wording left. */
export async function saveGrouped(db: Db, { wordings, moved, takenOver, mentions }: Grouped): Promise<void> {
  const newStories = [...new Set([...wordings, ...moved].map(({ storyId }) => storyId))].filter((id) => id < 0)
  const drawn = newStories.filter((id) => !takenOver.has(id))
  const storyIds = new Map([...takenOver, ...(await drawIds(db, 'stories', drawn))])
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

async function drawIds(db: Db, table: 'stories' | 'wordings', ids: number[]): Promise<Map<number, number>> {
  const { rows } = await db.query<{ id: number }>(
    'SELECT nextval(pg_get_serial_sequence($1, $2)) AS id FROM generate_series(1, $3)',
    [table, 'id', ids.length],
  )
  return new Map(ids.map((id, index) => [id, rows[index]!.id]))
}

async function savePosted(db: Db, wordings: Grouped['wordings'], idOf: (id: number) => number): Promise<void> {
  const each = (value: (wording: Grouped['wordings'][number]) => number) =>
    numbers(wordings.flatMap((wording) => wording.posted.map(() => value(wording))))
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
