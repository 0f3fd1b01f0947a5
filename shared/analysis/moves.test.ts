import { describe, expect, it } from 'vitest'
import { movesOf, type ReadAlike } from './moves.ts'
import type { Reading } from './opinion/agreement.ts'

const reading = (facts: Partial<Reading> = {}): Reading => ({
  relevance: 'mexico',
  frames: [],
  immigrants: 'none',
  tone: 'neutral',
  ...facts,
})
const crime = reading({ frames: ['crime'], tone: 'negative' })
const groups: ReadAlike[] = [
  { from: reading(), to: reading(), mentions: 60, newest: 90 },
  { from: crime, to: crime, mentions: 25, newest: 99 },
  { from: crime, to: reading({ frames: ['crime', 'drugs'] }), mentions: 10, newest: 40 },
  { from: crime, to: reading({ tone: 'negative' }), mentions: 4, newest: 50 },
  { from: reading(), to: reading({ relevance: 'none' }), mentions: 1, newest: 7 },
]
const { mentions, labels, confusions, moves } = movesOf(groups)
const of = (label: string) => labels.find((row) => row.label === label)!

describe('what moved between two versions', () => {
  it('is counted for each label: in each version, gained, lost, agreement and kappa', () => {
    expect(mentions).toBe(100)
    expect(of('crime')).toMatchObject({ kind: 'frame', from: 39, to: 35, gained: 0, lost: 4, agreement: 0.96 })
    expect(of('negative')).toMatchObject({ kind: 'tone', from: 39, to: 29, gained: 0, lost: 10, agreement: 0.9 })
    // (0.9 − (0.39·0.29 + 0.61·0.71)) / (1 − (0.39·0.29 + 0.61·0.71))
    expect(of('negative').kappa!.kappa).toBeCloseTo((0.9 - 0.5462) / (1 - 0.5462), 10)
    expect(of('negative').kappa!.low).toBeLessThan(of('negative').kappa!.kappa)
  })

  it('has no kappa where too few mentions carry a label to say', () => {
    expect(of('drugs')).toMatchObject({ from: 0, to: 10, gained: 10, kappa: null })
    expect(of('sports')).toMatchObject({ from: 0, to: 0, agreement: 1, kappa: null })
  })

  it('is a table of every label against every other where a mention has just one', () => {
    expect(confusions.map(({ kind }) => kind)).toEqual(['relevance', 'immigrants', 'tone'])
    expect(confusions[2]).toEqual({
      kind: 'tone',
      labels: ['negative', 'neutral', 'positive'],
      mentions: [
        [29, 10, 0],
        [0, 61, 0],
        [0, 0, 0],
      ],
    })
    expect(confusions[0]!.mentions).toEqual([
      [99, 0, 1],
      [0, 0, 0],
      [0, 0, 0],
    ])
  })

  it('is led by the biggest moves, each with its newest mentions in both readings', () => {
    expect(moves.map(({ kind, from, to, mentions }) => [kind, from, to, mentions])).toEqual([
      ['tone', 'negative', 'neutral', 10],
      ['frame', null, 'drugs', 10],
      ['frame', 'crime', null, 4],
      ['relevance', 'mexico', 'none', 1],
    ])
    expect(moves[2]!.examples).toEqual([{ id: 50, from: crime, to: reading({ tone: 'negative' }) }])
  })

  it('is nothing where nothing was read', () => {
    expect(movesOf([])).toMatchObject({ mentions: 0, moves: [] })
  })
})
