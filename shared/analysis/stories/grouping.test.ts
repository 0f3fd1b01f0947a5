import { describe, expect, it } from 'vitest'
import { createGrouping, type Text } from './grouping.ts'
import { printsOf } from './prints.ts'

/** Words that no other seed gives, in sentences of ten. */
function prose(seed: string, words: number): string {
  const parts = Array.from({ length: words }, (_, i) => `${seed}${(i * 7919) % 10_007}${i % 10 === 9 ? '.' : ''}`)
  return parts.join(' ')
}

const text = (words: string, at?: number): Text => ({ prints: printsOf(words), at })
const hour = 3_600_000
const day = 24 * hour

function storiesOf(texts: Text[]): number[] {
  const grouping = createGrouping()
  const placed = texts.map((one) => grouping.add(one))
  return placed.map(({ wording }) => wording.story)
}

const report = prose('trade', 300)

describe('a copy', () => {
  it('joins the story whole, cut, with a paragraph added, and in the dress of a page', () => {
    const cut = report.split(' ').slice(0, 90).join(' ')
    const longer = `${report} ${prose('local', 60)}`
    const page = `MEXICO CITY (AP) — ${report}\nFollow us on Facebook\nCopyright 2026. All rights reserved.`
    const stories = storiesOf([report, cut, longer, page].map((words) => text(words)))
    expect(new Set(stories).size).toBe(1)
  })

  it('says how alike it is to the wording that it joined', () => {
    const grouping = createGrouping()
    const first = grouping.add(text(report))
    expect(grouping.add(text(report))).toEqual({ wording: first.wording, alike: 1 })
    const edited = report.split(' ').with(150, 'commerce').join(' ')
    const { wording, alike } = grouping.add(text(edited))
    expect(wording).toBe(first.wording)
    expect(alike).toBeGreaterThan(0.8)
    expect(alike).toBeLessThan(1)
    expect(first.wording.mentions).toBe(3)
  })

  it('that is cut is its own wording, and names what it is contained in', () => {
    const grouping = createGrouping()
    const { wording: whole } = grouping.add(text(report))
    const { wording: cut } = grouping.add(text(report.split(' ').slice(0, 120).join(' ')))
    expect(cut).not.toBe(whole)
    expect(cut.story).toBe(whole.story)
    expect(grouping.joinedBy(cut)?.wording).toBe(whole)
    expect(grouping.joinedBy(cut)?.overlap).toBeGreaterThan(0.9)
    expect(grouping.joinedBy(whole)).toBeUndefined()
  })

  it('comes within ten days, or is a story of its own', () => {
    const [first, within, beyond] = storiesOf([text(report, 0), text(report, 9 * day), text(report, 11 * day)])
    expect(within).toBe(first)
    expect(beyond).not.toBe(first)
  })
})

describe('what is no copy', () => {
  it('are texts that share nothing', () => {
    expect(new Set(storiesOf([text(report), text(prose('border', 300)), text(prose('visa', 300))])).size).toBe(3)
  })

  it('are equal texts too short to prove anything, but for the same address', () => {
    const short = 'Senate votes on trade deal with Mexico'
    const there = { ...text(short), address: 'https://example.test/a' }
    const [one, other, here, again] = storiesOf([text(short), text(short), there, there])
    expect(one).not.toBe(other)
    expect(here).toBe(again)
    expect(here).not.toBe(one)
  })

  it('is a report that only takes over paragraphs of another', () => {
    const background = prose('background', 130)
    const one = `${prose('monday', 170)} ${background}`
    const other = `${prose('tuesday', 170)} ${background}`
    const [a, b] = storiesOf([text(one), text(other)])
    expect(a).not.toBe(b)
  })

  it('are the ends of a chain: a report that is rewritten part by part is not one story from first to last', () => {
    const parts = Array.from({ length: 14 }, (_, i) => prose(`part${i}x`, 60))
    const versions = Array.from({ length: 11 }, (_, i) => text(parts.slice(i, i + 4).join(' ')))
    const stories = storiesOf(versions)
    expect(stories[0]).toBe(stories[1])
    expect(stories[0]).not.toBe(stories.at(-1))
  })
})

it('hardly depends on the order: of all pairs of versions fewer than 2 in 100 are judged otherwise', () => {
  const texts: { index: number; words: string }[] = []
  for (let story = 0; story < 20; story++) {
    const words = prose(`s${story}x`, 240).split(' ')
    for (let version = 0; version < 8; version++) {
      const from = (version * 13) % 60
      const own = prose(`own${story}x${version}x`, version * 6)
      texts.push({ index: texts.length, words: `${words.slice(from, from + 120 + version * 8).join(' ')} ${own}` })
    }
  }
  const inOrder = storiesOf(texts.map(({ words }) => text(words)))
  const shuffled = texts.toSorted((a, b) => ((a.index * 7919 + 13) % 1_009) - ((b.index * 7919 + 13) % 1_009))
  const mixed = storiesOf(shuffled.map(({ words }) => text(words)))
  const again = inOrder.map((_, index) => mixed[shuffled.findIndex((one) => one.index === index)]!)
  let together = 0
  let otherwise = 0
  for (let a = 0; a < texts.length; a++)
    for (let b = 0; b < a; b++) {
      const before = inOrder[a] === inOrder[b]
      const after = again[a] === again[b]
      if (before || after) together++
      if (before !== after) otherwise++
    }
  expect(together).toBeGreaterThan(400)
  expect(otherwise).toBeLessThan(together * 0.02)
})

it('forgets what it is told to forget', () => {
  const grouping = createGrouping()
  const { wording } = grouping.add(text(report))
  grouping.forget(wording)
  expect(grouping.wordingsOf(wording.story).size).toBe(0)
  expect(grouping.add(text(report)).wording).not.toBe(wording)
})
