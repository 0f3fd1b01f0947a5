/** What a site lets machines read: robots.txt by RFC 9309, asked for once a day and site. */
import robotsParser from 'robots-parser'
import { decodeDocument } from '../decode.ts'
import type { Fetcher } from '../fetch.ts'

export type Permission =
  | { allowed: true; delaySeconds: number }
  /** `passing`: robots.txt could not be had, which is a no until it can. */
  | { allowed: false; passing: boolean }

export type RobotsReader = (url: string, signal: AbortSignal) => Promise<Permission>

/** The name that rules are looked for under (RFC 9309, 2.2.1). */
const productToken = 'Mirador'
/** RFC 9309, 2.5: at least so much is read. */
const mostBytes = 512_000
/** RFC 9309, 2.4: no rules are used for longer than a day. */
const keptMs = 86_400_000
/** After a failure it is asked for again sooner. */
const failureKeptMs = 600_000
const mostSites = 5_000
/** Longer rests are not waited for. */
const longestDelaySeconds = 60

type Robots = {
  isAllowed(url: string, name: string): boolean | undefined
  getCrawlDelay(name: string): number | undefined
}
/** The library's own types describe a module that it is not. */
const parseRobots = robotsParser as unknown as (url: string, text: string) => Robots
type Rules = { until: number; rules: Robots | 'everything' | 'nothing' }

/**
 * The groups of a robots.txt that hold for us or for everyone, each naming them once, without runs of stars: the library keeps
 * every rule once for each name before it, and matches star by star, of which a hostile file could make hours of work.
 */
export function ourGroups(text: string): string {
  const lines: string[] = []
  let names = new Set<string>()
  let isNaming = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, field, value] = /^\s*([\w-]+)\s*:([^#]*)/.exec(line) ?? []
    if (field === undefined || value === undefined) continue
    if (field.toLowerCase() !== 'user-agent') {
      isNaming = false
      if (names.size > 0) lines.push(`${field}:${value.trim().replace(/\*+/g, '*')}`)
      continue
    }
    if (!isNaming) names = new Set()
    isNaming = true
    const name = value.split('/')[0]!.trim().toLowerCase()
    if ((name !== '*' && name !== productToken.toLowerCase()) || names.has(name)) continue
    names.add(name)
    lines.push(`User-agent:${name}`)
  }
  return lines.join('\n')
}

/** A reader that keeps the rules of the sites it was last asked about. */
export function createRobotsReader(fetcher: Fetcher, now: () => Date): RobotsReader {
  const kept = new Map<string, Promise<Rules>>()

  async function rulesOf(origin: string, signal: AbortSignal): Promise<Rules> {
    const url = `${origin}/robots.txt`
    const fetched = await fetcher.get(url, { accept: 'text/plain, */*;q=0.5', signal })
    const at = now().getTime()
    if (fetched.outcome === 'modified') {
      const text = decodeDocument(fetched.body.subarray(0, mostBytes), fetched.contentType)
      return { until: at + keptMs, rules: parseRobots(url, ourGroups(text)) }
    }
    // RFC 9309, 2.3.1: a site that answers 4xx has no rules; one that fails has forbidden everything
    const status = fetched.outcome === 'failed' ? (fetched.status ?? 0) : 0
    if (status >= 400 && status < 500 && status !== 429) return { until: at + keptMs, rules: 'everything' }
    return { until: at + failureKeptMs, rules: 'nothing' }
  }

  return async (url, signal) => {
    const { origin } = new URL(url)
    let found = await kept.get(origin)
    if (!found || found.until <= now().getTime()) {
      const asking = rulesOf(origin, signal)
      // the last asked lie last, so that the first is the one to forget
      kept.delete(origin)
      kept.set(origin, asking)
      if (kept.size > mostSites) kept.delete(kept.keys().next().value!)
      found = await asking
      if (signal.aborted) kept.delete(origin)
    }
    const { rules } = found
    if (rules === 'nothing') return { allowed: false, passing: true }
    if (rules === 'everything') return { allowed: true, delaySeconds: 0 }
    if (rules.isAllowed(url, productToken) === false) return { allowed: false, passing: false }
    return { allowed: true, delaySeconds: Math.min(rules.getCrawlDelay(productToken) ?? 0, longestDelaySeconds) }
  }
}
