import type { Evidence, ImmigrantFraming } from '@mirador/core/terms.ts'
import type { Concept } from './lexicon.ts'
import { evidenceFor, type Linear, rank } from './linear.ts'
import type { Reading } from './reading.ts'

/** What must be in the text for a framing, whatever the weights say; one concept of the list is enough. */
const needed: Record<ImmigrantFraming, readonly Concept[]> = {
  /** Hostile words in the text's own voice: what is quoted, attributed or denied is not endorsed. */
  hostile: ['stance:contempt-plain', 'stance:flood-plain', 'stance:threat-plain'],
  /** Hostile words, or talk of them: the name of somebody known for them is not enough. */
  reported: ['stance:contempt', 'stance:flood', 'stance:threat', 'stance:hostile-speech', 'stance:border-hardline'],
  sympathetic: ['subject:migrant', 'subject:immigration', 'subject:deportation', 'subject:detention', 'about:border'],
  none: [],
}

/** How immigrants are framed: the likeliest framing that the text has what is needed for, and words that speak for it. */
export function judgeImmigrants(
  reading: Reading,
  linear: Linear<ImmigrantFraming>,
): { value: ImmigrantFraming; evidence: Evidence[] } {
  for (const { label } of rank(linear, reading)) {
    if (label === 'none') break
    if (!needed[label].some((concept) => reading.values.has(concept))) continue
    const evidence = evidenceFor(linear, label, reading)
    if (evidence.length > 0) return { value: label, evidence }
  }
  return { value: 'none', evidence: [] }
}
