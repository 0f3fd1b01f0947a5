import { expect, test } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { collectionKinds, collectionsOf, describeCollections } from './collections.ts'
import type { CatalogueOutlet } from './outlet.ts'

const outlet: CatalogueOutlet = {
  slug: 'o',
  name: 'O',
  homepage: 'https://o.example',
  medium: 'newspaper',
  scope: 'local',
  state: 'TX',
  city: 'Weslaco',
  language: 'es',
  lean: 'left',
}

test('a local outlet on the border is in every collection that its facts name', () => {
  expect(collectionsOf(outlet)).toEqual([
    'scope:local',
    'language:es',
    'medium:newspaper',
    'lean:left',
    'state:TX',
    'border-state',
    'border',
    'district:mcallen',
  ])
})

test('a national outlet is in its state, and neither on the border nor in a district', () => {
  expect(collectionsOf({ ...outlet, scope: 'national' }).slice(-2)).toEqual(['lean:left', 'state:TX'])
})

test('an outlet of which little is known is in few collections', () => {
  const unknown = { state: undefined, city: undefined, lean: undefined }
  expect(collectionsOf({ ...outlet, ...unknown })).toEqual(['scope:local', 'language:es', 'medium:newspaper'])
})

test.each([
  ['San Diego', 'CA', true],
  ['Tucson', 'AZ', true],
  ['Las Cruces', 'NM', true],
  ['Marfa', 'TX', true],
  ['Phoenix', 'AZ', false],
  ['San Antonio', 'TX', false],
] as const)('whether %s %s is on the border: %s', (city, state, expected) => {
  expect(collectionsOf({ ...outlet, city, state }).includes('border')).toBe(expected)
})

test('every collection of an outlet is described once, in both languages', () => {
  const described = describeCollections()
  const ids = new Set(described.map(({ id }) => id))
  expect(ids.size).toBe(described.length)
  expect(
    readCatalogue()
      .outlets.flatMap(collectionsOf)
      .filter((id) => !ids.has(id)),
  ).toEqual([])
  expect(described.filter(({ name }) => !name.en || !name.es)).toEqual([])
  expect(new Set(described.map(({ kind }) => kind))).toEqual(new Set(collectionKinds))
})
