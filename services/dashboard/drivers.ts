/** What drove a change: the words that earned the label most, and the outlets that carried it. */
import type { Frame } from '@mirador/core/terms.ts'
import type { Mention } from './api.ts'

export type Drivers = {
  /** How many mentions were looked at. */
  looked: number
  words: Counted[]
  outlets: Counted[]
  headlines: Mention[]
}
export type Counted = { name: string; mentions: number }

const mostWords = 6
const mostOutlets = 3
const mostHeadlines = 3

/** Counts each word once a mention, and each headline once, however often it was reprinted. */
export function driversOf(mentions: Mention[], frame: Frame): Drivers {
  const wordsOf = (mention: Mention) =>
    mention.frames
      .filter(({ id }) => id === frame)
      .flatMap(({ evidence }) => evidence.map(({ text }) => text.toLowerCase()))
  const scoreOf = (mention: Mention) => mention.frames.find(({ id }) => id === frame)?.score ?? 0
  const different = [...new Map(mentions.map((mention) => [mention.title.toLowerCase(), mention])).values()]
  return {
    looked: mentions.length,
    words: most(mentions.map(wordsOf), mostWords),
    outlets: most(
      mentions.map(({ outlet }) => [outlet.name]),
      mostOutlets,
    ),
    headlines: different.sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, mostHeadlines),
  }
}

function most(named: string[][], limit: number): Counted[] {
  const counts = new Map<string, number>()
  for (const names of named) for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .map(([name, mentions]) => ({ name, mentions }))
    .sort((a, b) => b.mentions - a.mentions || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
}
