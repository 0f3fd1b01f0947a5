import { describe, expect, it } from 'vitest'
import { bucketIndex } from './units.ts'

describe('a bucket', () => {
  it('that follows another is one later', () => {
    expect(bucketIndex('2026-03-01', 'day') - bucketIndex('2026-02-28', 'day')).toBe(1)
    expect(bucketIndex('2026-03-01T00', 'hour') - bucketIndex('2026-02-28T23:00:00Z', 'hour')).toBe(1)
    expect(bucketIndex('2027-W01', 'week') - bucketIndex('2026-W53', 'week')).toBe(1)
    expect(bucketIndex(7, 'week') - bucketIndex(6, 'week')).toBe(1)
  })

  it('of a week has a number or a Monday', () => {
    // the first ISO week of 2026 begins on the 29th of December
    expect(bucketIndex('2026-W01', 'week')).toBe(bucketIndex('2025-12-29', 'week'))
    expect(bucketIndex('2026-W48', 'week')).toBe(bucketIndex('2026-11-23', 'week'))
  })

  it('that is none of the unit is refused with what is wanted', () => {
    for (const [bucket, unit, wanted] of [
      ['2026-11-24', 'week', /its Monday/],
      ['2026-W54', 'week', /2026-W09/],
      ['2026-11-24', 'hour', /2026-03-01T14/],
      ['2026-02-30T00', 'day', /2026-03-01/],
      ['2026-13-01', 'day', /whole number/],
      [1.5, 'day', /not 1\.5/],
      [null, 'day', /not null/],
      [undefined, 'day', /not undefined/],
    ] as const)
      expect(() => bucketIndex(bucket, unit)).toThrow(wanted)
  })
})
