import {
  type Classification,
  type Frame,
  frames,
  type ImmigrantFraming,
  immigrantFramings,
  type Relevance,
  relevances,
  type Tone,
  tones,
} from '@mirador/core/terms.ts'
import { addDetails } from './details.ts'
import { judgeFrames } from './frames.ts'
import { judgeImmigrants } from './immigrants.ts'
import { type LabelWeights, type Linear, layOut } from './linear.ts'
import { type Pieces, type PieceWeights, readPieces } from './pieces.ts'
import type { Reading } from './reading.ts'
import { judgeRelevance } from './relevance.ts'
import { judgeSubFrames } from './sub-frames.ts'
import { judgeTone } from './tone.ts'

/** Learned weights as they are stored: by kind, label and concept; `lexicon` is the fingerprint of what they were learned over. */
export type Weights = {
  lexicon: string
  relevance: Record<Relevance, LabelWeights>
  frames: Record<Frame, LabelWeights>
  immigrants: Record<ImmigrantFraming, LabelWeights>
  tone: Record<Tone, LabelWeights>
  /** What words say by their letters: the columns are frames, immigrant framings and tones, in the order of the terms. */
  words: PieceWeights
}

/** What is judged of one passage. */
export type Judged = Omit<Classification, 'version'>

export type Model = {
  relevance: Linear<Relevance>
  frames: Linear<Frame>
  immigrants: Linear<ImmigrantFraming>
  tone: Linear<Tone>
  words: Pieces
}

/** Makes weights ready to judge with. */
export function modelOf(weights: Weights): Model {
  const judging = {
    frames: layOut(frames, weights.frames, 0),
    immigrants: layOut(immigrantFramings, weights.immigrants, frames.length),
    tone: layOut(tones, weights.tone, frames.length + immigrantFramings.length),
  }
  return { relevance: layOut(relevances, weights.relevance), ...judging, words: readPieces(weights.words) }
}

/** Judges a reading, left to right: relevance, and of what is on topic frames, immigrant framing with its sub-frames and tone. */
export function judge(reading: Reading, model: Model): Judged {
  const relevance = judgeRelevance(reading, model.relevance)
  const language = reading.language
  if (relevance.value === 'none') {
    const evidence = { relevance: [], immigrants: [], tone: [] }
    const nothing = { frames: [], subFrames: [], speakers: [] }
    return { relevance: 'none', immigrants: 'none', tone: 'neutral', language, evidence, ...nothing }
  }
  addDetails(reading, model.words)
  const immigrants = judgeImmigrants(reading, model.immigrants)
  const tone = judgeTone(reading, model.tone)
  return {
    relevance: relevance.value,
    frames: judgeFrames(reading, model.frames),
    immigrants: immigrants.value,
    ...judgeSubFrames(reading, immigrants.value, immigrants.evidence),
    tone: tone.value,
    language,
    evidence: { relevance: relevance.evidence, immigrants: immigrants.evidence, tone: tone.evidence },
  }
}
