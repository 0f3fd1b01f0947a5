import { describe, expect, it } from 'vitest'
import { fitLogLinear, quadratic, type Row } from './log-linear.ts'

const poisson = (mean: number) => mean
const row = (x: number[], y: number, offset = 0, weight = 1): Row => ({ x, y, offset, weight })

describe('a log-linear fit', () => {
  it('of a level is the logarithm of counts over exposure, and knows how sure it is', () => {
    const rows = [row([1], 4, Math.log(2)), row([1], 11, Math.log(3)), row([1], 0, Math.log(1))]
    const { coefficients, covariance } = fitLogLinear(rows, { ridge: [1e-9], towards: [0] }, poisson)
    expect(coefficients[0]).toBeCloseTo(Math.log(15 / 6), 6)
    // the information of Poisson counts is what was counted
    expect(quadratic([1], covariance)).toBeCloseTo(1 / 15, 4)
  })

  it('of two groups gives the ratio of their means', () => {
    const rows = [row([1, 0], 10), row([1, 0], 14), row([1, 1], 30), row([1, 1], 42)]
    const { coefficients } = fitLogLinear(rows, { ridge: [1e-9, 1e-9], towards: [0, 0] }, poisson)
    expect(coefficients[1]).toBeCloseTo(Math.log(3), 6)
  })

  it('is drawn to its prior where there is little to see', () => {
    const strong = fitLogLinear([row([1], 100)], { ridge: [1e9], towards: [1] }, poisson)
    expect(strong.coefficients[0]).toBeCloseTo(1, 4)
  })

  it('leaves out what has no weight', () => {
    const rows = [row([1], 5), row([1], 500, 0, 0)]
    expect(fitLogLinear(rows, { ridge: [1e-9], towards: [0] }, poisson).coefficients[0]).toBeCloseTo(Math.log(5), 5)
  })

  it('takes counts of millions, and of nothing at all', () => {
    const prior = { ridge: [0.01], towards: [0] }
    expect(
      fitLogLinear([row([1], 5e7), row([1], 5e7)], { ...prior, towards: [17] }, poisson).coefficients[0],
    ).toBeCloseTo(Math.log(5e7), 4)
    expect(fitLogLinear([row([1], 0), row([1], 0)], prior, poisson).coefficients[0]).toBeLessThan(-2)
  })
})
