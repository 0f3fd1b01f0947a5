/** An alert is an episode: it opens once, may be updated, and closes when it is quiet again. */
import type { Finding } from './detect.ts'
import type { Unit } from './units.ts'
import { rulesOf } from './units.ts'

/** The episode of a series, as plain data. `openedAt` is the last opening, also after it closed; its key is the series and that bucket. */
export type Episode = {
  openedAt: number | null
  open: { quiet: number; toldScore: number; toldCount: number } | null
}
export const noEpisode: Episode = { openedAt: null, open: null }

/**
 * How a bucket leaves its series. `missing`: hardly anything was seen, nothing changes. `warming`: too little history.
 * `cooling`: it would open, were the last opening not so near. `opened` is the alert.
 */
export const seriesStates = ['missing', 'warming', 'quiet', 'cooling', 'opened', 'open', 'updated', 'closed'] as const
export type SeriesState = (typeof seriesStates)[number]

/** What opening takes besides the score: so many items, in so many outlets where their number is known, and such a ratio. */
const fewestItems = 3
const fewestOutlets = 3
const leastRatio = 1.5
/** A bucket is quiet where its count, or its share, is not even this unusual. */
const quietAbove = 0.05
/** An update is worth telling where the score rose by one and the count by half. */
const worthTelling = { score: 1, count: 1.5 }

/** Leads an episode on by one bucket. `mayOpen` is false where the bucket is held to be a false discovery among many series. */
export function follow(
  episode: Episode,
  finding: Finding,
  threshold: number,
  unit: Unit,
  mayOpen = true,
): { episode: Episode; state: SeriesState } {
  if (finding.status === 'missing') return { episode, state: 'missing' }
  // what an open one rose above is forgotten
  if (finding.status === 'warming') return { episode: { ...episode, open: null }, state: 'warming' }
  if (episode.open) return goOn(episode, episode.open, finding, threshold, unit)
  if (!mayOpen || !isSpike(finding, threshold)) return { episode, state: 'quiet' }
  const { at, count, score } = finding
  if (episode.openedAt !== null && at - episode.openedAt < rulesOf[unit].cooldown) return { episode, state: 'cooling' }
  return { episode: { openedAt: at, open: { quiet: 0, toldScore: score, toldCount: count } }, state: 'opened' }
}

type Tested = Extract<Finding, { status: 'tested' }>

function goOn(
  episode: Episode,
  open: NonNullable<Episode['open']>,
  finding: Tested,
  threshold: number,
  unit: Unit,
): { episode: Episode; state: SeriesState } {
  const { count, score } = finding
  if (score >= open.toldScore + worthTelling.score && count >= open.toldCount * worthTelling.count)
    return { episode: { ...episode, open: { quiet: 0, toldScore: score, toldCount: count } }, state: 'updated' }
  const isQuiet = score < threshold && Math.max(finding.pCount, finding.pShare ?? 0) > quietAbove
  const quiet = isQuiet ? open.quiet + 1 : 0
  if (quiet >= rulesOf[unit].quietToClose) return { episode: { ...episode, open: null }, state: 'closed' }
  return { episode: { ...episode, open: { ...open, quiet } }, state: 'open' }
}

const isSpike = ({ score, count, expected, outlets }: Tested, threshold: number): boolean =>
  score >= threshold &&
  count >= fewestItems &&
  count >= leastRatio * expected.mean &&
  (outlets === null || outlets >= fewestOutlets)
