import { frames, immigrantFramings, labelKinds, relevances, tones } from '@mirador/core/terms.ts'
import { listVersions, type VersionProgress } from '@mirador/store/versions.ts'
import { Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { compareVersions } from '../compare-versions.ts'
import { oneOf } from '../parameters.ts'

const name = Type.String({ description: '<codebook version>/<model version>' })
const time = Type.String({ format: 'date-time' })

const versionsResponse = Type.Object({
  versions: Type.Array(
    Type.Object({
      name,
      current: Type.Boolean({ description: 'Whether figures and lists are of this version where none is named' }),
      createdAt: time,
      currentSince: Type.Union([time, Type.Null()], {
        description: 'When it last became current; null if it never was',
      }),
      labelled: Type.Integer({ description: 'Mentions that it has labelled' }),
      mentions: Type.Integer({ description: 'Mentions that are stored' }),
      counted: Type.Boolean({
        description: 'Whether trends can be asked of it, for periods in which it has labelled every mention',
      }),
    }),
  ),
})

const word = Type.String({ minLength: 1, maxLength: 200 })
const pair = Type.Object({ from: Type.Optional(word), to: Type.Optional(word) }, { additionalProperties: false })
const end = Type.Union([Type.String(), Type.Null()])
const reading = Type.Object({
  relevance: oneOf(relevances),
  frames: Type.Array(oneOf(frames)),
  immigrants: oneOf(immigrantFramings),
  tone: oneOf(tones),
})
const kappa = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() })
const comparison = Type.Object({
  from: name,
  to: name,
  mentions: Type.Integer({ description: 'Mentions that both have labelled: all figures are of these' }),
  onlyFrom: Type.Integer(),
  onlyTo: Type.Integer(),
  method: Type.String(),
  labels: Type.Array(
    Type.Object({
      of: oneOf(labelKinds),
      label: Type.String(),
      from: Type.Integer({ description: 'Mentions with the label in the first version' }),
      to: Type.Integer({ description: 'And in the second' }),
      gained: Type.Integer(),
      lost: Type.Integer(),
      agreement: Type.Number({ description: 'Share of mentions on which both agree' }),
      kappa: Type.Union([kappa, Type.Null()], {
        description: 'null where under 20 mentions carry the label, or all do',
      }),
    }),
  ),
  confusions: Type.Array(
    Type.Object({
      of: oneOf(labelKinds),
      labels: Type.Array(Type.String()),
      mentions: Type.Array(Type.Array(Type.Integer()), {
        description: 'Row: the label in the first version; column: in the second',
      }),
    }),
  ),
  moves: Type.Array(
    Type.Object({
      of: oneOf(labelKinds),
      from: end,
      to: end,
      mentions: Type.Integer(),
      examples: Type.Array(Type.Object({ id: Type.Integer(), title: Type.String(), from: reading, to: reading })),
    }),
    { description: 'The biggest; of a frame that came or went the other end is null' },
  ),
})
const method =
  "The versions' own labels, without corrections. Cohen's kappa of having the label or not, with its large-sample interval at 95 % (Fleiss, Cohen and Everitt 1969)."

/** Versions of the judgement: how far each is, and what moves between two. */
export function versionRoutes(app: Api, { pool }: ApiDeps): void {
  const listSchema = {
    summary: 'Versions of the judgement, oldest first, and how far each is',
    tags: ['reference'],
    response: { 200: versionsResponse },
  }
  app.get('/versions', { schema: listSchema }, async () => ({ versions: (await listVersions(pool)).map(present) }))

  const compareSchema = {
    summary: 'What moves between two versions: labels gained and lost, agreement, the biggest moves',
    description:
      'Without names: the current version and the one that is being prepared or, where there is none, the one that it replaced.',
    tags: ['reference'],
    querystring: pair,
    response: { 200: comparison },
  }
  app.get('/versions/compare', { schema: compareSchema }, async ({ query }) => {
    const { labels, confusions, moves, ...found } = await compareVersions(pool, query.from, query.to)
    return {
      ...found,
      method,
      labels: labels.map(({ kind, kappa, ...counts }) => ({
        of: kind,
        ...counts,
        kappa: kappa && { value: kappa.kappa, low: kappa.low, high: kappa.high },
      })),
      confusions: confusions.map(({ kind, labels, mentions }) => ({ of: kind, labels: [...labels], mentions })),
      moves: moves.map(({ kind, ...move }) => ({ of: kind, ...move })),
    }
  })
}

const present = ({
  name,
  current,
  counted,
  createdAt,
  currentSince,
  labelled,
  mentions,
  staleHours,
}: VersionProgress) => ({
  name,
  current,
  createdAt: createdAt.toISOString(),
  currentSince: currentSince?.toISOString() ?? null,
  labelled,
  mentions,
  counted: counted && (current || staleHours === 0),
})
