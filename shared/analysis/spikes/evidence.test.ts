import { describe, expect, it } from 'vitest'
import { evidenceOfRise } from './evidence.ts'
import { logGamma } from './tails.ts'

const bucket = (count: number, mean = 5, variance = 10, at = 0) => ({ at, count, mean, variance })

describe('the evidence of a rise', () => {
  it('is a ratio that is 1 on average where there is none', () => {
    // over all counts of a negative binomial with mean 5 and variance 10
    const probability = (y: number) =>
      Math.exp(logGamma(y + 5) - logGamma(5) - logGamma(y + 1) + (y + 5) * Math.log(0.5))
    const week = Array.from({ length: 400 }, (_, y) => {
      // of three buckets of which two are not there
      return probability(y) * 10 ** evidenceOfRise([bucket(y)], 'week')
    })
    const weightOfNewest = 1 / (1 + 0.5 + 0.25)
    expect(week.reduce((a, b) => a + b)).toBeCloseTo(weightOfNewest, 6)
  })

  it('gathers over buckets of which none is enough', () => {
    const quiet = [bucket(5), bucket(5), bucket(4)]
    const alone = evidenceOfRise([...quiet, bucket(10)], 'day')
    const gathered = evidenceOfRise([...quiet, bucket(10), bucket(10), bucket(10)], 'day')
    expect(gathered).toBeGreaterThan(alone + 0.3)
  })

  it('does not outlast the rise', () => {
    expect(evidenceOfRise([bucket(40), bucket(35)], 'day')).toBeGreaterThan(5)
    expect(evidenceOfRise([bucket(40), bucket(35), bucket(5)], 'day')).toBeLessThan(0)
  })
})
