import type { Frame } from '@mirador/core/terms.ts'
import { expect, test } from 'vitest'
import type { Judged } from '../judge.ts'
import { crossValidate, evaluate } from './evaluate.ts'
import { foldOf } from './folds.ts'
import { readLabelled } from './labelled.ts'
import { specimens } from './specimens.ts'

const items = readLabelled(specimens)
const says = (frames: Frame[], score = 0.85): Judged => ({
  relevance: 'mexico',
  frames: frames.map((id) => ({ id, score, evidence: [{ field: 'title', start: 0, end: 1, text: '?' }] })),
  immigrants: 'none',
  subFrames: [],
  speakers: [],
  tone: 'neutral',
  language: 'en',
  evidence: { relevance: [{ field: 'title', start: 0, end: 2, text: 'Me' }], immigrants: [], tone: [] },
})
const half = () => 0.5

test('precision, recall and F1 are of labels over items', () => {
  // sixteen items of each frame: sports is given to all of sports and all of health, crime to none
  const judged = items.map(({ frames = [] }) =>
    says(frames.includes('health') ? ['sports', 'health'] : frames.filter((f) => f !== 'crime')),
  )
  const { labels } = evaluate(items, judged, half)
  expect(labels['frame:sports']).toMatchObject({ n: 16, precision: { value: 0.5 }, recall: { value: 1 } })
  expect(labels['frame:sports']?.f1?.value).toBeCloseTo(2 / 3, 10)
  expect(labels['frame:crime']).toMatchObject({
    n: 16,
    precision: { value: 0 },
    recall: { value: 0 },
    f1: { value: 0 },
  })
  expect(labels['frames micro']).toMatchObject({ n: 64, precision: { value: 48 / 64 }, recall: { value: 48 / 64 } })
  expect(labels['frames macro']?.f1?.value).toBeCloseTo((2 / 3 + 0 + 1 + 1) / 4, 10)
  expect(labels['relevance:none']).toMatchObject({ n: 8, recall: { value: 0 } })
})

test('scores are compared with how often they are right, a tenth at a time', () => {
  const judged = items.map(({ frames = [] }, i) => says(frames.length > 0 && i % 2 === 0 ? frames : ['drugs'], 0.62))
  const { calibration } = evaluate(items, judged, half)
  const right = items.filter(({ frames = [] }, i) => frames.length > 0 && i % 2 === 0).length / items.length
  expect(calibration).toHaveLength(1)
  expect(calibration[0]).toMatchObject({ from: 0.6, n: items.length, right: { value: right } })
  expect(calibration[0]?.meanScore).toBeCloseTo(0.62, 10)
})

test('evidence that is not verbatim and labels without evidence are counted', () => {
  const bare = { ...says(['crime']), tone: 'negative' as const }
  const { evidence } = evaluate([items[0]!], [bare], half)
  expect(evidence).toEqual({ labels: 3, missing: 1, spans: 2, bad: 2 })
})

test('an interval comes from outlets drawn again, holds its figure, and repeats', () => {
  const judged = items.map((item) => says(item.group < 'outlet 3' ? [] : (item.frames ?? [])))
  let state = 1
  const random = () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
  const recall = evaluate(items, judged, random).labels['frames micro']!.recall!
  state = 1
  expect(evaluate(items, judged, random).labels['frames micro']!.recall).toEqual(recall)
  expect(recall.value).toBeCloseTo(5 / 8, 10)
  // the standard error of a share of 5/8 over eight outlets is 0.17
  expect(recall.low).toBeCloseTo(5 / 8 - 1.96 * 0.17, 0)
  expect(recall.low).toBeLessThan(0.45)
  expect(recall.high).toBeGreaterThan(0.8)
})

test('an outlet is in one fold whatever else there is, and the folds share the outlets out', () => {
  const names = Array.from({ length: 200 }, (_, i) => `outlet ${i}`)
  const folds = names.map((name) => foldOf(name, 5))
  expect(folds).toEqual(names.map((name) => foldOf(name, 5)))
  for (const fold of [0, 1, 2, 3, 4]) expect(folds.filter((one) => one === fold).length).toBeGreaterThan(20)
})

test('an outlet is judged by what was learned from the others', () => {
  // only one outlet says "zzyzx"; were its own items learned from, the word would carry the frame
  const odd = Array.from({ length: 12 }, (_, i) => ({
    ...specimens[0]!,
    id: `odd-${i}`,
    outlet: 'Odd',
    title: `Zzyzx in Mexico ${i}`,
    frames: ['energy'],
  }))
  const withOdd = readLabelled([...specimens, ...odd])
  const judged = crossValidate(withOdd, 5)
  const ofOdd = judged.filter((_, i) => withOdd[i]!.group === 'odd')
  expect(ofOdd).toHaveLength(12)
  expect(ofOdd.flatMap(({ frames }) => frames.map(({ id }) => id))).not.toContain('energy')
  const { labels } = evaluate(withOdd, judged, half)
  expect(labels['frame:crime']?.f1?.value).toBe(1)
})
