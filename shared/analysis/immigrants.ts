import type { Evidence, ImmigrantFraming } from '@mirador/core/terms.ts'
import { evidenceFor, type Linear, rank } from './linear.ts'
import type { Reading } from './reading.ts'

const plainlyHostile = ['stance:slur-plain', 'stance:flood-plain', 'stance:threat-plain']

/** How immigrants are framed: the likeliest class that words speak for; `hostile` needs hostile words in the text's own voice. */
export function judgeImmigrants(
  reading: Reading,
  linear: Linear<ImmigrantFraming>,
): { value: ImmigrantFraming; evidence: Evidence[] } {
  const plain = plainlyHostile.some((concept) => reading.values.has(concept))
  for (const { label } of rank(linear, reading)) {
    if (label === 'none') break
    if (label === 'hostile' && !plain) continue
    const evidence = evidenceFor(linear, label, reading)
    if (evidence.length > 0) return { value: label, evidence }
  }
  return { value: 'none', evidence: [] }
}
