import { frames, immigrantFramings, relevances, subFrames, tones, voices } from '@mirador/core/terms.ts'
import { expect, test } from 'vitest'
import { codebook } from './index.ts'

test('every frame has an entry with its own id, in the order of the terms', () => {
  expect(Object.values(codebook.frames).map((entry) => entry.id)).toEqual(frames)
})

test('every frame belongs to a known group', () => {
  const groups = ['problem', 'contested', 'partnership', 'people', 'domestic']
  expect(Object.values(codebook.frames).filter((entry) => !groups.includes(entry.group))).toEqual([])
})

test('every value of relevance, immigrant framing, sub-frame, voice and tone is defined', () => {
  expect(Object.keys(codebook.relevance)).toEqual(relevances)
  expect(Object.keys(codebook.immigrants)).toEqual(immigrantFramings)
  expect(Object.keys(codebook.subFrames)).toEqual(subFrames)
  expect(Object.keys(codebook.voices)).toEqual(voices)
  expect(Object.keys(codebook.tone)).toEqual(tones)
})

test('every name and definition is written in both languages, and differently', () => {
  const { frames, relevance, immigrants, subFrames, voices, tone } = codebook
  const entries = [frames, relevance, immigrants, subFrames, voices, tone].flatMap((part) => Object.values(part))
  for (const { name, definition } of entries) {
    expect(definition.en.length).toBeGreaterThan(20)
    expect(definition.es.length).toBeGreaterThan(20)
    expect(definition.en).not.toBe(definition.es)
    expect(name.en && name.es).toBeTruthy()
  }
})
