/** From how many false alerts somebody accepts to the score that opens an episode, and back. */
import type { Unit } from './units.ts'

/**
 * What happens without any spike: alerts a year of one series, and the share of buckets that score as high. Measured on simulated
 * series of all sizes and tempers with surges, outages and changing capacity: node tests/bench/spikes.ts --calibrate.
 */
const quietSeries: Record<Unit, { score: number; alertsPerYear: number; bucketShare: number }[]> = {
  hour: [
    { score: 0, alertsPerYear: 60, bucketShare: 0.04 },
    { score: 1, alertsPerYear: 6, bucketShare: 0.004 },
  ],
  day: [
    { score: 0, alertsPerYear: 9, bucketShare: 0.04 },
    { score: 1, alertsPerYear: 0.7, bucketShare: 0.004 },
  ],
  week: [
    { score: 0, alertsPerYear: 1, bucketShare: 0.04 },
    { score: 1, alertsPerYear: 0.2, bucketShare: 0.004 },
  ],
}

/** What is shipped: about one false alert a year and series. */
export const defaultAlertsPerYear = 1
export const mostAlertsPerYear = 50

/** The score above which about `alertsPerYear` false episodes of a series open in a year; beyond the table, its last slope goes on. */
export function thresholdOf(unit: Unit, alertsPerYear: number): number {
  const points = quietSeries[unit].map(({ score, alertsPerYear: rate }): [number, number] => [-Math.log(rate), score])
  return Math.max(0, interpolate(points, -Math.log(alertsPerYear)))
}

/** The share of quiet buckets that score as high or higher: a p-value of the score over all kinds of series. */
export function quietShareAbove(unit: Unit, score: number): number {
  const points = quietSeries[unit].map(({ score: at, bucketShare }): [number, number] => [at, Math.log(bucketShare)])
  return score < 0 ? 1 : Math.exp(interpolate(points, score))
}

/** On the line through the two points around `x`, or the nearest two. Points ascend in x. */
function interpolate(points: readonly [number, number][], x: number): number {
  const after = points.findIndex(([at]) => at >= x)
  const right = after === -1 ? points.length - 1 : Math.max(1, after)
  const [[x0, y0], [x1, y1]] = [points[right - 1]!, points[right]!]
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0)
}
