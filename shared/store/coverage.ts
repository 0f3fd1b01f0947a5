/** How much of the time that outlets were watched was seen, bucket by bucket. Pure. */
import type { Watch } from './gaps.ts'

export type Bucket = { start: Date; end: Date }

/**
 * For each bucket the share of outlet-hours seen among those watched, from 0 to 1; null where no outlet was watched. An outlet
 * with several feeds was seen by the share of them that was, and weighs as long as any of them was watched. Buckets are in order
 * and do not overlap; so are the watches by outlet.
 */
export function coverageOf(buckets: Bucket[], watches: Watch[]): (number | null)[] {
  const watched = new Float64Array(buckets.length)
  const seen = new Float64Array(buckets.length)
  for (const feeds of Map.groupBy(watches, ({ outletId }) => outletId).values()) {
    const longest = new Float64Array(buckets.length)
    const all = new Float64Array(buckets.length)
    const missed = new Float64Array(buckets.length)
    for (const feed of feeds) {
      const own = new Float64Array(buckets.length)
      addTime(own, buckets, feed, 1)
      for (const stop of feed.stops) addTime(own, buckets, stop, -1)
      for (const gap of feed.gaps) addTime(missed, buckets, gap, 1)
      own.forEach((ms, i) => {
        all[i]! += ms
        longest[i] = Math.max(longest[i]!, ms)
      })
    }
    all.forEach((ms, i) => {
      if (ms <= 0) return
      watched[i]! += longest[i]!
      seen[i]! += longest[i]! * Math.max(0, 1 - missed[i]! / ms)
    })
  }
  return buckets.map((_, i) => (watched[i]! > 0 ? seen[i]! / watched[i]! : null))
}

/** Adds to each bucket the milliseconds that it shares with a span, times `sign`. */
function addTime(sums: Float64Array, buckets: Bucket[], span: { since: Date; until: Date }, sign: 1 | -1): void {
  const since = span.since.getTime()
  const until = span.until.getTime()
  for (let i = firstAfter(buckets, since); i < buckets.length && buckets[i]!.start.getTime() < until; i++) {
    const { start, end } = buckets[i]!
    sums[i]! += sign * (Math.min(until, end.getTime()) - Math.max(since, start.getTime()))
  }
}

/** The first bucket that ends after an instant. */
function firstAfter(buckets: Bucket[], instant: number): number {
  let low = 0
  let high = buckets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (buckets[middle]!.end.getTime() > instant) high = middle
    else low = middle + 1
  }
  return low
}
