/** What one example says: the features it has, and how strongly. Feature 0 is the bias, 1 the lead. */
export type Example = { features: Uint32Array; values: Float64Array }

export type Problem = {
  examples: readonly Example[]
  /** The class of each example, from 0. With a single column: 1 for yes, 0 for no. */
  classes: Uint8Array
  /** How much each example counts. */
  importance: Float64Array
  /** Where each column's weights start, and are drawn back to: a column of features for each class, or a single one. */
  prior: readonly Float64Array[]
  /** How strongly each feature is drawn back to its prior. */
  pull: Float64Array
  /** Features that are sums of others: in the examples the i-th has the number of features plus i. */
  sums: readonly Uint32Array[]
}

const epochs = 250
const firstStep = 0.08
const lastStep = 0.008

/**
 * The weights that maximise the penalised likelihood of a logistic (one column) or multinomial logistic regression, by
 * full-batch Adam (Kingma and Ba 2015) with a step that falls in a straight line. No chance is involved: the same problem
 * gives the same weights.
 */
export function fitLogistic({ examples, classes, importance, prior, pull, sums }: Problem): Float64Array[] {
  const columns = prior.map((start) => ({
    weights: Float64Array.from({ length: start.length + sums.length }, (_, d) => start[d] ?? 0),
    gradient: new Float64Array(start.length + sums.length),
    mean: new Float64Array(start.length),
    square: new Float64Array(start.length),
  }))
  const errors = new Float64Array(columns.length)
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const { weights, gradient, mean } of columns) {
      gradient.fill(0)
      addUp(weights, sums, mean.length)
    }
    for (const [i, { features, values }] of examples.entries()) {
      for (const [k, { weights }] of columns.entries()) {
        let odds = 0
        for (let j = 0; j < features.length; j++) odds += weights[features[j]!]! * values[j]!
        errors[k] = odds
      }
      toErrors(errors, classes[i]!)
      for (const [k, { gradient }] of columns.entries()) {
        const error = errors[k]! * importance[i]!
        for (let j = 0; j < features.length; j++) gradient[features[j]!]! += error * values[j]!
      }
    }
    const step = firstStep + ((lastStep - firstStep) * epoch) / epochs
    for (const [k, { weights, gradient, mean, square }] of columns.entries()) {
      handDown(gradient, sums, mean.length)
      for (let d = 0; d < mean.length; d++) {
        const slope = gradient[d]! + pull[d]! * (weights[d]! - prior[k]![d]!)
        mean[d] = 0.9 * mean[d]! + 0.1 * slope
        square[d] = 0.999 * square[d]! + 0.001 * slope * slope
        const unbiased = Math.sqrt(square[d]! / (1 - 0.999 ** epoch)) + 1e-8
        weights[d]! -= (step * mean[d]!) / (1 - 0.9 ** epoch) / unbiased
      }
    }
  }
  return columns.map(({ weights, mean }) => weights.slice(0, mean.length))
}

function addUp(weights: Float64Array, sums: readonly Uint32Array[], features: number): void {
  for (const [i, parts] of sums.entries()) {
    let sum = 0
    for (let j = 0; j < parts.length; j++) sum += weights[parts[j]!]!
    weights[features + i] = sum
  }
}

/** What a sum did wrong, each of its parts did. */
function handDown(gradient: Float64Array, sums: readonly Uint32Array[], features: number): void {
  for (const [i, parts] of sums.entries())
    for (let j = 0; j < parts.length; j++) gradient[parts[j]!]! += gradient[features + i]!
}

/** Turns log-odds into predicted probability minus what is true. */
function toErrors(odds: Float64Array, truth: number): void {
  if (odds.length === 1) {
    odds[0] = 1 / (1 + Math.exp(-odds[0]!)) - truth
    return
  }
  const highest = Math.max(...odds)
  let sum = 0
  for (let k = 0; k < odds.length; k++) {
    odds[k] = Math.exp(odds[k]! - highest)
    sum += odds[k]!
  }
  for (let k = 0; k < odds.length; k++) odds[k] = odds[k]! / sum - (k === truth ? 1 : 0)
}
