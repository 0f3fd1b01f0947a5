import { describe, expect, it } from 'vitest'
import { type Audited, correctedShare, type Estimate, fewestAudited, reliabilityOf } from './reliability.ts'

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

type World = { share: number; recall: number; falseAlarms: number; mentions: number }
type Mention = { said: boolean; is: boolean }

function drawWorld({ share, recall, falseAlarms, mentions }: World, next: () => number): Mention[] {
  return Array.from({ length: mentions }, () => {
    const is = next() < share
    return { is, said: next() < (is ? recall : falseAlarms) }
  })
}

/** As the audit draws: of each stratum the mentions with the smallest numbers, weighed by the next number. */
function drawAudit(world: Mention[], sizes: { said: number; other: number } | number, next: () => number): Audited[] {
  const numbered = world.map((mention) => ({ ...mention, number: next() }))
  const take = (stratum: typeof numbered, size: number): Audited[] => {
    const sorted = stratum.toSorted((a, b) => a.number - b.number)
    const threshold = sorted[size]?.number ?? 1
    return sorted.slice(0, size).map(({ said, is }) => ({ said, is, weight: 1 / threshold }))
  }
  if (typeof sizes === 'number') return take(numbered, sizes)
  return [
    ...take(
      numbered.filter(({ said }) => said),
      sizes.said,
    ),
    ...take(
      numbered.filter(({ said }) => !said),
      sizes.other,
    ),
  ]
}

const holds = ({ low, high }: Pick<Estimate, 'low' | 'high'>, truth: number) => low <= truth && truth <= high
const part = <T>(list: T[], is: (one: T) => boolean) => list.filter(is).length / list.length

const worlds = [
  { name: 'a common label, drawn simply', share: 0.3, recall: 0.8, falseAlarms: 0.05, audit: 300 },
  { name: 'a rare label, drawn simply', share: 0.05, recall: 0.7, falseAlarms: 0.02, audit: 400 },
  {
    name: 'a rare label, drawn by stratum',
    share: 0.04,
    recall: 0.6,
    falseAlarms: 0.02,
    audit: { said: 100, other: 300 },
  },
  { name: 'a label that the model never misses', share: 0.2, recall: 1, falseAlarms: 0, audit: 60 },
]

describe.each(worlds)('over many audits of $name', ({ audit, ...world }) => {
  const next = random(20_261_124)
  const runs = Array.from({ length: 600 }, () => {
    const mentions = drawWorld({ ...world, mentions: 4_000 }, next)
    const audited = drawAudit(mentions, audit, next)
    const share = part(mentions, ({ said }) => said)
    const truth = {
      share: part(mentions, ({ is }) => is),
      precision: part(
        mentions.filter(({ said }) => said),
        ({ is }) => is,
      ),
      recall: part(
        mentions.filter(({ is }) => is),
        ({ said }) => said,
      ),
      disagreement: part(mentions, ({ said, is }) => said !== is),
    }
    return {
      truth,
      share,
      reliability: reliabilityOf(audited),
      corrected: correctedShare({ share, nEffective: 4_000 }, audited)!,
    }
  })

  it.each(['precision', 'recall', 'disagreement'] as const)('the interval of %s holds the truth', (figure) => {
    const seen = runs.filter(({ reliability }) => reliability[figure].value !== null)
    expect(part(seen, ({ truth, reliability }) => holds(reliability[figure], truth[figure]))).toBeGreaterThanOrEqual(
      0.93,
    )
  })

  it('the corrected share is right on average, and its interval holds the truth', () => {
    expect(part(runs, ({ corrected }) => holds(corrected, world.share))).toBeGreaterThanOrEqual(0.93)
    const off = runs.map(({ corrected }) => corrected.value! - world.share)
    const mean = off.reduce((sum, one) => sum + one, 0) / off.length
    const spread = Math.sqrt(off.reduce((sum, one) => sum + (one - mean) ** 2, 0) / off.length)
    expect(Math.abs(mean)).toBeLessThan((3 * spread) / Math.sqrt(off.length))
  })

  it('disagreement is estimated without bias', () => {
    const off = runs.map(({ truth, reliability }) => reliability.disagreement.value! - truth.disagreement)
    const mean = off.reduce((sum, one) => sum + one, 0) / off.length
    const spread = Math.sqrt(off.reduce((sum, one) => sum + (one - mean) ** 2, 0) / off.length)
    expect(Math.abs(mean)).toBeLessThanOrEqual((3 * spread) / Math.sqrt(off.length))
  })
})

it('where the model errs, its own share misses the truth nearly always, and the corrected one nearly never', () => {
  const next = random(7)
  const runs = Array.from({ length: 300 }, () => {
    const mentions = drawWorld({ share: 0.3, recall: 0.6, falseAlarms: 0.02, mentions: 4_000 }, next)
    const share = part(mentions, ({ said }) => said)
    const half = 1.96 * Math.sqrt((share * (1 - share)) / 4_000)
    const corrected = correctedShare({ share, nEffective: 4_000 }, drawAudit(mentions, 500, next))!
    return { own: holds({ low: share - half, high: share + half }, 0.3), corrected: holds(corrected, 0.3) }
  })
  expect(part(runs, ({ own }) => own)).toBeLessThan(0.01)
  expect(part(runs, ({ corrected }) => corrected)).toBeGreaterThanOrEqual(0.93)
})

it('mentions that stand for many count for many', () => {
  const audited: Audited[] = [
    ...Array.from({ length: 10 }, () => ({ said: true, is: true, weight: 1 })),
    ...Array.from({ length: 10 }, () => ({ said: false, is: true, weight: 9 })),
  ]
  expect(reliabilityOf(audited).recall.value).toBeCloseTo(0.1, 10)
})

it('without a mention to see it in there is no figure, and too few audited give no corrected share', () => {
  const audited = Array.from({ length: fewestAudited }, () => ({ said: false, is: false, weight: 1 }))
  expect(reliabilityOf(audited).precision).toEqual({ value: null, low: 0, high: 1, n: 0 })
  expect(correctedShare({ share: 0.1, nEffective: 100 }, audited)).not.toBeNull()
  expect(correctedShare({ share: 0.1, nEffective: 100 }, audited.slice(1))).toBeNull()
})

it('an audit that found no error still leaves room for some', () => {
  const audited = Array.from({ length: 60 }, () => ({ said: true, is: true, weight: 1 }))
  const { disagreement } = reliabilityOf(audited)
  expect(disagreement).toMatchObject({ value: 0, low: 0 })
  expect(disagreement.high).toBeGreaterThan(0.04)
  const corrected = correctedShare({ share: 0.5, nEffective: 1e9 }, audited)!
  expect(corrected.high - corrected.low).toBeGreaterThan(0.05)
})
