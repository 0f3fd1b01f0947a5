import { expect, test } from 'vitest'
import { interleave, wordsOf, wordVectors } from './word-vectors.ts'

const cosine = (one: Float64Array, other: Float64Array) => one.reduce((sum, value, i) => sum + value * other[i]!, 0)

/** Sentences of two subjects, each of four words that keep company with one another. */
const subjects = [
  ['tariff', 'export', 'factory', 'peso'],
  ['beach', 'resort', 'hotel', 'sun'],
]
const texts = subjects.flatMap((words) =>
  Array.from({ length: 30 }, (_, i) => words.map((_, j) => words[(i * (j + 1) + j) % words.length]!)),
)

test('words that keep the same company point the same way, and all are of length one', () => {
  const { dimensions, of } = wordVectors(texts, 100)
  expect([dimensions, of.size]).toEqual([2, 8])
  for (const vector of of.values()) expect(cosine(vector, vector)).toBeCloseTo(1)
  const near = cosine(of.get('tariff')!, of.get('export')!)
  const far = cosine(of.get('tariff')!, of.get('beach')!)
  expect(near).toBeGreaterThan(0.7)
  expect(Math.abs(far)).toBeLessThan(0.3)
})

test('the same texts give the same vectors, and rare words none', () => {
  expect(wordVectors(texts, 3)).toEqual(wordVectors(texts, 3))
  expect(wordVectors([...texts, ['rare', 'beach']], 3).of.has('rare')).toBe(false)
  expect(wordVectors([], 3)).toEqual({ dimensions: 0, of: new Map() })
})

test('words are compared without case and accents, and common ones left out', () => {
  expect(wordsOf('The Cañón of Mexico’s North')).toEqual(['canon', 'mexico', 'north'])
})

test('texts that say the same are laid word by word side by side', () => {
  expect(interleave(['one', 'two'], ['uno', 'dos'])).toEqual(['one', 'uno', 'two', 'dos'])
  expect(interleave(['one', 'two', 'three', 'four'], ['uno', 'dos'])).toEqual([
    'one',
    'uno',
    'two',
    'three',
    'dos',
    'four',
  ])
})
