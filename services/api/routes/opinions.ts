import { agreementOf } from '@mirador/analysis/opinion/agreement.ts'
import {
  frames,
  immigrantFramings,
  labelKinds,
  type OpinionFault,
  opinionFaults,
  relevances,
  tones,
} from '@mirador/core/terms.ts'
import { type Compared, listCompared, listOpinions } from '@mirador/store/opinions.ts'
import { checkMention } from '@mirador/store/reviews.ts'
import { readRollUpState } from '@mirador/store/trends.ts'
import { Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { oneOf } from '../parameters.ts'

const params = Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) })
const evidence = Type.Array(
  Type.Object({ field: oneOf(['title', 'text']), start: Type.Integer(), end: Type.Integer(), text: Type.String() }),
)
const refused = Type.Object(
  { quotes: Type.Integer(), labels: Type.Integer() },
  { description: 'Quotes that are not in the text, and labels without one that is or outside the codebook' },
)
const version = Type.String({ description: 'Codebook, model and prompt' })

const opinion = Type.Object({
  version,
  askedAt: Type.String({ format: 'date-time' }),
  refused,
  failed: Type.Union([oneOf(Object.keys(opinionFaults) as OpinionFault[]), Type.Null()], {
    description: 'Why there is none; null where there is',
  }),
  detail: Type.Union([Type.String(), Type.Null()]),
  said: Type.Union([
    Type.Object({
      relevance: oneOf(relevances),
      frames: Type.Array(Type.Object({ id: oneOf(frames), score: Type.Number(), evidence })),
      immigrants: oneOf(immigrantFramings),
      tone: oneOf(tones),
      evidence: Type.Object({ relevance: evidence, immigrants: evidence, tone: evidence }),
    }),
    Type.Null(),
  ]),
})

const share = (description: string) => Type.Number({ description })
const agreement = Type.Object({
  of: oneOf(labelKinds),
  label: Type.String(),
  both: Type.Integer({ description: 'Mentions that carry the label in both readings' }),
  onlyOurs: Type.Integer(),
  onlyTheirs: Type.Integer(),
  neither: Type.Integer(),
  agreement: share('Share on which both readings agree'),
  kappa: Type.Union([
    Type.Object({ value: Type.Number(), low: share('Lower end of the 95 % interval'), high: share('Upper end') }),
    Type.Null(),
  ]),
})
const agreementResponse = Type.Object({
  version: Type.String({ description: 'Codebook and model of our labels' }),
  method: Type.String(),
  opinions: Type.Array(
    Type.Object({
      version,
      n: Type.Integer({ description: 'Drawn mentions with both readings' }),
      failed: Type.Integer({ description: 'Drawn mentions that the model was asked about and gave no opinion on' }),
      refused,
      labels: Type.Array(agreement),
    }),
  ),
})
const method =
  "Cohen's kappa with its large-sample interval at 95 % (Fleiss, Cohen and Everitt 1969) on the mentions drawn for the audit, weighed by 1 / chance to be drawn, on the effective sample (Kish 1965); our labels are the model's own, without corrections."

/** What a model of the operator's own says, beside our labels; it enters no count. */
export function opinionRoutes(app: Api, { pool }: ApiDeps): void {
  const opinionsSchema = {
    summary: 'Second opinions on a mention, with the words that they stand on',
    tags: ['opinions'],
    params,
    response: { 200: Type.Object({ opinions: Type.Array(opinion) }) },
  }
  app.get('/mentions/:id/opinions', { schema: opinionsSchema }, async ({ params }) => {
    await checkMention(pool, params.id)
    const opinions = await listOpinions(pool, params.id)
    return { opinions: opinions.map((one) => ({ ...one, askedAt: one.askedAt.toISOString() })) }
  })

  const agreementSchema = {
    summary: 'How far second opinions agree with our labels, label by label',
    tags: ['opinions'],
    response: { 200: agreementResponse },
  }
  app.get('/opinions/agreement', { schema: agreementSchema }, async () => {
    const { version } = await readRollUpState(pool)
    const opinions = [...(await listCompared(pool))].map(([version, compared]) => ({ version, ...compare(compared) }))
    return { version, method, opinions }
  })
}

function compare(mentions: Compared[]) {
  const given = mentions.filter(({ failed }) => !failed)
  const readTwice = given.map(({ weight, model, opinion }) => ({ weight, first: model, second: opinion }))
  return {
    n: given.length,
    failed: mentions.length - given.length,
    refused: {
      quotes: given.reduce((sum, { refused }) => sum + refused.quotes, 0),
      labels: given.reduce((sum, { refused }) => sum + refused.labels, 0),
    },
    labels: agreementOf(readTwice).map(({ kind, label, counts, agreement, kappa }) => ({
      of: kind,
      label,
      both: counts.both,
      onlyOurs: counts.first,
      onlyTheirs: counts.second,
      neither: counts.neither,
      agreement,
      kappa: kappa && { value: kappa.kappa, low: kappa.low, high: kappa.high },
    })),
  }
}
