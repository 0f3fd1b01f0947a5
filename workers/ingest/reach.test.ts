import { expect, it } from 'vitest'
import { reachOf } from './reach.ts'

const polledAt = new Date('2026-11-24T12:00:00Z')
const hoursAgo = (hours: number) => new Date(polledAt.getTime() - hours * 3_600_000)
const rss = (...hours: number[]) => ({ format: 'rss' as const, items: hours.length, times: hours.map(hoursAgo) })

it('a document reaches back to its oldest item', () => {
  expect(reachOf(rss(1, 30, 2), polledAt)).toEqual(hoursAgo(30))
})

it('of ten items the oldest may be pinned, of twenty the oldest two', () => {
  const fresh = Array.from({ length: 18 }, (_, i) => i / 2)
  expect(reachOf(rss(...fresh.slice(0, 9), 9_000), polledAt)).toEqual(hoursAgo(4))
  expect(reachOf(rss(...fresh, 9_000, 8_000), polledAt)).toEqual(hoursAgo(8.5))
})

it('a document whose items are dated ahead reaches back to the moment of the poll', () => {
  expect(reachOf(rss(-5), polledAt)).toEqual(polledAt)
})

it('a document without dates reaches as far as it overlaps, and one without items nowhere', () => {
  expect(reachOf({ format: 'atom', items: 3, times: [] }, polledAt)).toBe('overlap')
  expect(reachOf(rss(), polledAt)).toBeNull()
})

it('a news sitemap holds two days, even when it is empty', () => {
  expect(reachOf({ format: 'sitemap', items: 0, times: [] }, polledAt)).toEqual(hoursAgo(48))
  expect(reachOf({ format: 'sitemap', items: 1, times: [hoursAgo(1)] }, polledAt)).toEqual(hoursAgo(48))
  expect(reachOf({ format: 'sitemap', items: 1, times: [hoursAgo(90)] }, polledAt)).toEqual(hoursAgo(90))
})
