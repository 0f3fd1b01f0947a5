import { describe, expect, it } from 'vitest'
import type { TrendRow } from './api.ts'
import { compare, lastTwo, moversOf, rowKey, weeksOf } from './figures.ts'
import { formatsOf } from './format.ts'
import { headlineOf } from './summary.ts'
import { words } from './words/words.ts'

const mondays = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23']
type Facts = Partial<TrendRow> & { label: string }

/** A trend of one or more series; `of` gives what a series is in a week, by the place of the week. */
function trend(of: (week: number) => Facts[], items = (_week: number) => 100) {
  const rows = mondays.flatMap((monday, week) => {
    const start = new Date(`${monday}T06:00:00Z`).toISOString()
    const end = new Date(Date.parse(start) + 7 * 86_400_000).toISOString()
    const base = {
      start,
      end,
      n: 20,
      nTotal: 50,
      outlets: 6,
      small: false,
      complete: week < 3,
      coverage: 1,
      gap: false,
    }
    const attention = {
      ...base,
      of: 'attention' as const,
      label: 'mexico',
      n: 50,
      nTotal: items(week),
      share: 0.5,
      low: 0.4,
      high: 0.6,
    }
    return [
      attention,
      ...of(week).map((facts) => ({ ...base, of: 'frame' as const, share: 0, low: 0, high: 1, ...facts })),
    ]
  })
  return weeksOf({ rows, timeZone: 'America/Mexico_City' })
}
const verdictOf = (...of: [then: Partial<TrendRow>, now: Partial<TrendRow>]) => {
  const weeks = trend((week) => [{ label: 'trade', ...of[week - 1] }])
  return compare(rowKey('frame', 'trade'), lastTwo(weeks)!)?.verdict
}

describe('a week', () => {
  it('is compared only when it is over, with the one before it', () => {
    const { before, last } = lastTwo(trend(() => []))!
    expect([before.days.from, last.days.from, last.days.to]).toEqual(['2026-11-09', '2026-11-16', '2026-11-23'])
  })

  it('without a single item is not covered', () => {
    expect(
      trend(
        () => [],
        (week) => (week === 1 ? 0 : 9),
      ).map(({ covered }) => covered),
    ).toEqual([true, false, true, true])
  })
})

describe('a change', () => {
  it('is said of intervals that do not overlap, and of no others', () => {
    const low = { share: 0.1, low: 0.05, high: 0.15 }
    const high = { share: 0.3, low: 0.151, high: 0.45 }
    expect(verdictOf(low, high)).toBe('rose')
    expect(verdictOf(high, low)).toBe('fell')
    expect(verdictOf(low, { ...high, low: 0.15 })).toBe('steady')
    expect(verdictOf(low, { ...high, small: true })).toBe('thin')
    expect(verdictOf({ ...low, small: true }, high)).toBe('thin')
    expect(verdictOf({ share: null }, high)).toBe('unknown')
  })

  it('is put into words that agree with how many rose and fell', () => {
    const at = (label: string, share: number) => ({ label, share, low: share - 0.05, high: share + 0.05 })
    const labels = ['trade', 'energy', 'sports', 'health', 'crime']
    const weeks = trend((week) => labels.map((label) => at(label, (label === 'crime') === (week === 2) ? 0.1 : 0.4)))
    const names = new Map([
      ['trade', 'Comercio y economía'],
      ['energy', 'Energía'],
      ['sports', 'Deportes'],
      ['health', 'Salud'],
      ['crime', 'Crimen'],
    ])
    const changes = (some: string[]) => some.map((label) => compare(rowKey('frame', label), lastTwo(weeks)!)!)
    const say = (...some: string[]) =>
      headlineOf(changes(some), names, words.es, formatsOf('es', 'America/Mexico_City')).replace(
        'La semana pasada ',
        '',
      )
    expect(moversOf(changes(labels))).toHaveLength(5)
    expect(say('crime')).toBe('bajó el encuadre de crimen')
    expect(say('trade', 'energy')).toBe('subieron los encuadres de comercio y economía, y energía')
    expect(say(...labels)).toBe(
      'subieron los encuadres de comercio y economía, energía, deportes, y 1 más, y bajó el de crimen',
    )
  })

  it('that cannot be judged is not called nothing', () => {
    const say = (facts: Partial<TrendRow>) => {
      const weeks = trend(() => [{ label: 'trade', ...facts }])
      const change = compare(rowKey('frame', 'trade'), lastTwo(weeks)!)!
      return headlineOf([change], new Map(), words.en, formatsOf('en', 'America/Mexico_City'))
    }
    expect(say({})).toMatch(/^Nothing changed/)
    expect(say({ small: true })).toMatch(/^Too little/)
    expect(say({ share: null })).toMatch(/^There is no data/)
  })
})
