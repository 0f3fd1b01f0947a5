import { classify } from '@mirador/analysis/classify.ts'
import { frames, immigrantFramings, tones } from '@mirador/core/terms.ts'
import { describe, expect, it } from 'vitest'
import { type NewsroomItem, synthesise } from './newsroom.ts'
import { demoCatalogue, demoOutlets } from './outlets.ts'
import { themeNames, themes } from './themes/themes.ts'

const from = new Date('2026-05-25T00:00:00Z')
const to = new Date('2026-11-23T12:00:00Z')
const items = [...synthesise({ from, to, seed: 1 })]
const aboutMexico = items.filter((item) => themes[item.theme].relevance !== 'none')
const dayOf = (item: NewsroomItem) => Math.floor((Date.parse(item.published) - from.getTime()) / 86_400_000)
const during = (first: number, days: number) =>
  aboutMexico.filter((item) => dayOf(item) >= first && dayOf(item) < first + days)
/** The part of items about Mexico for which something holds. */
const part = (of: NewsroomItem[], holds: (item: NewsroomItem) => boolean) => of.filter(holds).length / of.length
const isHostile = (item: NewsroomItem) => themes[item.theme].immigrants === 'hostile'
const isFramed = (frame: (typeof frames)[number]) => (item: NewsroomItem) => themes[item.theme].frames.includes(frame)

describe('the newsroom', () => {
  it('writes the same for the same seed, and otherwise for another', () => {
    const week = { from, to: new Date('2026-06-01T00:00:00Z') }
    const first = [...synthesise({ ...week, seed: 1 })]
    expect([...synthesise({ ...week, seed: 1 })]).toEqual(first)
    expect([...synthesise({ ...week, seed: 2 })]).not.toEqual(first)
  })

  it('continues the same sequence when the end moves', () => {
    const week = [...synthesise({ from, to: new Date('2026-06-01T15:30:00Z'), seed: 1 })]
    expect(items.slice(0, week.length)).toEqual(week)
  })

  it('publishes half a year, oldest first, numbered, within its dates', () => {
    expect(items.length).toBeGreaterThan(20_000)
    expect(items.length).toBeLessThan(30_000)
    const published = items.map((item) => item.published)
    expect(published).toEqual(published.toSorted())
    expect(published[0]! >= from.toISOString() && published.at(-1)! < to.toISOString()).toBe(true)
    expect(items.every((item, index) => item.number === index && item.path === `/articles/${index}`)).toBe(true)
  })

  it('leaves no slot unfilled and no text empty', () => {
    expect(items.filter(({ title, text }) => !title || !text || /[{}[\]]/.test(title + text))).toEqual([])
  })

  it('is about Mexico or immigration in about an eighth of its items', () => {
    expect(aboutMexico.length / items.length).toBeGreaterThan(0.1)
    expect(aboutMexico.length / items.length).toBeLessThan(0.15)
  })

  it('uses every theme, and with them every frame, immigrant framing and tone in both languages', () => {
    expect(new Set(items.map((item) => item.theme)).size).toBe(themeNames.length)
    for (const language of ['en', 'es']) {
      const labels = aboutMexico.filter((item) => item.language === language).map((item) => themes[item.theme])
      expect(new Set(labels.flatMap((theme) => theme.frames))).toEqual(new Set(frames))
      expect(new Set(labels.map((theme) => theme.immigrants ?? 'none'))).toEqual(new Set(immigrantFramings))
      expect(new Set(labels.map((theme) => theme.tone))).toEqual(new Set(tones))
    }
  })

  it('publishes less at weekends', () => {
    const onDay = (day: number) => items.filter((item) => new Date(item.published).getUTCDay() === day).length
    expect(onDay(0) + onDay(6)).toBeLessThan(1.3 * onDay(3))
  })

  it('tells of an earthquake, a week of hostility and a trade deal, and of little else then', () => {
    const usual = during(0, 60)
    expect(part(during(66, 3), isFramed('disaster'))).toBeGreaterThan(4 * part(usual, isFramed('disaster')))
    expect(part(during(112, 6), isHostile)).toBeGreaterThan(3 * part(usual, isHostile))
    expect(part(during(161, 7), isFramed('trade'))).toBeGreaterThan(1.7 * part(usual, isFramed('trade')))
  })

  it('lets tourism rise and migration fall', () => {
    const [first, last] = [during(0, 60), during(125, 57)]
    expect(part(last, isFramed('tourism'))).toBeGreaterThan(1.2 * part(first, isFramed('tourism')))
    expect(part(last, isFramed('migration'))).toBeLessThan(0.9 * part(first, isFramed('migration')))
  })

  it('reprints wire stories in several outlets with small edits', () => {
    const endings = new Map<string, Set<string>>()
    for (const { text, outlet } of aboutMexico) {
      const body = text.replace(/^.* — |^\(\w+\) /, '')
      endings.set(body, (endings.get(body) ?? new Set()).add(outlet))
    }
    expect([...endings.values()].filter((outlets) => outlets.size >= 3).length).toBeGreaterThan(20)
  })

  it('lets one outlet fall silent for two weeks', () => {
    const silent = items.filter((item) => item.outlet === 'bluegrass-morning').map(dayOf)
    expect(silent.filter((day) => day >= 91 && day < 105)).toEqual([])
    expect(silent.filter((day) => day >= 105 && day < 119).length).toBeGreaterThan(10)
  })
})

describe('the judgement of what the newsroom writes', () => {
  const judged = items.map((item) => ({ item, labels: classify(item) }))
  const judgedAbout = judged.filter(({ item }) => themes[item.theme].relevance !== 'none')

  it('tells what is about Mexico or immigration from what is not', () => {
    const found = judgedAbout.filter(({ labels }) => labels.relevance !== 'none').length
    const wrong = judged.filter(
      ({ item, labels }) => themes[item.theme].relevance === 'none' && labels.relevance !== 'none',
    )
    expect(found / judgedAbout.length).toBeGreaterThan(0.9)
    expect(wrong.length / (items.length - judgedAbout.length)).toBeLessThan(0.01)
  })

  it('gives every frame, immigrant framing and tone often enough to show', () => {
    const given = judgedAbout.flatMap(({ labels }) => [
      ...labels.frames.map(({ id }) => id as string),
      `immigrants ${labels.immigrants}`,
      `tone ${labels.tone}`,
    ])
    const expected = [
      ...frames,
      ...immigrantFramings.map((framing) => `immigrants ${framing}`),
      ...tones.map((tone) => `tone ${tone}`),
    ]
    const rare = expected.filter((label) => given.filter((one) => one === label).length < 20)
    expect(rare).toEqual([])
  })

  it('sees the week of hostility', () => {
    const hostile = new Set(judged.filter(({ labels }) => labels.immigrants === 'hostile').map(({ item }) => item))
    const isJudgedHostile = (item: NewsroomItem) => hostile.has(item)
    expect(part(during(112, 6), isJudgedHostile)).toBeGreaterThan(2 * part(during(0, 60), isJudgedHostile))
  })
})

describe('the invented outlets', () => {
  it('say in their names that they are synthetic', () => {
    expect(demoOutlets.length).toBe(24)
    expect(demoOutlets.filter(({ name }) => !name.endsWith('(synthetic)'))).toEqual([])
  })

  it('are in the catalogue with a feed each, on the feed server', () => {
    const { outlets, feeds } = demoCatalogue('http://127.0.0.1:4180')
    expect(new Set(outlets.map(({ homepage }) => homepage)).size).toBe(24)
    expect(feeds.map(({ outlet }) => outlet)).toEqual(outlets.map(({ slug }) => slug))
    expect(feeds.every(({ url }) => url.startsWith('http://127.0.0.1:4180/feeds/'))).toBe(true)
  })
})
