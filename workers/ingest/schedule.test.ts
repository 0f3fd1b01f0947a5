import { describe, expect, it } from 'vitest'
import { nextPoll, outsideHours } from './schedule.ts'

const rhythm = { minPollSeconds: 300, maxPollSeconds: 21_600 }
const feed = { intervalSeconds: 900, failures: 0 }
const middle = 0.5
const everyMinutes = (minutes: number, count = 20) =>
  Array.from({ length: count }, (_, i) => new Date(Date.UTC(2026, 0, 2) - i * minutes * 60_000))

describe('the next poll', () => {
  it('comes after half the median gap of the items', () => {
    const next = nextPoll(feed, { outcome: 'modified', published: everyMinutes(60) }, rhythm, middle)
    expect(next).toEqual({ inSeconds: 1_800, intervalSeconds: 1_800 })
  })

  it('stays within the limits of the settings', () => {
    const busy = nextPoll(feed, { outcome: 'modified', published: everyMinutes(1) }, rhythm, 0)
    expect(busy.inSeconds).toBe(300)
    const quiet = nextPoll(feed, { outcome: 'modified', published: everyMinutes(10_000) }, rhythm, middle)
    expect(quiet.inSeconds).toBe(21_600)
  })

  it('keeps its interval where too few items show a rhythm, or nothing has changed', () => {
    expect(nextPoll(feed, { outcome: 'modified', published: [] }, rhythm, middle).inSeconds).toBe(900)
    expect(nextPoll(feed, { outcome: 'unchanged' }, rhythm, middle).inSeconds).toBe(900)
  })

  it('comes no sooner than the server asks', () => {
    const asked = { outcome: 'modified', published: everyMinutes(10), maxAgeSeconds: 3_600 } as const
    expect(nextPoll(feed, asked, rhythm, middle)).toEqual({ inSeconds: 3_600, intervalSeconds: 300 })
  })

  it('is put off further with each failure, up to a day for what may pass', () => {
    const after = (failures: number) =>
      nextPoll({ ...feed, failures }, { outcome: 'failed', reason: 'timeout' }, rhythm, middle).inSeconds
    expect([after(0), after(1), after(2)]).toEqual([600, 1_200, 2_400])
    expect(after(1_000)).toBe(86_400)
  })

  it('heeds Retry-After up to a day, rests 6 hours after a 403, and 30 days after a 410', () => {
    const failed = (status: number, retryAfterSeconds?: number) =>
      nextPoll(feed, { outcome: 'failed', reason: 'http-status', status, retryAfterSeconds }, rhythm, middle).inSeconds
    expect(failed(429, 7_200)).toBe(7_200)
    expect(failed(503, 10_000_000)).toBe(86_400)
    expect(failed(403)).toBe(21_600)
    expect(failed(410)).toBe(2_592_000)
    expect(failed(404)).toBe(600)
  })

  it('comes no sooner than the document asks, and remembers that while nothing changes', () => {
    const hourly = { outcome: 'modified', published: everyMinutes(10), everySeconds: 3_600 } as const
    const next = nextPoll(feed, hourly, rhythm, middle)
    expect(next).toEqual({ inSeconds: 3_600, intervalSeconds: 3_600 })
    expect(nextPoll({ ...feed, ...next }, { outcome: 'unchanged' }, rhythm, middle).inSeconds).toBe(3_600)
    const yearly = { ...hourly, everySeconds: 31_536_000 }
    expect(nextPoll(feed, yearly, rhythm, middle).inSeconds).toBe(21_600)
  })

  it('is never further away than 30 days, however a feed fails', () => {
    for (const status of [400, 401, 403, 404, 410, 451, 500, undefined])
      for (const failures of [0, 30, 100_000]) {
        const failed = { outcome: 'failed', reason: 'x', status, retryAfterSeconds: 1e12 } as const
        expect(nextPoll({ ...feed, failures }, failed, rhythm, 0.999).inSeconds).toBeLessThanOrEqual(30 * 86_400)
      }
  })

  it('keeps out of the hours that a document asks to be left alone in', () => {
    const at = (time: string) => new Date(`2026-11-24T${time}Z`)
    expect(outsideHours(at('03:20:00'), [1, 2])).toEqual(at('03:20:00'))
    expect(outsideHours(at('01:20:00'), [1, 2])).toEqual(at('03:00:00'))
    expect(outsideHours(at('23:59:59'), [23, 0])).toEqual(new Date('2026-11-25T01:00:00Z'))
    const always = Array.from({ length: 24 }, (_, hour) => hour)
    expect(outsideHours(at('05:00:00'), always)).toEqual(at('05:00:00'))
  })

  it('spreads by a tenth', () => {
    const at = (random: number) => nextPoll(feed, { outcome: 'unchanged' }, rhythm, random).inSeconds
    expect([at(0), at(0.5), at(0.999)]).toEqual([855, 900, 945])
  })
})
