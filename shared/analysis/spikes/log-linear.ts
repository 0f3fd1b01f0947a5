/** One bucket as a row of a log-linear model: `x` holds the predictors, `offset` what multiplies the mean, as a logarithm. */
export type Row = { x: readonly number[]; offset: number; y: number; weight: number }

export type LogLinear = { coefficients: number[]; covariance: number[][] }

const mostSteps = 25
/** A step from far below the mean would land far above it. */
const longestStep = 1.5
const settled = 1e-4
/** Logarithms of means beyond this are steps gone astray. */
const largestLog = 30

/**
 * Fits E(y) = exp(offset + x·β) by iteratively reweighted least squares (McCullagh and Nelder 1989, §2.5), each coefficient
 * drawn towards `towards` as hard as its `ridge` (a prior's precision), beginning at `start`. The covariance is the inverse of
 * the penalised information.
 */
export function fitLogLinear(
  rows: readonly Row[],
  prior: { ridge: readonly number[]; towards: readonly number[] },
  varianceOf: (mean: number) => number,
  start: readonly number[] = prior.towards,
): LogLinear {
  const width = prior.ridge.length
  let beta = [...start]
  let information = identity(width)
  for (let step = 0; step < mostSteps; step++) {
    information = prior.ridge.map((ridge, i) => prior.ridge.map((_, j) => (i === j ? ridge : 0)))
    const right = prior.ridge.map((ridge, i) => ridge * prior.towards[i]!)
    for (const { x, offset, y, weight } of rows) {
      const linear = Math.min(largestLog, Math.max(-largestLog, dot(x, beta)))
      const mean = Math.exp(Math.min(largestLog, offset + linear))
      const w = (weight * mean * mean) / varianceOf(mean)
      const target = linear + (y - mean) / mean
      for (let i = 0; i < width; i++) {
        const wx = w * x[i]!
        if (wx === 0) continue
        right[i]! += wx * target
        const line = information[i]!
        for (let j = 0; j <= i; j++) line[j]! += wx * x[j]!
      }
    }
    const next = solve(information, right)
    const moved = Math.max(...next.map((value, i) => Math.abs(value - beta[i]!)))
    const kept = Math.min(1, longestStep / moved)
    beta = beta.map((value, i) => value + kept * (next[i]! - value))
    if (moved < settled) break
  }
  return { coefficients: beta, covariance: invert(information) }
}

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** x'Cx: the variance of a linear predictor. */
export function quadratic(x: readonly number[], matrix: readonly number[][]): number {
  return dot(
    x,
    matrix.map((line) => dot(line, x)),
  )
}

const identity = (width: number): number[][] =>
  Array.from({ length: width }, (_, i) => Array.from({ length: width }, (__, j) => Number(i === j)))

/** The Cholesky factor of a positive definite matrix, of which only the lower half is read. */
function cholesky(matrix: readonly number[][]): number[][] {
  const factor = matrix.map((line) => [...line])
  for (let i = 0; i < factor.length; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!
      for (let k = 0; k < j; k++) sum -= factor[i]![k]! * factor[j]![k]!
      factor[i]![j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / factor[j]![j]!
    }
  return factor
}

function solveFactor(factor: readonly number[][], right: readonly number[]): number[] {
  const out = [...right]
  const width = out.length
  for (let i = 0; i < width; i++) {
    for (let k = 0; k < i; k++) out[i]! -= factor[i]![k]! * out[k]!
    out[i]! /= factor[i]![i]!
  }
  for (let i = width - 1; i >= 0; i--) {
    for (let k = i + 1; k < width; k++) out[i]! -= factor[k]![i]! * out[k]!
    out[i]! /= factor[i]![i]!
  }
  return out
}

const solve = (matrix: readonly number[][], right: readonly number[]) => solveFactor(cholesky(matrix), right)

function invert(matrix: readonly number[][]): number[][] {
  const factor = cholesky(matrix)
  return identity(matrix.length).map((unit) => solveFactor(factor, unit))
}
