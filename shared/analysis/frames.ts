import type { Frame, FrameLabel } from '@mirador/core/terms.ts'
import { evidenceFor, type Linear, probability, rank } from './linear.ts'
import type { Reading } from './reading.ts'

const mostFrames = 4

/** The frames whose probability reaches their threshold and that some word speaks for, likeliest first, at most four. */
export function judgeFrames(reading: Reading, linear: Linear<Frame>): FrameLabel[] {
  return rank(linear, reading)
    .map(({ label, odds }) => ({ id: label, score: probability(odds) }))
    .filter(({ id, score }) => score >= linear.threshold[linear.labels.indexOf(id)]!)
    .map(({ id, score }) => ({ id, score, evidence: evidenceFor(linear, id, reading) }))
    .filter(({ evidence }) => evidence.length > 0)
    .slice(0, mostFrames)
}
