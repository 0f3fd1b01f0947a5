import { frames, immigrantFramings, relevances, tones } from '@mirador/core/terms.ts'
import { addDetails } from '../details.ts'
import { fingerprint } from '../fingerprint.ts'
import type { Weights } from '../judge.ts'
import type { Concept } from '../lexicon.ts'
import type { LabelWeights } from '../linear.ts'
import { type Reading, read } from '../reading.ts'
import type { Labelled } from './labelled.ts'
import { type Example, fitLogistic } from './logistic.ts'
import * as recipe from './recipe.ts'

type Read = { item: Labelled; reading: Reading }

const everyConcept = { has: () => true }
const isWord = (concept: Concept) => concept.startsWith('w:')
const isPair = (concept: Concept) => concept.includes('+')

/**
 * Fits every weight to the labelled items: the same items give the same weights, to the last digit. Relevance learns from
 * all of them and from frame-neutral concepts alone; frames from all; immigrant framing and tone from what is on topic.
 * `say` is told how many of the models are done. About a second per thousand items.
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
    addDetails(reading, everyConcept)
    return { item, reading }
  })
  const onTopic = all.filter(({ item }) => item.relevance !== 'none')
  const spread = wordSpread(all)
  const chosen = (fewest: number, other: (concept: Concept) => boolean) =>
    conceptsOf(all, (concept) => (isWord(concept) ? spread.get(concept)! >= fewest : other(concept)))
  const about = chosen(recipe.relevance.fewestItems, (concept) => concept.startsWith('about:') && !isPair(concept))
  const subjects = chosen(recipe.frame.fewestItems, (concept) => !concept.startsWith('stance:'))
  const stances = chosen(recipe.immigrants.fewestItems, (concept) => !recipe.notOfStance.has(concept))
  const pictures = chosen(recipe.tone.fewestItems, (concept) => !recipe.notOfStance.has(concept))
  return {
    lexicon: fingerprint(),
    relevance: counted(fitChoice(all, relevances, ({ relevance }) => relevance, about, recipe.relevance)),
    frames: keyed(frames, (frame) => counted(fitFrame(all, frame, subjects))),
    immigrants: counted(
      fitChoice(onTopic, immigrantFramings, ({ immigrants }) => immigrants, stances, recipe.immigrants),
    ),
    tone: counted(fitChoice(onTopic, tones, ({ tone }) => tone, pictures, recipe.tone)),
  }
}

const keyed = <K extends string, V>(keys: readonly K[], toValue: (key: K, i: number) => V) =>
  Object.fromEntries(keys.map((key, i) => [key, toValue(key, i)])) as Record<K, V>

/** In how many items each word is. */
function wordSpread(all: readonly Read[]): Map<Concept, number> {
  const items = new Map<Concept, number>()
  for (const { reading } of all)
    for (const concept of reading.values.keys()) if (isWord(concept)) items.set(concept, (items.get(concept) ?? 0) + 1)
  return items
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
  { prior, pull, importance }: recipe.Recipe<Label>,
): Record<Label, LabelWeights> {
  const columns = fitLogistic({
    examples: examplesOf(read, concepts),
    classes: Uint8Array.from(read, ({ item }) => labels.indexOf(labelOf(item))),
    importance: Float64Array.from(read, ({ item }) => importance[labelOf(item)]),
    prior: labels.map((label) => Float64Array.from([0, 0, ...concepts.map((concept) => prior[label][concept] ?? 0)])),
    pull: pullOf(concepts, pull),
  })
  return keyed(labels, (_, k) => labelWeights(columns[k]!, concepts))
}

/** A frame: yes or no. */
function fitFrame(read: readonly Read[], frame: (typeof frames)[number], concepts: readonly Concept[]): LabelWeights {
  const made = new Set(recipe.frameConcepts[frame])
  const [column] = fitLogistic({
    examples: examplesOf(read, concepts),
    classes: Uint8Array.from(read, ({ item }) => (item.frames.includes(frame) ? 1 : 0)),
    importance: Float64Array.from(read, ({ item }) =>
      item.relevance === 'none' ? recipe.frame.offTopicImportance : 1,
    ),
    prior: [
      Float64Array.from([0, 0, ...concepts.map((concept) => (made.has(concept) ? recipe.frame.priorWeight : 0))]),
    ],
    pull: pullOf(concepts, recipe.frame.pull),
  })
  return labelWeights(column!, concepts)
}

const pullOf = (concepts: readonly Concept[], pull: number): Float64Array =>
  Float64Array.from([
    recipe.freePull,
    recipe.freePull,
    ...concepts.map((concept) => (recipe.held.has(concept) ? recipe.heldPull : pull)),
  ])

function examplesOf(read: readonly Read[], concepts: readonly Concept[]): Example[] {
  const place = new Map(concepts.map((concept, i) => [concept, i + 2]))
  return read.map(({ reading }) => {
    const known = [...reading.values].filter(([concept]) => place.has(concept))
    const start: [number, number][] = reading.hasText
      ? [
          [0, 1],
          [1, 1],
        ]
      : [[0, 1]] // prettier-ignore
    const pairs = [...start, ...known.map(([concept, value]): [number, number] => [place.get(concept)!, value])]
    return { features: Uint32Array.from(pairs, ([i]) => i), values: Float64Array.from(pairs, ([, value]) => value) }
  })
}

function labelWeights(column: Float64Array, concepts: readonly Concept[]): LabelWeights {
  const round = (value: number) => Number(value.toFixed(2))
  const weighed = concepts
    .map((concept, i): [Concept, number] => [concept, round(column[i + 2]!)])
    .filter(([concept, weight]) => Math.abs(weight) >= recipe.leastWeight[isWord(concept) ? 'word' : 'concept'])
  return { bias: round(column[0]!), lead: round(column[1]!), weights: Object.fromEntries(weighed) }
}
