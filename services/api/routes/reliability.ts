import { shareInterval } from '@mirador/analysis/intervals.ts'
import { type Audited, correctedShare, fewestAudited, reliabilityOf } from '@mirador/analysis/reliability.ts'
import { addDays, dayOf, startOfDay } from '@mirador/core/days.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import { type LabelKind, labelKinds, reviewableLabels } from '@mirador/core/terms.ts'
import {
  type AuditedMention,
  type ChanceFind,
  countChanceFinds,
  listAudited,
  type Verdict,
} from '@mirador/store/audit.ts'
import type { Cut } from '@mirador/store/cut.ts'
import { readModelSums } from '@mirador/store/model-sums.ts'
import { readRollUpState } from '@mirador/store/trends.ts'
import { Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { cutOf, cutParameters, oneOf, periodOf, periodParameters } from '../parameters.ts'

const estimate = Type.Object({
  value: Type.Union([Type.Number(), Type.Null()]),
  low: Type.Number({ description: 'Lower end of the 95 % interval' }),
  high: Type.Number({ description: 'Upper end of the 95 % interval' }),
  n: Type.Integer({ description: 'Audited mentions that it is seen in' }),
})
const label = Type.Object({
  of: oneOf(labelKinds),
  label: Type.String(),
  n: Type.Integer({ description: 'Audited mentions' }),
  said: Type.Integer({ description: 'Of these, those that the model gave the label' }),
  is: Type.Integer({ description: 'Of these, those that a person gave it' }),
  precision: estimate,
  recall: estimate,
  disagreement: estimate,
  chance: Type.Object(
    { confirmed: Type.Integer(), corrected: Type.Integer() },
    { description: 'Reviews outside the audit, which no figure here is made of' },
  ),
})
const reliabilityResponse = Type.Object({
  version: Type.String(),
  audited: Type.Integer(),
  method: Type.String(),
  labels: Type.Array(label),
})
const reliabilityMethod =
  'Ratios of sums weighed by 1 / chance to be drawn (Hájek 1971); Wilson intervals at 95 % on the effective sample. Recall of relevance is over what was kept: what is not kept cannot be drawn.'

const sharesResponse = Type.Object({
  version: Type.String(),
  from: Type.String({ format: 'date-time' }),
  to: Type.String({ format: 'date-time' }),
  filters: Type.Record(Type.String(), Type.Array(Type.String())),
  audited: Type.Integer(),
  method: Type.String(),
  rows: Type.Array(
    Type.Object({
      of: oneOf(labelKinds),
      label: Type.String(),
      nTotal: Type.Integer({ description: 'Mentions of the cut as the model keeps them' }),
      model: Type.Object({ share: Type.Number(), low: Type.Number(), high: Type.Number() }),
      corrected: estimate,
    }),
  ),
})
const sharesMethod =
  'corrected = share by the model + weighted mean of (person - model) over the audited mentions of the cut: the difference estimator (Särndal, Swensson and Wretman 1992), prediction-powered inference (Angelopoulos et al. 2023, Science 382:669); 95 % interval from both variances'

const sharesQuery = Type.Object(
  {
    of: Type.Optional(
      Type.Unsafe<LabelKind>({ ...oneOf(labelKinds), default: 'frame', description: 'The labels of this kind' }),
    ),
    ...periodParameters,
    ...cutParameters,
  },
  { additionalProperties: false },
)
const standardDays = 182

/** What the model's word is worth, by label, and shares freed of its error; both from the audit alone. */
export function reliabilityRoutes(app: Api, { pool, now }: ApiDeps): void {
  const reliabilitySchema = {
    summary: 'How often the model is right, by label, from the audit',
    tags: ['figures'],
    response: { 200: reliabilityResponse },
  }
  app.get('/reliability', { schema: reliabilitySchema }, async () => {
    const [{ version }, mentions, finds] = await Promise.all([
      readRollUpState(pool),
      listAudited(pool, {}),
      countChanceFinds(pool),
    ])
    const labels = labelKinds.flatMap((kind) =>
      reviewableLabels[kind].map((label) => ({
        of: kind,
        label,
        ...reliabilityOf(mentions.map((mention) => asked(mention, kind, label))),
        chance: chanceOf(finds, kind, label),
      })),
    )
    return { version, audited: mentions.length, method: reliabilityMethod, labels }
  })

  const sharesSchema = {
    summary: 'Shares over a period, corrected for the errors of the model',
    description: `One row a label. Refused where fewer than ${fewestAudited} mentions of the cut are audited.`,
    tags: ['figures'],
    querystring: sharesQuery,
    response: { 200: sharesResponse },
  }
  app.get('/shares/corrected', { schema: sharesSchema }, async ({ query }) => {
    const { timeZone } = await readRollUpState(pool)
    const end = now()
    const start = startOfDay(addDays(dayOf(end, timeZone), -standardDays), timeZone)
    const { from = start, to = end } = periodOf(query, { from: start, to: end }, timeZone)
    // counts are read by day: whole ones
    const whole = { from: startOfDay(dayOf(from, timeZone), timeZone), to: dayAfter(to, timeZone) }
    const shares = await readShares(query.of ?? 'frame', cutOf(query), whole.from, whole.to)
    return { ...shares, from: whole.from.toISOString(), to: whole.to.toISOString(), method: sharesMethod }
  })

  async function readShares(kind: LabelKind, cut: Cut, from: Date, to: Date) {
    const [{ version }, audited, sums] = await Promise.all([
      readRollUpState(pool),
      listAudited(pool, cut, from, to),
      readModelSums(pool, kind, cut, from, to),
    ])
    const kept = audited.filter(({ model }) => model.relevance !== 'none')
    if (kept.length < fewestAudited) throw tooFew(kept.length)
    const rows = sums.map(({ label, ...sums }) => {
      const { share, low, high, nEffective } = shareInterval(sums)
      const model = { share: share ?? 0, low, high }
      const corrected = correctedShare(
        { share: model.share, nEffective },
        kept.map((mention) => asked(mention, kind, label)),
      )
      return { of: kind, label, nTotal: sums.n, model, corrected: corrected! }
    })
    const filters = Object.fromEntries(Object.entries(cut).filter(([, value]) => value))
    return { version, filters, audited: kept.length, rows }
  }
}

/** The first instant of the day after the one that a period ends in; the end itself where that is the start of a day. */
function dayAfter(to: Date, timeZone: string): Date {
  const day = dayOf(to, timeZone)
  const start = startOfDay(day, timeZone)
  return start.getTime() === to.getTime() ? to : startOfDay(addDays(day, 1), timeZone)
}

/** Whether the model and the person give a label. */
const asked = ({ weight, model, person }: AuditedMention, kind: LabelKind, label: string): Audited => ({
  weight,
  said: has(model, kind, label),
  is: has(person, kind, label),
})
const has = (verdict: Verdict, kind: LabelKind, label: string): boolean =>
  kind === 'frame' ? verdict.frames.some((frame) => frame === label) : verdict[kind] === label

const chanceOf = (finds: ChanceFind[], kind: LabelKind, label: string) => {
  const { confirmed = 0, corrected = 0 } = finds.find((find) => find.kind === kind && find.label === label) ?? {}
  return { confirmed, corrected }
}

function tooFew(audited: number): MiradorError {
  const message = `Only ${audited} mentions of this cut are audited, and a corrected share needs ${fewestAudited}: widen the cut or the period, or answer more of the audit`
  return new MiradorError('bad-input', message, [{ at: 'from', message }])
}
