/** Offsets in minutes east of UTC of the zone names that feeds use: RFC 822, American, European, Latin American, Asian. */
const offsets: Record<string, number> = {
  ...{
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    west: 60,
    bst: 60,
    cet: 60,
    cest: 120,
    met: 60,
    mest: 120,
    mez: 60,
    mesz: 120,
  },
  ...{ eet: 120, eest: 180, msk: 180, msd: 240, ist: 330, sgt: 480, hkt: 480, jst: 540, kst: 540 },
  ...{ awst: 480, acst: 570, acdt: 630, aest: 600, aedt: 660, nzst: 720, nzdt: 780 },
  ...{ nst: -210, ndt: -150, ast: -240, adt: -180, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360 },
  ...{ pst: -480, pdt: -420, akst: -540, akdt: -480, hst: -600, hdt: -540 },
  ...{ brt: -180, art: -180, uyt: -180, clt: -240, clst: -180, bot: -240, vet: -240, cot: -300, pet: -300, ect: -300 },
}

/** Zones whose name does not say whether summer time holds. */
const places: Record<string, string> = {
  ...{
    at: 'America/Halifax',
    et: 'America/New_York',
    ct: 'America/Chicago',
    mt: 'America/Denver',
    pt: 'America/Los_Angeles',
  },
  ...{ atlantic: 'America/Halifax', eastern: 'America/New_York', central: 'America/Chicago' },
  ...{ mountain: 'America/Denver', pacific: 'America/Los_Angeles' },
}

/** An offset in minutes, or the name of a place in the time zone database. */
export type Zone = number | string

/** The zone of a name in lower case: "est", "et", "america/new_york". */
export function zoneOf(name: string): Zone | undefined {
  if (Object.hasOwn(offsets, name)) return offsets[name]
  if (Object.hasOwn(places, name)) return places[name]
  return name.includes('/') && formatFor(name) ? name : undefined
}

/** The largest offset there is, in minutes; one hour more is let pass. */
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
