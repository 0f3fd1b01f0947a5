/** Series of counts as news makes them, with their nuisances, from a seed: what the detector is measured on. */
import type { Bucket } from '@mirador/analysis/spikes/detect.ts'
import type { Unit } from '@mirador/analysis/spikes/units.ts'

export type Rise = { from: number; length: number; multiple: number }
export type SimulatedSeries = { buckets: Bucket[]; spikes: Rise[]; surges: Rise[] }
type Random = () => number

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Kind = {
  levels: number[]
  /** Gamma shapes of the swings of each frame: the smaller, the wilder. */
  shapes: number[]
  /** Deviations of the news cycle that all frames share, and what of it is left a bucket later. */
  cycles: number[]
  memory: number
  /** What a bucket has of the mean by the calendar. */
  rhythm(at: number): number
  /** Buckets that a spike or a surge, or an outage, lasts at most. */
  longest: number
}

const weekdays = [0.56, 1.12, 1.2, 1.24, 1.17, 1.07, 0.64]
const kinds: Record<Unit, Kind> = {
  hour: {
    levels: [0.1, 0.3, 1, 3, 10],
    shapes: [3, 8, 25],
    cycles: [0.05, 0.15, 0.25],
    memory: 0.98,
    rhythm: (at) => weekdays[Math.floor(at / 24) % 7]! * (1 + 0.7 * Math.sin((2 * Math.PI * (at - 9)) / 24)),
    longest: 12,
  },
  day: {
    levels: [0.8, 2, 5, 12, 30],
    shapes: [3, 8, 25],
    cycles: [0.05, 0.15, 0.25],
    memory: 0.7,
    rhythm: (at) => weekdays[at % 7]!,
    longest: 5,
  },
  week: {
    levels: [1, 5, 15, 40, 120],
    shapes: [8, 25, 80],
    cycles: [0.05, 0.1, 0.2],
    memory: 0.4,
    rhythm: (at) => 1 + 0.15 * Math.sin((2 * Math.PI * at) / 52.18),
    longest: 3,
  },
}

/**
 * One frame of eight over `length` buckets: calendar, a news cycle that all share, gamma–Poisson swings, days on which
 * everything surges, outages that are known (coverage), outlets that join or leave (capacity); with `spikes`, so many rises of
 * this frame alone after the first `warm` buckets, 15 apart.
 */
export function simulateSeries(
  seed: number,
  unit: Unit,
  {
    length,
    warm,
    spikes = 0,
    nuisances = true,
  }: { length: number; warm: number; spikes?: number; nuisances?: boolean },
): SimulatedSeries {
  const random = seeded(seed * 7_919 + 13)
  const kind = kinds[unit]
  const levels = Array.from({ length: 8 }, () => pick(kind.levels, random) * Math.exp(0.15 * normal(random)))
  const shape = pick(kind.shapes, random)
  const cycle = pick(kind.cycles, random)
  const rises = placeRises(spikes, { length, warm, longest: kind.longest, multiples: [2, 3, 4, 6] }, random)
  const surges = nuisances ? placeSurges(rises, { length, warm, longest: kind.longest }, random) : []
  const seen = nuisances
    ? whatIsSeen({ length, warm, longest: kind.longest }, random)
    : () => ({ capacity: 1, coverage: 1 })

  let mood = cycle * normal(random)
  const buckets = Array.from({ length }, (_, at): Bucket => {
    mood = kind.memory * mood + cycle * Math.sqrt(1 - kind.memory ** 2) * normal(random)
    const { capacity, coverage } = seen(at)
    const all = kind.rhythm(at) * Math.exp(mood) * capacity * coverage * timesAt(surges, at)
    const counts = levels.map((level, frame) => {
      const mean = level * all * (frame === 0 ? timesAt(rises, at) : 1)
      return poisson((mean * gamma(shape, random)) / shape, random)
    })
    return { at, count: counts[0]!, total: counts.reduce((a, b) => a + b), outlets: null, capacity, coverage }
  })
  return { buckets, spikes: rises, surges }
}

type Span = { length: number; warm: number; longest: number }

const timesAt = (rises: readonly Rise[], at: number): number =>
  rises.find(({ from, length }) => at >= from && at < from + length)?.multiple ?? 1
const pick = <T>(choices: readonly T[], random: Random): T => choices[Math.floor(random() * choices.length)]!
const between = (low: number, high: number, random: Random): number => low + Math.floor(random() * (high - low + 1))

function placeRises(wanted: number, span: Span & { multiples: number[] }, random: Random): Rise[] {
  const rises: Rise[] = []
  while (rises.length < wanted) {
    const length = between(2, span.longest, random)
    const rise = {
      from: between(span.warm + 5, span.length - length - 1, random),
      length,
      multiple: pick(span.multiples, random),
    }
    if (rises.every((other) => rise.from - other.from - other.length >= 15 || other.from - rise.from - length >= 15))
      rises.push(rise)
  }
  return rises
}

/** Two surges of everything in 240 buckets, away from the rises. */
function placeSurges(rises: readonly Rise[], span: Span, random: Random): Rise[] {
  const surges: Rise[] = []
  const wanted = Math.round((2 * (span.length - span.warm)) / 240)
  for (let tries = 0; surges.length < wanted && tries < 1_000; tries++) {
    const from = between(span.warm, span.length - 5, random)
    if (rises.every((rise) => Math.abs(rise.from - from) >= 8))
      surges.push({ from, length: between(1, 3, random), multiple: pick([1.8, 2.5], random) })
  }
  return surges
}

function whatIsSeen({ length }: Span, random: Random): (at: number) => { capacity: number; coverage: number } {
  const outages = Array.from({ length: Math.max(1, Math.round(length / 100)) }, () => ({
    from: between(0, length - 1, random),
    length: between(1, 3, random),
    left: pick([0.7, 0.4, 0], random),
  }))
  const change =
    random() < 0.6 ? { from: between(Math.floor(length / 4), length, random), to: pick([0.7, 1.5, 1.9], random) } : null
  return (at) => ({
    capacity: change && at >= change.from ? change.to : 1,
    coverage: outages.find((outage) => at >= outage.from && at < outage.from + outage.length)?.left ?? 1,
  })
}

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Marsaglia and Tsang (2000, ACM Trans. Math. Softw. 26:363), for shapes from one. */
function gamma(shape: number, random: Random): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Arrivals within `mean` of a unit process; a large mean is halved by a gamma step (Ahrens and Dieter 1974, Computing 12:223). */
function poisson(mean: number, random: Random): number {
  if (mean < 15) {
    let [count, product] = [0, random()]
    for (const least = Math.exp(-mean); product > least; count++) product *= random()
    return count
  }
  const arrivals = Math.floor((mean * 7) / 8)
  const time = gamma(arrivals, random)
  if (time <= mean) return arrivals + poisson(mean - time, random)
  let count = 0
  for (let i = 1; i < arrivals; i++) if (random() < mean / time) count++
  return count
}
