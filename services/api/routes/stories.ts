import { type Agency, agencies } from '@mirador/analysis/stories/agency.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import {
  findStory,
  listStories,
  type Story,
  type StoryOrder,
  type StoryRow,
  storyOrders,
} from '@mirador/store/story-lists.ts'
import { readRollUpState } from '@mirador/store/trends.ts'
import { type Static, Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import {
  cutOf,
  decodeCursor,
  encodeCursor,
  listMark,
  nextPage,
  oneOf,
  pageParameters,
  periodOf,
  several,
} from '../parameters.ts'
import { mentionParameters } from './mentions.ts'

const agencyIds = Object.keys(agencies) as Agency[]

const query = Type.Object(
  {
    sort: Type.Optional(
      Type.Unsafe<StoryOrder>({
        ...oneOf(storyOrders),
        default: 'mentions',
        description: 'The most mentions first, or the newest',
      }),
    ),
    atLeast: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        default: 1,
        description: 'Only stories with so many of these mentions, or more',
      }),
    ),
    agency: several(oneOf(agencyIds), 'Any of these agencies'),
    ...mentionParameters,
    ...pageParameters,
  },
  { additionalProperties: false },
)

const time = Type.String({ format: 'date-time' })
const text = Type.Union([Type.String(), Type.Null()])
const outlet = Type.Object({ slug: Type.String(), name: Type.String(), state: text, synthetic: Type.Boolean() })
const agency = Type.Union([Type.Object({ id: oneOf(agencyIds), name: Type.String() }), Type.Null()], {
  description: 'The agency that most mentions name as their source; null where none does',
})
const exampleAgency = { id: 'ap', name: 'Associated Press' }
const exampleOutlet = { slug: 'el-paso-times', name: 'El Paso Times', state: 'TX', synthetic: false }

const story = Type.Object(
  {
    id: Type.Integer(),
    mentions: Type.Integer({ description: 'Its mentions in the period, the cut and the filters' }),
    outlets: Type.Integer({ description: 'Outlets of those mentions' }),
    firstAt: time,
    lastAt: time,
    title: Type.String({ description: 'Of the first of all its mentions' }),
    firstOutlet: outlet,
    agency,
  },
  {
    examples: [
      {
        id: 4_711,
        mentions: 38,
        outlets: 35,
        firstAt: '2026-11-20T10:02:00.000Z',
        lastAt: '2026-11-21T18:40:00.000Z',
        title: 'Mexico and Texas agree on night crossings',
        firstOutlet: exampleOutlet,
        agency: exampleAgency,
      },
    ],
  },
)

const member = Type.Object(
  {
    id: Type.Integer({ description: 'Of the mention' }),
    outlet,
    title: Type.String(),
    url: text,
    publishedAt: time,
    dateBelieved: Type.Boolean(),
    agency,
    joined: Type.Union([Type.Integer(), Type.Null()], {
      description:
        'The mention that its text is closest to, of those that came before; null for the one that others joined',
    }),
    overlap: Type.Union([Type.Number(), Type.Null()], {
      description:
        'How much of the two texts is the same, 0 to 1: of the same wording how alike they are, else the part of the shorter that the longer has',
    }),
  },
  {
    examples: [
      {
        id: 90_210,
        outlet: exampleOutlet,
        title: 'Night crossings at Laredo',
        url: 'https://paper.example/night',
        publishedAt: '2026-11-20T12:30:00.000Z',
        dateBelieved: true,
        agency: exampleAgency,
        joined: 90_113,
        overlap: 0.92,
      },
    ],
  },
)

const membersShown = 500
const lineage = Type.Object({
  id: Type.Integer(),
  mentions: Type.Integer({ description: 'All that it has' }),
  outlets: Type.Integer(),
  states: Type.Integer({ description: 'States that its outlets are of' }),
  firstAt: time,
  lastAt: time,
  agency,
  headlines: Type.Array(Type.Object({ title: Type.String(), mentions: Type.Integer(), firstAt: time }), {
    description: 'Different titles, in the order in which they came',
    examples: [
      [{ title: 'Mexico and Texas agree on night crossings', mentions: 30, firstAt: '2026-11-20T10:02:00.000Z' }],
    ],
  }),
  members: Type.Array(member, {
    description: `Its mentions, oldest first, at most ${membersShown}; all of them: /v1/mentions?story=`,
  }),
})

/** What is shown of a week if no period is asked for. */
const standardDays = 7
const dayMs = 86_400_000

/** Mentions that carry the same text, counted once. */
export function storyRoutes(app: Api, { pool, now }: ApiDeps): void {
  const listSchema = {
    summary: 'Stories: mentions that carry the same text',
    description: `Of the last ${standardDays} days if no period is given. A story is there where one of its mentions is; a mention that has not found its story yet is in none.`,
    tags: ['stories'],
    querystring: query,
    response: { 200: Type.Object({ stories: Type.Array(story), next: nextPage }) },
  }
  app.get('/stories', { schema: listSchema }, async ({ query }) => {
    const { q, cursor, limit = 50, sort: order = 'mentions', atLeast = 1, agency } = query
    const { frame, immigrants, subFrame, tone, relevance } = query
    const { timeZone } = await readRollUpState(pool)
    const list = listMark(query)
    const position = decodeCursor(cursor, (given) => readCursor(given, list))
    // the pages of a list are of one period
    const seenAt = position?.now ?? now().getTime()
    const { from, to } = periodOf(
      query,
      { from: new Date(seenAt - standardDays * dayMs), to: new Date(seenAt) },
      timeZone,
    )
    const labels = { frame, immigrants, subFrame, tone, relevance }
    const filter = { ...labels, cut: cutOf(query), from, to, search: q, order, atLeast, agency, after: position?.after }
    const found = await listStories(pool, { ...filter, limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    const value = last && (order === 'newest' ? last.lastAt.getTime() : last.mentions)
    const next = found.length > limit && last ? encodeCursor([value, last.id, seenAt, list]) : null
    return { stories: page.map(present), next }
  })

  const schema = {
    summary:
      'A story with its lineage: who had it first, which agency it names, how it travelled and changed its headline',
    tags: ['stories'],
    params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }),
    response: { 200: lineage },
  }
  app.get('/stories/:id', { schema }, async ({ params: { id } }) => {
    const found = await findStory(pool, id, membersShown)
    if (!found) throw new MiradorError('not-found', `There is no story ${id}: it may have been taken in by another.`)
    return presentLineage(found)
  })
}

const named = (id: string | null): Static<typeof agency> =>
  id !== null && id in agencies ? { id: id as Agency, name: agencies[id as Agency] } : null

const present = (row: StoryRow): Static<typeof story> => ({
  ...row,
  agency: named(row.agency),
  firstAt: row.firstAt.toISOString(),
  lastAt: row.lastAt.toISOString(),
})

const presentLineage = (row: Story): Static<typeof lineage> => ({
  ...row,
  agency: named(row.agency),
  firstAt: row.firstAt.toISOString(),
  lastAt: row.lastAt.toISOString(),
  headlines: row.headlines.map((headline) => ({ ...headline, firstAt: new Date(headline.firstAt).toISOString() })),
  members: row.members.map((one) => ({
    ...one,
    agency: named(one.agency),
    publishedAt: one.publishedAt.toISOString(),
    overlap: one.overlap === null ? null : Math.round(one.overlap * 1_000) / 1_000,
  })),
})

function readCursor(given: unknown, list: string): { after: { value: number; id: number }; now: number } | undefined {
  if (!Array.isArray(given) || given.length !== 4 || given[3] !== list) return undefined
  const [value, id, now] = given as unknown[]
  const whole = [value, id, now].every((number) => Number.isSafeInteger(number) && Math.abs(Number(number)) < 8e15)
  return whole ? { after: { value: Number(value), id: Number(id) }, now: Number(now) } : undefined
}
