import type {
  Classification,
  EvidenceField,
  Frame,
  FrameLabel,
  ImmigrantFraming,
  Relevance,
  Review,
  Speaker,
  SubFrame,
  SubFrameLabel,
  Tone,
} from '@mirador/core/terms.ts'
import { type Cut, cutCondition } from './cut.ts'
import type { Db } from './db.ts'

export type MentionFilter = {
  cut: Cut
  from?: Date | undefined
  to?: Date | undefined
  frame?: Frame[] | undefined
  immigrants?: ImmigrantFraming[] | undefined
  subFrame?: SubFrame[] | undefined
  tone?: Tone[] | undefined
  relevance?: Relevance[] | undefined
  /** Words, "quoted phrases", OR and -minus, as search engines take them. */
  search?: string | undefined
  /** The id of a story. */
  story?: number | undefined
  /** The last row of the page before. */
  after?: { publishedAt: Date; id: number } | undefined
  limit: number
}

export type MentionRow = {
  id: number
  outlet: { slug: string; name: string; state: string | null; synthetic: boolean }
  url: string | null
  title: string
  text: string
  publishedAt: Date
  dateBelieved: boolean
  firstSeenAt: Date
  /** Its story, and how many mentions that has; null until it has found one. */
  story: { id: number; mentions: number } | null
  /** How often its feed changed its title or text. */
  revisions: number
} & Omit<Classification<EvidenceField>, 'evidence' | 'frames'> & {
    /** A frame that a person holds true against the model has the score 1 and no evidence. */
    frames: FrameLabel<EvidenceField>[]
    /** Of the labels that the model gave; empty for a kind that a person corrected. */
    evidence: Classification<EvidenceField>['evidence']
    /** What people say of its labels, and is in force. */
    reviews: Review[]
  }

type Stored = Omit<MentionRow, 'outlet' | 'frames' | 'evidence' | 'reviews' | 'subFrames' | 'speakers'> & {
  frames: Frame[]
  /** Null where a person said that their framing does not hold. */
  subFrames: SubFrame[] | null
  reviews: Review[] | null
  slug: string
  name: string
  state: string | null
  synthetic: boolean
  /** Labels of a version that knew no sub-frames have none in their evidence. */
  evidence: {
    frames: FrameLabel<EvidenceField>[]
    subFrames?: SubFrameLabel<EvidenceField>[]
    speakers?: Speaker<EvidenceField>[]
  } & Classification<EvidenceField>['evidence']
}

/**
 * What a mention and its labels must be for a filter, as conditions on the tables mentions and labels; their values are appended to
 * `values`. Paging is the list's own.
 */
export function mentionConditions(filter: Omit<MentionFilter, 'after' | 'limit'>, values: unknown[]): string[] {
  const value = (given: unknown) => `$${values.push(given)}`
  const conditions = [cutCondition(filter.cut, 'mentions.outlet_id', values)]
  if (filter.from) conditions.push(`mentions.published_at >= ${value(filter.from)}`)
  if (filter.to) conditions.push(`mentions.published_at < ${value(filter.to)}`)
  if (filter.frame?.length) conditions.push(`labels.frames && ${value(filter.frame)}::text[]`)
  if (filter.immigrants?.length) conditions.push(`labels.immigrants = ANY (${value(filter.immigrants)})`)
  if (filter.subFrame?.length) {
    const any = `sub_frames && ${value(filter.subFrame)}::text[]`
    // the first finds them by an index, the second leaves out what a person corrected
    conditions.push(
      `mentions.id IN (SELECT mention_id FROM labels WHERE ${any} AND sub_frames <> '{}')`,
      `labels.${any}`,
    )
  }
  if (filter.tone?.length) conditions.push(`labels.tone = ANY (${value(filter.tone)})`)
  if (filter.relevance?.length) conditions.push(`labels.relevance = ANY (${value(filter.relevance)})`)
  if (filter.search) {
    const words = value(filter.search)
    conditions.push(
      `mentions.search @@ (websearch_to_tsquery('english', ${words}) || websearch_to_tsquery('spanish', ${words}))`,
    )
  }
  if (filter.story !== undefined)
    conditions.push(`mentions.id IN (SELECT mention_id FROM story_mentions WHERE story_id = ${value(filter.story)})`)
  return conditions
}

/** Mentions with the labels of the current version and what people corrected laid over, newest first, after the row `after`. */
export async function listMentions(db: Db, filter: MentionFilter): Promise<MentionRow[]> {
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const conditions = mentionConditions(filter, values)
  if (filter.after)
    conditions.push(
      `(mentions.published_at, mentions.id) < (${value(filter.after.publishedAt)}::timestamptz, ${value(filter.after.id)}::bigint)`,
    )
  const { rows } = await db.query<Stored>(
    `SELECT mentions.id, outlets.slug, outlets.name, outlets.state, outlets.synthetic,
       mentions.url, mentions.title, mentions.text, mentions.language,
       mentions.published_at AS "publishedAt", mentions.date_believed AS "dateBelieved",
       mentions.first_seen_at AS "firstSeenAt",
       labels.relevance, labels.frames, labels.immigrants, labels.sub_frames AS "subFrames", labels.tone,
       labels.evidence, labels.reviews,
       versions.name AS version,
       (
         SELECT jsonb_build_object('id', story_id, 'mentions', (
           SELECT count(*) FROM story_mentions AS member WHERE member.story_id = story_mentions.story_id
         ))
         FROM story_mentions
         WHERE mention_id = mentions.id
       ) AS story,
       (SELECT count(*) FROM revisions WHERE mention_id = mentions.id) AS revisions
     FROM mentions
     JOIN effective_labels AS labels ON labels.mention_id = mentions.id AND labels.relevance <> 'none'
     JOIN versions ON versions.id = labels.version_id AND versions.current
     JOIN outlets ON outlets.id = mentions.outlet_id
     WHERE ${conditions.join('\n       AND ')}
     ORDER BY mentions.published_at DESC, mentions.id DESC
     LIMIT ${value(filter.limit)}`,
    values,
  )
  return rows.map(present)
}

function present({
  slug,
  name,
  state,
  synthetic,
  evidence,
  frames,
  subFrames,
  reviews,
  ...mention
}: Stored): MentionRow {
  const given = new Map(evidence.frames.map((frame) => [frame.id, frame]))
  const stands = (kind: 'relevance' | 'immigrants' | 'tone') =>
    (reviews ?? []).every((review) => review.kind !== kind || review.label === review.said)
  return {
    ...mention,
    outlet: { slug, name, state, synthetic },
    frames: frames.map((id) => given.get(id) ?? { id, score: 1, evidence: [] }),
    subFrames: (subFrames && evidence.subFrames) ?? [],
    speakers: (subFrames && evidence.speakers) ?? [],
    evidence: {
      relevance: stands('relevance') ? evidence.relevance : [],
      immigrants: stands('immigrants') ? evidence.immigrants : [],
      tone: stands('tone') ? evidence.tone : [],
    },
    reviews: reviews ?? [],
  }
}
