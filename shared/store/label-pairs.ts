import type { Frame, ImmigrantFraming, Relevance, Tone } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'

/** The labels of one version. */
type Labels = { relevance: Relevance; frames: Frame[]; immigrants: ImmigrantFraming; tone: Tone }
/** Mentions that one version gave the labels `from` and the other the labels `to`: how many, and the id of the newest. */
export type LabelPair = { from: Labels; to: Labels; mentions: number; newest: number }

const labels = ['relevance', 'frames', 'immigrants', 'tone'] as const
const objectOf = (version: string): string =>
  `jsonb_build_object(${labels.map((label) => `'${label}', ${version}_${label}`).join(', ')}) AS "${version}"`

/** The mentions that both versions labelled, by what each of them says: the versions' own labels, without corrections. */
export async function listLabelPairs(db: Db, fromId: number, toId: number): Promise<LabelPair[]> {
  const columns = labels.flatMap((label) => [`first.${label} AS from_${label}`, `second.${label} AS to_${label}`])
  const { rows } = await db.query<LabelPair>(
    `SELECT ${objectOf('from')}, ${objectOf('to')}, mentions, newest
     FROM (
       SELECT ${columns.join(', ')}, count(*) AS mentions, max(mention_id) AS newest
       FROM labels AS first
       JOIN labels AS second USING (mention_id)
       WHERE first.version_id = $1 AND second.version_id = $2
       GROUP BY ${columns.map((_, i) => i + 1).join(', ')}
     ) AS pair`,
    [fromId, toId],
  )
  return rows
}

/** Titles of mentions by id. */
export async function readTitles(db: Db, ids: number[]): Promise<Map<number, string>> {
  const { rows } = await db.query<{ id: number; title: string }>('SELECT id, title FROM mentions WHERE id = ANY ($1)', [
    ids,
  ])
  return new Map(rows.map(({ id, title }) => [id, title]))
}
