/** Hosts that ask for more than the settings give. Social networks that are read as feeds are known by them, too. */
import type { PollResult, Rhythm } from './schedule.ts'

type HostRule = {
  /** Between two requests to the host. */
  restMs: number
  /** Between two polls of one feed. */
  minPollSeconds: number
  /** Answers that say less than they seem to: they pass, and do not mean that the feed is gone. */
  passing: readonly number[]
}

/** By registrable domain. */
const rules = new Map<string, HostRule>(
  Object.entries({
    // without an account: about one request a minute from one address
    'reddit.com': { restMs: 60_000, minPollSeconds: 900, passing: [403] },
    // the last 15 videos of a channel; for hours at a time some channels answer 404
    'youtube.com': { restMs: 2_000, minPollSeconds: 900, passing: [404] },
  }),
)

/** The least rest of each host that has a rule, by host, in milliseconds. */
export const hostRestsMs: Readonly<Record<string, number>> = Object.fromEntries(
  [...rules].map(([host, { restMs }]) => [host, restMs]),
)

/** Whether the feeds of a host are those of a social network. */
export const isSocialHost = (host: string): boolean => rules.has(host)

/** The rhythm of the settings, slowed down to what the host asks for. */
export function rhythmFor(host: string, { minPollSeconds, maxPollSeconds }: Rhythm): Rhythm {
  const least = rules.get(host)?.minPollSeconds ?? 0
  return { minPollSeconds: Math.max(minPollSeconds, least), maxPollSeconds: Math.max(maxPollSeconds, least) }
}

/** What came of a poll, without the status that passes on its host. */
export const resultFor = (host: string, result: PollResult): PollResult =>
  result.outcome === 'failed' && result.status !== undefined && rules.get(host)?.passing.includes(result.status)
    ? { ...result, status: undefined }
    : result
