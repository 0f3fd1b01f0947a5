import { expect, test } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { consulates, districtOf } from './consulates.ts'
import { findPlace } from './places.ts'
import type { State } from './states.ts'

test('Mexico has 53 offices, each with a website, and each with a source where its jurisdiction is given', () => {
  expect(new Set(consulates.map((office) => office.slug)).size).toBe(53)
  expect(consulates.filter((office) => !URL.canParse(office.website))).toEqual([])
  expect(consulates.filter((office) => office.jurisdiction !== '')).toHaveLength(30)
  expect(consulates.filter((office) => (office.jurisdiction === '') !== (office.jurisdictionSource === ''))).toEqual([])
})

test('what an office serves beyond its own state rests on a source', () => {
  const claims = consulates.filter((o) => o.wholeStates.length + o.partStates.length + o.counties.length > 0)
  expect(claims.filter((office) => office.jurisdiction === '')).toEqual([])
})

test('every office is in the gazetteer', () => {
  expect(consulates.filter((office) => !findPlace(office.state, office.city))).toEqual([])
})

test.each<[string, State, string | undefined, string | undefined, string | undefined]>([
  ['the office in that city', 'TX', 'El Paso', 'el-paso', 'sourced'],
  ['the office in that city, however it is written', 'CA', 'San José', 'san-jose', 'sourced'],
  ['the office in that city, written short', 'MN', 'St. Paul', 'saint-paul', 'sourced'],
  ['the office that is named for the county', 'TX', 'Lubbock', 'albuquerque', 'sourced'],
  ['the office that is named for the county, near another', 'FL', 'Sarasota', 'miami', 'sourced'],
  ['the only office named for the whole state', 'AL', 'Birmingham', 'atlanta', 'sourced'],
  ['the only office named for the whole state, without a city', 'NC', undefined, 'raleigh', 'sourced'],
  ['the nearest of those in the state', 'TX', 'Fort Worth', 'dallas', 'approximate'],
  ['the nearest of those that serve the state', 'NM', 'Las Cruces', 'el-paso', 'approximate'],
  ['the nearest of those named for the state', 'TN', 'Memphis', 'little-rock', 'approximate'],
  ['the only office in the state', 'PA', 'Pittsburgh', 'philadelphia', 'approximate'],
  ['the only office in the state, for a city nobody knows', 'PA', 'Nowhere', 'philadelphia', 'approximate'],
  ['none of several, for a city nobody knows', 'TX', 'Nowhere', undefined, undefined],
  ['none where an office elsewhere is named for a part only', 'MT', 'Missoula', undefined, undefined],
  ['none where no office is named', 'HI', 'Honolulu', undefined, undefined],
])('a place belongs to %s: %s %s', (_, state, city, consulate, basis) => {
  expect(districtOf({ state, city })).toEqual(consulate && { consulate, basis })
})

test('a place without a state has no district', () => {
  expect(districtOf({ city: 'Washington' })).toBeUndefined()
})

test('of the 227 local outlets of the catalogue 161 have a sourced district and 39 an approximate one', () => {
  const local = readCatalogue().outlets.filter((outlet) => outlet.scope === 'local')
  const counts = Map.groupBy(local, (outlet) => districtOf(outlet)?.basis)
  expect(Object.fromEntries([...counts].map(([basis, some]) => [String(basis), some.length]))).toEqual({
    sourced: 161,
    approximate: 39,
    undefined: 27,
  })
})
