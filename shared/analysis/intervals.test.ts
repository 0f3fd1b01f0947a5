import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ClusterSums, designEffect, shareInterval, studentT975 } from './intervals.ts'

/** Outlets as [labelled, mentions]. */
function sumsOf(outlets: readonly (readonly [number, number])[]): ClusterSums {
  const sums = { y: 0, n: 0, sumY2: 0, sumYN: 0, sumN2: 0, clusters: outlets.length }
  for (const [y, n] of outlets) {
    sums.y += y
    sums.n += n
    sums.sumY2 += y * y
    sums.sumYN += y * n
    sums.sumN2 += n * n
  }
  return sums
}

const repeat = (times: number, outlet: readonly [number, number]) => Array.from({ length: times }, () => outlet)

test.each([
  [1, 12.7062],
  [2, 4.3027],
  [3, 3.1824],
  [4, 2.7764],
  [5, 2.5706],
  [10, 2.2281],
  [30, 2.0423],
  [120, 1.9799],
  [10_000, 1.9602],
])(
  'the upper 2.5 percent point of Student’s t with %i degrees of freedom is %f, as tables have it',
  (degrees, value) => {
    expect(studentT975(degrees)).toBeCloseTo(value, 3)
  },
)

test('with very many outlets of one mention each, it is the plain Wilson interval', () => {
  const sums = sumsOf([...repeat(1_000, [1, 1]), ...repeat(9_000, [0, 1])])
  const { share, low, high } = shareInterval(sums)
  expect(share).toBeCloseTo(0.1, 10)
  expect(low).toBeCloseTo(0.09427, 4)
  expect(high).toBeCloseTo(0.10603, 4)
})

test('without mentions there is no share, and the interval says nothing', () => {
  expect(shareInterval(sumsOf([]))).toEqual({ share: null, low: 0, high: 1, nEffective: 0, small: true })
})

test('a label that nobody gave has a share of zero and an upper bound above it; one that all gave, the mirror image', () => {
  const never = shareInterval(sumsOf(repeat(10, [0, 10])))
  const always = shareInterval(sumsOf(repeat(10, [10, 10])))
  expect(never).toMatchObject({ share: 0, low: 0 })
  expect(never.high).toBeGreaterThan(0.03)
  expect(never.high).toBeLessThan(0.15)
  expect(always.high).toBe(1)
  expect(always.low).toBeCloseTo(1 - never.high, 10)
})

test('one outlet alone says next to nothing', () => {
  const { share, low, high, small } = shareInterval(sumsOf([[30, 100]]))
  expect(share).toBe(0.3)
  expect(low).toBeLessThan(0.05)
  expect(high).toBeGreaterThan(0.85)
  expect(small).toBe(true)
})

test('it is small below 20 mentions or 5 outlets', () => {
  expect(shareInterval(sumsOf([...repeat(4, [1, 4]), [1, 3]])).small).toBe(true)
  expect(shareInterval(sumsOf(repeat(4, [1, 25]))).small).toBe(true)
  expect(shareInterval(sumsOf(repeat(5, [1, 4]))).small).toBe(false)
})

test('outlets that always or never use a label widen the interval; outlets that agree do not', () => {
  const agreeing = sumsOf(repeat(20, [2, 10]))
  const divided = sumsOf([...repeat(4, [10, 10]), ...repeat(16, [0, 10])])
  expect(designEffect(agreeing)).toBeLessThan(1.5)
  expect(designEffect(divided)).toBeGreaterThan(5)
  const width = (sums: ClusterSums) => shareInterval(sums).high - shareInterval(sums).low
  expect(width(divided)).toBeGreaterThan(1.5 * width(agreeing))
})

test('whatever the outlets, the interval holds the share, lies within 0 and 1, and counts no more than the mentions', () => {
  const outlet = fc.integer({ min: 1, max: 500 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  fc.assert(
    fc.property(fc.array(outlet, { minLength: 1, maxLength: 60 }), (outlets) => {
      const sums = sumsOf(outlets)
      const { share, low, high, nEffective } = shareInterval(sums)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(share! - low).toBeGreaterThanOrEqual(-1e-12)
      expect(high - share!).toBeGreaterThanOrEqual(-1e-12)
      expect(nEffective).toBeGreaterThan(0)
      expect(nEffective).toBeLessThanOrEqual(sums.n)
    }),
  )
})

test('the same coverage from more outlets narrows the interval', () => {
  const widths = [2, 5, 10, 40, 160].map((outlets) => {
    const { low, high } = shareInterval(sumsOf(repeat(outlets, [2, 8])))
    return high - low
  })
  expect(widths).toEqual([...widths].sort((a, b) => b - a))
  expect(new Set(widths).size).toBe(widths.length)
})

/** mulberry32: a small seeded generator, uniform in [0, 1). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Outlets each with its own leaning: Beta(a, b) by Jöhnk's method, a and b from the share and the correlation. */
function drawLeaning(share: number, correlation: number, next: () => number): number {
  const scale = 1 / correlation - 1
  for (;;) {
    const u = next() ** (1 / (share * scale))
    const v = next() ** (1 / ((1 - share) * scale))
    if (u + v <= 1 && u + v > 0) return u / (u + v)
  }
}

/** How often the interval, and the one that takes mentions as independent, hold the true share. */
function coverage(outlets: number, mentions: number, share: number, correlation: number, runs: number) {
  const next = random(20_240_601)
  const held = { clustered: 0, naive: 0 }
  for (let run = 0; run < runs; run++) {
    const drawn = Array.from({ length: outlets }, () => {
      const leaning = drawLeaning(share, correlation, next)
      let y = 0
      for (let i = 0; i < mentions; i++) if (next() < leaning) y++
      return [y, mentions] as const
    })
    const sums = sumsOf(drawn)
    const { low, high } = shareInterval(sums)
    if (low <= share && share <= high) held.clustered++
    const naive = shareInterval(sumsOf([...repeat(sums.y, [1, 1]), ...repeat(sums.n - sums.y, [0, 1])]))
    if (naive.low <= share && share <= naive.high) held.naive++
  }
  return { clustered: held.clustered / runs, naive: held.naive / runs }
}

test.each([
  { outlets: 40, mentions: 8, share: 0.02, correlation: 0.15, least: 0.89 },
  { outlets: 20, mentions: 5, share: 0.3, correlation: 0.15, least: 0.9 },
  { outlets: 80, mentions: 10, share: 0.3, correlation: 0.15, least: 0.91 },
  { outlets: 8, mentions: 6, share: 0.1, correlation: 0.15, least: 0.93 },
])(
  'where outlets lean ($outlets × $mentions, share $share), it holds the truth at least $least of the time, and more than if mentions were independent',
  ({ outlets, mentions, share, correlation, least }) => {
    const held = coverage(outlets, mentions, share, correlation, 1_500)
    expect(held.clustered).toBeGreaterThan(least)
    expect(held.clustered).toBeGreaterThan(held.naive + 0.03)
  },
)
