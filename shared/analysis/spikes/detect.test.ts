import { describe, expect, it } from 'vitest'
import { seeded, simulateSeries } from '../../../tests/support/simulated-news.ts'
import { type Bucket, examine, type Finding, newSeries, type Series } from './detect.ts'
import { upperTail } from './tails.ts'

/** Days of one series: four or so of forty or so. */
function days(length: number, change: (at: number) => Partial<Bucket> = () => ({})): Bucket[] {
  const random = seeded(7)
  return Array.from({ length }, (_, at) => {
    const count = Math.floor(2 + 5 * random())
    return {
      at,
      count,
      total: count + 30 + Math.floor(10 * random()),
      outlets: null,
      capacity: 1,
      coverage: 1,
      ...change(at),
    }
  })
}

function watch(buckets: readonly Bucket[], series: Series = newSeries, unit: 'day' | 'hour' = 'day') {
  let state = series
  const findings = buckets.map((bucket) => {
    const examined = examine(state, bucket, unit)
    state = examined.series
    return examined.finding
  })
  return { series: state, findings, last: findings.at(-1)! }
}
const scoreOf = (finding: Finding) => (finding.status === 'tested' ? finding.score : Number.NaN)

describe('a series', () => {
  it('is told apart from its usual days', () => {
    const spike = (at: number) => (at === 59 ? { count: 25, total: 60 } : {})
    expect(scoreOf(watch(days(60)).last)).toBeLessThan(0.5)
    expect(scoreOf(watch(days(60, spike)).last)).toBeGreaterThan(3)
  })

  it('goes on from stored state as if it had never stopped', () => {
    const buckets = days(60, (at) => (at === 40 ? { coverage: 0.1 } : {}))
    const through = watch(buckets)
    const stored = JSON.parse(JSON.stringify(watch(buckets.slice(0, 35)).series)) as Series
    expect(watch(buckets.slice(35), stored)).toEqual({ ...through, findings: through.findings.slice(35) })
  })

  it('is not tested before it is warm', () => {
    const { findings } = watch(days(23))
    expect(findings.map(({ status }) => status)).toEqual([...Array(21).fill('warming'), 'tested', 'tested'])
  })

  it('takes hardly anything seen for missing, never for zero', () => {
    const dark = (at: number) => (at > 30 && at < 40 ? { count: 0, total: 0, coverage: 0.3 } : {})
    const { findings } = watch(days(60, dark))
    expect(findings.slice(31, 40).map(({ status }) => status)).toEqual(Array(9).fill('missing'))
    const [whole, holed] = [watch(days(60)).last, findings.at(-1)!]
    expect(holed.expected!.mean / whole.expected!.mean).toBeCloseTo(1, 0)
  })

  it('does not rise where everything surges', () => {
    const surge = (at: number) => (at === 59 ? { count: 14, total: 140 } : {})
    const { last } = watch(days(60, surge))
    expect(last.status === 'tested' && last.pCount).toBeLessThan(0.001)
    expect(scoreOf(last)).toBeLessThan(0)
  })

  it('does not rise where others fall silent', () => {
    const alone = (at: number) => (at === 59 ? { count: 5, total: 8 } : {})
    const { last } = watch(days(60, alone))
    expect(last.status === 'tested' && last.pShare).toBeLessThan(0.01)
    expect(scoreOf(last)).toBeLessThan(0.3)
  })

  it('without a total is tested by its count alone', () => {
    const { last } = watch(days(60, (at) => ({ total: null, ...(at === 59 ? { count: 25 } : {}) })))
    expect(last).toMatchObject({ status: 'tested', pShare: null })
    expect(scoreOf(last)).toBeGreaterThan(3)
  })

  it('that was away for longer than is looked back warms up again', () => {
    const { series } = watch(days(60))
    const { findings } = watch(
      days(3).map((bucket) => ({ ...bucket, at: bucket.at + 10_000 })),
      series,
    )
    expect(findings.map(({ status }) => status)).toEqual(['warming', 'warming', 'warming'])
  })

  it('refuses a bucket that came before, and one that is earlier, and is as it was', () => {
    const { series } = watch(days(30))
    const before = JSON.stringify(series)
    expect(() => examine(series, days(30)[29]!, 'day')).toThrow(/came before: send each bucket once/)
    expect(() => examine(series, days(30)[3]!, 'day')).toThrow(/earlier than one that came before/)
    expect(JSON.stringify(series)).toBe(before)
  })

  it('of few items shows a rise from almost none', () => {
    const rare = (at: number) => ({
      count: at % 9 === 0 ? 1 : 0,
      total: 40,
      ...(at === 59 ? { count: 4, total: 44 } : {}),
    })
    expect(scoreOf(watch(days(60, rare)).last)).toBeGreaterThan(1)
  })

  it('of hours uses a fit for a day, wherever the fits are spread', () => {
    const buckets = days(24 * 8)
    const fittedAt = (stagger: number) => {
      let series = newSeries
      const at = new Set<number>()
      for (const bucket of buckets) {
        series = examine(series, bucket, 'hour', stagger).series
        if (series.fits?.of.count) at.add(series.fits.at)
      }
      return [...at].slice(1)
    }
    expect(fittedAt(0)).toEqual([24, 48, 72, 96, 120, 144, 168])
    expect(fittedAt(5)).toEqual([43, 67, 91, 115, 139, 163, 187])
  })
})

describe('the p-values', () => {
  it('of quiet days are below 1 % about once in a hundred', { timeout: 60_000 }, () => {
    const findings = Array.from(
      { length: 60 },
      (_, seed) => watch(simulateSeries(seed, 'day', { length: 260, warm: 60, nuisances: false }).buckets).findings,
    ).flat()
    const tested = findings.filter((finding) => finding.status === 'tested')
    for (const p of ['pCount', 'pShare'] as const) {
      const share = tested.filter((finding) => finding[p]! < 0.01).length / tested.length
      expect(share).toBeGreaterThan(0.007)
      expect(share).toBeLessThan(0.013)
    }
  })

  it('are those of the count that is expected', () => {
    const { last } = watch(days(60))
    if (last.status !== 'tested') throw new Error('not tested')
    expect(last.pCount).toBe(upperTail(last.count, last.expected.mean, last.expected.variance))
  })
})
