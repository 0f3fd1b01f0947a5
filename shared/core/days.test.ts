import { describe, expect, it } from 'vitest'
import { addDays, dayOf, mondayOf, startOfDay } from './days.ts'

describe('days of a zone', () => {
  it('begin at its own midnight, in summer and in winter', () => {
    expect(startOfDay('2026-07-01', 'America/New_York').toISOString()).toBe('2026-07-01T04:00:00.000Z')
    expect(startOfDay('2026-12-01', 'America/New_York').toISOString()).toBe('2026-12-01T05:00:00.000Z')
    expect(startOfDay('2026-12-01', 'America/Mexico_City').toISOString()).toBe('2026-12-01T06:00:00.000Z')
    expect(startOfDay('2026-03-08', 'America/New_York').toISOString()).toBe('2026-03-08T05:00:00.000Z')
    expect(startOfDay('2026-03-09', 'America/New_York').toISOString()).toBe('2026-03-09T04:00:00.000Z')
  })

  it('hold the instants up to the next midnight', () => {
    expect(dayOf(new Date('2026-12-01T05:59:59Z'), 'America/Mexico_City')).toBe('2026-11-30')
    expect(dayOf(new Date('2026-12-01T06:00:00Z'), 'America/Mexico_City')).toBe('2026-12-01')
  })

  it('belong to weeks that begin on Monday', () => {
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
    expect(mondayOf('2026-11-29')).toBe('2026-11-23')
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  })
})
