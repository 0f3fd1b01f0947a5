/** Dates as feeds write them: RFC 822, ISO 8601, and what people type. */
import { monthOf, plainWord, weekdayOf } from './date-words.ts'
import { instantIn, type Zone, zoneOf, zoneOfOffset } from './date-zones.ts'

/** A longer text is no date. */
const longestDate = 100
const earliestYear = 1900

/** What a date says, in its own zone; a month counts from 0. */
type Parts = Clock & { year: number; month: number; day: number }
type Clock = { hour: number; minute: number; second: number; fraction?: string | undefined; zone: Zone }
const midnight: Clock = { hour: 0, minute: 0, second: 0, zone: 0 }

/**
 * The instant that a date means, as ISO 8601 in UTC; undefined for what is no date, or is before 1900. A date without a time
 * is midnight, without a zone UTC; in "03/04/2024" the month comes first, unless the weekday beside it says otherwise. Whether
 * the instant is plausible is the caller's to judge.
 */
export function readDate(written: string): string | undefined {
  const text = written.trim()
  if (text === '' || text.length > longestDate) return undefined
  const epoch = epochOf(text)
  if (epoch !== undefined) return new Date(epoch).toISOString()
  const parts = readIso(text) ?? readMail(text) ?? readShortIso(text) ?? readWritten(text)
  return parts && instantOf(parts)
}

function instantOf({ year, month, day, hour, minute, second, fraction, zone }: Parts): string | undefined {
  const isDay = year >= earliestYear && year <= 9999 && month >= 0 && month <= 11 && day >= 1 && day <= 366
  const isTime = minute <= 59 && second <= 60 && (hour <= 23 || (hour === 24 && minute + second === 0))
  if (!isDay || !isTime) return undefined
  const milliseconds = fraction ? Math.trunc(Number(`0.${fraction}`) * 1_000) : 0
  return new Date(instantIn(zone, Date.UTC(year, month, day, hour, minute, second, milliseconds))).toISOString()
}

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(\S.*)?)?$/i

/** ISO 8601 and the profile of it that the W3C made (https://www.w3.org/TR/NOTE-datetime). */
function readIso(text: string): Parts | undefined {
  const found = iso.exec(text)
  if (!found) return undefined
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction, zoneText] = found
  return dated(year!, Number(month) - 1, day!, hour, minute, second, zoneText, fraction)
}

const mail =
  /^(?:[a-z]+\.?,?\s*)?(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(\S.*)?)?$/i
const months = 'january february march april may june july august september october november december'.split(' ')
const monthNumbers = new Map(
  months.flatMap((name, index) => [name, name.slice(0, 3)].map((word) => [word, index] as const)),
)

/** RFC 822 (section 5) with English months, its weekday, seconds and zone left out or not. */
function readMail(text: string): Parts | undefined {
  const found = mail.exec(text)
  if (!found) return undefined
  const month = monthNumbers.get(found[2]!.toLowerCase())
  if (month === undefined) return undefined
  const [, day, , year, hour = 0, minute = 0, second = 0, zoneText] = found
  return dated(year!, month, day!, hour, minute, second, zoneText)
}

type Digits = string | number

/** Parts of what a pattern found; undefined where the zone is not understood. A day beyond 31 is none. */
function dated(
  year: Digits,
  month: number,
  day: Digits,
  hour: Digits,
  minute: Digits,
  second: Digits,
  zoneText = '',
  fraction?: string,
): Parts | undefined {
  const zone = zoneIn(zoneText)
  if (zone === undefined) return undefined
  const clock = { hour: Number(hour), minute: Number(minute), second: Number(second), fraction, zone }
  return { year: yearOf(String(year)), month, day: dayOf(day), ...clock }
}

function dayOf(digits: Digits): number {
  const day = Number(digits)
  return day <= 31 ? day : Number.NaN
}

/** RFC 2822, 4.3: two digits below 50 are of this century. */
function yearOf(digits: string): number {
  if (digits.length === 4) return Number(digits)
  return digits.length === 2 ? Number(digits) + (Number(digits) < 50 ? 2_000 : 1_900) : Number.NaN
}

const offset = /^(?:gmt|utc?|z)?\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?z?(?:\s*\([^()]*\))?$/i

function zoneIn(text: string): Zone | undefined {
  if (text === '') return 0
  const [, sign, hours, minutes] = offset.exec(text) ?? []
  return sign ? zoneOfOffset(sign, hours!, minutes) : zoneOf(text.toLowerCase())
}

/** Seconds or milliseconds since 1970, since 1973 and 2001 at least; in milliseconds. */
function epochOf(text: string): number | undefined {
  if (/^\d{9,10}(?:\.\d{1,9})?$/.test(text)) return Math.trunc(Number(text) * 1_000)
  return /^\d{12,13}$/.test(text) ? Number(text) : undefined
}

/** ISO 8601 without hyphens, with two digits for a year, cut short, or with the day of the year. */
function readShortIso(text: string): Parts | undefined {
  const whole = /^(\d{4})(\d{2})(\d{2})(?:t?(\d{2}):?(\d{2})(?::?(\d{2}))?\s*(\S.*)?)?$/i.exec(text)
  if (whole) {
    const [, year, month, day, hour = 0, minute = 0, second = 0, zoneText] = whole
    return dated(year!, Number(month) - 1, day!, hour, minute, second, zoneText)
  }
  const [, year, month = 1, day = 1] =
    /^(\d{4})(?:-(\d{2}))?$/.exec(text) ??
    /^(\d{2})-?(\d{2})-?(\d{2})$/.exec(text) ??
    /^-(\d{2})(?:-?(\d{2}))?$/.exec(text) ??
    []
  if (year) return { ...midnight, year: yearOf(year), month: Number(month) - 1, day: dayOf(day) }
  const [, ordinalYear, dayOfYear] = /^(\d{4}|\d{2})-?(\d{3})$/.exec(text) ?? []
  return ordinalYear ? { ...midnight, year: yearOf(ordinalYear), month: 0, day: Number(dayOfYear) } : undefined
}

const clockPattern =
  /(?:^|[^\d:])(\d{1,2})(?:[:h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]m)?|\s*([ap]m))(?![\p{L}\d:])/u
const offsetBeside = /^\s*(?:gmt|utc)?\s*([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)/
const placePattern = /[a-z]+(?:_[a-z]+)*\/[a-z0-9_+/-]+/

/** A date in words, or in numbers with any signs between: takes the time and the zone out, and judges what is left. */
function readWritten(written: string): Parts | undefined {
  let text = plainDate(written)
  const clock: Clock = { ...midnight, zone: /\p{Script=Hangul}/u.test(written) ? 9 * 60 : 0 }
  const time = clockPattern.exec(text)
  let after = ''
  if (time) {
    const [all, hour, minute = 0, second = 0, fraction, half = time[6]] = time
    Object.assign(clock, { hour: hourOf(Number(hour), half), minute: Number(minute), second: Number(second), fraction })
    after = text.slice(time.index + all.length)
    text = text.slice(0, time.index)
  }
  const beside = offsetBeside.exec(after) ?? /\b(?:gmt|utc)\s*([+-])(\d{1,2})(?::?(\d{2}))?/.exec(after)
  if (beside) after = after.replace(beside[0], ' ')
  const place = placePattern.exec(`${text} ${after}`)?.[0]
  const [before, behind] = [text, after].map((part) => (place ? part.replace(place, ' ') : part))
  const words = wordsOf(before!, behind!)
  if (!words) return undefined
  const zone = beside
    ? zoneOfOffset(beside[1]!, beside[2]!, beside[3])
    : place
      ? zoneOf(place)
      : (words.zone ?? clock.zone)
  const day = dateOf(`${before} ${behind}`, words)
  return day && zone !== undefined ? { ...clock, ...day, zone } : undefined
}

/** Lower case without accents and remarks in brackets; East Asian signs of year, month, day and half of the day replaced. */
function plainDate(written: string): string {
  return plainWord(written)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s*[년年월月]\s*/g, '-')
    .replace(/[일日]/g, ' ')
    .replace(/(?:오전|上午|午前)\s*([\d:]+)/, '$1 am')
    .replace(/(?:오후|下午|午後)\s*([\d:]+)/, '$1 pm')
    .replace(/(?<!\p{L})([ap])\.\s?m(?!\p{L})\.?/u, '$1m')
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === 'am' && hour === 12) return 0
  return half === 'pm' && hour < 12 ? hour + 12 : hour
}

/** Words that say nothing: of English, Spanish, French, German dates, and endings of ordinal numbers. */
const fillers = new Set(
  'a al at el en la las le los de del dia of on the um uhr den der y t hrs hr h st nd rd th er ro o standard daylight time'.split(
    ' ',
  ),
)

type Words = { month?: number | undefined; weekday?: number | undefined; zone?: Zone | undefined }

/** What the words before and behind the time say; undefined where one says something unknown. */
function wordsOf(before: string, behind: string): Words | undefined {
  const said: Words = {}
  const lettersOf = (text: string): string[] => text.match(/\p{L}+/gu) ?? []
  const names = lettersOf(before)
  const monthName = [...names, ...lettersOf(behind)].findLast((word) => Number.isInteger(monthOf(word)))
  if (monthName) said.month = monthOf(monthName)
  for (const word of lettersOf(behind)) {
    const zone = zoneOf(word)
    if (zone !== undefined) said.zone ??= zone
    else names.push(word)
  }
  for (const word of names) {
    if (word === monthName || fillers.has(word)) continue
    const weekday = weekdayOf(word) ?? weekdayOf(word.slice(0, 3))
    const zone = weekday === undefined ? zoneOf(word) : undefined
    if (weekday === undefined && zone === undefined) return undefined
    said.weekday ??= weekday
    said.zone ??= zone
  }
  return said
}

function dateOf(text: string, { month, weekday }: Words): Pick<Parts, 'year' | 'month' | 'day'> | undefined {
  const numbers = text.match(/\d+/g) ?? []
  const [a = '', b = '', c = ''] = numbers
  if (month !== undefined) {
    if (numbers.length === 1 && a.length === 4) return { year: yearOf(a), month, day: 1 }
    if (numbers.length !== 2) return undefined
    const yearFirst = a.length === 4 || (b.length < 4 && Number(a) > 31)
    return { year: yearOf(yearFirst ? a : b), month, day: dayOf(yearFirst ? b : a) }
  }
  if (numbers.length !== 3) return undefined
  const [year, x, y] = a.length === 4 ? [a, b, c] : [c, a, b]
  const readings = [
    { year: yearOf(year), month: Number(x) - 1, day: dayOf(y) },
    { year: yearOf(year), month: Number(y) - 1, day: dayOf(x) },
  ].filter((reading) => reading.month <= 11)
  const monthFirst = a.length === 4 || text.includes('/')
  const fitting = readings.find(
    (reading) => new Date(Date.UTC(reading.year, reading.month, reading.day)).getUTCDay() === weekday,
  )
  return fitting ?? (monthFirst ? readings[0] : readings.at(-1))
}
