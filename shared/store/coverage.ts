/** How much of the time that outlets were watched was seen, bucket by bucket. Pure. */
import type { Watch } from './gaps.ts'

export type Bucket = { start: Date; end: Date }

/**
 * For each bucket the share of outlet-hours seen among those watched, from 0 to 1; null where no outlet was watched. An outlet
 * with several feeds was seen by the share of them that was, and weighs as long as any of them was watched. Buckets are in order
 * and do not overlap.
 */
export function coverageOf(buckets: Bucket[], watches: Watch[]): (number | null)[] {
  const sums = () => new Float64Array(buckets.length)
  const starts = Float64Array.from(buckets, ({ start }) => start.getTime() / 1_000)
  const ends = Float64Array.from(buckets, ({ end }) => end.getTime() / 1_000)
  /** Adds to each bucket the seconds that it shares with a span. */
  const add = (to: Float64Array, since: number, until: number, sign = 1) => {
    for (let i = firstAfter(ends, since); i < starts.length && starts[i]! < until; i++)
      to[i]! += sign * (Math.min(until, ends[i]!) - Math.max(since, starts[i]!))
  }
  const watched = sums()
  const seen = sums()
  for (const feeds of Map.groupBy(watches, ({ outletId }) => outletId).values()) {
    const longest = sums()
    const all = sums()
    const missed = sums()
    for (const { since, until, stops, gaps } of feeds) {
      const own = sums()
      add(own, since, until)
      for (let i = 0; i < stops.length; i += 2) add(own, stops[i]!, stops[i + 1]!, -1)
      for (let i = 0; i < gaps.length; i += 2) add(missed, gaps[i]!, gaps[i + 1]!)
      for (let i = 0; i < own.length; i++) {
        all[i]! += own[i]!
        longest[i] = Math.max(longest[i]!, own[i]!)
      }
    }
    for (let i = 0; i < all.length; i++) {
      if (all[i]! <= 0) continue
      watched[i]! += longest[i]!
      seen[i]! += longest[i]! * Math.max(0, 1 - missed[i]! / all[i]!)
    }
  }
  return buckets.map((_, i) => (watched[i]! > 0 ? seen[i]! / watched[i]! : null))
}

/** The first bucket that ends after an instant. */
function firstAfter(ends: Float64Array, instant: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! > instant) high = middle
    else low = middle + 1
  }
  return low
}
