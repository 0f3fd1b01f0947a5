import { type Frame, type FrameLabel, frames } from '@mirador/core/terms.ts'
import { evidenceFor, type LinearModel, logOdds, probability } from './linear.ts'
import type { Reading } from './reading.ts'

export type FrameModel = Record<Frame, LinearModel & { threshold: number }>

const mostFrames = 4

/** The frames whose probability reaches their threshold and that some word speaks for, likeliest first, at most four. */
export function judgeFrames(reading: Reading, model: FrameModel): FrameLabel[] {
  return frames
    .map((id) => ({ id, score: probability(logOdds(model[id], reading)) }))
    .filter(({ id, score }) => score >= model[id].threshold)
    .map(({ id, score }) => ({ id, score: Number(score.toFixed(4)), evidence: evidenceFor(model[id], reading) }))
    .filter(({ evidence }) => evidence.length > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostFrames)
}
