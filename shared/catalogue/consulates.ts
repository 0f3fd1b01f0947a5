/** Mexico's consular offices in the United States, and which of them serves a place as far as public sources say. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { findPlace, type Place, placeKey } from './places.ts'
import { findState, type State } from './states.ts'

export type Consulate = {
  slug: string
  city: string
  citySpanish: string
  state: State
  website: string
  /** The office's district in the words of the source, which may be partial or old; '' where none was found. */
  jurisdiction: string
  jurisdictionSource: string
  /** States that the source names as served whole. */
  wholeStates: State[]
  /** Other states than its own of which the source names a part. */
  partStates: State[]
  /** Counties that the source names, as "Hidalgo TX". */
  counties: string[]
}

/** `sourced`: a source says so, or the office is in that very city. `approximate`: the nearest office that serves the state. */
export type District = { consulate: string; basis: 'sourced' | 'approximate' }

/** The consular offices in the order of their file. Throws where the file has a problem. */
export function readConsulates(): Consulate[] {
  const text = readFileSync(new URL('./consulates.csv', import.meta.url), 'utf8')
  return parse<Record<string, string>>(text, { columns: true }).map((row) => ({
    slug: row.slug ?? '',
    city: row.city ?? '',
    citySpanish: row.city_es ?? '',
    state: stateOf(row.state ?? ''),
    website: row.website ?? '',
    jurisdiction: row.jurisdiction ?? '',
    jurisdictionSource: row.jurisdiction_source ?? '',
    wholeStates: listOf(row.whole_states, ' ').map(stateOf),
    partStates: listOf(row.part_states, ' ').map(stateOf),
    counties: listOf(row.counties, '; '),
  }))
}

export const consulates: readonly Consulate[] = readConsulates()

const bySeat = new Map(consulates.map((office) => [placeKey(office.state, office.city), office]))
const byCounty = new Map(consulates.flatMap((office) => office.counties.map((county) => [county, office] as const)))

/**
 * The consular district of a place; undefined where no office is known to serve its state. In this order: the office in
 * that city, the one whose source names its county, the only one that is named or based in its state if it is named for
 * the whole of it, and else the nearest of those, approximately. An office outside the state that is named for a part of
 * it only does not count alone: the place may be in the other part.
 */
export function districtOf(place: { state?: State | undefined; city?: string | undefined }): District | undefined {
  const { state, city } = place
  if (!state) return undefined
  const known = city ? findPlace(state, city) : undefined
  const seat = city ? bySeat.get(placeKey(state, city)) : undefined
  const sourced = seat ?? (known && byCounty.get(`${known.county} ${state}`)) ?? wholeStateOffice(state)
  if (sourced) return { consulate: sourced.slug, basis: 'sourced' }
  const candidates = consulates.filter((office) => serves(office, state))
  if (!candidates.some((office) => office.state === state || office.wholeStates.includes(state))) return undefined
  const based = candidates.filter((office) => office.state === state)
  const office = known ? nearest(known, candidates) : based.length === 1 ? based[0] : undefined
  return office && { consulate: office.slug, basis: 'approximate' }
}

function wholeStateOffice(state: State): Consulate | undefined {
  const [only, ...others] = consulates.filter((office) => serves(office, state))
  return others.length === 0 && only?.wholeStates.includes(state) ? only : undefined
}

function serves(office: Consulate, state: State): boolean {
  return office.state === state || office.wholeStates.includes(state) || office.partStates.includes(state)
}

function nearest(place: Place, offices: Consulate[]): Consulate | undefined {
  const distances = offices.map((office) => {
    const seat = findPlace(office.state, office.city)
    return { office, distance: seat ? distance(place, seat) : Infinity }
  })
  return distances.sort((a, b) => a.distance - b.distance)[0]?.office
}

/** The angle between two places in radians, by the haversine formula: enough to tell which is nearer. */
function distance(one: Place, other: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const haversine = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2
  const north = haversine(other.latitude - one.latitude)
  const east = haversine(other.longitude - one.longitude)
  const shrink = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude))
  return 2 * Math.asin(Math.sqrt(north + shrink * east))
}

function stateOf(code: string): State {
  const state = findState(code)
  if (!state) throw new Error(`consulates.csv: "${code}" is not a state`)
  return state
}

function listOf(text: string | undefined, separator: string): string[] {
  return text ? text.split(separator) : []
}
