/**
 * Counts of one label over one cut, with outlets as clusters: y_i of the n_i mentions of outlet i carry the label.
 * Σy, Σn, Σy², Σyn, Σn² and the number of outlets that have mentions: all the interval needs, and all of them add up.
 */
export type ClusterSums = { y: number; n: number; sumY2: number; sumYN: number; sumN2: number; clusters: number }

/** A share and its 95 % interval, as fractions of one; `small` says that it is too thin to draw conclusions from. */
export type ShareInterval = { share: number | null; low: number; high: number; nEffective: number; small: boolean }

/** Weight, in outlets, of what is assumed of the design effect before the outlets are looked at. */
const pseudoClusters = 10
/** Assumed correlation of two mentions of one outlet. */
const assumedCorrelation = 0.05
const fewMentions = 20
const fewClusters = 5

/**
 * Share y/n with a Wilson (1927) interval on the effective sample n/deff and Student's t on K−1 degrees of freedom, as
 * Franco et al. (2019, J. Surv. Stat. Methodol. 7:334) recommend for proportions of clustered samples. No mentions: no
 * share, and an interval that says nothing. One outlet: its variance cannot be seen, so deff is the assumed one and
 * t has one degree of freedom.
 */
export function shareInterval(sums: ClusterSums): ShareInterval {
  const { y, n, clusters } = sums
  if (n <= 0) return { share: null, low: 0, high: 1, nEffective: 0, small: true }
  const share = y / n
  const nEffective = n / designEffect(sums)
  const t = studentT975(Math.max(1, clusters - 1))
  const pull = (t * t) / nEffective
  const centre = (share + pull / 2) / (1 + pull)
  const half = (t / (1 + pull)) * Math.sqrt((share * (1 - share)) / nEffective + pull / (4 * nEffective))
  return {
    share,
    low: y <= 0 ? 0 : Math.max(0, centre - half),
    high: y >= n ? 1 : Math.min(1, centre + half),
    nEffective,
    small: n < fewMentions || clusters < fewClusters,
  }
}

/**
 * By how much outlets that favour or avoid a label inflate the variance of a share: the linearised variance of the ratio
 * y/n over the binomial one (Kish 1965, Survey Sampling, ch. 5), held between 1 and that of outlets which always or
 * never use the label (Σn²/n), then drawn towards 1 + (n/K − 1)·0.05 as if ten more outlets had shown that.
 */
export function designEffect({ y, n, sumY2, sumYN, sumN2, clusters }: ClusterSums): number {
  const assumed = 1 + Math.max(0, n / clusters - 1) * assumedCorrelation
  const share = y / n
  if (clusters < 2 || share <= 0 || share >= 1) return assumed
  const squares = Math.max(0, sumY2 - 2 * share * sumYN + share * share * sumN2)
  const variance = ((clusters / (clusters - 1)) * squares) / (n * n)
  const seen = Math.min(Math.max(variance / ((share * (1 - share)) / n), 1), Math.max(1, sumN2 / n))
  return (clusters * seen + pseudoClusters * assumed) / (clusters + pseudoClusters)
}

/** The 97.5 % point of the standard normal distribution. */
const normal975 = 1.959963984540054

/** The 97.5 % point of Student's t for whole degrees of freedom from 1: Hill (1970), Algorithm 396, CACM 13:619. */
export function studentT975(degrees: number): number {
  const tails = 0.05
  if (degrees === 1) return 1 / Math.tan((tails * Math.PI) / 2)
  if (degrees === 2) return Math.sqrt(2 / (tails * (2 - tails)) - 2)
  const a = 1 / (degrees - 0.5)
  const b = 48 / (a * a)
  let c = (((20700 * a) / b - 98) * a - 16) * a + 96.36
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * degrees
  const y = (d * tails) ** (2 / degrees)
  if (y <= 0.05 + a) {
    const tail = 1 / (((degrees + 6) / (degrees * y) - 0.089 * d - 0.822) * (degrees + 2) * 3) + 0.5 / (degrees + 4)
    return Math.sqrt(degrees * (((tail * y - 1) * (degrees + 1)) / (degrees + 2) + 1 / y))
  }
  const x = -normal975
  const square = x * x
  if (degrees < 5) c += 0.3 * (degrees - 4.5) * (x + 0.6)
  c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b
  const deviate = (((((0.4 * square + 6.3) * square + 36) * square + 94.5) / c - square - 3) / b + 1) * x
  return Math.sqrt(degrees * Math.expm1(a * deviate * deviate))
}
