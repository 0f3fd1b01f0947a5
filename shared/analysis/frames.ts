import type { Frame, FrameLabel } from '@mirador/core/terms.ts'
import { evidenceFor, type Linear, probability, rank } from './linear.ts'
import type { Reading } from './reading.ts'

const mostFrames = 4
/** Below this a frame is not given, nor the likeliest below the other; set where F1 is highest in cross-validation. */
const leastProbability = 0.33
const leastForFirst = 0.1

/**
 * The frames that are probable enough and that some word speaks for, likeliest first, at most four. What is on topic is
 * shown through some lens: where no frame is probable enough, the likeliest is given.
 */
export function judgeFrames(reading: Reading, linear: Linear<Frame>): FrameLabel[] {
  return rank(linear, reading)
    .map(({ label, odds }) => ({ id: label, score: probability(odds) }))
    .filter(({ score }, i) => score >= (i === 0 ? leastForFirst : leastProbability))
    .map(({ id, score }) => ({ id, score, evidence: evidenceFor(linear, id, reading) }))
    .filter(({ evidence }) => evidence.length > 0)
    .slice(0, mostFrames)
}
