import type { Expected } from './baseline.ts'
import { upperTail } from './tails.ts'
import { rulesOf, type Unit } from './units.ts'

/** A count and what was expected of it. */
export type Tested = Expected & { at: number; count: number }

/** A rise goes on where the newest count is at least this unusual; else what was before it says nothing of now. */
const goesOnUpTo = 0.2

/**
 * How much better a rise explains the newest counts than none: log10 of a likelihood ratio, averaged over rises of some
 * standard deviations (by the unit) that began 0 to `buildUp` − 1 tested buckets ago and last until now, as detection by
 * mixtures after Shiryaev and Roberts does (Pollak 1985, Ann. Statist. 13:206). Counts are negative binomial; a rise multiplies
 * the mean and leaves the shape. Where the baseline is right the ratio is at most 1 on average, so that a score exceeds s in at
 * most one bucket of 10^s. `tested` is in time order and ends with the bucket in question.
 */
export function evidenceOfRise(tested: readonly Tested[], unit: Unit): number {
  const { buildUp, persistence, rises } = rulesOf[unit]
  const newest = tested.at(-1)!
  const goesOn = upperTail(newest.count, newest.mean, newest.variance) <= goesOnUpTo
  const sums = rises.map(() => 0)
  let [ratios, weights] = [0, 0]
  for (let ago = 0; ago < buildUp; ago++) {
    weights += rises.length * persistence ** ago
    const bucket = tested.at(-1 - ago)
    if (!bucket || (ago > 0 && !goesOn)) continue
    for (const [i, deviations] of rises.entries()) {
      sums[i]! += logRatio(bucket, deviations)
      ratios += persistence ** ago * Math.exp(sums[i]!)
    }
  }
  return Math.log10(ratios / weights)
}

/** ln of the probability of a count with the mean raised over that without; the shape r = mean²/(variance − mean) stays. */
function logRatio({ count, mean, variance }: Tested, deviations: number): number {
  const rise = (deviations * Math.sqrt(variance)) / mean
  const shape = (mean * mean) / (variance - mean)
  return count * Math.log1p(rise) - (count + shape) * Math.log1p((rise * mean) / (shape + mean))
}
