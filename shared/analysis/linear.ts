import type { Evidence } from '@mirador/core/terms.ts'
import type { Concept } from './lexicon.ts'
import type { Mark, Reading } from './reading.ts'

/** One label's linear model: log-odds = bias + lead (where there is a text) + Σ weight × how strongly the concept is there. */
export type LinearModel = { bias: number; lead: number; weights: Record<Concept, number> }

/** At most this many spans are given as evidence, and none that says less than this part of what the strongest says. */
const spans = 3
const worthSaying = 0.3

/** The log-odds of a label. */
export function logOdds(model: LinearModel, reading: Reading): number {
  let sum = model.bias + (reading.hasText ? model.lead : 0)
  for (const [concept, value] of reading.values) sum += (model.weights[concept] ?? 0) * value
  return sum
}

/** The logistic function. */
export function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

/** The words that spoke most for a label, strongest first, none inside another; empty when no word spoke for it. */
export function evidenceFor(model: LinearModel, reading: Reading): Evidence[] {
  const marks = reading.marks
    .filter((mark) => weightOf(model, mark) > 0)
    .sort((a, b) => weightOf(model, b) - weightOf(model, a) || inTitle(b) - inTitle(a) || lengthOf(b) - lengthOf(a))
  const least = marks[0] ? weightOf(model, marks[0]) * worthSaying : 0
  const chosen: Mark[] = []
  for (const mark of marks) {
    if (chosen.length === spans || weightOf(model, mark) < least) break
    if (!chosen.some((other) => other.field === mark.field && mark.start < other.end && other.start < mark.end)) {
      chosen.push(mark)
    }
  }
  return chosen.map(({ field, start, end }) => ({ field, start, end, text: reading.passage[field].slice(start, end) }))
}

function weightOf(model: LinearModel, mark: Mark): number {
  return model.weights[mark.concept] ?? 0
}

function inTitle(mark: Mark): number {
  return mark.field === 'title' ? 1 : 0
}

function lengthOf(mark: Mark): number {
  return mark.end - mark.start
}
