import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markText, splitAfter } from './marks.ts'

describe('a marked text', () => {
  it('is cut where evidence begins and ends, overlaps apart', () => {
    const claims = [
      { start: 0, end: 11, label: 'trade' },
      { start: 6, end: 17, label: 'tone' },
      { start: 6, end: 11, label: 'trade' },
      { start: 20, end: 99, label: 'outside' },
    ]
    expect(markText('steep tariffs hurt', claims)).toEqual([
      { text: 'steep ', labels: ['trade'] },
      { text: 'tarif', labels: ['trade', 'tone'] },
      { text: 'fs hur', labels: ['tone'] },
      { text: 't', labels: [] },
    ])
  })

  const textAndClaims = fc.tuple(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(
      fc.record({ start: fc.integer({ min: -3, max: 130 }), end: fc.integer({ min: -3, max: 130 }), label: fc.nat(3) }),
    ),
  )

  it('is the text, with each code unit under exactly the labels that claim it', () => {
    fc.assert(
      fc.property(textAndClaims, ([text, claims]) => {
        const stretches = markText(text, claims)
        expect(stretches.map((stretch) => stretch.text).join('')).toBe(text)
        let at = 0
        for (const stretch of stretches)
          for (let i = 0; i < stretch.text.length; i++, at++) {
            const wanted = claims.filter(({ start, end }) => start <= at && at < end).map(({ label }) => label)
            expect(new Set(stretch.labels)).toEqual(new Set(wanted))
          }
      }),
    )
  })

  it('is split near a length without losing or halving a character', () => {
    fc.assert(
      fc.property(textAndClaims, fc.integer({ min: 0, max: 80 }), ([text, claims], most) => {
        const [head, rest] = splitAfter(markText(text, claims), most)
        const [a, b] = [head, rest].map((part) => part.map((stretch) => stretch.text).join('')) as [string, string]
        expect(a + b).toBe(text)
        expect(a.length).toBeLessThanOrEqual(most)
        const [[whole]] = splitAfter(markText(text, []), most)
        expect(whole?.text.isWellFormed()).not.toBe(false)
      }),
    )
  })
})
