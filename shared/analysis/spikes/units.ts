/** What the detector knows of hours, days and weeks: how buckets are written, which rhythm they have, how far back it looks. */
import { MiradorError } from '@mirador/core/errors.ts'
import type { Grain } from '@mirador/core/terms.ts'

export type Unit = Exclude<Grain, 'month'>
export const units = ['hour', 'day', 'week'] as const satisfies readonly Unit[]

type UnitRules = {
  /** Buckets that the baseline is fitted to. */
  window: number
  /** Buckets before the one in question that are left out, so that a rise does not become its own baseline. */
  guard: number
  /** Usable buckets before anything is alerted. */
  warmUp: number
  /** Buckets over which a rise may build up, and how likely it is a bucket older, as a share of being one younger. */
  buildUp: number
  persistence: number
  /** The rises that are looked for, in standard deviations of a bucket. */
  rises: number[]
  /** A fit is used for so many buckets. */
  refitEvery: number
  /** Quiet buckets that close an episode. */
  quietToClose: number
  /** Buckets from the opening of an episode in which no other opens. */
  cooldown: number
  /** How a bucket is written, for messages. */
  written: string
  /** The number of the bucket in time, from its text; NaN where it is none. */
  index(text: string): number
  /** Predictors of the logarithm of the mean, beside the level, `ago` buckets before the fit; `history` is the number of buckets fitted. */
  rhythm(index: number, ago: number, history: number): number[]
  /** How hard each predictor is drawn to zero. */
  ridge(history: number): number[]
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const hoursOfDay = 24
const daysOfWeek = 7
const weeksOfYear = 365.2425 / 7
const yearAndHalf = 78
/** A trend of 16 % a year is two standard deviations off before the series shows one. */
const trendRidge = 150

const oneOf = (choice: number, choices: number): number[] =>
  Array.from({ length: choices }, (_, i) => Number(i === choice))
const waves = (turns: number, harmonics: number): number[] =>
  Array.from({ length: harmonics }, (_, i) => 2 * Math.PI * (i + 1) * turns).flatMap((at) => [
    Math.cos(at),
    Math.sin(at),
  ])
const modulo = (a: number, b: number): number => ((a % b) + b) % b

export const rulesOf: Record<Unit, UnitRules> = {
  hour: {
    window: 28 * hoursOfDay,
    guard: 6,
    warmUp: 7 * hoursOfDay,
    buildUp: 6,
    persistence: 1,
    rises: [2, 3, 4.5],
    refitEvery: hoursOfDay,
    quietToClose: 6,
    cooldown: 3 * hoursOfDay,
    written: '"2026-03-01T14" (UTC) or a whole number',
    index: (text) =>
      /^\d{4}-\d\d-\d\dT\d\d(:00(:00(\.0+)?)?)?Z?$/.test(text)
        ? Date.parse(`${text.slice(0, 13)}:00Z`) / hourMs
        : Number.NaN,
    rhythm: (index) => [
      ...waves(index / hoursOfDay, 3),
      ...oneOf(modulo(Math.floor(index / hoursOfDay), daysOfWeek), daysOfWeek),
    ],
    ridge: () => [...Array<number>(6).fill(1), ...Array<number>(daysOfWeek).fill(2)],
  },
  day: {
    window: 56,
    guard: 2,
    warmUp: 21,
    buildUp: 5,
    persistence: 1,
    rises: [2, 3, 4.5],
    refitEvery: 1,
    quietToClose: 2,
    cooldown: 3,
    written: '"2026-03-01" or a whole number',
    index: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00Z`) / dayMs : Number.NaN),
    rhythm: (index) => oneOf(modulo(index, daysOfWeek), daysOfWeek),
    ridge: () => Array<number>(daysOfWeek).fill(2),
  },
  week: {
    window: 260,
    guard: 4,
    warmUp: 26,
    buildUp: 3,
    persistence: 0.5,
    rises: [1.5, 2.5],
    refitEvery: 1,
    quietToClose: 2,
    cooldown: 3,
    written: '"2026-W09", the date of its Monday or a whole number',
    index: weekIndex,
    rhythm: (index, ago, history) => [
      ago / weeksOfYear,
      ...(history < yearAndHalf ? [] : waves(index / weeksOfYear, 2)),
    ],
    ridge: (history) => [trendRidge, ...(history < yearAndHalf ? [] : [8, 8, 16, 16])],
  },
}

/** The first of January 1970 was a Thursday. */
const firstMonday = 4 * dayMs

function weekIndex(text: string): number {
  const [, year, week] = /^(\d{4})-W(\d\d)$/.exec(text) ?? []
  if (year && week) {
    // the fourth of January is always in the first ISO week
    const first = Math.floor((Date.UTC(Number(year), 0, 4) - firstMonday) / (daysOfWeek * dayMs))
    return Number(week) >= 1 && Number(week) <= 53 ? first + Number(week) - 1 : Number.NaN
  }
  const index = /^\d{4}-\d\d-\d\d$/.test(text)
    ? (Date.parse(`${text}T00:00Z`) - firstMonday) / (daysOfWeek * dayMs)
    : Number.NaN
  return Number.isInteger(index) ? index : Number.NaN
}

/** The place of a bucket in time: buckets that follow each other are one apart. Throws `bad-input` where it is no bucket of the unit. */
export function bucketIndex(bucket: unknown, unit: Unit): number {
  const index = typeof bucket === 'string' ? rulesOf[unit].index(bucket) : bucket
  if (typeof index === 'number' && Number.isSafeInteger(index)) return index
  throw new MiradorError(
    'bad-input',
    `"bucket" must be ${rulesOf[unit].written}, not ${String(JSON.stringify(bucket)).slice(0, 40)}.`,
  )
}
