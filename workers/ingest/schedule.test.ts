import { describe, expect, it } from 'vitest'
import { nextPoll } from './schedule.ts'

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

  it('spreads by a tenth', () => {
    const at = (random: number) => nextPoll(feed, { outcome: 'unchanged' }, rhythm, random).inSeconds
    expect([at(0), at(0.5), at(0.999)]).toEqual([855, 900, 945])
  })
})
