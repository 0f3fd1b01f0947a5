import type { Evidence, Relevance } from '@mirador/core/terms.ts'
import { evidenceFor, type LinearModel, logOdds } from './linear.ts'
import type { Reading } from './reading.ts'

export type RelevanceModel = Record<Relevance, LinearModel>

/** What a passage is about, by frame-neutral cues alone: the likeliest class that has a cue in the text. */
export function judgeRelevance(reading: Reading, model: RelevanceModel): { value: Relevance; evidence: Evidence[] } {
  const none = { value: 'none' as const, evidence: [] }
  const odds = logOdds(model.none, reading)
  const likely = (['mexico', 'immigration'] as const)
    .map((value) => ({ value, odds: logOdds(model[value], reading) }))
    .sort((a, b) => b.odds - a.odds)
  for (const { value, odds: own } of likely) {
    if (own <= odds) return none
    const evidence = evidenceFor(model[value], reading)
    if (evidence.length > 0) return { value, evidence }
  }
  return none
}
