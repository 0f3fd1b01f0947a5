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

test('a flood is of people only near to them, and never in a storm', () => {
  expect(concepts('A flood of migrants at the fence')).toContain('stance:flood-plain')
  expect(concepts('A flood of migrants after the storm')).not.toContain('stance:flood')
  expect(concepts('Flood closes a bridge in Tabasco')).not.toContain('stance:flood')
  expect(concepts('Flood of the Rio Grande at the border')).not.toContain('stance:flood')
})

test('danger, crime and cost are a threat only where they are said of immigrants', () => {
  expect(concepts('Migrants bring disease')).toContain('stance:threat-plain')
  expect(concepts('Los migrantes son un peligro')).toContain('stance:threat-plain')
  expect(concepts('Disease closes a farm in Sinaloa')).not.toContain('stance:threat')
  expect(concepts('Trump threatens migrants with a tariff')).not.toContain('stance:threat')
})

test('harsh words are told apart where they are about immigrants', () => {
  expect(concepts('His insulting remarks about Mexicans')).toContain('stance:harsh-words-of-immigrants')
  expect(concepts('Sus insultos a los mexicanos')).toContain('stance:harsh-words-of-immigrants')
  expect(concepts('His insulting remarks about a rival')).not.toContain('stance:harsh-words-of-immigrants')
})

test('a phrase runs over no end of a sentence, and over a comma only where it has one', () => {
  expect(concepts('He said something new. Mexico will raise tariffs')).toContain('about:mexico')
  expect(concepts('She announces something new, Mexico raises tariffs')).toContain('about:mexico')
  expect(concepts('War in the Gulf; Mexico calls for peace')).toContain('about:mexico')
  expect(concepts('A mayor of Mexico, Missouri, resigns')).not.toContain('about:mexico')
  expect(concepts('The U.S. Mexico border')).toContain('about:border')
})

test('tags and addresses are no words', () => {
  expect(concepts('<a href="https://mexico.example/immigrants">Scores</a>')).toEqual(new Set())
  expect(concepts('More: https://t.example/mexico-invasion')).toEqual(new Set())
  expect(concepts('<b>Mexico</b> wins')).toContain('about:mexico')
})

test('a street called Mexico is none, and in a recipe a Mexican dish is no sign of Mexico', () => {
  expect(concepts('Crash on Mexico Road injures two')).not.toContain('about:mexico')
  expect(concepts('Cierran la calle México en Madrid')).not.toContain('about:mexico')
  expect(concepts('A weeknight recipe: Mexican tamales')).not.toContain('about:mexico')
  expect(concepts('A recipe from Oaxaca, Mexico')).toContain('about:mexico')
})

test('Latin America is no Latina', () => {
  expect(concepts('El mayor parque solar de América Latina')).not.toContain('about:latino')
  expect(concepts('Una escritora latina publica su novela')).toContain('about:latino')
})

test('words that share a stem and nothing else are kept apart', () => {
  expect(concepts('Autoridades de México abren la frontera')).not.toContain('subject:arts')
  expect(concepts('Van a deportar a dos hombres a México')).not.toContain('subject:sports')
  expect(concepts('El muro de la frontera')).not.toContain('stance:victim')
  expect(concepts('A national holiday')).not.toContain('subject:reform')
})

test('what only the text names may be there in passing', () => {
  const values = (title: string, text: string) => read({ title, text }).values
  expect(values('A long week in Washington', 'The border wall was one matter of many.').get('about:passing')).toBe(1)
  expect(values('The border wall', 'One matter of many.').has('about:passing')).toBe(false)
})
