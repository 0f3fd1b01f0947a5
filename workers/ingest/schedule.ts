/** When a feed is asked again: by its own rhythm, by what its server asks for, and ever more rarely while it fails. */

export type Rhythm = { minPollSeconds: number; maxPollSeconds: number }

export type PollResult =
  | {
      outcome: 'modified'
      published: Date[]
      maxAgeSeconds?: number | undefined
      /** How often the document asks to be fetched at most (ttl, sy:updatePeriod). */
      everySeconds?: number | undefined
    }
  | { outcome: 'unchanged'; maxAgeSeconds?: number | undefined }
  | { outcome: 'failed'; reason: string; status?: number | undefined; retryAfterSeconds?: number | undefined }

const hour = 3_600
const day = 24 * hour
const farthest = 30 * day
const itemsThatShowTheRhythm = 20

/**
 * Seconds until the next poll, and the interval to remember. Healthy feeds: half the median gap of their last 20 items,
 * or what the document asks for if that is longer, within the limits of the settings, and no sooner than Cache-Control asks. Failing feeds: twice as long with each failure,
 * at least what Retry-After asks (a day at most) and 6 hours after a 403; 30 days after a 410, and never more than that.
 * `random` in [0, 1) spreads the polls by a tenth, so that feeds added together do not stay together.
 */
export function nextPoll(
  feed: { intervalSeconds: number; failures: number },
  result: PollResult,
  rhythm: Rhythm,
  random: number,
): { inSeconds: number; intervalSeconds: number } {
  const spread = (seconds: number) => Math.round(seconds * (0.95 + random * 0.1))
  const clamp = (seconds: number) => Math.min(Math.max(seconds, rhythm.minPollSeconds), rhythm.maxPollSeconds)
  if (result.outcome === 'failed') {
    const backoff = Math.min(rhythm.minPollSeconds * 2 ** Math.min(feed.failures + 1, 30), longestBackoff(result))
    const asked = Math.min(result.retryAfterSeconds ?? 0, day)
    const inSeconds = Math.min(spread(Math.max(backoff, leastBackoff(result), asked)), farthest)
    return { inSeconds, intervalSeconds: feed.intervalSeconds }
  }
  const own = result.outcome === 'modified' ? halfMedianGap(result.published) : feed.intervalSeconds
  const asksFor = result.outcome === 'modified' ? (result.everySeconds ?? 0) : 0
  const intervalSeconds = clamp(Math.round(Math.max(own ?? feed.intervalSeconds, asksFor)))
  const asked = clamp(result.maxAgeSeconds ?? 0)
  return { inSeconds: Math.max(rhythm.minPollSeconds, spread(Math.max(intervalSeconds, asked))), intervalSeconds }
}

/** The first time from `at` on that lies in none of these hours of the day (UTC); `at` itself where they are all of them. */
export function outsideHours(at: Date, hours: number[]): Date {
  let time = at.getTime()
  for (let tries = 0; tries < 24; tries++) {
    if (!hours.includes(new Date(time).getUTCHours())) return new Date(time)
    time += hour * 1_000 - (time % (hour * 1_000))
  }
  return at
}

type Failure = Extract<PollResult, { outcome: 'failed' }>

const leastBackoff = ({ status }: Failure): number => (status === 410 ? farthest : status === 403 ? 6 * hour : 0)

/** What is likely for ever is asked up to monthly; what is likely weather, up to daily. */
const longestBackoff = ({ status }: Failure): number =>
  status !== undefined && status >= 400 && status < 500 && status !== 429 ? farthest : day

function halfMedianGap(published: Date[]): number | undefined {
  const times = published
    .map((date) => date.getTime())
    .sort((a, b) => b - a)
    .slice(0, itemsThatShowTheRhythm)
  const gaps = times.slice(1).map((time, index) => times[index]! - time)
  if (gaps.length < 2) return undefined
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)]! / 2_000
}
