/** How detection is scored: by episodes of single series, or week by week. */
import type { Finding } from '@mirador/analysis/spikes/detect.ts'
import { follow, noEpisode } from '@mirador/analysis/spikes/episodes.ts'
import type { Unit } from '@mirador/analysis/spikes/units.ts'

/** A spike is found by an alert on one of its buckets or the one after; alerts up to one later still are not false. */
export type Scored = { findings: Finding[]; spikes: { from: number; length: number }[] }
export type Figures = { found: number; falseAlerts: number }

/** At this threshold: the share of spikes found, and false alerts per series and bucket, of buckets from `warm` on. */
export function byEpisodes(series: readonly Scored[], unit: Unit, threshold: number, warm: number): Figures {
  let [spikes, found, wrong, buckets] = [0, 0, 0, 0]
  for (const { findings, spikes: real } of series) {
    const alerts = opened(findings, unit, threshold).filter((at) => at >= warm)
    const within = (spike: { from: number; length: number }, slack: number) =>
      alerts.filter((at) => at >= spike.from && at <= spike.from + spike.length + slack)
    const right = new Set(real.flatMap((spike) => within(spike, 1)))
    spikes += real.length
    found += real.filter((spike) => within(spike, 0).length > 0).length
    wrong += alerts.filter((at) => !right.has(at)).length
    buckets += findings.length - warm
  }
  return { found: found / Math.max(1, spikes), falseAlerts: wrong / buckets }
}

/** The buckets in which an alert opens, as the detector ships. */
export function opened(findings: readonly Finding[], unit: Unit, threshold: number): number[] {
  let episode = noEpisode
  const at: number[] = []
  for (const finding of findings) {
    const next = follow(episode, finding, threshold, unit)
    episode = next.episode
    if (next.state === 'opened') at.push(finding.at)
  }
  return at
}

/** The lowest threshold at which false alerts per bucket do not exceed `rate`. */
export function thresholdFor(series: readonly Scored[], unit: Unit, rate: number, warm: number): number {
  let [low, high] = [0, 12]
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    if (byEpisodes(series, unit, middle, warm).falseAlerts > rate) low = middle
    else high = middle
  }
  return high
}

/** Scores of single weeks, each with whether an outbreak was on, a list a series. */
export type Weeks = { score: number; outbreak: boolean }[][]

/** At that share of quiet weeks alarmed: outbreaks seen in any week (POD), weeks of outbreaks alarmed, F1, and the share itself. */
export function byWeeks(series: Weeks, falsePositives: number) {
  const weeks = series.flat()
  const quiet = weeks.filter(({ outbreak }) => !outbreak).map(({ score }) => score)
  const threshold = quiet.toSorted((a, b) => b - a)[Math.floor(quiet.length * falsePositives)]!
  const hot = weeks.filter(({ score }) => score > threshold)
  const right = hot.filter(({ outbreak }) => outbreak).length
  const withOutbreak = series.filter((one) => one.some(({ outbreak }) => outbreak))
  const seen = withOutbreak.filter((one) => one.some(({ outbreak, score }) => outbreak && score > threshold))
  const ill = weeks.length - quiet.length
  return {
    pod: seen.length / withOutbreak.length,
    sensitivity: right / ill,
    f1: (2 * right) / (hot.length + ill),
    falsePositives: (hot.length - right) / quiet.length,
    threshold,
  }
}
