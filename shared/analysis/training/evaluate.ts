import { type Frame, frames, immigrantFramings, type Passage, relevances, tones } from '@mirador/core/terms.ts'
import { type Judged, judge, modelOf } from '../judge.ts'
import { read } from '../reading.ts'
import { foldOf } from './folds.ts'
import type { Labelled } from './labelled.ts'
import { keyOf, type Tally, tally, tenths } from './tally.ts'
import { train } from './train.ts'
import type { WordVectors } from './word-vectors.ts'

/** A figure with its 95 % interval, as fractions of one. */
export type Estimate = { value: number; low: number; high: number }
/** Figures of one label, of labels pooled (`micro`) or averaged (`macro`); `n` items or labels have it by the coder. */
export type LabelFigures = { n: number; precision?: Estimate; recall?: Estimate; f1?: Estimate }
/** Of the frame labels with a score in one tenth: how many, their mean score, and how many are right. */
export type TenthFigures = { from: number; n: number; meanScore: number; right: Estimate }
export type Figures = {
  items: number
  groups: number
  labels: Record<string, LabelFigures>
  calibration: TenthFigures[]
  evidence: { labels: number; missing: number; spans: number; bad: number }
}

/** Frames that fewer items have are left out of the mean over frames. */
const fewestForMean = 5
const draws = 1_000

/**
 * Judges every item by weights that were trained without its fold: an outlet is never judged by what learned from it. Only
 * `vectors`, which know no labels, may have been learned from all.
 */
export function crossValidate(
  items: readonly Labelled[],
  folds: number,
  vectors?: WordVectors,
  say: (done: number, total: number) => void = () => {},
): Judged[] {
  const judged = new Map<string, Judged>()
  for (let fold = 0; fold < folds; fold++) {
    const isOut = (item: Labelled) => foldOf(item.group, folds) === fold
    const model = modelOf(
      train(
        items.filter((item) => !isOut(item)),
        vectors,
        (done, total) => say(fold * total + done, folds * total),
      ),
    )
    for (const item of items.filter(isOut)) judged.set(item.id, judge(read(undeclared(item.passage)), model))
  }
  return items.map(({ id }) => judged.get(id)!)
}

/** The passage as an outlet that declares no language gives it, so that telling the language is tested too. */
export const undeclared = ({ title, text }: Passage): Passage => ({ title, text })

/**
 * How well judgements agree with labels, item by item. Intervals are percentiles of a bootstrap over outlets (Efron and
 * Tibshirani 1993, ch. 8 and 13): outlets are drawn again, not items, because items of an outlet are alike. `random`
 * gives numbers in [0, 1).
 */
export function evaluate(items: readonly Labelled[], judged: readonly Judged[], random: () => number): Figures {
  const byGroup = new Map<string, Tally>()
  for (const [i, item] of items.entries()) {
    const into = byGroup.get(item.group) ?? new Map<string, number>()
    tally(item, judged[i]!, into)
    byGroup.set(item.group, into)
  }
  const sample = drawn([...byGroup.values()], random)
  const [whole] = sample
  const estimate = (figure: (tally: Tally) => number): Estimate => interval(sample.map(figure))
  const rows = Object.entries(rowsOf(whole!)).map(([name, row]): [string, LabelFigures] => {
    const n = row.questions.reduce((sum, question) => sum + goldOf(whole!, question), 0)
    const pooled = (of: (counts: Counts) => number) =>
      estimate((one) => of(row.questions.map((question) => countsOf(one, question)).reduce(plus)))
    if (row.show === 'mean') {
      const mean = (one: Tally) =>
        row.questions.reduce((sum, question) => sum + f1(countsOf(one, question)), 0) / row.questions.length
      return [name, { n, f1: estimate(mean) }]
    }
    if (row.show === 'recall') return [name, { n, recall: pooled(recall) }]
    return [name, { n, precision: pooled(precision), recall: pooled(recall), f1: pooled(f1) }]
  })
  const get = (key: string) => whole!.get(key) ?? 0
  return {
    items: items.length,
    groups: byGroup.size,
    labels: Object.fromEntries(rows),
    calibration: tenths
      .map((tenth) => ({ tenth, n: countsOf(whole!, `score:${tenth}`).said }))
      .filter(({ n }) => n > 0)
      .map(({ tenth, n }) => ({
        from: tenth / 10,
        n,
        meanScore: get(`score:${tenth} sum`) / n,
        right: estimate((one) => precision(countsOf(one, `score:${tenth}`))),
      })),
    evidence: {
      labels: get('evidence labels'),
      missing: get('evidence missing'),
      spans: get('evidence spans'),
      bad: get('evidence bad'),
    },
  }
}

type Row = { questions: string[]; show: 'mean' | 'recall' | 'all' }

/** Every figure about labels, in the order of the codebook; classes and frames that nobody gave are not averaged. */
function rowsOf(whole: Tally): Record<string, Row> {
  const questions = (kind: string, labels: readonly string[]) => labels.map((label) => `${kind}:${label}`)
  const mean = (kind: string, labels: readonly string[], fewest = 1): Row => ({
    questions: questions(kind, labels).filter((question) => goldOf(whole, question) >= fewest),
    show: 'mean',
  })
  const each = (kind: string, labels: readonly string[], show: Row['show'] = 'all') =>
    Object.fromEntries(
      questions(kind, labels).map((question): [string, Row] => [question, { questions: [question], show }]),
    )
  return {
    'relevance macro': mean('relevance', relevances),
    ...each('relevance', relevances),
    ...each('kept', frames satisfies readonly Frame[], 'recall'),
    'frames micro': { questions: questions('frame', frames), show: 'all' },
    'frames macro': mean('frame', frames, fewestForMean),
    ...each('frame', frames),
    'immigrants macro': mean('immigrants', immigrantFramings),
    ...each('immigrants', [...immigrantFramings, 'hostile or reported']),
    'tone macro': mean('tone', tones),
    ...each('tone', tones),
  }
}

type Counts = { right: number; said: number; gold: number }
const countsOf = (of: Tally, question: string): Counts => {
  const right = of.get(keyOf(question, 'right')) ?? 0
  return {
    right,
    said: right + (of.get(keyOf(question, 'wrong')) ?? 0),
    gold: right + (of.get(keyOf(question, 'missed')) ?? 0),
  }
}
const goldOf = (of: Tally, question: string): number => countsOf(of, question).gold
const plus = (a: Counts, b: Counts): Counts => ({
  right: a.right + b.right,
  said: a.said + b.said,
  gold: a.gold + b.gold,
})
const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
const precision = ({ right, said }: Counts) => ratio(right, said)
const recall = ({ right, gold }: Counts) => ratio(right, gold)
/** 2PR/(P+R); 1 where nobody gives the label and nobody should. */
const f1 = ({ right, said, gold }: Counts) => (said + gold === 0 ? 1 : (2 * right) / (said + gold))

/** The sums over all groups, then over as many groups drawn with replacement, again and again. */
function drawn(groups: readonly Tally[], random: () => number): Tally[] {
  const keys = [...new Set(groups.flatMap((group) => [...group.keys()]))]
  const counts = groups.map((group) => Float64Array.from(keys, (key) => group.get(key) ?? 0))
  const sumOf = (chosen: readonly Float64Array[]): Tally => {
    const sums = new Float64Array(keys.length)
    for (const one of chosen) for (let i = 0; i < sums.length; i++) sums[i]! += one[i]!
    return new Map(keys.map((key, i) => [key, sums[i]!]))
  }
  const redraw = () => sumOf(counts.map(() => counts[Math.floor(random() * counts.length)]!))
  return [sumOf(counts), ...Array.from({ length: draws }, redraw)]
}

function interval([value, ...again]: number[]): Estimate {
  const sorted = Float64Array.from(again).sort()
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))]!
  return { value: value!, low: at(0.025), high: at(0.975) }
}
