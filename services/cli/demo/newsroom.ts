/** Half a year of news that never happened, for the demonstration: the same for the same start and seed. */
import { type Frame, type ImmigrantFraming, type Language, languages } from '@mirador/core/terms.ts'
import { type DemoOutlet, demoOutlets, type Slant } from './outlets.ts'
import { type Random, randomOf } from './random.ts'
import { sections, type Theme } from './themes/theme.ts'
import { type ThemeName, themeNames, themes } from './themes/themes.ts'
import { reprint, type Written, write } from './writer.ts'

export type NewsroomItem = Written & {
  /** Its place in the sequence, from 0. */
  number: number
  /** The slug of the outlet. */
  outlet: string
  path: string
  /** ISO 8601, UTC */
  published: string
  language: Language
  section: string
  /** What its writer had in mind; `themes` says with which labels. */
  theme: ThemeName
}

const dayMs = 86_400_000
const halfYearDays = 182
/** Sunday first. */
const weekdays = [0.62, 1.06, 1.14, 1.15, 1.13, 1.05, 0.58]
/** By hour, UTC: quiet while the United States sleeps. */
const hours = [4, 3, 3, 2, 2, 1, 1, 1, 1, 2, 4, 6, 8, 9, 9, 9, 8, 8, 8, 8, 8, 7, 6, 5]

type NewsEvent = {
  /** Days from the start. */
  day: number
  days: number
  /** What is left of its strength a day later. */
  fade: number
  /** How much more is about Mexico on its first day. */
  about: number
  /** How much more there is of a theme on its first day. */
  themes: Partial<Record<ThemeName, number>>
}
const events: NewsEvent[] = [
  { day: 66, days: 10, fade: 0.78, about: 2, themes: { earthquake: 500 } },
  {
    day: 112,
    days: 6,
    fade: 0.9,
    about: 1.7,
    themes: { 'hostile-invasion': 40, 'hostile-burden': 25, 'rhetoric-reported': 4, 'myth-debunked': 3 },
  },
  { day: 161, days: 7, fade: 0.95, about: 1.6, themes: { 'trade-deal': 60, 'tariff-threat': 0.3 } },
]
const gap = { outlet: 'bluegrass-morning', day: 91, days: 14 }

/** By how much the log of a frame's part changes over half a year. */
const tides: Partial<Record<Frame, number>> = { tourism: 1.3, migration: -0.9, energy: 0.3 }

const slants: Record<Slant, Record<ImmigrantFraming, number>> = {
  plain: { hostile: 0.12, reported: 1, sympathetic: 1, none: 1 },
  'hard-line': { hostile: 9, reported: 0.5, sympathetic: 0.2, none: 1 },
  welcoming: { hostile: 0, reported: 1.5, sympathetic: 2.2, none: 1 },
}

const isOffTopic = (name: ThemeName) => themes[name].relevance === 'none'
const onTopic = themeNames.filter((name) => !isOffTopic(name))
const offTopic = themeNames.filter(isOffTopic)

/** What is left of an event's strength on a day: 1 on its first, 0 outside of it. */
function strength({ day, days, fade }: NewsEvent, today: number): number {
  return today >= day && today < day + days ? fade ** (today - day) : 0
}

/** How often a theme is written about on a day, events and tides included. */
function demand(name: ThemeName, day: number): number {
  const { weight, frames }: Theme = themes[name]
  const elapsed = Math.min(day / halfYearDays, 1.5) - 0.5
  const tide = Math.exp((tides[frames[0]!] ?? 0) * elapsed)
  return events.reduce((product, event) => {
    return product * (1 + ((event.themes[name] ?? 1) - 1) * strength(event, day))
  }, weight * tide)
}

type Wire = Written & { theme: ThemeName }

/** The stories of a day that any outlet of a language may reprint. */
function writeWires(language: Language, day: number, seed: number): Wire[] {
  const random = randomOf(seed, 'wire', language, day)
  return Array.from({ length: language === 'en' ? 5 : 3 }, () => {
    const theme = random.pickWeighted(
      onTopic,
      (name) => demand(name, day) * slants.welcoming[themes[name].immigrants ?? 'none'],
    )
    return { theme, ...write(themes[theme], language, random) }
  })
}

function chooseTheme(outlet: DemoOutlet, about: boolean, day: number, random: Random): ThemeName {
  return random.pickWeighted(about ? onTopic : offTopic, (name) => {
    const { immigrants = 'none', section } = themes[name]
    return demand(name, day) * slants[outlet.slant][immigrants] * (section === outlet.beat ? 2 : 1)
  })
}

type DraftedItem = Omit<NewsroomItem, 'number' | 'path'>

/** What one outlet publishes on one day. */
function publishDay(outlet: DemoOutlet, day: number, midnight: number, wires: Wire[], seed: number): DraftedItem[] {
  const random = randomOf(seed, outlet.slug, day)
  if (outlet.slug === gap.outlet && day >= gap.day && day < gap.day + gap.days) return []
  const excitement = events.reduce((product, event) => product * (1 + (event.about - 1) * strength(event, day)), 1)
  const unused = [...wires]
  const count = random.count(outlet.perDay * weekdays[new Date(midnight).getUTCDay()]!)
  return Array.from({ length: count }, () => {
    const hour = random.pickWeighted([...hours.keys()], (hour) => hours[hour]!)
    const published = new Date(midnight + hour * 3_600_000 + random.between(0, 3_599) * 1_000).toISOString()
    const about = random.next() < outlet.aboutMexico * excitement
    const wire =
      about && unused.length > 0 && random.next() < 0.3
        ? unused.splice(random.between(0, unused.length - 1), 1)[0]
        : undefined
    const theme = wire?.theme ?? chooseTheme(outlet, about, day, random)
    const { language } = outlet
    const written = wire ? reprint(wire, language, random) : write(themes[theme], language, random)
    return {
      outlet: outlet.slug,
      ...written,
      published,
      language,
      section: sections[themes[theme].section][language],
      theme,
    }
  })
}

/**
 * Everything that the outlets publish from the UTC day of `from` until `to`, oldest first. A later `to` continues the same
 * sequence; `from` fixes when the events fall.
 */
export function* synthesise({ from, to, seed }: { from: Date; to: Date; seed: number }): Generator<NewsroomItem> {
  const start = Math.floor(from.getTime() / dayMs) * dayMs
  let number = 0
  for (let day = 0; start + day * dayMs < to.getTime(); day++) {
    const midnight = start + day * dayMs
    const wires = Object.fromEntries(
      languages.map((language) => [language, writeWires(language, day, seed)]),
    ) as Record<Language, Wire[]>
    const items = demoOutlets.flatMap((outlet) => publishDay(outlet, day, midnight, wires[outlet.language], seed))
    items.sort((a, b) => (a.published < b.published ? -1 : a.published > b.published ? 1 : 0))
    for (const item of items) {
      if (Date.parse(item.published) >= to.getTime()) return
      yield { number, path: `/articles/${number}`, ...item }
      number++
    }
  }
}
