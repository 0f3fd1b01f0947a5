/** What a series would count if nothing happened: a robust log-linear fit to its recent past. */
import { dot, fitLogLinear, type LogLinear, quadratic, type Row } from './log-linear.ts'
import { rulesOf, type Unit } from './units.ts'

/** One bucket as it was seen. `exposure` is capacity × coverage; `total` is null where only the count is known. */
export type Seen = { at: number; count: number; total: number | null; exposure: number }

/** What the count is held against: its own past at this exposure, or its share of the total. */
export type Yardstick = 'count' | 'share'

export type Expected = { mean: number; variance: number }

/** Variance beyond Poisson: (1 + clumps)·mean + swings·mean². */
type Spread = { clumps: number; swings: number }
const varianceAt = (mean: number, { clumps, swings }: Spread): number => (1 + clumps) * mean + swings * mean * mean

/** A fitted baseline, as plain data: `history` is the number of buckets that it was fitted to, `at` where. */
export type Baseline = LogLinear & { spread: Spread; history: number; at: number }

/** What is assumed of a series before it shows its own, and as how many buckets it weighs (swings: times a mean of one, squared). */
const assumed = { clumps: 0.1, swings: 0.15, clumpsWeight: 8, swingsWeight: 15 }
const leastSwings = 1e-4
/** Anscombe residuals beyond this lose weight with their square (Noufaily et al. 2013, Stat. Med. 32:1206). */
const ordinaryResidual = 2
/**
 * A variance that is itself estimated makes tails that are too thin: it is taken as if so many buckets more had shown the same
 * squares. Measured, so that 1 % of quiet buckets have a p-value below 1 %.
 */
const unsure = 16
/** Parameters that the squares are spent on, about. */
const spentOnFit = 5
const passes = 3
const levelRidge = 0.01
const fewestBuckets = 14

/**
 * Fits the baseline of a series to `history`. Null where fewer than fourteen buckets are usable. A rise in the past loses its
 * weight; variance and weights are found in turns.
 */
export function fitBaseline(history: readonly Seen[], at: number, yardstick: Yardstick, unit: Unit): Baseline | null {
  const usable = history.filter((seen) => seen.exposure > 0 && (yardstick === 'count' || seen.total !== null))
  if (usable.length < fewestBuckets) return null
  const rules = rulesOf[unit]
  const rows: Row[] = usable.map((seen) => ({
    x: [1, ...rules.rhythm(seen.at, at - seen.at, usable.length)],
    offset: offsetOf(seen, yardstick),
    y: seen.count,
    weight: 1,
  }))
  const prior = {
    ridge: [levelRidge, ...rules.ridge(usable.length)],
    towards: [usualLevel(rows), ...rules.ridge(usable.length).map(() => 0)],
  }
  let spread: Spread = assumed
  let fit: LogLinear | undefined
  for (let pass = 0; pass < passes; pass++) {
    const known = spread
    fit = fitLogLinear(rows, prior, (mean) => varianceAt(mean, known), fit?.coefficients)
    const means = rows.map(({ x, offset }) => Math.exp(offset + dot(x, fit!.coefficients)))
    spread = spreadOf(rows, means, spread)
    for (const [i, row] of rows.entries()) row.weight = robustWeight(row.y, means[i]!, spread)
  }
  return { ...fit!, spread: { clumps: spread.clumps, swings: spread.swings }, history: usable.length, at }
}

/**
 * Mean and variance of the count of a bucket under a baseline, with the uncertainty of the fit and, for a share, that of the
 * rest of the total.
 */
export function expectedAt(baseline: Baseline, seen: Seen, yardstick: Yardstick, unit: Unit): Expected {
  const x = [1, ...rulesOf[unit].rhythm(seen.at, baseline.at - seen.at, baseline.history)]
  const mean = Math.exp(offsetOf(seen, yardstick) + dot(x, baseline.coefficients))
  const ofRest = yardstick === 'share' ? 1 / (rest(seen) + 1) : 0
  const ofFit = quadratic(x, baseline.covariance)
  return { mean, variance: varianceAt(mean, baseline.spread) + (ofFit + ofRest) * mean * mean }
}

const rest = ({ count, total }: Seen): number => Math.max(0, (total ?? 0) - count)

function offsetOf(seen: Seen, yardstick: Yardstick): number {
  return Math.log(yardstick === 'count' ? seen.exposure : rest(seen) + 0.5)
}

/** The level that all buckets show together, above zero also where nothing was ever counted. */
function usualLevel(rows: readonly Row[]): number {
  const exposure = rows.reduce((sum, { offset }) => sum + Math.exp(offset), 0)
  const counted = rows.reduce((sum, { y }) => sum + y, 0)
  return Math.log((counted + 0.5) / (exposure * (1 + 1 / rows.length)))
}

/**
 * Weighted least squares of (y − mean)²/mean − 1 on 1 and the mean, drawn towards what is assumed: clumps (variance in
 * proportion to the mean) and swings (in proportion to its square), neither below zero.
 */
function spreadOf(rows: readonly Row[], means: readonly number[], before: Spread): Spread {
  let [s0, s1, s2] = [assumed.clumpsWeight, 0, assumed.swingsWeight]
  let [r0, r1] = [assumed.clumps * assumed.clumpsWeight, assumed.swings * assumed.swingsWeight]
  const spent = (rows.length + unsure) / (rows.length - spentOnFit)
  for (const [i, { y, weight }] of rows.entries()) {
    const mean = means[i]!
    const w = weight / (1 + before.clumps + before.swings * mean) ** 2
    const over = ((y - mean) ** 2 / mean) * spent - 1
    s0 += w
    s1 += w * mean
    s2 += w * mean * mean
    r0 += w * over
    r1 += w * over * mean
  }
  const determinant = s0 * s2 - s1 * s1
  const clumps = (r0 * s2 - r1 * s1) / determinant
  const swings = (r1 * s0 - r0 * s1) / determinant
  if (clumps < 0) return { clumps: 0, swings: Math.max(leastSwings, r1 / s2) }
  if (swings < 0) return { clumps: Math.max(0, r0 / s0), swings: leastSwings }
  return { clumps, swings }
}

function robustWeight(y: number, mean: number, spread: Spread): number {
  const residual =
    (1.5 * (y ** (2 / 3) - mean ** (2 / 3))) / (mean ** (1 / 6) * Math.sqrt(1 + spread.clumps + spread.swings * mean))
  return residual > ordinaryResidual ? (ordinaryResidual / residual) ** 2 : 1
}
