import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fingerprint } from '../fingerprint.ts'
import { judge, modelOf } from '../judge.ts'
import { read } from '../reading.ts'
import { formatWeights, parseWeights } from './format-weights.ts'
import { readLabelled } from './labelled.ts'
import { describeTraining } from './report.ts'
import { specimens } from './specimens.ts'
import { learnMeanings, train } from './train.ts'

const shipped = readFileSync(new URL('../lexicon/weights.json', import.meta.url), 'utf8')
const items = readLabelled(specimens)

test('the weights in use were learned over the lexicon in use: after a change of it, train anew', () => {
  expect(JSON.parse(shipped).lexicon).toBe(fingerprint())
})

test('the file of the weights in use is what training writes, small', () => {
  expect(formatWeights(parseWeights(shipped))).toBe(shipped)
  expect(shipped.length).toBeLessThan(8_000_000)
})

test('the same items give the same bytes, in whatever order they come', () => {
  const once = train(items)
  const again = train(readLabelled([...specimens].reverse()))
  expect(formatWeights(again)).toBe(formatWeights(once))
  expect(describeTraining(items, again)).toEqual(describeTraining(items, once))
})

test('another label gives other weights and another hash of the data', () => {
  const [first, ...rest] = specimens
  const changed = readLabelled([{ ...first, tone: 'positive' }, ...rest])
  const [before, after] = [train(items), train(changed)]
  expect(formatWeights(after)).not.toBe(formatWeights(before))
  expect(describeTraining(changed, after).data).not.toBe(describeTraining(items, before).data)
})

test('what is learned is judged by, also of texts that were not seen', () => {
  const model = modelOf(train(items))
  const judged = (title: string) => judge(read({ title, text: '' }), model)
  expect(judged('Police arrest a man for murder in Mexico').frames[0]?.id).toBe('crime')
  expect(judged('A hospital in Mexico treats a new disease').frames[0]?.id).toBe('health')
  expect(judged('New Mexico votes').relevance).toBe('none')
})

test('a word that no item has is known by the company it keeps in texts without labels', () => {
  const texts = Array.from({ length: 40 }, (_, i) => [
    `Gunmen kill, police arrest a zorblat suspect, murder of a zorblat ${i}`,
    `Doctors of a hospital fight a disease, a quoxil at the hospital, doctors and quoxil ${i}`,
  ]).flat()
  const frameOf = (title: string, vectors?: ReturnType<typeof learnMeanings>) =>
    judge(read({ title, text: '' }), modelOf(train(items, vectors))).frames[0]?.id
  const meanings = learnMeanings(items, texts)
  expect([frameOf('Zorblat in Mexico', meanings), frameOf('Quoxil in Mexico', meanings)]).toEqual(['crime', 'health'])
  expect(frameOf('Zorblat in Mexico')).not.toBe('crime')
  expect(describeTraining(items, train(items), texts).texts).toMatchObject({ count: 80 })
})

test('training says how far it is', () => {
  const said: [number, number][] = []
  train(items.slice(0, 8), undefined, (done, total) => said.push([done, total]))
  expect(said.map(([done]) => done)).toEqual(said.map((_, i) => i + 1))
  expect(said.at(-1)).toEqual([20, 20])
})

test('weights of another lexicon are refused', () => {
  const other = shipped.replace(fingerprint(), '0123456789abcdef')
  expect(() => parseWeights(other)).toThrow('mirador train')
  expect(() => parseWeights('no weights')).toThrow('mirador train')
})

test('an outlet is one under its several spellings, and a rendering belongs to the outlet of its original', () => {
  const [line] = specimens
  const lines = [
    { ...line, id: 'a', outlet: 'USA TODAY' },
    { ...line, id: 'b', outlet: 'USA Today - News' },
    { ...line, id: 'c', outlet: 'usa today (Web News)' },
    { ...line, id: 'a-es', outlet: undefined },
    { ...line, id: 'alone', outlet: undefined },
  ]
  expect(new Map(readLabelled(lines).map(({ id, group }) => [id, group]))).toEqual(
    new Map([
      ['a', 'usa today'],
      ['a-es', 'usa today'],
      ['alone', 'alone'],
      ['b', 'usa today'],
      ['c', 'usa today'],
    ]),
  )
})

test.each([
  ['a frame that the codebook lacks', { frames: ['football'] }, '"frames"'],
  ['a language that is neither', { language: 'fr' }, '"language"'],
  ['no framing', { immigrants: undefined }, '"immigrants"'],
  ['no title', { title: undefined }, '"title"'],
])('an item with %s is refused, and named', (_, change, message) => {
  const [first, second, ...rest] = specimens
  expect(() => readLabelled([first!, { ...second, ...change }, ...rest])).toThrow(message)
  expect(() => readLabelled([first!, { ...second, ...change }, ...rest])).toThrow('Item 2')
})

test('an id that occurs twice and a set without items are refused', () => {
  expect(() => readLabelled([specimens[0]!, specimens[0]!])).toThrow('more than once')
  expect(() => readLabelled([])).toThrow('no labelled items')
})
