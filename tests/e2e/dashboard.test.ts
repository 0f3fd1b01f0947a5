import type { Evidence } from '@mirador/core/terms.ts'
import type { Pool } from '@mirador/store/db.ts'
import { addKey } from '@mirador/store/keys.ts'
import axe from 'axe-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type BrowserContext, chromiumMissing, type Page, sidewaysPx } from '../support/browser.ts'
import { type Pages, servePages } from '../support/pages.ts'
import { createDatabase } from '../support/postgres.ts'
import { fillTwoWeeks, hostileTitle, weeksAround } from '../support/two-weeks.ts'

const now = new Date()
const { last, running } = weeksAround(now)
const lastTrade = `/mentions?frame=trade&from=${last}&to=${running}`

describe.skipIf(chromiumMissing)('the pages in a browser', () => {
  let pool: Pool
  let pages: Pages
  let context: BrowserContext
  let troubles: string[]

  beforeAll(async () => {
    pool = (await createDatabase()).pool
    await fillTwoWeeks(pool, now, true)
    pages = await servePages(pool, now)
  })
  afterEach(() => pages?.leave())
  afterAll(() => pages?.close())

  async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const visit = await pages.visit(path, options)
    ;({ context, troubles } = visit)
    return visit.page
  }

  it.each([
    ['es-MX', 'La semana pasada subió el encuadre de comercio y economía, y bajó el de migración', /^Semana del /],
    ['en-US', 'Last week trade and economy rose, and migration fell', /^Week of /],
  ])('say in the language of the browser (%s) what changed', async (locale, headline, kicker) => {
    const page = await open('/', { locale })
    expect(await page.getAttribute('html', 'lang')).toBe(locale)
    expect(await page.textContent('h1')).toBe(headline)
    expect(await page.textContent('.kicker')).toMatch(kicker)
    expect(await page.locator('.mover').count()).toBe(2)
    expect(await page.textContent('.mover')).toMatch(/tariffs/)
  })

  it('remember the language that was chosen', async () => {
    const page = await open('/')
    await page.click('.languages a')
    expect(await page.getAttribute('html', 'lang')).toBe('es-MX')
    await page.click('nav a[href="/mentions"]')
    expect(await page.textContent('h1')).toBe('Menciones')
  })

  it('lead from a piece of the chart to exactly the mentions behind it', async () => {
    const page = await open('/')
    const piece = page.locator(`.plot a[href="/mentions?frame=trade&from=${last}&to=${running}"] rect`)
    const [, n] = /\((\d+) of \d+\)/.exec((await piece.locator('title').textContent()) ?? '') ?? []
    await piece.click()
    expect(new URL(page.url()).search).toBe(`?frame=trade&from=${last}&to=${running}`)
    let listed = await page.locator('.mentions > li').count()
    while ((await page.locator('a[rel=next]').count()) > 0) {
      await page.click('a[rel=next]')
      listed += await page.locator('.mentions > li').count()
    }
    expect(listed).toBeGreaterThan(40)
    expect(listed).toBe(Number(n))
  })

  it('have in the table every piece of the chart', async () => {
    const page = await open('/')
    await page.click('section[aria-labelledby=stack] summary')
    const hrefs = (selector: string) =>
      page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    const pieces = await hrefs('.plot a')
    expect(pieces.length).toBeGreaterThan(3)
    expect(new Set(await hrefs('.figures a'))).toEqual(new Set(pieces))
  })

  it('mark exactly the evidence, in headline and lead', async () => {
    const page = await open(lastTrade)
    const { mentions } = (
      await pages.app.inject({ url: `/v1${lastTrade}&limit=25`, headers: { host: 'localhost' } })
    ).json()
    const shown = await page.locator('.mentions > li').evaluateAll((items) =>
      items.map((item) => {
        // for each code unit of the field, whether it stands in a mark
        const covered = (selector: string) => {
          const field = item.querySelector(selector)
          return [...(field?.childNodes ?? [])].map((node) => ({
            text: node.textContent ?? '',
            marked: node.nodeName === 'MARK',
          }))
        }
        return { title: covered('h2'), text: covered('p.text') }
      }),
    )
    let marks = 0
    for (const [i, mention] of mentions.entries()) {
      const { frames, evidence, immigrants, subFrames, speakers } = mention
      const all: Evidence[] = [
        ...frames.flatMap((frame: { evidence: Evidence[] }) => frame.evidence),
        ...evidence.relevance,
        ...evidence.tone,
        ...(immigrants === 'none' ? [] : evidence.immigrants),
        ...subFrames.flatMap((subFrame: { evidence: Evidence[] }) => subFrame.evidence),
        ...speakers,
      ]
      if (mention.title === hostileTitle) continue
      for (const field of ['title', 'text'] as const) {
        const mask = (stretches: { text: string; marked: boolean }[]) =>
          stretches.map(({ text, marked }) => (marked ? '#' : '.').repeat(text.length)).join('')
        const expected = [...mention[field].split('').keys()]
          .map((at) => (all.some((e) => e.field === field && e.start <= at && at < e.end) ? '#' : '.'))
          .join('')
        expect(shown[i]![field].map(({ text }) => text).join('')).toBe(mention[field])
        expect(mask(shown[i]![field])).toBe(expected)
        marks += expected.split('#').length - 1
      }
    }
    expect(marks).toBeGreaterThan(100)
    const labels = await page.textContent('.mentions > li:nth-child(2) .labels')
    expect(labels).toMatch(/Trade and economy score [\d.]+: .*tariffs/)
  })

  it('show a hostile title as the text that it is', async () => {
    const page = await open(lastTrade, { viewport: { width: 360, height: 800 } })
    const title = page.locator('.mentions h2', { hasText: '<img src=x onerror=alert(1)>' })
    expect(await title.count()).toBe(1)
    const rest = page.locator('.mentions details')
    await rest.locator('summary').click()
    const whole = `${await title.textContent()}${await rest.locator('p').textContent()}`.replace('……', '')
    expect(whole).toBe(hostileTitle)
    expect(await page.locator('main img').count()).toBe(0)
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
    expect(await sidewaysPx(page)).toBe(0)
  })

  it.each(['/', lastTrade, '/mentions?frame=nonsense'])('fit a telephone: %s', async (path) => {
    const page = await open(path, { viewport: { width: 360, height: 740 }, locale: 'es-MX' })
    expect(await sidewaysPx(page)).toBe(0)
  })

  it('can be walked through by keyboard, from top to bottom', async () => {
    const page = await open('/')
    await page.keyboard.press('Tab')
    expect(await page.textContent(':focus')).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.getAttribute(':focus', 'name')).toBe('collection')
    const heights: number[] = []
    for (let i = 0; i < 12; i++) {
      heights.push(await page.evaluate('document.activeElement.getBoundingClientRect().bottom + scrollY'))
      await page.keyboard.press('Tab')
    }
    expect(heights).toEqual(heights.toSorted((a, b) => a - b))
    const inChart = await page
      .locator('.plot a')
      .evaluateAll((links) => links.filter((link) => link.tabIndex >= 0).length)
    expect(inChart).toBe(0)
  })

  it('narrow by a form whose state is the address', async () => {
    const page = await open('/')
    await page.selectOption('select[name=state]', { label: 'Texas' })
    await page.click('.filters button')
    expect(new URL(page.url()).searchParams.get('state')).toBe('TX')
    expect(await page.textContent('h1')).toBe('Too little was published to say whether anything changed last week')
    await page.click('nav a[href^="/mentions"]')
    expect(await page.inputValue('select[name=state]')).toBe('TX')
    await page.fill('input[name=q]', '"trade deal"')
    await page.selectOption('select[name=outlet]', 'cedar')
    await page.click('.filters button')
    expect(await page.locator('.mentions .source bdi').allTextContents()).toEqual(Array(10).fill('Outlet cedar'))
  })

  it('say that data is synthetic only where it is', async () => {
    const page = await open('/')
    expect(await page.locator('.synthetic').count()).toBe(1)
    await page.goto(`${pages.origin}/?state=NY`)
    expect(await page.locator('.synthetic').count()).toBe(0)
    await page.goto(`${pages.origin}/mentions?outlet=amber`)
    expect(await page.locator('.synthetic').count()).toBe(1)
  })

  it('repeat what the API says of a parameter that is wrong', async () => {
    const page = await open('/mentions?frame=nonsense')
    expect(await page.textContent('[role=alert]')).toMatch(/"frame" must be one of drugs, crime/)
    expect(await page.inputValue('select[name=frame]')).toBe('nonsense')
  })

  it('ask visitors from elsewhere for a key, and open with it', async () => {
    const page = await open('/', { locale: 'es-MX' })
    await context.setExtraHTTPHeaders({ 'x-forwarded-for': '203.0.113.9' })
    const key = await addKey(pool, 'reader', 'read')
    const response = await page.goto(`${pages.origin}${lastTrade}`)
    expect(response?.status()).toBe(401)
    await page.fill('input[name=key]', 'a-wrong-one')
    await page.click('.key button')
    expect(await page.textContent('[role=alert]')).toMatch(/not known/)
    await page.fill('input[name=key]', key)
    await page.click('.key button')
    expect(new URL(page.url()).pathname).toBe('/mentions')
    expect(await page.locator('.mentions > li').count()).toBe(25)
    const cookie = (await context.cookies()).find(({ name }) => name === 'mirador_key')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
    await page.click('footer button')
    expect(await page.textContent('h1')).toBe('Se necesita una clave')
    // a page that is refused is told on the console by the browser itself
    troubles.splice(0, troubles.length, ...troubles.filter((trouble) => !trouble.includes('status of 401')))
  })

  it.each([
    ['/', 'light'],
    ['/', 'dark'],
    [lastTrade, 'light'],
    [lastTrade, 'dark'],
  ] as const)('keep nobody out: %s, %s', async (path, colorScheme) => {
    const page = await open(path, { colorScheme })
    await page.locator('summary').first().click()
    await page.evaluate(axe.source)
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const result = (await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(tags)} })`)) as axe.AxeResults
    expect(result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(result.passes.length).toBeGreaterThan(20)
  })
})
