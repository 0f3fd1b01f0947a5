import type { Evidence, Relevance } from '@mirador/core/terms.ts'
import { evidenceFor, type Linear, rank } from './linear.ts'
import type { Reading } from './reading.ts'

/** What a passage is about, by frame-neutral cues alone: the likeliest class that has a cue in the text. */
export function judgeRelevance(
  reading: Reading,
  linear: Linear<Relevance>,
): { value: Relevance; evidence: Evidence[] } {
  const off = { value: 'none' as const, evidence: [] }
  if (!reading.marks.some((mark) => mark.concept.startsWith('about:'))) return off
  for (const { label } of rank(linear, reading)) {
    if (label === 'none') return off
    const evidence = evidenceFor(linear, label, reading)
    if (evidence.length > 0) return { value: label, evidence }
  }
  return off
}
