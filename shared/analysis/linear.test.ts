import { expect, test } from 'vitest'
import { evidenceFor, layOut, probability, rank } from './linear.ts'
import { read } from './reading.ts'

const weights = {
  calm: { bias: 0.5, lead: 0, weights: {} },
  alarm: { bias: 0, lead: 0.25, weights: { 'subject:killing': 2, 'about:mexico': 0.1, 'subject:tourism': -3 } },
}
const linear = layOut(['calm', 'alarm'], weights)

test('log-odds are the bias, the lead where there is a text, and weight times value', () => {
  expect(rank(linear, read({ title: 'Murder in Mexico', text: '' }))).toEqual([
    { label: 'alarm', odds: 2.1 },
    { label: 'calm', odds: 0.5 },
  ])
  expect(rank(linear, read({ title: 'Nothing here', text: 'At all' }))).toEqual([
    { label: 'calm', odds: 0.5 },
    { label: 'alarm', odds: 0.25 },
  ])
})

test('evidence is what spoke for a label, without what spoke little or against it', () => {
  const reading = read({ title: 'Murder at a hotel in Mexico', text: '' })
  expect(evidenceFor(linear, 'alarm', reading)).toEqual([{ field: 'title', start: 0, end: 6, text: 'Murder' }])
  expect(evidenceFor(linear, 'calm', reading)).toEqual([])
})

test('even odds are a probability of one half', () => {
  expect(probability(0)).toBe(0.5)
  expect(probability(Math.log(3))).toBeCloseTo(0.75, 10)
})
