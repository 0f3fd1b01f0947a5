import type { Classification } from '@mirador/core/terms.ts'
import { type FrameModel, judgeFrames } from './frames.ts'
import { type ImmigrantModel, judgeImmigrants } from './immigrants.ts'
import type { Reading } from './reading.ts'
import { judgeRelevance, type RelevanceModel } from './relevance.ts'
import { judgeTone, type ToneModel } from './tone.ts'

export type Model = { relevance: RelevanceModel; frames: FrameModel; immigrants: ImmigrantModel; tone: ToneModel }

/** Judges a reading, left to right: relevance, frames, immigrant framing, tone. */
export function judge(reading: Reading, model: Model): Omit<Classification, 'version'> {
  const relevance = judgeRelevance(reading, model.relevance)
  const language = reading.language
  if (relevance.value === 'none') {
    const evidence = { relevance: [], immigrants: [], tone: [] }
    return { relevance: 'none', frames: [], immigrants: 'none', tone: 'neutral', language, evidence }
  }
  const frames = judgeFrames(reading, model.frames)
  const immigrants = judgeImmigrants(reading, model.immigrants)
  const tone = judgeTone(reading, model.tone)
  return {
    relevance: relevance.value,
    frames,
    immigrants: immigrants.value,
    tone: tone.value,
    language,
    evidence: { relevance: relevance.evidence, immigrants: immigrants.evidence, tone: tone.evidence },
  }
}
