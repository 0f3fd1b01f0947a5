/** What documents say of their own delivery: hubs (WebSub 4), and how often they change (RSS 2.0, the syndication module). */
import type { Delivery } from '@mirador/core/terms.ts'
import type { Element } from './element.ts'
import { addressOf, unique } from './modules.ts'

/** Of the channel or the root of a feed; Atom's links are `link` there, and `atom:link` or `link` in RSS. */
export function deliveryOf(channel: Element): Delivery {
  const links = [...channel.all('atom:link'), ...channel.all('link')]
  const linked = (rel: string) =>
    unique(
      links.filter(({ attributes }) => relationsOf(attributes.rel).includes(rel)).map((l) => l.resolve(addressOf(l))),
    )
  return {
    self: linked('self')[0],
    hubs: linked('hub'),
    everySeconds: longest(minutes(channel.get('ttl')), syndicationPeriod(channel)),
    skipHours: skippedHours(channel),
  }
}

const relationsOf = (rel = ''): string[] => rel.toLowerCase().trim().split(/\s+/)

const longest = (...seconds: (number | undefined)[]): number | undefined => {
  const known = seconds.filter((one) => one !== undefined)
  return known.length > 0 ? Math.max(...known) : undefined
}

function minutes(written: string | undefined): number | undefined {
  return written !== undefined && /^\d{1,6}$/.test(written) ? Number(written) * 60 : undefined
}

const periodSeconds: Record<string, number> = {
  hourly: 3_600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
  yearly: 31_536_000,
}

/** https://web.resource.org/rss/1.0/modules/syndication/ */
function syndicationPeriod(channel: Element): number | undefined {
  const period = periodSeconds[channel.get('sy:updateperiod')?.toLowerCase() ?? '']
  const frequency = Number(channel.get('sy:updatefrequency') ?? 1)
  return period !== undefined && frequency >= 1 ? Math.round(period / frequency) : undefined
}

/** Hours of the day, UTC; the specification has had both 0 and 24 for midnight. */
function skippedHours(channel: Element): number[] {
  const hours = (channel.all('skiphours')[0]?.all('hour') ?? []).map(({ html }) => html)
  return [...new Set(hours.filter((hour) => /^(?:1?\d|2[0-4])$/.test(hour)).map((hour) => Number(hour) % 24))]
}
