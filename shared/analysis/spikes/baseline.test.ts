import { describe, expect, it } from 'vitest'
import { expectedAt, fitBaseline, type Seen } from './baseline.ts'

/** Eight weeks of days: five on weekdays, two at weekends, of fifty and twenty. */
const weeks = (change: (seen: Seen) => Partial<Seen> = () => ({})): Seen[] =>
  Array.from({ length: 56 }, (_, at) => {
    const weekend = at % 7 > 4
    const seen = { at, count: weekend ? 2 : 5, total: weekend ? 20 : 50, exposure: 1 }
    return { ...seen, ...change(seen) }
  })
const day = (at: number, change: Partial<Seen> = {}): Seen => ({ at, count: 5, total: 50, exposure: 1, ...change })
const meanOf = (history: Seen[], at: Seen, yardstick: 'count' | 'share' = 'count') =>
  expectedAt(fitBaseline(history, at.at, yardstick, 'day')!, at, yardstick, 'day').mean

describe('a baseline', () => {
  it('knows the days of the week', () => {
    expect(meanOf(weeks(), day(57))).toBeGreaterThan(4.3)
    expect(meanOf(weeks(), day(61))).toBeLessThan(2.8)
  })

  it('expects as much as is seen', () => {
    const usual = meanOf(weeks(), day(57))
    expect(meanOf(weeks(), day(57, { exposure: 0.5 }))).toBeCloseTo(usual / 2, 10)
    // as many more are counted as more is monitored
    const grown = weeks(({ at, count }) => (at < 28 ? {} : { count: 2 * count, exposure: 2 }))
    expect(meanOf(grown, day(57, { exposure: 2 }))).toBeCloseTo(2 * usual, 0)
  })

  it('leaves out what was not seen', () => {
    const holes = weeks(({ at }) => (at % 5 === 0 ? { count: 0, exposure: 0 } : {}))
    expect(meanOf(holes, day(57))).toBeGreaterThan(4.3)
  })

  it('hardly moves for a rise in the past', () => {
    const usual = meanOf(weeks(), day(57))
    const risen = weeks(({ at }) => (at === 30 || at === 31 ? { count: 60 } : {}))
    expect(meanOf(risen, day(57)) / usual).toBeLessThan(1.15)
  })

  it('of a share moves with the rest of the total', () => {
    const doubled = day(57, { count: 10, total: 100 })
    expect(meanOf(weeks(), doubled, 'share')).toBeCloseTo(2 * meanOf(weeks(), day(57), 'share'), 0)
    expect(meanOf(weeks(), doubled, 'count')).toBeCloseTo(meanOf(weeks(), day(57)), 10)
  })

  it('expects something above zero where nothing was ever counted', () => {
    const { mean, variance } = expectedAt(
      fitBaseline(
        weeks(() => ({ count: 0 })),
        57,
        'count',
        'day',
      )!,
      day(57),
      'count',
      'day',
    )
    expect(mean).toBeGreaterThan(0)
    expect(mean).toBeLessThan(0.05)
    expect(variance).toBeGreaterThan(mean)
  })

  it('of wild counts is wider than of calm ones', () => {
    const wild = weeks(({ at, count }) => ({ count: at % 2 ? 0 : 2 * count }))
    const varianceOf = (history: Seen[]) =>
      expectedAt(fitBaseline(history, 57, 'count', 'day')!, day(57), 'count', 'day').variance
    expect(varianceOf(wild)).toBeGreaterThan(2 * varianceOf(weeks()))
  })

  it('takes fourteen usable buckets', () => {
    expect(fitBaseline(weeks().slice(0, 13), 13, 'count', 'day')).toBeNull()
    expect(fitBaseline(weeks().slice(0, 14), 14, 'count', 'day')).not.toBeNull()
    expect(
      fitBaseline(
        weeks(() => ({ total: null })),
        57,
        'share',
        'day',
      ),
    ).toBeNull()
  })

  it('of weeks follows the year and the trend', () => {
    const years = Array.from({ length: 260 }, (_, at) => ({
      at,
      count: Math.round(30 * Math.exp(0.1 * (at / 52) + 0.4 * Math.sin((2 * Math.PI * at) / 52.18))),
      total: null,
      exposure: 1,
    }))
    const baseline = fitBaseline(years, 262, 'count', 'week')!
    for (const at of [262, 275]) {
      const seen = { at, count: 0, total: null, exposure: 1 }
      const real = 30 * Math.exp(0.1 * (at / 52) + 0.4 * Math.sin((2 * Math.PI * at) / 52.18))
      expect(expectedAt(baseline, seen, 'count', 'week').mean / real).toBeCloseTo(1, 1)
    }
  })
})
