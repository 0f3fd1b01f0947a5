import { type Frame, frames, immigrantFramings, relevances, tones } from '@mirador/core/terms.ts'
import { addDetails } from '../details.ts'
import { fingerprint } from '../fingerprint.ts'
import type { Weights } from '../judge.ts'
import type { Concept } from '../lexicon.ts'
import type { LabelWeights } from '../linear.ts'
import { piecesOf, storePieces, wholeWord, wordStrengths } from '../pieces.ts'
import { type Reading, read } from '../reading.ts'
import { cuesOf } from '../relevance.ts'
import { type Labelled, originalOf } from './labelled.ts'
import { type Example, fitLogistic } from './logistic.ts'
import * as recipe from './recipe.ts'
import { interleave, type WordVectors, wordsOf, wordVectors } from './word-vectors.ts'

type Read = { item: Labelled; reading: Reading; strengths: Map<string, number> }

/**
 * What words are made of: the pieces that enough items have, how strongly each is held, and each word as its pieces; and
 * what words mean by the company they keep.
 */
type Vocabulary = {
  pieces: string[]
  pull: number[]
  words: Map<string, number>
  parts: Uint32Array[]
  vectors: WordVectors
}

/** What is learned of one label: weights of concepts, of each piece, and of each direction of meaning. */
type Learned = { label: LabelWeights; pieces: Float64Array; directions: Float64Array }

const noVectors: WordVectors = { dimensions: 0, of: new Map() }
const noWords: Vocabulary = { pieces: [], pull: [], words: new Map(), parts: [], vectors: noVectors }

/**
 * Fits every weight to the labelled items: the same items give the same weights, to the last digit. Relevance learns from
 * all of them and from frame-neutral concepts alone; frames from all; immigrant framing and tone from what is on topic.
 * `vectors` say what words mean that few or no items have. `say` is told how many of the models are done. Some ten seconds
 * per thousand items.
 */
export function train(
  items: readonly Labelled[],
  vectors: WordVectors = noVectors,
  say: (done: number, total: number) => void = () => {},
): Weights {
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
  const words = vocabularyOf(all, vectors)
  const cued = all.map((one): Read => ({ ...one, reading: { ...one.reading, values: cuesOf(one.reading) } }))
  const cues = conceptsOf(cued, () => true)
  const subjects = conceptsOf(all, (concept) => !concept.startsWith('stance:'))
  const stances = conceptsOf(all, (concept) => !recipe.notOfStance.has(concept))

  const relevance = counted(fitChoice(cued, relevances, ({ relevance }) => relevance, cues, noWords, recipe.relevance))
  const ofFrames = frames.map((frame) => counted(fitFrame(framed, frame, subjects, words)))
  const ofImmigrants = counted(
    fitChoice(onTopic, immigrantFramings, ({ immigrants }) => immigrants, stances, words, recipe.immigrants),
  )
  const ofTone = counted(fitChoice(toned, tones, ({ tone }) => tone!, stances, words, recipe.tone))
  return {
    lexicon: fingerprint(),
    relevance: keyed(relevances, relevance),
    frames: keyed(frames, ofFrames),
    immigrants: keyed(immigrantFramings, ofImmigrants),
    tone: keyed(tones, ofTone),
    words: storeWords(words, [...ofFrames, ...ofImmigrants, ...ofTone]),
  }
}

const keyed = <K extends string>(keys: readonly K[], learned: readonly Learned[]) =>
  Object.fromEntries(keys.map((key, i) => [key, learned[i]!.label])) as Record<K, LabelWeights>

/** What every piece says; a whole word says by its meaning too, so that at work one look into one table tells both. */
function storeWords({ pieces, vectors }: Vocabulary, learned: readonly Learned[]): Weights['words'] {
  const places = new Map(pieces.map((piece, i) => [piece, i]))
  const meanings = new Map([...vectors.of].map(([word, vector]) => [wholeWord(word), vector]))
  const all = [...new Set([...pieces, ...meanings.keys()])].sort()
  const columns = learned.map((label) =>
    Float64Array.from(all, (piece) => {
      const place = places.get(piece)
      const meaning = meanings.get(piece)
      let says = place === undefined ? 0 : label.pieces[place]!
      if (meaning) for (let d = 0; d < meaning.length; d++) says += meaning[d]! * label.directions[d]!
      return says
    }),
  )
  return storePieces(all, columns)
}

/**
 * What words mean, learned from the labelled items, from texts without labels, and from items that are there in both
 * languages, so that a word lies near its translation.
 */
export function learnMeanings(items: readonly Labelled[], texts: readonly string[]): WordVectors {
  const wordsById = new Map(items.map(({ id, passage }) => [id, wordsOf(`${passage.title} ${passage.text}`)]))
  const inBoth = [...wordsById].flatMap(([id, words]) => {
    const original = wordsById.get(originalOf(id))
    return original && original !== words ? [interleave(words, original)] : []
  })
  return wordVectors([...[...new Set(texts)].map(wordsOf), ...wordsById.values(), ...inBoth], recipe.words.dimensions)
}

function vocabularyOf(all: readonly Read[], vectors: WordVectors): Vocabulary {
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
    vectors,
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
  return columns.map((column) => learned(column, concepts, words))
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
  return learned(column!, concepts, words)
}

/** Features are bias and lead, then the concepts, the pieces of words, and the directions of meaning. */
const ofPieces = (concepts: readonly Concept[]): number => 2 + concepts.length
const ofDirections = (concepts: readonly Concept[], { pieces }: Vocabulary): number =>
  ofPieces(concepts) + pieces.length
const ofSums = (concepts: readonly Concept[], words: Vocabulary): number =>
  ofDirections(concepts, words) + words.vectors.dimensions

const priorOf = (
  concepts: readonly Concept[],
  words: Vocabulary,
  weight: (concept: Concept) => number,
): Float64Array => {
  const prior = new Float64Array(ofSums(concepts, words))
  prior.set(concepts.map(weight), 2)
  return prior
}

const pullOf = (concepts: readonly Concept[], words: Vocabulary, pull: number): Float64Array =>
  Float64Array.from([
    recipe.freePull,
    recipe.freePull,
    ...concepts.map((concept) => (recipe.held.has(concept) ? recipe.heldPull : pull)),
    ...words.pull,
    ...Array.from({ length: words.vectors.dimensions }, () => recipe.words.meaningPull),
  ])

/** A word is the sum of its pieces. */
const sumsOf = (concepts: readonly Concept[], { parts }: Vocabulary): Uint32Array[] =>
  parts.map((word) => word.map((piece) => piece + ofPieces(concepts)))

function examplesOf(read: readonly Read[], concepts: readonly Concept[], words: Vocabulary): Example[] {
  const place = new Map(concepts.map((concept, i) => [concept, i + 2]))
  const firstDirection = ofDirections(concepts, words)
  const firstWord = ofSums(concepts, words)
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
    for (const [d, value] of meaningOf(strengths, words.vectors).entries()) pairs.push([firstDirection + d, value])
    return { features: Uint32Array.from(pairs, ([i]) => i), values: Float64Array.from(pairs, ([, value]) => value) }
  })
}

/** What a text means: the sum of its words, each as strongly as it is there. */
function meaningOf(strengths: ReadonlyMap<string, number>, { dimensions, of }: WordVectors): Float64Array {
  const sum = new Float64Array(dimensions)
  for (const [word, strength] of strengths) {
    const vector = of.get(word)
    if (vector) for (let d = 0; d < dimensions; d++) sum[d]! += vector[d]! * strength
  }
  return sum
}

function learned(column: Float64Array, concepts: readonly Concept[], words: Vocabulary): Learned {
  const round = (value: number) => Number(value.toFixed(2))
  const weighed = concepts
    .map((concept, i): [Concept, number] => [concept, round(column[i + 2]!)])
    .filter(([, weight]) => Math.abs(weight) >= recipe.leastWeight)
  return {
    label: { bias: round(column[0]!), lead: round(column[1]!), weights: Object.fromEntries(weighed) },
    pieces: column.slice(ofPieces(concepts), ofDirections(concepts, words)),
    directions: column.slice(ofDirections(concepts, words)),
  }
}
