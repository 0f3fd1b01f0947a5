import type { Evidence } from '@mirador/core/terms.ts'
import type { Concept } from './lexicon.ts'
import type { Reading } from './reading.ts'

/** One label's weights: log-odds = bias + lead (where there is a text) + Σ weight × how strongly the concept is there. */
export type LabelWeights = { bias: number; lead: number; weights: Record<Concept, number> }

/** The weights of the labels of one kind, laid out by concept so that a reading is scored in one pass. */
export type Linear<Label extends string> = {
  labels: readonly Label[]
  bias: Float64Array
  lead: Float64Array
  byConcept: Map<Concept, Float64Array>
}

/** At most this many spans are given as evidence, and none that says less than this part of what the strongest says. */
const spans = 3
const worthSaying = 0.3

/** Lays out the weights of some labels. */
export function layOut<Label extends string>(
  labels: readonly Label[],
  given: Record<Label, LabelWeights>,
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
  }
}

/** The log-odds of every label, likeliest first. */
export function rank<Label extends string>(linear: Linear<Label>, reading: Reading): { label: Label; odds: number }[] {
  const odds = Float64Array.from(linear.bias, (bias, i) => bias + (reading.hasText ? linear.lead[i]! : 0))
  for (const [concept, value] of reading.values) {
    const row = linear.byConcept.get(concept)
    if (row) for (let i = 0; i < row.length; i++) odds[i]! += row[i]! * value
  }
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
  const bySpan = new Map<number, { field: Evidence['field']; start: number; end: number; says: number }>()
  for (const { concept, field, start, end } of reading.marks) {
    const says = (linear.byConcept.get(concept)?.[column] ?? 0) * (reading.values.get(concept) ?? 0)
    if (says === 0 || !counts(concept)) continue
    const key = (start * 8_192 + end) * 2 + (field === 'title' ? 1 : 0)
    bySpan.set(key, { field, start, end, says: (bySpan.get(key)?.says ?? 0) + says })
  }
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
