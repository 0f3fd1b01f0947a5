/** How often the model errs, and shares freed of its error, from mentions drawn with known chances. Pure. */
import { studentT975 } from './intervals.ts'

/** One audited mention and one label: what the model said, what a person says, and 1 / the chance to be drawn. */
export type Audited = { said: boolean; is: boolean; weight: number }

/** A figure and its 95 % interval, as fractions of one, from `n` audited mentions; null where there is none to see it in. */
export type Estimate = { value: number | null; low: number; high: number; n: number }

export type Reliability = {
  /** Audited mentions in all; how many the model gave the label, and how many a person. */
  n: number
  said: number
  is: number
  /** Of the mentions that the model gave the label, those that have it; and the other way round. */
  precision: Estimate
  recall: Estimate
  /** Of all mentions, those where model and person differ. */
  disagreement: Estimate
}

/** What the model's word on one label is worth over the population that the audited mentions were drawn from. */
export function reliabilityOf(audited: readonly Audited[]): Reliability {
  return {
    n: audited.length,
    said: audited.filter(({ said }) => said).length,
    is: audited.filter(({ is }) => is).length,
    precision: weightedShare(
      audited.filter(({ said }) => said),
      ({ is }) => is,
    ),
    recall: weightedShare(
      audited.filter(({ is }) => is),
      ({ said }) => said,
    ),
    disagreement: weightedShare(audited, ({ said, is }) => said !== is),
  }
}

/**
 * The share of drawn mentions that are `hit`, as the ratio of weighted sums (Hájek 1971), unbiased but for terms of 1/n. Its
 * interval is Wilson's on the effective sample p(1−p)/v with v the linearised variance of the ratio (Särndal, Swensson and
 * Wretman 1992, Model Assisted Survey Sampling, 5.7), at most Kish's (Σw)²/Σw², with Student's t; the latter also where
 * all are alike and v says nothing.
 */
function weightedShare(drawn: readonly Audited[], hit: (one: Audited) => boolean): Estimate {
  const n = drawn.length
  const total = drawn.reduce((sum, { weight }) => sum + weight, 0)
  if (n === 0) return { value: null, low: 0, high: 1, n }
  const share = drawn.reduce((sum, one) => sum + (hit(one) ? one.weight : 0), 0) / total
  const squares = drawn.reduce((sum, one) => sum + (one.weight * (Number(hit(one)) - share)) ** 2, 0)
  const kish = total ** 2 / drawn.reduce((sum, { weight }) => sum + weight ** 2, 0)
  const variance = n > 1 ? ((n / (n - 1)) * squares) / total ** 2 : 0
  const nEffective = variance > 0 ? Math.min(kish, (share * (1 - share)) / variance) : kish
  const t = studentT975(Math.max(1, n - 1))
  const pull = t ** 2 / nEffective
  const centre = (share + pull / 2) / (1 + pull)
  const half = (t / (1 + pull)) * Math.sqrt((share * (1 - share)) / nEffective + pull / (4 * nEffective))
  return {
    value: share,
    low: share <= 0 ? 0 : Math.max(0, centre - half),
    high: share >= 1 ? 1 : Math.min(1, centre + half),
    n,
  }
}

/** What the model gives over the whole cut, and the mentions that this share weighs as much as (outlets as clusters). */
export type ModelShare = { share: number; nEffective: number }

/** Of a cut of which fewer mentions are audited, no corrected share is given. */
export const fewestAudited = 50

/**
 * A share freed of the model's error: the model's share over the whole cut plus the weighted mean of (person − model) over its
 * audited mentions. This is the difference estimator (Särndal, Swensson and Wretman 1992, 6.3), in the words of Angelopoulos
 * et al. (2023, Science 382:669) prediction-powered inference; the variance is the sum of both parts'. One error each way,
 * of mean weight, is added to those seen when the variance is taken, so that a short run without errors does not promise
 * that there are none (Agresti and Coull 1998). Null where fewer than `fewestAudited` are audited.
 */
export function correctedShare(model: ModelShare, audited: readonly Audited[]): Estimate | null {
  const n = audited.length
  if (n < fewestAudited) return null
  const total = audited.reduce((sum, { weight }) => sum + weight, 0)
  const errors = audited.map(({ said, is, weight }) => ({ error: Number(is) - Number(said), weight }))
  const bias = errors.reduce((sum, { error, weight }) => sum + weight * error, 0) / total
  const seen = errors.reduce((sum, { error, weight }) => sum + (weight * (error - bias)) ** 2, 0)
  const mean = total / n
  const assumed = 2 * mean ** 2
  const ofErrors = ((n / (n - 1)) * (seen + assumed)) / (total + 2 * mean) ** 2
  const ofModel = (model.share * (1 - model.share)) / model.nEffective
  const half = studentT975(n - 1) * Math.sqrt(ofErrors + ofModel)
  const value = Math.min(1, Math.max(0, model.share + bias))
  return { value, low: Math.max(0, model.share + bias - half), high: Math.min(1, model.share + bias + half), n }
}
