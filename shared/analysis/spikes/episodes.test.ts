import { describe, expect, it } from 'vitest'
import type { Finding } from './detect.ts'
import { follow, noEpisode } from './episodes.ts'

type Tested = Extract<Finding, { status: 'tested' }>
const threshold = 1
const at = (score: number, change: Partial<Tested> = {}): Partial<Finding> => ({
  status: 'tested',
  score,
  count: 20,
  outlets: null,
  expected: { mean: 5, variance: 10 },
  pCount: score > threshold ? 0.001 : 0.4,
  pShare: score > threshold ? 0.001 : 0.4,
  ...change,
})
const quiet = at(-1)
const loud = at(2)
const missing: Partial<Finding> = { status: 'missing', expected: null }
const warming: Partial<Finding> = { status: 'warming', expected: null }

/** The states of buckets one after the other, days from 0. */
function states(...findings: Partial<Finding>[]): string[] {
  let episode = noEpisode
  return findings.map((finding, day) => {
    const next = follow(episode, { at: day, ...finding } as Finding, threshold, 'day')
    episode = next.episode
    return next.state
  })
}

describe('an episode', () => {
  it('opens once, stays open, and closes after two quiet days', () => {
    expect(states(quiet, loud, loud, quiet, quiet, quiet)).toEqual([
      'quiet',
      'opened',
      'open',
      'open',
      'closed',
      'quiet',
    ])
  })

  it('does not open again within three days of its opening', () => {
    expect(states(loud, quiet, quiet, loud)).toEqual(['opened', 'open', 'closed', 'opened'])
    const hours = (second: number) => {
      const open = { openedAt: 0, open: null }
      return follow(open, { ...loud, at: second } as Finding, threshold, 'hour').state
    }
    expect([hours(71), hours(72)]).toEqual(['cooling', 'opened'])
  })

  it('is updated where score and count rise much, measured against what was told last', () => {
    const louder = at(3, { count: 30 })
    expect(states(loud, louder, louder, at(3.5, { count: 90 }))).toEqual(['opened', 'updated', 'open', 'open'])
    expect(states(loud, at(3, { count: 29 }))).toEqual(['opened', 'open'])
  })

  it('is frozen while data are missing', () => {
    expect(states(loud, quiet, missing, missing, missing, quiet)).toEqual([
      'opened',
      'open',
      'missing',
      'missing',
      'missing',
      'closed',
    ])
    expect(states(quiet, missing, loud)).toEqual(['quiet', 'missing', 'opened'])
  })

  it('is not closed by a bucket that is still unusual, though not enough to open', () => {
    const unusual = at(0.5, { pCount: 0.02, pShare: 0.03 })
    expect(states(loud, quiet, unusual, quiet, quiet)).toEqual(['opened', 'open', 'open', 'open', 'closed'])
  })

  it('ends where the series has to warm up again', () => {
    expect(states(loud, warming, quiet)).toEqual(['opened', 'warming', 'quiet'])
  })

  it('takes three items, three outlets where they are known, and half as much again as expected', () => {
    expect(states(at(2, { count: 2, expected: { mean: 0.1, variance: 0.1 } }))).toEqual(['quiet'])
    expect(states(at(2, { outlets: 2 }))).toEqual(['quiet'])
    expect(states(at(2, { outlets: 3 }))).toEqual(['opened'])
    expect(states(at(2, { count: 140, expected: { mean: 100, variance: 110 } }))).toEqual(['quiet'])
  })

  it('does not open where it is held to be a false discovery', () => {
    expect(follow(noEpisode, { at: 0, ...loud } as Finding, threshold, 'day', false)).toEqual({
      episode: noEpisode,
      state: 'quiet',
    })
  })
})
