/** The page of feeds in a browser, and a week that was hardly seen on the front page. */
import { startOfDay } from '@mirador/core/days.ts'
import type { Pool } from '@mirador/store/db.ts'
import { saveFeeds } from '@mirador/store/feeds.ts'
import { raiseNotices } from '@mirador/store/notices.ts'
import axe from 'axe-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type BrowserContext, chromiumMissing, type Page, sidewaysPx } from '../support/browser.ts'
import { type Pages, servePages } from '../support/pages.ts'
import { createDatabase } from '../support/postgres.ts'
import { fillTwoWeeks, timeZone, weeksAround } from '../support/two-weeks.ts'

const now = new Date()
const { before, last, running } = weeksAround(now)
const instantOf = (day: string) => startOfDay(day, timeZone)

/** Every outlet has a feed that was watched for two weeks; but for one, the last whole week was seen by none. One feed fails. */
async function watchFeeds(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ slug: string }>('SELECT slug FROM outlets ORDER BY slug')
  await saveFeeds(
    pool,
    rows.map(({ slug }) => ({ outletSlug: slug, url: `https://${slug}.example/<b>feed</b>`, host: `${slug}.example` })),
    instantOf(before),
  )
  await pool.query(
    'UPDATE feeds SET seen_until = $1, last_poll_at = $1, last_success_at = $1, last_new_at = $1, next_poll_at = $1',
    [now],
  )
  await pool.query(
    `INSERT INTO gaps SELECT feeds.id, $1, $2, 'failed', 'dns' FROM feeds JOIN outlets ON outlets.id = outlet_id WHERE slug <> 'birch'`,
    [instantOf(last), instantOf(running)],
  )
  await pool.query(
    `UPDATE feeds
     SET failures = 4, last_reason = 'timeout', last_detail = 'The <i>server</i> said nothing.', seen_until = $1
     WHERE host = 'ember.example'`,
    [instantOf(running)],
  )
  await pool.query(
    `INSERT INTO polls (feed_id, started_at, duration_ms, outcome, reason) SELECT id, $1, 1, 'failed', 'timeout' FROM feeds WHERE failures > 0`,
    [now],
  )
  await raiseNotices(pool, now)
}

describe.skipIf(chromiumMissing)('the page of feeds', () => {
  let pages: Pages
  let context: BrowserContext

  beforeAll(async () => {
    const { pool } = await createDatabase()
    await fillTwoWeeks(pool, now, false)
    await watchFeeds(pool)
    pages = await servePages(pool, now)
  })
  afterEach(() => pages?.leave())
  afterAll(() => pages?.close())

  async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const visit = await pages.visit(path, options)
    context = visit.context
    return visit.page
  }

  it('shows outlets that fail first, with notices on top', async () => {
    const page = await open('/feeds')
    const names = await page.locator('.coverage h3').allTextContents()
    expect(names.map((name) => name.trim())).toEqual([
      'Outlet ember',
      'Outlet amber',
      'Outlet birch',
      'Outlet cedar',
      'Outlet dune',
      'Outlet fjord',
    ])
    expect(await page.locator('.notices > li').count()).toBe(1)
    expect(await page.textContent('.notices > li')).toMatch(/Failing\s+Outlet ember\s+\(timeout\)/)
    expect(await page.textContent('.notices > li')).toContain('The <i>server</i> said nothing.')
  })

  it('draws seen and unseen days of an outlet, and leads to its hours, feeds and gaps', async () => {
    const page = await open('/feeds')
    const strip = (name: string) => page.locator('.coverage > li', { hasText: name }).locator('.strip')
    expect(await strip('Outlet birch').locator('.unseen-part').count()).toBe(0)
    const unseen = await strip('Outlet amber').locator('.unseen-part').count()
    expect(unseen).toBeGreaterThan(5)
    await page.click('.coverage a:has-text("Outlet amber")')
    expect(new URL(page.url()).searchParams.get('outlet')).toBe('amber')
    expect(await strip('Outlet amber').locator('.unseen-part').count()).toBe(1)
    expect(await strip('Outlet amber').locator('title').allTextContents()).toContainEqual(
      expect.stringMatching(/ – .*: 0% seen$/),
    )
    expect(await page.textContent('section[aria-labelledby=list]')).toContain('https://amber.example/<b>feed</b>')
    expect(await page.textContent('section[aria-labelledby=gaps]')).toContain('Polls failed (dns)')
  })

  it('narrows by a form whose state is the address', async () => {
    const page = await open('/feeds', { javaScriptEnabled: false })
    await page.selectOption('select[name=health]', { label: 'Failing' })
    await page.click('.filters button')
    expect(new URL(page.url()).searchParams.get('health')).toBe('failing')
    expect(await page.locator('.coverage > li').count()).toBe(1)
    await page.selectOption('select[name=health]', '')
    await page.selectOption('select[name=state]', { label: 'Texas' })
    await page.click('.filters button')
    expect(await page.locator('.coverage h3').allTextContents()).toHaveLength(2)
  })

  it('leaves a week that was hardly seen hollow on the front page, and compares it with nothing', async () => {
    const page = await open('/')
    expect(await page.textContent('h1')).toBe('There is no data for last week or the week before')
    const hollow = page.locator('.plot .hollow', { hasText: 'only 17% seen' })
    expect(await hollow.count()).toBe(1)
    expect(await page.locator(`.plot a[href*="from=${last}"]`).count()).toBe(0)
    expect(await page.locator(`.plot a[href*="from=${before}"]`).count()).toBeGreaterThan(0)
  })

  it.each([360, 768, 1440])('fits a screen of %d pixels', async (width) => {
    for (const path of ['/feeds', '/feeds?outlet=ember']) {
      const page = await open(path, { viewport: { width, height: 800 }, locale: 'es-MX' })
      expect(await sidewaysPx(page)).toBe(0)
      await context.close()
    }
  })

  it.each([
    ['/feeds', 'light', 'en-US'],
    ['/feeds', 'dark', 'es-MX'],
    ['/feeds?outlet=ember', 'light', 'es-MX'],
    ['/feeds?outlet=ember', 'dark', 'en-US'],
  ] as const)('keeps nobody out: %s, %s, %s', async (path, colorScheme, locale) => {
    const page = await open(path, { colorScheme, locale })
    await page.evaluate(axe.source)
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const result = (await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(tags)} })`)) as axe.AxeResults
    expect(result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(result.passes.length).toBeGreaterThan(20)
  })
})
