import { pairs } from './lexicon/pairs.ts'
import type { Concept } from './lexicon.ts'
import { type Pieces, wordStrengths } from './pieces.ts'
import type { Reading, Spoken } from './reading.ts'

/** What is needed only of a passage that is on topic: pairs of concepts, and what words say by their letters. Adds to the reading. */
export function addDetails(reading: Reading, pieces?: Pieces): void {
  addPairs(reading)
  if (pieces) reading.spoken = listen(reading, pieces)
}

function listen({ tokens }: Reading, pieces: Pieces): Spoken {
  const strengths = wordStrengths(tokens.title, tokens.text)
  const odds = new Float64Array(pieces.columns)
  for (const [word, strength] of strengths) {
    const says = pieces.says(word)
    for (let i = 0; i < odds.length; i++) odds[i]! += says[i]! * strength
  }
  return { strengths, odds, pieces }
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
