import { type Evidence, type ImmigrantFraming, immigrantFramings } from '@mirador/core/terms.ts'
import { evidenceFor, type LinearModel, logOdds } from './linear.ts'
import type { Reading } from './reading.ts'

export type ImmigrantModel = Record<ImmigrantFraming, LinearModel>

const plainlyHostile = ['stance:slur-plain', 'stance:flood-plain', 'stance:threat-plain']

/** How immigrants are framed: the likeliest class that words of the passage speak for; `hostile` needs plain hostile words. */
export function judgeImmigrants(
  reading: Reading,
  model: ImmigrantModel,
): { value: ImmigrantFraming; evidence: Evidence[] } {
  const plain = plainlyHostile.some((concept) => reading.values.has(concept))
  const ranked = immigrantFramings
    .filter((value) => value !== 'hostile' || plain)
    .map((value) => ({ value, odds: logOdds(model[value], reading) }))
    .sort((a, b) => b.odds - a.odds)
  for (const { value } of ranked) {
    if (value === 'none') break
    const evidence = evidenceFor(model[value], reading)
    if (evidence.length > 0) return { value, evidence }
  }
  return { value: 'none', evidence: [] }
}
