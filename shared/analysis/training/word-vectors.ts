import { early, isCommon } from '../pieces.ts'
import { tokenise } from '../tokens.ts'

/** Words as directions: those that keep the same company point the same way. Every vector is of length one. */
export type WordVectors = { dimensions: number; of: ReadonlyMap<string, Float64Array> }

/** Words that occur less often are left out; neighbours are counted this far to either side. */
const fewest = 4
const neighbours = 6
const rounds = 5
/** With as many directions as words, each word would point its own way. */
const wordsPerDirection = 4
const textLimit = 4_000

/** The words of a text as they are compared, but for those too common to say anything. */
export function wordsOf(text: string): string[] {
  return early(tokenise(text, textLimit)).flatMap(({ word }) => (isCommon(word.spelling) ? [] : [word.spelling]))
}

/** Two texts that say the same in two languages as one, word by word in turn, so that words meet their translations. */
export function interleave(one: readonly string[], other: readonly string[]): string[] {
  const places = [one, other].flatMap((words) => words.map((word, i) => ({ word, at: (i + 0.5) / words.length })))
  return places.sort((a, b) => a.at - b.at).map(({ word }) => word)
}

/**
 * The meaning of words by the company they keep: how much oftener two words are neighbours than by chance (positive pointwise
 * mutual information), and of that matrix the directions in which it is largest, by subspace iteration. Levy and Goldberg
 * 2014, "Neural word embedding as implicit matrix factorization"; directions without their strengths, as Levy, Goldberg and
 * Dagan 2015 find best. No chance is involved. Some ten seconds per million words.
 */
export function wordVectors(texts: readonly (readonly string[])[], dimensions: number): WordVectors {
  const counts = new Map<string, number>()
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1)
  const words = [...counts.keys()].filter((word) => counts.get(word)! >= fewest).sort()
  const size = Math.min(dimensions, Math.floor(words.length / wordsPerDirection))
  if (size === 0) return { dimensions: 0, of: new Map() }
  const matrix = information(pairsOf(texts, new Map(words.map((word, i) => [word, i]))), words.length)
  let basis = orthonormal(start(words.length, size), size)
  for (let round = 0; round < rounds; round++) basis = orthonormal(times(matrix, basis, size), size)
  return {
    dimensions: size,
    of: new Map(words.map((word, i) => [word, unit(basis.slice(i * size, (i + 1) * size))])),
  }
}

/** Every two neighbours, as place × words + place, the lower place first, in order. */
function pairsOf(texts: readonly (readonly string[])[], places: ReadonlyMap<string, number>): Float64Array {
  const known = texts.map((text) => text.flatMap((word) => places.get(word) ?? []))
  const most = known.reduce((sum, { length }) => sum + length * neighbours, 0)
  const pairs = new Float64Array(most)
  let filled = 0
  for (const text of known)
    for (let i = 0; i < text.length; i++)
      for (let j = i + 1; j < text.length && j <= i + neighbours; j++)
        if (text[i] !== text[j])
          pairs[filled++] = Math.min(text[i]!, text[j]!) * places.size + Math.max(text[i]!, text[j]!)
  return pairs.subarray(0, filled).sort()
}

/** The upper half of a symmetric matrix. */
type Matrix = { rows: Uint32Array; columns: Uint32Array; values: Float64Array }

/** Positive pointwise mutual information: log of how much oftener than by chance two words are neighbours, where more. */
function information(pairs: Float64Array, size: number): Matrix {
  const totals = new Float64Array(size)
  for (const pair of pairs) {
    totals[Math.floor(pair / size)]!++
    totals[pair % size]!++
  }
  const rows: number[] = []
  const columns: number[] = []
  const values: number[] = []
  for (let from = 0; from < pairs.length; ) {
    let to = from + 1
    while (to < pairs.length && pairs[to] === pairs[from]) to++
    const row = Math.floor(pairs[from]! / size)
    const column = pairs[from]! % size
    const value = Math.log(((to - from) * 2 * pairs.length) / (totals[row]! * totals[column]!))
    if (value > 0) {
      rows.push(row)
      columns.push(column)
      values.push(value)
    }
    from = to
  }
  return { rows: Uint32Array.from(rows), columns: Uint32Array.from(columns), values: Float64Array.from(values) }
}

function times({ rows, columns, values }: Matrix, basis: Float64Array, size: number): Float64Array {
  const product = new Float64Array(basis.length)
  for (let i = 0; i < values.length; i++) {
    const row = rows[i]! * size
    const column = columns[i]! * size
    const value = values[i]!
    for (let d = 0; d < size; d++) {
      product[row + d]! += value * basis[column + d]!
      product[column + d]! += value * basis[row + d]!
    }
  }
  return product
}

/** Something in every direction: numbers that look random and are always the same (Weyl's sequence of the golden ratio). */
function start(words: number, size: number): Float64Array {
  return Float64Array.from({ length: words * size }, (_, i) => Math.sin(i * i * 0.618 + i * 12.9898))
}

/** Makes columns orthonormal, each against those before it (modified Gram–Schmidt, on rows of the transpose for speed). */
function orthonormal(basis: Float64Array, size: number): Float64Array {
  const words = basis.length / size
  const columns = Array.from({ length: size }, (_, d) =>
    Float64Array.from({ length: words }, (_, word) => basis[word * size + d]!),
  )
  for (const [d, column] of columns.entries()) {
    for (const before of columns.slice(0, d)) {
      const along = dot(column, before)
      for (let i = 0; i < words; i++) column[i]! -= along * before[i]!
    }
    const length = Math.sqrt(dot(column, column)) || 1
    for (let i = 0; i < words; i++) column[i]! /= length
  }
  const result = new Float64Array(basis.length)
  for (const [d, column] of columns.entries())
    for (let word = 0; word < words; word++) result[word * size + d] = column[word]!
  return result
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!
  return sum
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector)) || 1
  return vector.map((value) => value / length)
}
