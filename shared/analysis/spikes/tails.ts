/** The upper tail of a count of known mean and variance. */

/**
 * How unusual a count is: P(Y > count) + P(Y = count)/2, the mid-p value (Lancaster 1961, JASA 56:223), which unlike P(Y ≥ count)
 * is right on average for small counts. Y is negative binomial with `mean` and `variance`, Poisson where the variance does not
 * exceed the mean. `count` may be broken (a sum of weights); it is then read between whole numbers.
 */
export function upperTail(count: number, mean: number, variance: number): number {
  if (count <= 0) return 1 - pointMass(0, mean, variance) / 2
  const whole = Math.floor(count)
  const between = count - whole
  const here = midTail(whole, mean, variance)
  return between === 0 ? here : here * (1 - between) + midTail(whole + 1, mean, variance) * between
}

function midTail(count: number, mean: number, variance: number): number {
  const above =
    variance > mean * poissonUpTo
      ? // P(Y ≥ k) = I_{1−p}(k, r), DLMF 8.17.5
        incompleteBeta(1 - mean / variance, count + 1, (mean * mean) / (variance - mean))
      : incompleteGamma(count + 1, mean)
  return Math.min(1, above + pointMass(count, mean, variance) / 2)
}

/** Variance over mean up to which a count is taken for Poisson; the negative binomial loses its digits there. */
const poissonUpTo = 1.0001

function pointMass(count: number, mean: number, variance: number): number {
  if (variance <= mean * poissonUpTo) return Math.exp(count * Math.log(mean) - mean - logGamma(count + 1))
  const r = (mean * mean) / (variance - mean)
  return Math.exp(
    logGamma(count + r) -
      logGamma(r) -
      logGamma(count + 1) +
      r * Math.log(mean / variance) +
      count * Math.log1p(-mean / variance),
  )
}

/** The smallest count whose upper tail is at most `p`: where counts of that mean and variance begin to be that unusual. */
export function upperBound(p: number, mean: number, variance: number): number {
  let high = Math.max(1, Math.ceil(mean + 4 * Math.sqrt(variance)))
  while (upperTail(high, mean, variance) > p) high *= 2
  let low = -1
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (upperTail(middle, mean, variance) > p) low = middle
    else high = middle
  }
  return high
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** ln Γ(x) for x > 0, to 15 digits: Lanczos (1964, SIAM J. Numer. Anal. 1:86) with Godfrey's coefficients, g = 7. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const at = x - 1
  const t = at + 7.5
  const sum = lanczos.reduce((total, c, i) => total + c / (at + i + 1), 0.9999999999998099)
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(sum)
}

const precision = 1e-14
const tiny = 1e-300
const mostTerms = 2_000

/** I_x(a, b), the regularised incomplete beta function, by its continued fraction (DLMF 8.17.22) after Lentz (1976). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(
    a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b) - Math.log(a),
  )
  const fraction = lentz((m2) => {
    const m = m2 >> 1
    if (m2 === 0) return 1
    return m2 % 2 === 0
      ? (m * (b - m) * x) / ((a + m2 - 1) * (a + m2))
      : (-(a + m) * (a + b + m) * x) / ((a + m2 - 1) * (a + m2))
  })
  return Math.min(1, front * fraction)
}

/** t₀/(1 + t₁/(1 + t₂/(1 + …))) by the modified method of Lentz (Thompson and Barnett 1986, J. Comput. Phys. 64:490). */
function lentz(term: (index: number) => number): number {
  let [value, c, d] = [tiny, tiny, 0]
  for (let index = 0; index < mostTerms; index++) {
    const t = term(index)
    d = 1 / (1 + t * d || tiny)
    c = 1 + t / c || tiny
    const step = c * d
    value *= step
    if (Math.abs(step - 1) < precision) break
  }
  return value
}

/** P(a, x), the regularised lower incomplete gamma function: series (DLMF 8.11.4), beyond a + 1 continued fraction (8.9.2). */
export function incompleteGamma(a: number, x: number): number {
  if (x <= 0) return 0
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    let [term, sum] = [1 / a, 1 / a]
    for (let n = 1; n < mostTerms && term > sum * precision; n++) {
      term *= x / (a + n)
      sum += term
    }
    return front * sum
  }
  const fraction = lentz((index) => {
    if (index === 0) return 1 / x
    const k = index >> 1
    return (index % 2 === 1 ? k + 1 - a : k) / x
  })
  return 1 - front * fraction
}
