import { type Frame, frames, immigrantFramings, relevances, tones } from '@mirador/core/terms.ts'
import { addDetails } from '../details.ts'
import { fingerprint } from '../fingerprint.ts'
import type { Weights } from '../judge.ts'
import type { Concept } from '../lexicon.ts'
import type { LabelWeights } from '../linear.ts'
import { piecesOf, storePieces, wordStrengths } from '../pieces.ts'
import { type Reading, read } from '../reading.ts'
import type { Labelled } from './labelled.ts'
import { type Example, fitLogistic } from './logistic.ts'
import * as recipe from './recipe.ts'

type Read = { item: Labelled; reading: Reading; strengths: Map<string, number> }

/** What words are made of: the pieces that enough items have, how strongly each is held, and each word as its pieces. */
type Vocabulary = { pieces: string[]; pull: number[]; words: Map<string, number>; parts: Uint32Array[] }

/** What is learned of one label: weights of concepts, and of each piece. */
type Learned = { label: LabelWeights; pieces: Float64Array }

const noWords: Vocabulary = { pieces: [], pull: [], words: new Map(), parts: [] }
const isPair = (concept: Concept) => concept.includes('+')

/**
 * Fits every weight to the labelled items: the same items give the same weights, to the last digit. Relevance learns from
 * all of them and from frame-neutral concepts alone; frames from all; immigrant framing and tone from what is on topic.
 * `say` is told how many of the models are done. Some ten seconds per thousand items.
 */
export function train(items: readonly Labelled[], say: (done: number, total: number) => void = () => {}): Weights {
  const total = frames.length + 3
  let done = 0
  const counted = <T>(value: T): T => {
    say(++done, total)
    return value
  }
  const all = items.map((item): Read => {
    const reading = read(item.passage)
    addDetails(reading)
    return { item, reading, strengths: wordStrengths(reading.tokens.title, reading.tokens.text) }
  })
  const framed = all.filter(({ item }) => item.frames !== undefined)
  const onTopic = all.filter(({ item }) => item.relevance !== 'none')
  const toned = onTopic.filter(({ item }) => item.tone !== undefined)
  const words = vocabularyOf(all)
  const about = conceptsOf(all, (concept) => concept.startsWith('about:') && !isPair(concept))
  const subjects = conceptsOf(all, (concept) => !concept.startsWith('stance:'))
  const stances = conceptsOf(all, (concept) => !recipe.notOfStance.has(concept))

  const relevance = counted(fitChoice(all, relevances, ({ relevance }) => relevance, about, noWords, recipe.relevance))
  const ofFrames = frames.map((frame) => counted(fitFrame(framed, frame, subjects, words)))
  const ofImmigrants = counted(
    fitChoice(onTopic, immigrantFramings, ({ immigrants }) => immigrants, stances, words, recipe.immigrants),
  )
  const ofTone = counted(fitChoice(toned, tones, ({ tone }) => tone!, stances, words, recipe.tone))
  const columns = [...ofFrames, ...ofImmigrants, ...ofTone].map(({ pieces }) => pieces)
  return {
    lexicon: fingerprint(),
    relevance: keyed(relevances, relevance),
    frames: keyed(frames, ofFrames),
    immigrants: keyed(immigrantFramings, ofImmigrants),
    tone: keyed(tones, ofTone),
    words: storePieces(words.pieces, columns),
  }
}

const keyed = <K extends string>(keys: readonly K[], learned: readonly Learned[]) =>
  Object.fromEntries(keys.map((key, i) => [key, learned[i]!.label])) as Record<K, LabelWeights>

function vocabularyOf(all: readonly Read[]): Vocabulary {
  const every = [...new Set(all.flatMap(({ strengths }) => [...strengths.keys()]))].sort()
  const partsOf = new Map(every.map((word) => [word, piecesOf(word)]))
  const items = new Map<string, number>()
  for (const { strengths } of all) {
    const here = new Set([...strengths.keys()].flatMap((word) => [...partsOf.get(word)!]))
    for (const piece of here) items.set(piece, (items.get(piece) ?? 0) + 1)
  }
  const pieces = [...items.keys()].filter((piece) => items.get(piece)! >= recipe.words.fewestItems).sort()
  const place = new Map(pieces.map((piece, i) => [piece, i]))
  return {
    pieces,
    pull: pieces.map((piece) => recipe.words.pull / (Math.log((1 + all.length) / (1 + items.get(piece)!)) + 1) ** 2),
    words: new Map(every.map((word, i) => [word, i])),
    parts: every.map((word) => Uint32Array.from([...partsOf.get(word)!].flatMap((piece) => place.get(piece) ?? []))),
  }
}

function conceptsOf(all: readonly Read[], wanted: (concept: Concept) => boolean): Concept[] {
  return [...new Set(all.flatMap(({ reading }) => [...reading.values.keys()].filter(wanted)))].sort()
}

/** Exactly one label: a multinomial regression. */
function fitChoice<Label extends string>(
  read: readonly Read[],
  labels: readonly Label[],
  labelOf: (item: Labelled) => Label,
  concepts: readonly Concept[],
  words: Vocabulary,
  { prior, pull, importance }: recipe.Recipe<Label>,
): Learned[] {
  const columns = fitLogistic({
    examples: examplesOf(read, concepts, words),
    classes: Uint8Array.from(read, ({ item }) => labels.indexOf(labelOf(item))),
    importance: Float64Array.from(read, ({ item }) => importance[labelOf(item)]),
    prior: labels.map((label) => priorOf(concepts, words, (concept) => prior[label][concept] ?? 0)),
    pull: pullOf(concepts, words, pull),
    sums: sumsOf(concepts, words),
  })
  return columns.map((column) => learned(column, concepts))
}

/** A frame: yes or no. */
function fitFrame(read: readonly Read[], frame: Frame, concepts: readonly Concept[], words: Vocabulary): Learned {
  const made = new Set(recipe.frameConcepts[frame])
  const [column] = fitLogistic({
    examples: examplesOf(read, concepts, words),
    classes: Uint8Array.from(read, ({ item }) => (item.frames!.includes(frame) ? 1 : 0)),
    importance: Float64Array.from(read, ({ item }) =>
      item.relevance === 'none' ? recipe.frame.offTopicImportance : 1,
    ),
    prior: [priorOf(concepts, words, (concept) => (made.has(concept) ? recipe.frame.priorWeight : 0))],
    pull: pullOf(concepts, words, recipe.frame.pull),
    sums: sumsOf(concepts, words),
  })
  return learned(column!, concepts)
}

/** Features are bias and lead, then the concepts, then the pieces of words. */
const ofPieces = (concepts: readonly Concept[]): number => 2 + concepts.length

const priorOf = (concepts: readonly Concept[], { pieces }: Vocabulary, weight: (concept: Concept) => number) =>
  Float64Array.from([0, 0, ...concepts.map(weight), ...pieces.map(() => 0)])

const pullOf = (concepts: readonly Concept[], words: Vocabulary, pull: number): Float64Array =>
  Float64Array.from([
    recipe.freePull,
    recipe.freePull,
    ...concepts.map((concept) => (recipe.held.has(concept) ? recipe.heldPull : pull)),
    ...words.pull,
  ])

/** A word is the sum of its pieces. */
const sumsOf = (concepts: readonly Concept[], { parts }: Vocabulary): Uint32Array[] =>
  parts.map((word) => word.map((piece) => piece + ofPieces(concepts)))

function examplesOf(read: readonly Read[], concepts: readonly Concept[], words: Vocabulary): Example[] {
  const place = new Map(concepts.map((concept, i) => [concept, i + 2]))
  const firstWord = ofPieces(concepts) + words.pieces.length
  return read.map(({ reading, strengths }) => {
    const pairs: [number, number][] = [[0, 1]]
    if (reading.hasText) pairs.push([1, 1])
    for (const [concept, value] of reading.values) {
      const at = place.get(concept)
      if (at !== undefined) pairs.push([at, value])
    }
    for (const [word, strength] of strengths) {
      const at = words.words.get(word)
      if (at !== undefined) pairs.push([firstWord + at, strength])
    }
    return { features: Uint32Array.from(pairs, ([i]) => i), values: Float64Array.from(pairs, ([, value]) => value) }
  })
}

function learned(column: Float64Array, concepts: readonly Concept[]): Learned {
  const round = (value: number) => Number(value.toFixed(2))
  const weighed = concepts
    .map((concept, i): [Concept, number] => [concept, round(column[i + 2]!)])
    .filter(([, weight]) => Math.abs(weight) >= recipe.leastWeight)
  return {
    label: { bias: round(column[0]!), lead: round(column[1]!), weights: Object.fromEntries(weighed) },
    pieces: column.slice(ofPieces(concepts)),
  }
}
