import { describe, expect, it } from 'vitest'
import { defaultAlertsPerYear, quietShareAbove, thresholdOf } from './sensitivity.ts'
import { units } from './units.ts'

describe('the sensitivity', () => {
  it('asks for a higher score where fewer false alerts are accepted, also beyond the table', () => {
    for (const unit of units) {
      const thresholds = [50, 5, 1, 0.1, 0.001, 0.00001].map((aYear) => thresholdOf(unit, aYear))
      expect(thresholds).toEqual(thresholds.toSorted((a, b) => a - b))
      expect(new Set(thresholds.slice(2)).size).toBe(4)
      expect(thresholds.every((threshold) => threshold >= 0 && Number.isFinite(threshold))).toBe(true)
    }
  })

  it('gives a share of quiet buckets that falls with the score', () => {
    for (const unit of units) {
      const shares = [-1, 0, 0.6, 1, 2, 4, 8].map((score) => quietShareAbove(unit, score))
      expect(shares).toEqual(shares.toSorted((a, b) => b - a))
      expect(shares[0]).toBe(1)
      // a likelihood ratio exceeds 10^s in at most one bucket of 10^s
      expect(quietShareAbove(unit, 2)).toBeLessThan(0.01)
    }
  })

  it('is tied to the measured points', () => {
    const threshold = thresholdOf('day', defaultAlertsPerYear)
    expect(threshold).toBeGreaterThan(0.5)
    expect(threshold).toBeLessThan(0.85)
  })
})
