/** Where cities are: the gazetteer behind consular districts and the border. `docs/catalogue.md` says what it covers. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { slugify } from './slug.ts'
import type { State } from './states.ts'

/** `latitude` and `longitude` in degrees, to about ten kilometres. */
export type Place = { city: string; state: string; county: string; latitude: number; longitude: number }

function readPlaces(): Map<string, Place> {
  const text = readFileSync(new URL('./places.csv', import.meta.url), 'utf8')
  const places = parse<Record<string, string>>(text, { columns: true }).map((row) => ({
    city: row.city ?? '',
    state: row.state ?? '',
    county: row.county ?? '',
    latitude: Number(row.latitude),
    longitude: Number(row.longitude),
  }))
  return new Map(places.map((place) => [placeKey(place.state, place.city), place]))
}

/** One key for the ways of writing a city: "St. Paul" and "Saint Paul", "San José" and "San Jose". */
export function placeKey(state: string, city: string): string {
  return `${state} ${slugify(city).replace(/^st-/, 'saint-').replace(/^ft-/, 'fort-')}`
}

const places = readPlaces()

/** The place of that name in that state; undefined where the gazetteer does not have it. */
export function findPlace(state: State, city: string): Place | undefined {
  return places.get(placeKey(state, city))
}

/** The counties that lie on the border with Mexico. */
const borderCounties: Partial<Record<State, string[]>> = {
  CA: ['San Diego', 'Imperial'],
  AZ: ['Yuma', 'Pima', 'Santa Cruz', 'Cochise'],
  NM: ['Hidalgo', 'Luna', 'Doña Ana'],
  TX: (
    'El Paso,Hudspeth,Jeff Davis,Presidio,Brewster,Terrell,Val Verde,Kinney,Maverick,Webb,Zapata,Starr,Hidalgo,' +
    'Cameron'
  ).split(','),
}

export function isBorderState(state: State): boolean {
  return borderCounties[state] !== undefined
}

/** Whether a city is in one of the 23 counties on the border with Mexico, as far as the gazetteer knows it. */
export function isBorderCity(state: State, city: string): boolean {
  const county = findPlace(state, city)?.county
  return county !== undefined && borderCounties[state]?.includes(county) === true
}
