/** Time zones by the names that feeds give them. */

/** An offset in minutes east of UTC, or the name of a place in the time zone database. */
export type Zone = number | string

/** RFC 822 names of zones, and those of Europe, Latin America, Asia and the Pacific, by hours east of UTC. */
const namesByHours: [number, string][] = [
  [0, 'z ut utc gmt wet'],
  [1, 'west bst cet met mez'],
  [2, 'cest mest mesz eet'],
  [3, 'eest msk'],
  [4, 'msd'],
  [5.5, 'ist'],
  [8, 'sgt hkt awst'],
  [9, 'jst kst'],
  [9.5, 'acst'],
  [10, 'aest'],
  [10.5, 'acdt'],
  [11, 'aedt'],
  [12, 'nzst'],
  [13, 'nzdt'],
  [-2.5, 'ndt'],
  [-3, 'adt brt art uyt clst'],
  [-3.5, 'nst'],
  [-4, 'edt ast clt bot vet'],
  [-5, 'est cdt cot pet ect'],
  [-6, 'cst mdt'],
  [-7, 'mst pdt'],
  [-8, 'pst akdt'],
  [-9, 'akst hdt'],
  [-10, 'hst'],
]

/** Places with zones whose name does not say whether summer time holds. */
const namesByPlace: [string, string][] = [
  ['America/Halifax', 'at atlantic'],
  ['America/New_York', 'et eastern'],
  ['America/Chicago', 'ct central'],
  ['America/Denver', 'mt mountain'],
  ['America/Los_Angeles', 'pt pacific'],
]

const zones = new Map<string, Zone>([
  ...namesByHours.flatMap(([hours, names]) => names.split(' ').map((name): [string, Zone] => [name, hours * 60])),
  ...namesByPlace.flatMap(([place, names]) => names.split(' ').map((name): [string, Zone] => [name, place])),
])

/** The zone of a name in lower case: "est", "et", "america/new_york". */
export function zoneOf(name: string): Zone | undefined {
  return zones.get(name) ?? (name.includes('/') && formatFor(name) ? name : undefined)
}

/** The largest offset that is let pass, in minutes: an hour more than there is. */
const farthest = 15 * 60

/** The zone of a sign, hours and minutes; undefined for one that lies nowhere. */
export function zoneOfOffset(sign: string, hours: string, minutes = '0'): Zone | undefined {
  const offset = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && offset <= farthest ? (sign === '-' ? -offset : offset) : undefined
}

/** The instant at which clocks in the zone show what `local` is in UTC; both in milliseconds. */
export function instantIn(zone: Zone, local: number): number {
  if (typeof zone === 'number') return local - zone * 60_000
  const near = local - offsetAt(zone, local)
  return local - offsetAt(zone, near)
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>()
const mostFormats = 1_000

function formatFor(place: string): Intl.DateTimeFormat | undefined {
  if (formats.has(place)) return formats.get(place)
  if (formats.size >= mostFormats) formats.clear()
  let format: Intl.DateTimeFormat | undefined
  try {
    format = new Intl.DateTimeFormat('en', { timeZone: place, timeZoneName: 'longOffset' })
  } catch {
    // No such place.
  }
  formats.set(place, format)
  return format
}

function offsetAt(place: string, instant: number): number {
  const name =
    formatFor(place)
      ?.formatToParts(instant)
      .find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
