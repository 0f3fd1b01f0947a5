/** The spike detector: one series, bucket by bucket. A series is a value that can be stored and resumed. */
import { MiradorError } from '@mirador/core/errors.ts'
import { type Baseline, type Expected, expectedAt, fitBaseline, type Seen, type Yardstick } from './baseline.ts'
import { evidenceOfRise, type Tested } from './evidence.ts'
import { upperTail } from './tails.ts'
import { rulesOf, type Unit } from './units.ts'

/**
 * One bucket of a series. `total` is everything that was counted of the same cut, null where it is not known. `capacity` is how
 * much is monitored, in any unit that stays the same; `coverage` the share of it that was seen; `outlets` in how many outlets
 * the counted lie.
 */
export type Bucket = {
  at: number
  count: number
  total: number | null
  outlets: number | null
  capacity: number
  coverage: number
}

/** All that the detector knows of a series, as plain data: what it saw lately, its baselines, and what it tested lately. */
export type Series = {
  history: Seen[]
  fits: { at: number; of: Record<Yardstick, Baseline | null> } | null
  tested: Record<Yardstick, Tested[]>
}
export const newSeries: Series = { history: [], fits: null, tested: { count: [], share: [] } }

/**
 * What a bucket shows. `expected` is of the count at its exposure; the p-values are mid-p of so many or more, of the count and of
 * its share; `score` is log10 of how much better a rise explains both than none.
 */
export type Finding = { at: number; count: number; outlets: number | null } & (
  | { status: 'missing'; expected: null }
  | { status: 'warming'; expected: Expected | null }
  | { status: 'tested'; expected: Expected; pCount: number; pShare: number | null; score: number }
)

/** Below this coverage a bucket is missing: neither fitted nor tested. */
const leastCoverage = 0.35
/** Buckets that may be missing within a rise. */
const missingWithin = 3

/**
 * Takes in the next bucket of a series. `stagger` spreads the fits of many series over time: any whole number, the same for
 * each call. Throws `bad-input` where the bucket is not later than the last.
 */
export function examine(series: Series, bucket: Bucket, unit: Unit, stagger = 0): { series: Series; finding: Finding } {
  const { at, count, outlets } = bucket
  const rules = rulesOf[unit]
  const last = series.history.at(-1)
  if (last && at <= last.at) throw notLater(at === last.at)
  const seen: Seen = { at, count, total: bucket.total, exposure: exposureOf(bucket) }
  const history = series.history.filter((old) => old.at >= at - rules.guard - rules.window)
  const next = { ...series, history: [...history, seen] }
  if (seen.exposure === 0) return { series: next, finding: { at, count, outlets, status: 'missing', expected: null } }

  const fits = fitsFor({ ...series, history }, at, unit, stagger)
  const yardsticks: Yardstick[] = seen.total === null ? ['count'] : ['count', 'share']
  const tested = { ...series.tested }
  for (const yardstick of yardsticks) {
    const baseline = fits.of[yardstick]
    if (!baseline) continue
    const recent = tested[yardstick].filter((old) => old.at > at - rules.buildUp - missingWithin)
    tested[yardstick] = [...recent, { at, count, ...expectedAt(baseline, seen, yardstick, unit) }].slice(-rules.buildUp)
  }
  const finding = conclude({ at, count, outlets }, { tested, yardsticks, fits, history }, unit)
  return { series: { ...next, fits, tested }, finding }
}

function conclude(
  bucket: Pick<Bucket, 'at' | 'count' | 'outlets'>,
  seen: Pick<Series, 'history' | 'tested'> & { yardsticks: Yardstick[]; fits: NonNullable<Series['fits']> },
  unit: Unit,
): Finding {
  const rules = rulesOf[unit]
  const expected = seen.fits.of.count ? seen.tested.count.at(-1)! : null
  const usable = seen.history.filter(({ exposure }) => exposure > 0).length
  if (!expected || usable < rules.warmUp || seen.yardsticks.some((yardstick) => !seen.fits.of[yardstick]))
    return { ...bucket, status: 'warming', expected }
  const p = (yardstick: Yardstick) => {
    const { count, mean, variance } = seen.tested[yardstick].at(-1)!
    return upperTail(count, mean, variance)
  }
  return {
    ...bucket,
    status: 'tested',
    expected,
    pCount: p('count'),
    pShare: seen.yardsticks.includes('share') ? p('share') : null,
    score: Math.min(...seen.yardsticks.map((yardstick) => evidenceOfRise(seen.tested[yardstick], unit))),
  }
}

function fitsFor({ history, fits }: Series, at: number, unit: Unit, stagger: number): NonNullable<Series['fits']> {
  const { refitEvery, guard } = rulesOf[unit]
  const round = (when: number) => Math.floor((when + stagger) / refitEvery)
  if (fits?.of.count && round(fits.at) === round(at)) return fits
  const past = history.filter((seen) => seen.at < at - guard)
  return { at, of: { count: fitBaseline(past, at, 'count', unit), share: fitBaseline(past, at, 'share', unit) } }
}

const exposureOf = ({ capacity, coverage }: Bucket): number => (coverage < leastCoverage ? 0 : capacity * coverage)

const notLater = (same: boolean): MiradorError =>
  new MiradorError(
    'bad-input',
    same
      ? 'This bucket of the series came before: send each bucket once, when it is complete.'
      : 'This bucket is earlier than one that came before: send the buckets of a series in time order.',
  )
