/** Chance that repeats: the same words give the same numbers. */
export type Random = {
  /** In [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<T>(list: readonly T[]): T
  /** One of `list`, each with the chance of its weight. */
  pickWeighted<T>(list: readonly T[], weightOf: (one: T) => number): T
  /** How many events happen where `mean` are expected (Knuth's method, for small means). */
  count(mean: number): number
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 2166136261
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16777619)
  return value >>> 0
}

/** Chance seeded by words and numbers (mulberry32). */
export function randomOf(...seeds: (string | number)[]): Random {
  let state = hash(seeds.join('/'))
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: (list) => list[between(0, list.length - 1)]!,
    pickWeighted(list, weightOf) {
      let left = next() * list.reduce((sum, one) => sum + weightOf(one), 0)
      for (const one of list) {
        left -= weightOf(one)
        if (left < 0) return one
      }
      return list.at(-1)!
    },
    count(mean) {
      const limit = Math.exp(-mean)
      let events = -1
      for (let product = 1; product > limit; events++) product *= next()
      return Math.max(events, 0)
    },
  }
}
