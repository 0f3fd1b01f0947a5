import { expect, it } from 'vitest'
import { coverageOf } from './coverage.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, 0) + hour * 3_600_000)
const seconds = (hour: number) => at(hour).getTime() / 1_000
const hours = Array.from({ length: 6 }, (_, i) => ({ start: at(i), end: at(i + 1) }))
const feed = (
  outletId: number,
  [since, until]: [number, number],
  gaps: [number, number][] = [],
  stops: [number, number][] = [],
) => ({
  outletId,
  since: seconds(since),
  until: seconds(until),
  gaps: gaps.flat().map(seconds),
  stops: stops.flat().map(seconds),
})

it('an hour is seen by the share of it that is in no gap, and unknown to us where nobody watched', () => {
  const watches = [feed(1, [1, 5], [[2.5, 4]])]
  expect(coverageOf(hours, watches)).toEqual([null, 1, 0.5, 0, 1, null])
})

it('an outlet of two feeds was seen by half while one of them was not', () => {
  expect(coverageOf(hours.slice(0, 2), [feed(1, [0, 2], [[0, 1]]), feed(1, [0, 2])])).toEqual([0.5, 1])
})

it('each outlet weighs the same however many feeds it has', () => {
  const watches = [feed(1, [0, 1], [[0, 1]]), ...[0, 1, 2].map(() => feed(2, [0, 1]))]
  expect(coverageOf(hours.slice(0, 1), watches)).toEqual([0.5])
})

it('an outlet weighs as long as it was watched', () => {
  const day = [{ start: at(0), end: at(4) }]
  expect(coverageOf(day, [feed(1, [0, 4], [[0, 4]]), feed(2, [3, 4])])).toEqual([0.2])
})

it('while a feed was stopped it was not watched, and missed nothing', () => {
  expect(coverageOf(hours.slice(0, 2), [feed(1, [0, 2], [], [[0, 1]])])).toEqual([null, 1])
})
