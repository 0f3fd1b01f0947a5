/** Stories as readers see them: lists, and one with its lineage. All of it is read off the mentions that they have now. */
import type { Db } from './db.ts'
import { type MentionFilter, mentionConditions } from './mentions.ts'

export const storyOrders = ['mentions', 'newest'] as const
export type StoryOrder = (typeof storyOrders)[number]

export type StoryFilter = Omit<MentionFilter, 'after' | 'story'> & {
  order: StoryOrder
  /** Only stories with this many mentions of the filter, or more. */
  atLeast: number
  agency?: string[] | undefined
  /** The last row of the page before: how many mentions it had, or when its last one was published, in milliseconds. */
  after?: { value: number; id: number } | undefined
}

type Outlet = { slug: string; name: string; state: string | null; synthetic: boolean }

export type StoryRow = {
  id: number
  /** Of its mentions those that the filter lets through, their outlets, and when the first and the last were published. */
  mentions: number
  outlets: number
  firstAt: Date
  lastAt: Date
  /** The title and outlet of the first mention of all that it has, and the agency that most of them name. */
  title: string
  firstOutlet: Outlet
  agency: string | null
}

const outletJson = `jsonb_build_object('slug', outlets.slug, 'name', outlets.name, 'state', outlets.state, 'synthetic', outlets.synthetic)`
const orderOf: Record<StoryOrder, { column: string; type: string }> = {
  mentions: { column: 'mentions', type: 'bigint' },
  newest: { column: '"lastAt"', type: 'timestamptz' },
}

/** The agency that most mentions of `story_id` name; where two are named as often, the first in the alphabet. */
const agencyOf = (story: string): string => `(
  SELECT agency
  FROM story_mentions
  WHERE story_id = ${story} AND agency IS NOT NULL
  GROUP BY agency
  ORDER BY count(*) DESC, agency
  LIMIT 1
)`

/** Stories that have mentions which the filter lets through, those with the most of them or the newest first. */
export async function listStories(db: Db, filter: StoryFilter): Promise<StoryRow[]> {
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const conditions = mentionConditions(filter, values)
  const having = [`count(*) >= ${value(filter.atLeast)}`]
  const { column, type } = orderOf[filter.order]
  const found: string[] = []
  if (filter.agency?.length) found.push(`${agencyOf('counted.id')} = ANY (${value(filter.agency)})`)
  if (filter.after) {
    const last = filter.order === 'newest' ? new Date(filter.after.value) : filter.after.value
    found.push(`(${column}, id) < (${value(last)}::${type}, ${value(filter.after.id)}::bigint)`)
  }
  const { rows } = await db.query<StoryRow>(
    `WITH counted AS (
       SELECT story_id AS id, count(*) AS mentions, count(DISTINCT mentions.outlet_id) AS outlets,
         min(mentions.published_at) AS "firstAt", date_trunc('milliseconds', max(mentions.published_at)) AS "lastAt"
       FROM mentions
       JOIN story_mentions ON story_mentions.mention_id = mentions.id
       JOIN effective_labels AS labels ON labels.mention_id = mentions.id AND labels.relevance <> 'none'
       JOIN versions ON versions.id = labels.version_id AND versions.current
       WHERE ${conditions.join('\n         AND ')}
       GROUP BY story_id
       HAVING ${having.join(' AND ')}
     ),
     page AS (
       SELECT *
       FROM counted
       ${found.length > 0 ? `WHERE ${found.join(' AND ')}` : ''}
       ORDER BY ${column} DESC, id DESC
       LIMIT ${value(filter.limit)}
     )
     SELECT page.*, first.title, first.outlet AS "firstOutlet", ${agencyOf('page.id')} AS agency
     FROM page
     CROSS JOIN LATERAL (
       SELECT mentions.title, ${outletJson} AS outlet
       FROM story_mentions
       JOIN mentions ON mentions.id = mention_id
       JOIN outlets ON outlets.id = outlet_id
       WHERE story_id = page.id
       ORDER BY published_at, mentions.id
       LIMIT 1
     ) AS first
     ORDER BY page.${column} DESC, page.id DESC`,
    values,
  )
  return rows
}

export type StoryMention = {
  id: number
  outlet: Outlet
  title: string
  url: string | null
  publishedAt: Date
  dateBelieved: boolean
  agency: string | null
  /** The mention that it joined: the first with its wording, or, for that one, the first of the wording that it is closest to. */
  joined: number | null
  /** How much of the two is the same, 0 to 1; null for the one that others joined. */
  overlap: number | null
}

/** All that is known of a story; null where there is none. */
export type Story = {
  id: number
  mentions: number
  outlets: number
  states: number
  firstAt: Date
  lastAt: Date
  agency: string | null
  /** Different titles, in the order in which they came. */
  headlines: { title: string; mentions: number; firstAt: string }[]
  /** The first `limit` mentions, oldest first. */
  members: StoryMention[]
}

/** A story with its lineage, and up to `limit` of its mentions; null where there is none. */
export async function findStory(db: Db, id: number, limit: number): Promise<Story | null> {
  const { rows } = await db.query<Omit<Story, 'members'>>(
    `SELECT $1::bigint AS id, count(*) AS mentions, count(DISTINCT outlet_id) AS outlets, count(DISTINCT state) AS states,
       min(published_at) AS "firstAt", max(published_at) AS "lastAt", ${agencyOf('$1')} AS agency,
       (
         SELECT jsonb_agg(headline ORDER BY headline->>'firstAt', headline->>'title')
         FROM (
           SELECT jsonb_build_object('title', title, 'mentions', count(*), 'firstAt', min(published_at)) AS headline
           FROM story_mentions
           JOIN mentions ON mentions.id = mention_id
           WHERE story_id = $1
           GROUP BY title
         ) AS headlines
       ) AS headlines
     FROM story_mentions
     JOIN mentions ON mentions.id = mention_id
     JOIN outlets ON outlets.id = outlet_id
     WHERE story_id = $1
     HAVING count(*) > 0`,
    [id],
  )
  const [story] = rows
  return story ? { ...story, members: await listMembers(db, id, limit) } : null
}

async function listMembers(db: Db, id: number, limit: number): Promise<StoryMention[]> {
  const { rows } = await db.query<StoryMention>(
    `WITH member AS (
       SELECT mentions.*, agency, alike, wording_id,
         first_value(mentions.id) OVER (PARTITION BY wording_id ORDER BY published_at, mentions.id) AS brought_by
       FROM story_mentions
       JOIN mentions ON mentions.id = mention_id
       WHERE story_id = $1
     ),
     joined AS (
       SELECT member.*,
         CASE WHEN brought_by = member.id THEN joined_id END AS joined_wording,
         CASE WHEN brought_by = member.id THEN overlap ELSE alike END AS overlap
       FROM member
       JOIN wordings ON wordings.id = wording_id
     )
     SELECT joined.id, ${outletJson} AS outlet, title, url, published_at AS "publishedAt",
       date_believed AS "dateBelieved", agency,
       CASE WHEN brought_by = joined.id THEN closest.mention_id ELSE brought_by END AS joined,
       CASE WHEN brought_by = joined.id AND closest.mention_id IS NULL THEN NULL ELSE overlap END AS overlap
     FROM joined
     JOIN outlets ON outlets.id = outlet_id
     LEFT JOIN (SELECT DISTINCT wording_id, brought_by AS mention_id FROM member) AS closest
       ON closest.wording_id = joined_wording
     ORDER BY published_at, joined.id
     LIMIT $2`,
    [id, limit],
  )
  return rows
}
