import { describe, expect, it } from 'vitest'
import { incompleteBeta, incompleteGamma, logGamma, upperBound, upperTail } from './tails.ts'

describe('the upper tail', () => {
  it('of a Poisson count is the sum of its terms', () => {
    // P(Y > 2) + P(Y = 2)/2 at mean 3: 1 − e⁻³(1 + 3 + 4.5/2)
    expect(upperTail(2, 3, 3)).toBeCloseTo(1 - Math.exp(-3) * (1 + 3 + 4.5 / 2), 14)
    expect(upperTail(0, 0.5, 0.5)).toBeCloseTo(1 - Math.exp(-0.5) / 2, 14)
  })

  it('of a negative binomial count is the sum of its terms', () => {
    // mean 2, variance 6: r = 1, a geometric count, P(Y = k) = (1/3)(2/3)^k
    expect(upperTail(4, 2, 6)).toBeCloseTo((2 / 3) ** 5 + (1 / 3) * (2 / 3) ** 4 * 0.5, 14)
    // r = 2, p = 1/2: P(Y = k) = (k + 1)/2^(k + 2)
    const above = 1 - [0, 1, 2, 3].reduce((sum, k) => sum + (k + 1) / 2 ** (k + 2), 0)
    expect(upperTail(3, 2, 4)).toBeCloseTo(above + 4 / 2 ** 5 / 2, 14)
  })

  it('stays exact far out, where one minus the rest would be lost', () => {
    expect(upperTail(60, 2, 6) / ((2 / 3) ** 61 + (1 / 3) * (2 / 3) ** 60 * 0.5)).toBeCloseTo(1, 10)
  })

  it('passes from negative binomial to Poisson without a step', () => {
    expect(upperTail(14, 8, 8.0009)).toBeCloseTo(upperTail(14, 8, 8.0007), 4)
  })

  it('falls with the count, also between whole numbers', () => {
    const tails = [0, 0.5, 1, 1.5, 2, 7, 7.25, 8].map((count) => upperTail(count, 3, 5))
    expect(tails).toEqual(tails.toSorted((a, b) => b - a))
    expect(new Set(tails).size).toBe(tails.length)
  })

  it('is as unusual as asked at its bound, and not one below', () => {
    for (const [p, mean, variance] of [
      [0.01, 5, 12],
      [0.025, 0.1, 0.15],
      [0.975, 40, 300],
      [1e-9, 100, 101],
    ] as const) {
      const bound = upperBound(p, mean, variance)
      expect(upperTail(bound, mean, variance)).toBeLessThanOrEqual(p)
      // of counts below none there is no tail
      expect(bound === 0 ? 1 : upperTail(bound - 1, mean, variance)).toBeGreaterThan(p)
    }
  })
})

describe('the special functions', () => {
  it('give what closed forms give', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13)
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12)
    // I_x(2, 5) = 1 − (1 − x)⁶ − 6x(1 − x)⁵ (DLMF 8.17.5)
    expect(incompleteBeta(0.3, 2, 5)).toBeCloseTo(1 - 0.7 ** 6 - 6 * 0.3 * 0.7 ** 5, 13)
    expect(incompleteBeta(0.9, 2, 5)).toBeCloseTo(1 - 0.1 ** 6 - 6 * 0.9 * 0.1 ** 5, 13)
    // P(3, x) = 1 − e⁻ˣ(1 + x + x²/2) (DLMF 8.4.9)
    for (const x of [0.2, 2, 9]) expect(incompleteGamma(3, x)).toBeCloseTo(1 - Math.exp(-x) * (1 + x + x ** 2 / 2), 13)
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3), incompleteGamma(2, 0)]).toEqual([0, 1, 0])
  })
})
