import { expect, test } from 'vitest'
import { read } from './reading.ts'

const concepts = (title: string) => new Set(read({ title, text: '' }).marks.map((mark) => mark.concept))

test('words are known by their stem, names by their spelling, ICE by its capitals', () => {
  expect(concepts('Deporting families')).toContain('subject:deportation')
  expect(concepts('Deportan a familias de migrantes')).toContain('subject:deportation')
  expect(concepts('ICE visits a farm')).toContain('subject:ice-enforcement')
  expect(concepts('The ice on the lake is thin')).not.toContain('subject:ice-enforcement')
  expect(concepts('ICE CREAM SALES ARE UP')).not.toContain('subject:ice-enforcement')
})

test('a possessive belongs to its word', () => {
  const [mark] = read({ title: 'Mexico’s drought', text: '' }).marks
  expect(mark).toMatchObject({ concept: 'about:mexico', start: 0, end: 8 })
})

test('a look-alike hides the sign of Mexico inside it, and only that one', () => {
  expect(concepts('New Mexico chile harvest')).not.toContain('about:mexico')
  expect(concepts('From New Mexico to Mexico by train')).toContain('about:mexico')
})

test('hostile words are plain, attributed or denied by what stands around them', () => {
  expect(concepts('Migrants infest our cities')).toContain('stance:contempt-plain')
  expect(concepts('Trump says migrants infest our cities')).toContain('stance:contempt-attributed')
  expect(concepts('A sign that read “infest” hung near the migrants shelter')).toContain('stance:contempt-attributed')
  expect(concepts('Migrants do not infest our cities')).toContain('stance:contempt-denied')
  expect(concepts('Los migrantes no son una plaga')).toContain('stance:contempt-denied')
})

test('a concept in the title weighs more than one in the text, and one named often more than one named once', () => {
  const value = (title: string, text: string) => read({ title, text }).values.get('about:mexico') ?? 0
  expect(value('Mexico today', '')).toBeGreaterThan(value('Today', 'It is about Mexico.'))
  expect(value('Today', 'Mexico, and Mexico again.')).toBeGreaterThan(value('Today', 'It is about Mexico.'))
})
