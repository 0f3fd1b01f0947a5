import type { Evidence } from '@mirador/core/terms.ts'
import type { Concept } from './lexicon.ts'
import { early } from './pieces.ts'
import type { Mark, Reading } from './reading.ts'

/** One label's weights: log-odds = bias + lead (where there is a text) + Σ weight × how strongly the concept is there. */
export type LabelWeights = { bias: number; lead: number; weights: Record<Concept, number> }

/** The weights of the labels of one kind, laid out by concept so that a reading is scored in one pass. */
export type Linear<Label extends string> = {
  labels: readonly Label[]
  bias: Float64Array
  lead: Float64Array
  byConcept: Map<Concept, Float64Array>
  /** Where the labels begin among the columns of what words say by their letters; not given where words have no say. */
  from?: number | undefined
}

/** At most this many spans are given as evidence, and none that says less than this part of what the strongest says. */
const spans = 3
const worthSaying = 0.3

/** Lays out the weights of some labels; `from` as in Linear. */
export function layOut<Label extends string>(
  labels: readonly Label[],
  given: Record<Label, LabelWeights>,
  from?: number,
): Linear<Label> {
  const byConcept = new Map<Concept, Float64Array>()
  labels.forEach((label, i) => {
    for (const [concept, weight] of Object.entries(given[label].weights)) {
      const row = byConcept.get(concept) ?? new Float64Array(labels.length)
      row[i] = weight
      byConcept.set(concept, row)
    }
  })
  return {
    labels,
    bias: Float64Array.from(labels, (label) => given[label].bias),
    lead: Float64Array.from(labels, (label) => given[label].lead),
    byConcept,
    from,
  }
}

type Span = Pick<Mark, 'field' | 'start' | 'end'>

/** The log-odds of every label, likeliest first. */
export function rank<Label extends string>(linear: Linear<Label>, reading: Reading): { label: Label; odds: number }[] {
  const odds = Float64Array.from(linear.bias, (bias, i) => bias + (reading.hasText ? linear.lead[i]! : 0))
  for (const [concept, value] of reading.values) {
    const row = linear.byConcept.get(concept)
    if (row) for (let i = 0; i < row.length; i++) odds[i]! += row[i]! * value
  }
  const { from } = linear
  if (from !== undefined && reading.spoken)
    for (let i = 0; i < odds.length; i++) odds[i]! += reading.spoken.odds[from + i]!
  return linear.labels.map((label, i) => ({ label, odds: odds[i]! })).sort((a, b) => b.odds - a.odds)
}

/** The logistic function. */
export function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

/**
 * The words that spoke most for a label, strongest first, none inside another: a span speaks with the sum of what its
 * concepts add to the log-odds. Empty when no word spoke for it. `counts` says which concepts are a reason at all.
 */
export function evidenceFor<Label extends string>(
  linear: Linear<Label>,
  label: Label,
  reading: Reading,
  counts: (concept: Concept) => boolean = () => true,
): Evidence[] {
  const column = linear.labels.indexOf(label)
  const bySpan = new Map<number, Span & { says: number }>()
  const add = ({ field, start, end }: Span, says: number) => {
    const key = (start * 8_192 + end) * 2 + (field === 'title' ? 1 : 0)
    bySpan.set(key, { field, start, end, says: (bySpan.get(key)?.says ?? 0) + says })
  }
  for (const mark of reading.marks) {
    const says = (linear.byConcept.get(mark.concept)?.[column] ?? 0) * (reading.values.get(mark.concept) ?? 0)
    if (says !== 0 && counts(mark.concept)) add(mark, says)
  }
  if (linear.from !== undefined) addWords(reading, linear.from + column, counts, add)
  const speaking = [...bySpan.values()].filter((span) => span.says > 0).sort((a, b) => b.says - a.says || b.end - a.end)
  const chosen: typeof speaking = []
  for (const span of speaking) {
    if (chosen.length === spans || span.says < speaking[0]!.says * worthSaying) break
    if (!chosen.some((other) => other.field === span.field && span.start < other.end && other.start < span.end)) {
      chosen.push(span)
    }
  }
  return chosen.map(({ field, start, end }) => ({ field, start, end, text: reading.passage[field].slice(start, end) }))
}

/** What each word says by its letters, but for words of a concept that is no reason. */
function addWords(
  { spoken, tokens, marks }: Reading,
  column: number,
  counts: (concept: Concept) => boolean,
  add: (span: Span, says: number) => void,
): void {
  if (!spoken) return
  const silent = marks.filter(({ concept }) => !counts(concept))
  for (const field of ['title', 'text'] as const) {
    for (const [i, { word, start, end }] of (field === 'text' ? early(tokens.text) : tokens.title).entries()) {
      const strength = spoken.strengths.get(word.spelling)
      if (strength === undefined) continue
      const says = spoken.pieces.says(word.spelling)[column]! * strength
      if (says !== 0 && !silent.some((mark) => mark.field === field && mark.from <= i && i < mark.to))
        add({ field, start, end }, says)
    }
  }
}
