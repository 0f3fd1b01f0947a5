import { describe, expect, it } from 'vitest'
import { agreementOf, kappaOf, type Reading } from './agreement.ts'

const reading = (facts: Partial<Reading> = {}): Reading => ({
  relevance: 'mexico',
  frames: [],
  immigrants: 'none',
  tone: 'neutral',
  ...facts,
})

describe("Cohen's kappa", () => {
  it('is 0.4 for 50 proposals of which two readers agree on 35', () => {
    const { kappa, low, high } = kappaOf({ both: 0.4, first: 0.1, second: 0.2, neither: 0.3 }, 50)!
    expect(kappa).toBeCloseTo(0.4, 10)
    // the variance by hand: (0.4·0.34² + 0.3·0.46² + 0.36·(0.1·1.1² + 0.2·0.9²) − 0.1²) / (50·0.5²)
    const error = Math.sqrt(
      (0.4 * 0.34 ** 2 + 0.3 * 0.46 ** 2 + 0.36 * (0.1 * 1.1 ** 2 + 0.2 * 0.9 ** 2) - 0.01) / 12.5,
    )
    expect([low, high]).toEqual([expect.closeTo(0.4 - 1.959964 * error, 5), expect.closeTo(0.4 + 1.959964 * error, 5)])
  })

  it('is 1 where both always agree, 0 where they agree as by chance, and nothing where there is nothing to agree on', () => {
    expect(kappaOf({ both: 0.3, first: 0, second: 0, neither: 0.7 }, 100)!.kappa).toBeCloseTo(1)
    expect(kappaOf({ both: 0.06, first: 0.14, second: 0.24, neither: 0.56 }, 100)!.kappa).toBeCloseTo(0)
    expect(kappaOf({ both: 0, first: 0, second: 0, neither: 1 }, 100)).toBeNull()
  })

  it('has an interval that holds the truth in nineteen of twenty samples', () => {
    // a small linear congruential generator: the same numbers in every run
    let state = 7
    const random = () => {
      state = (state * 48_271) % 2_147_483_647
      return state / 2_147_483_647
    }
    const truth = { both: 0.25, first: 0.1, second: 0.05, neither: 0.6 }
    const { kappa } = kappaOf(truth, 1)!
    const n = 200
    let held = 0
    for (let sample = 0; sample < 2_000; sample++) {
      const table = { both: 0, first: 0, second: 0, neither: 0 }
      for (let i = 0; i < n; i++) {
        const at = random()
        table[at < 0.25 ? 'both' : at < 0.35 ? 'first' : at < 0.4 ? 'second' : 'neither'] += 1 / n
      }
      const { low, high } = kappaOf(table, n)!
      if (low <= kappa && kappa <= high) held++
    }
    expect(held / 2_000).toBeGreaterThan(0.93)
    expect(held / 2_000).toBeLessThan(0.97)
  })
})

describe('the agreement on a label', () => {
  const drawn = [
    { weight: 1, first: reading({ frames: ['trade'] }), second: reading({ frames: ['trade', 'energy'] }) },
    { weight: 1, first: reading({ frames: ['trade'] }), second: reading() },
    { weight: 8, first: reading(), second: reading({ relevance: 'none' }) },
  ]
  const of = (label: string) => agreementOf(drawn).find((row) => row.label === label)!

  it('counts mentions and weighs shares', () => {
    expect(of('trade')).toMatchObject({ kind: 'frame', counts: { both: 1, first: 1, second: 0, neither: 1 } })
    expect(of('trade').agreement).toBeCloseTo(0.9)
    expect(of('mexico')).toMatchObject({ kind: 'relevance', counts: { both: 2, first: 1, second: 0, neither: 0 } })
    expect(of('mexico').agreement).toBeCloseTo(0.2)
  })

  it('has no kappa where neither reading gives it, and there is none without mentions', () => {
    expect(of('sports')).toMatchObject({ agreement: 1, kappa: null })
    expect(agreementOf([])).toEqual([])
  })
})
