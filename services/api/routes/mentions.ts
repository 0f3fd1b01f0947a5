import { MiradorError } from '@mirador/core/errors.ts'
import {
  evidenceFields,
  frames,
  immigrantFramings,
  labelKinds,
  languages,
  relevances,
  subFrames,
  tones,
  voices,
} from '@mirador/core/terms.ts'
import { listMentions, type MentionRow } from '@mirador/store/mentions.ts'
import { findRevisions } from '@mirador/store/revisions.ts'
import { readRollUpState } from '@mirador/store/trends.ts'
import { Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import {
  cutOf,
  cutParameters,
  decodeCursor,
  encodeCursor,
  listMark,
  nextPage,
  oneOf,
  pageParameters,
  periodOf,
  periodParameters,
  several,
} from '../parameters.ts'

/** Which mentions are meant: parameters that lists of other things share. */
export const mentionParameters = {
  q: Type.Optional(
    Type.String({
      maxLength: 300,
      description:
        'Words in title or text: all of them; "a phrase" in quotes; OR between alternatives; - before what must not occur',
    }),
  ),
  frame: several(oneOf(frames), 'Any of these frames'),
  immigrants: several(oneOf(immigrantFramings), 'Any of these framings of immigrants'),
  subFrame: several(oneOf(subFrames), 'Any of these sub-frames of a framing of immigrants'),
  tone: several(oneOf(tones), 'Any of these tones'),
  relevance: several(oneOf(relevances), 'mexico, immigration'),
  ...periodParameters,
  ...cutParameters,
}

const query = Type.Object(
  {
    story: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'Id of a story' })),
    ...mentionParameters,
    ...pageParameters,
  },
  { additionalProperties: false },
)

const span = {
  field: oneOf(evidenceFields),
  start: Type.Integer(),
  end: Type.Integer(),
  text: Type.String({
    description:
      'The field from start to end, in UTF-16 code units; of article: the text of /v1/mentions/{id}/article, which judged the mention where it was read',
  }),
}
const evidence = Type.Array(Type.Object(span))
const told = Type.Object({ ...span, voice: oneOf(voices, 'How the words are given') })

const review = Type.Object({
  kind: oneOf(labelKinds),
  label: Type.String(),
  holds: Type.Boolean({ description: 'false for a frame that is not there' }),
  said: Type.Union([Type.String(), Type.Null()], { description: 'What the model had said; of a frame, true or false' }),
  reviewer: Type.String(),
  why: Type.String(),
  at: Type.String({ format: 'date-time' }),
})

const mention = Type.Object({
  id: Type.Integer(),
  outlet: Type.Object({
    slug: Type.String(),
    name: Type.String(),
    state: Type.Union([Type.String(), Type.Null()]),
    synthetic: Type.Boolean(),
  }),
  url: Type.Union([Type.String(), Type.Null()]),
  title: Type.String(),
  text: Type.String(),
  language: oneOf(languages),
  publishedAt: Type.String({ format: 'date-time' }),
  dateBelieved: Type.Boolean({ description: 'false where publishedAt is the time it was first seen' }),
  firstSeenAt: Type.String({ format: 'date-time' }),
  story: Type.Union([Type.Object({ id: Type.Integer(), mentions: Type.Integer() }), Type.Null()], {
    description: 'The mentions that carry the same text (/v1/stories/{id}); null until it has found its story',
    examples: [{ id: 4_711, mentions: 38 }],
  }),
  revisions: Type.Integer({
    description: 'How often its feed changed its title or text (/v1/mentions/{id}/revisions)',
  }),
  relevance: oneOf(relevances),
  frames: Type.Array(Type.Object({ id: oneOf(frames), score: Type.Number(), evidence })),
  immigrants: oneOf(immigrantFramings),
  subFrames: Type.Array(Type.Object({ id: oneOf(subFrames), evidence: Type.Array(told) }), {
    description: 'What the framing shows immigrants as; while the framing that the model gave holds',
  }),
  speakers: Type.Array(told, { description: 'Who speaks in it, by the name in the text' }),
  tone: oneOf(tones),
  evidence: Type.Object({ relevance: evidence, immigrants: evidence, tone: evidence }),
  version: Type.String(),
  reviews: Type.Array(review, {
    description: "The labels above that a person confirmed or corrected; all others are the model's",
  }),
})

const revision = Type.Object(
  {
    title: Type.String(),
    text: Type.String(),
    changedAt: Type.String({ format: 'date-time', description: 'When it was seen to say something else' }),
  },
  {
    examples: [
      { title: 'Three hurt on bridge to Mexico', text: 'Officials said …', changedAt: '2026-11-20T10:02:00.000Z' },
    ],
  },
)

const response = Type.Object({
  version: Type.String({ description: 'Codebook and model that made the labels' }),
  mentions: Type.Array(mention),
  next: nextPage,
})

/** Mentions by page, newest first, with the words that earned each label. */
export function mentionRoutes(app: Api, { pool }: ApiDeps): void {
  const schema = {
    summary: 'Mentions, newest first, with their labels and evidence',
    tags: ['mentions'],
    querystring: query,
    response: { 200: response },
  }
  app.get('/mentions', { schema }, async ({ query }) => {
    const { q, story, cursor, limit = 50, frame, immigrants, subFrame, tone, relevance } = query
    const { timeZone, version } = await readRollUpState(pool)
    const { from, to } = periodOf(query, {}, timeZone)
    const list = listMark(query)
    const after = decodeCursor(cursor, (position) => readCursor(position, list))
    const filter = {
      cut: cutOf(query),
      from,
      to,
      frame,
      immigrants,
      subFrame,
      tone,
      relevance,
      search: q,
      story,
      after,
    }
    const found = await listMentions(pool, { ...filter, limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    const next = found.length > limit && last ? encodeCursor([last.publishedAt.toISOString(), last.id, list]) : null
    return { version, mentions: page.map(present), next }
  })

  const revisionsSchema = {
    summary: 'What a mention said before its feed changed it, oldest first; the mention has what it says now',
    tags: ['mentions'],
    params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }),
    response: { 200: Type.Object({ revisions: Type.Array(revision) }) },
  }
  app.get('/mentions/:id/revisions', { schema: revisionsSchema }, async ({ params: { id } }) => {
    const revisions = await findRevisions(pool, id)
    if (!revisions) throw new MiradorError('not-found', `There is no mention ${id}.`)
    return { revisions: revisions.map((one) => ({ ...one, changedAt: one.changedAt.toISOString() })) }
  })
}

const present = (row: MentionRow) => ({
  ...row,
  publishedAt: row.publishedAt.toISOString(),
  firstSeenAt: row.firstSeenAt.toISOString(),
})

function readCursor(position: unknown, list: string): { publishedAt: Date; id: number } | undefined {
  if (!Array.isArray(position) || position[2] !== list) return undefined
  const publishedAt = new Date(String(position[0]))
  return Number.isNaN(publishedAt.getTime()) || !Number.isSafeInteger(position[1])
    ? undefined
    : { publishedAt, id: Number(position[1]) }
}
