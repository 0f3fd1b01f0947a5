/** From how many false alerts somebody accepts to the score that opens an episode, and back. */
import type { Unit } from './units.ts'

/**
 * What happens without any spike: alerts a year of one series, and the share of buckets that score as high. Measured on simulated
 * series of all sizes and tempers with surges, outages and changing capacity: node tests/bench/spikes.ts --calibrate.
 */
const quietSeries: Record<Unit, { score: number; alertsPerYear: number; bucketShare: number }[]> = {
  hour: [
    { score: 0, alertsPerYear: 54.6, bucketShare: 0.0455 },
    { score: 0.25, alertsPerYear: 43.6, bucketShare: 0.0256 },
    { score: 0.5, alertsPerYear: 32.1, bucketShare: 0.0142 },
    { score: 0.75, alertsPerYear: 20.6, bucketShare: 0.0076 },
    { score: 1, alertsPerYear: 13.2, bucketShare: 0.00425 },
    { score: 1.25, alertsPerYear: 7.69, bucketShare: 0.00235 },
    { score: 1.5, alertsPerYear: 4.41, bucketShare: 0.00133 },
    { score: 1.75, alertsPerYear: 2.83, bucketShare: 0.000821 },
    { score: 2, alertsPerYear: 1.62, bucketShare: 0.000446 },
    { score: 2.25, alertsPerYear: 1.17, bucketShare: 0.000277 },
  ],
  day: [
    { score: 0, alertsPerYear: 9.31, bucketShare: 0.0369 },
    { score: 0.25, alertsPerYear: 5.19, bucketShare: 0.0196 },
    { score: 0.5, alertsPerYear: 2.81, bucketShare: 0.0104 },
    { score: 0.75, alertsPerYear: 1.54, bucketShare: 0.00563 },
    { score: 1, alertsPerYear: 0.81, bucketShare: 0.00301 },
    { score: 1.25, alertsPerYear: 0.476, bucketShare: 0.00169 },
    { score: 1.5, alertsPerYear: 0.267, bucketShare: 0.000953 },
    { score: 1.75, alertsPerYear: 0.148, bucketShare: 0.000556 },
    { score: 2, alertsPerYear: 0.0999, bucketShare: 0.000353 },
    { score: 2.25, alertsPerYear: 0.0569, bucketShare: 0.000191 },
    { score: 2.5, alertsPerYear: 0.0355, bucketShare: 0.000121 },
    { score: 2.75, alertsPerYear: 0.0215, bucketShare: 0.0000765 },
  ],
  week: [
    { score: 0, alertsPerYear: 2.82, bucketShare: 0.097 },
    { score: 0.25, alertsPerYear: 1.78, bucketShare: 0.0509 },
    { score: 0.5, alertsPerYear: 0.955, bucketShare: 0.0247 },
    { score: 0.75, alertsPerYear: 0.461, bucketShare: 0.0113 },
    { score: 1, alertsPerYear: 0.214, bucketShare: 0.00511 },
    { score: 1.25, alertsPerYear: 0.101, bucketShare: 0.0024 },
    { score: 1.5, alertsPerYear: 0.0497, bucketShare: 0.00118 },
    { score: 1.75, alertsPerYear: 0.0228, bucketShare: 0.00054 },
    { score: 2, alertsPerYear: 0.0128, bucketShare: 0.000286 },
  ],
}

/** What is shipped: about three false alerts in two years of a series. */
export const defaultAlertsPerYear = 1.5
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
