import { describe, expect, it } from 'vitest'
import { discoveries } from './false-discovery.ts'

describe('false discoveries', () => {
  it('are held down as Benjamini and Hochberg do in their example', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    expect(discoveries(p, 0.05).filter(Boolean)).toHaveLength(4)
    expect(discoveries(p.toReversed(), 0.05).slice(-4)).toEqual([true, true, true, true])
  })

  it('carry a test that would not hold alone where later ones do', () => {
    expect(discoveries([0.04, 0.045, 0.05], 0.05)).toEqual([true, true, true])
    expect(discoveries([0.04, 0.5, 0.6], 0.05)).toEqual([false, false, false])
  })

  it('do not count what was not tested', () => {
    expect(discoveries([0.04, null, null], 0.05)).toEqual([true, false, false])
    expect(discoveries([], 0.05)).toEqual([])
  })
})
