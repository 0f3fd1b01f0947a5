import { pairs } from './lexicon/pairs.ts'
import type { Concept } from './lexicon.ts'
import type { Mark, Reading } from './reading.ts'
import { stemOf } from './tokens.ts'

/** How far into the text its single words count, in code units. */
const wordsUntil = 1_200
const titleWord = 0.6
const textWord = 0.24

/** Words too common to say anything by themselves. */
const common = new Set(
  'the a an of and to in for on with is are was were be as at by from that this it its his her he she they we you i has have had will not but or s t u de la el en los las del un una y que por para con su sus se al lo es o'.split(
    ' ',
  ),
)

/**
 * What is needed only of a passage that is on topic: pairs of concepts, and single words and word pairs by their stems
 * (`w:en:wage`, `w:en:minimum_wage`) where `known` has learned something of them. Adds to the reading.
 */
export function addDetails(reading: Reading, known: Pick<ReadonlySet<Concept>, 'has'>): void {
  addPairs(reading)
  for (const field of ['title', 'text'] as const) addWords(reading, field, known)
}

const names = pairs.map(([one, other]) => `${one}+${other}`)

function addPairs({ marks, values }: Reading): void {
  const partners = new Map<Concept, Concept[]>()
  for (const [i, [one, other]] of pairs.entries()) {
    const first = values.get(one)
    const second = first === undefined ? undefined : values.get(other)
    if (first === undefined || second === undefined) continue
    values.set(names[i]!, Math.min(first, second))
    for (const concept of [one, other]) {
      const known = partners.get(concept)
      if (known) known.push(names[i]!)
      else partners.set(concept, [names[i]!])
    }
  }
  if (partners.size === 0) return
  for (let i = 0, last = marks.length; i < last; i++) {
    const mark = marks[i]!
    for (const concept of partners.get(mark.concept) ?? []) {
      const { field, start, end, from, to } = mark
      marks.push({ concept, field, start, end, from, to })
    }
  }
}

function addWords(
  { marks, values, tokens, language }: Reading,
  field: Mark['field'],
  known: Pick<ReadonlySet<Concept>, 'has'>,
): void {
  const value = field === 'title' ? titleWord : textWord
  const add = (concept: Concept, from: number, to: number): void => {
    if (!known.has(concept)) return
    const start = tokens[field][from]!.start
    marks.push({ concept, field, from, to, start, end: tokens[field][to - 1]!.end })
    values.set(concept, Math.max(values.get(concept) ?? 0, value))
  }
  let previous = ''
  for (const [i, token] of tokens[field].entries()) {
    if (field === 'text' && token.end > wordsUntil) break
    const word = common.has(token.word.spelling) ? '' : stemOf(token.word, language)
    if (word !== '') {
      add(`w:${language}:${word}`, i, i + 1)
      if (previous !== '') add(`w:${language}:${previous}_${word}`, i - 1, i + 1)
    }
    previous = word
  }
}
