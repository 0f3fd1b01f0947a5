import type { Frame, FrameLabel } from '@mirador/core/terms.ts'
import { evidenceFor, type Linear, probability, rank } from './linear.ts'
import type { Reading } from './reading.ts'

const mostFrames = 4
/** Below this a frame is not given; set where the F1 of labels is highest in cross-validation. */
const leastProbability = 0.3

/** The frames that are probable enough and that some word speaks for, likeliest first, at most four. */
export function judgeFrames(reading: Reading, linear: Linear<Frame>): FrameLabel[] {
  return rank(linear, reading)
    .map(({ label, odds }) => ({ id: label, score: probability(odds) }))
    .filter(({ score }) => score >= leastProbability)
    .map(({ id, score }) => ({ id, score, evidence: evidenceFor(linear, id, reading) }))
    .filter(({ evidence }) => evidence.length > 0)
    .slice(0, mostFrames)
}
