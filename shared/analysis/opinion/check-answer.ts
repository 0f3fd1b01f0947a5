/** What counts of a model's answer: labels of the codebook, each on words that stand in the text as they were quoted. */
import {
  type Classification,
  type Evidence,
  type FrameLabel,
  frames,
  immigrantFramings,
  type Language,
  type Opinion,
  type Passage,
  type Refused,
  relevances,
  tones,
} from '@mirador/core/terms.ts'
import { findQuote } from './find-quote.ts'

const mostFrames = 4
const mostQuotes = 8

/**
 * The opinion that an answer amounts to. A label stands on at least one verbatim quote, and falls to `none` or `neutral`, or
 * away, without; a relevance also on those of the other labels. An answer without the form asked for is `malformed`, one that
 * finds the passage on topic and quotes nothing of it `unfounded`. Never throws.
 */
export function checkAnswer(answer: string, passage: Passage, language: Language, version: string): Opinion {
  const given = readObject(answer)
  const relevance = given && labelOf(given.relevance, relevances)
  if (!given || !relevance)
    return { failed: 'malformed', detail: `The answer is not of the form asked for: ${head(answer)}` }
  const refused: Refused = { quotes: 0, labels: 0 }
  const nothing = { relevance: [], immigrants: [], tone: [] }
  const classification: Classification = {
    relevance,
    frames: [],
    immigrants: 'none',
    // not asked for
    subFrames: [],
    speakers: [],
    tone: 'neutral',
    language,
    evidence: nothing,
    version,
  }
  if (relevance === 'none') return { classification, refused }

  const evidence = (part: unknown) => evidenceOf(part, passage, refused)
  const framed = framesOf(given.frames, evidence, refused)
  const immigrants = exclusiveOf(given.immigrants, immigrantFramings, 'none', evidence, refused)
  const tone = exclusiveOf(given.tone, tones, 'neutral', evidence, refused)
  const ownEvidence = evidence(given.relevance)
  const others = [...framed.flatMap((frame) => frame.evidence), ...immigrants.evidence, ...tone.evidence]
  if (ownEvidence.length + others.length === 0)
    return { failed: 'unfounded', detail: `None of the ${refused.quotes} quotes is in the title or the text.` }
  return {
    classification: {
      ...classification,
      frames: framed,
      immigrants: immigrants.label,
      tone: tone.label,
      evidence: { relevance: ownEvidence, immigrants: immigrants.evidence, tone: tone.evidence },
    },
    refused,
  }
}

type FindEvidence = (part: unknown) => Evidence[]

/** The frames that stand, each once, in the order of the answer. A model says yes or no, so that each score is 1. */
function framesOf(given: unknown, evidence: FindEvidence, refused: Refused): FrameLabel[] {
  const standing = new Map<string, FrameLabel>()
  for (const part of listOf(given)) {
    const id = labelOf(part, frames)
    if (id && standing.has(id)) continue
    const spans = id && standing.size < mostFrames ? evidence(part) : []
    if (id && spans.length > 0) standing.set(id, { id, score: 1, evidence: spans })
    else refused.labels++
  }
  return [...standing.values()]
}

/** One of a closed set with its evidence; what is outside it, or without evidence, falls to `otherwise`. */
function exclusiveOf<T extends string>(
  part: unknown,
  allowed: readonly T[],
  otherwise: NoInfer<T>,
  evidence: FindEvidence,
  refused: Refused,
): { label: T; evidence: Evidence[] } {
  const label = labelOf(part, allowed)
  if (label === otherwise) return { label, evidence: [] }
  const spans = label ? evidence(part) : []
  if (label && spans.length > 0) return { label, evidence: spans }
  refused.labels++
  return { label: otherwise, evidence: [] }
}

/** The quotes of a label that stand in the passage, each place once; what does not is counted. */
function evidenceOf(part: unknown, passage: Passage, refused: Refused): Evidence[] {
  const places = new Map<string, Evidence>()
  for (const quote of listOf(fieldOf(part, 'quotes')).slice(0, mostQuotes)) {
    const place = typeof quote === 'string' ? findQuote(quote, passage) : undefined
    if (place) places.set(`${place.field} ${place.start} ${place.end}`, place)
    else refused.quotes++
  }
  return [...places.values()]
}

function labelOf<T extends string>(part: unknown, allowed: readonly T[]): T | undefined {
  const label = fieldOf(part, 'label')
  return allowed.find((one) => one === label)
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined

/** The JSON object in an answer; models put fences or a greeting around it, and thoughts with braces before. */
function readObject(answer: string): Record<string, unknown> | undefined {
  const end = answer.lastIndexOf('}')
  const withoutThoughts = answer.lastIndexOf('</think>')
  const start = answer.indexOf('{', Math.max(withoutThoughts, 0))
  if (start < 0 || end < start) return undefined
  try {
    const value: unknown = JSON.parse(answer.slice(start, end + 1))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const head = (answer: string): string => {
  const words = answer.replace(/\s+/g, ' ').trim().slice(0, 100)
  return words === '' ? '(nothing)' : words
}
