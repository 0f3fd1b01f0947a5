import { type Evidence, type Tone, tones } from '@mirador/core/terms.ts'
import { evidenceFor, type LinearModel, logOdds } from './linear.ts'
import type { Reading } from './reading.ts'

export type ToneModel = Record<Tone, LinearModel>

/** The picture of Mexico that a reader takes away: the likeliest tone that words of the passage speak for. */
export function judgeTone(reading: Reading, model: ToneModel): { value: Tone; evidence: Evidence[] } {
  const ranked = tones.map((value) => ({ value, odds: logOdds(model[value], reading) })).sort((a, b) => b.odds - a.odds)
  for (const { value } of ranked) {
    if (value === 'neutral') break
    const evidence = evidenceFor(model[value], reading)
    if (evidence.length > 0) return { value, evidence }
  }
  return { value: 'neutral', evidence: [] }
}
