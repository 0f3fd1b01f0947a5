import { createHash } from 'node:crypto'
import { frames, immigrantFramings, languages, relevances, tones } from '@mirador/core/terms.ts'
import type { Weights } from '../judge.ts'
import type { LabelWeights } from '../linear.ts'
import type { Labelled } from './labelled.ts'

export type TrainingReport = {
  lexicon: string
  /** A hash of the items with their labels: which data it was. */
  data: string
  /** A hash of the texts without labels, and how many there were; not given where none were. */
  texts?: { hash: string; count: number }
  items: number
  outlets: number
  /** How many items have each label, and each language. */
  counts: Record<'language' | 'relevance' | 'frames' | 'immigrants' | 'tone', Record<string, number>>
  /** How many weights each label has. */
  weights: Record<string, number>
}

/** What weights were learned from; no clock, so that the same items give the same report. */
export function describeTraining(
  items: readonly Labelled[],
  weights: Weights,
  texts: readonly string[] = [],
): TrainingReport {
  const count = (labels: readonly string[], labelsOf: (item: Labelled) => readonly string[]) =>
    Object.fromEntries(labels.map((label) => [label, items.filter((item) => labelsOf(item).includes(label)).length]))
  const { lexicon, words, ...kinds } = weights
  const sizes = Object.entries(kinds).flatMap(([kind, labels]) =>
    Object.entries<LabelWeights>(labels).map(([label, one]): [string, number] => [
      `${kind}:${label}`,
      Object.keys(one.weights).length,
    ]),
  )
  return {
    lexicon,
    data: hashOf(items),
    ...(texts.length > 0 && { texts: { hash: hashOf(texts), count: texts.length } }),
    items: items.length,
    outlets: new Set(items.map(({ group }) => group)).size,
    counts: {
      language: count(languages, ({ passage }) => [passage.language]),
      relevance: count(relevances, ({ relevance }) => [relevance]),
      frames: count(frames, (item) => item.frames ?? []),
      immigrants: count(immigrantFramings, ({ immigrants }) => [immigrants]),
      tone: count(tones, ({ tone }) => (tone ? [tone] : [])),
    },
    weights: { ...Object.fromEntries(sizes), pieces: words.pieces.split(' ').length },
  }
}

const hashOf = (what: unknown): string => createHash('sha256').update(JSON.stringify(what)).digest('hex')
