import type { Evidence, Tone } from '@mirador/core/terms.ts'
import type { Concept } from './lexicon.ts'
import { evidenceFor, type Linear, rank } from './linear.ts'
import type { Reading } from './reading.ts'

/** That a text is about Mexico is no reason to think better or worse of it. */
const isReason = (concept: Concept) => !concept.startsWith('about:') || concept.includes('+')

/** The picture of Mexico that a reader takes away: the likeliest tone that words of the passage speak for. */
export function judgeTone(reading: Reading, linear: Linear<Tone>): { value: Tone; evidence: Evidence[] } {
  for (const { label } of rank(linear, reading)) {
    if (label === 'neutral') break
    const evidence = evidenceFor(linear, label, reading, isReason)
    if (evidence.length > 0) return { value: label, evidence }
  }
  return { value: 'neutral', evidence: [] }
}
