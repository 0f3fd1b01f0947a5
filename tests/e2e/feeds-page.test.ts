/** The page of feeds in a browser, and a week that was hardly seen on the front page. */
import { startOfDay } from '@mirador/core/days.ts'
import type { Pool } from '@mirador/store/db.ts'
import { saveFeeds } from '@mirador/store/feeds.ts'
import { addKey } from '@mirador/store/keys.ts'
import { raiseNotices } from '@mirador/store/notices.ts'
import { saveOutlets } from '@mirador/store/outlets.ts'
import { openStream, recordStreamProblem } from '@mirador/store/streams.ts'
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
  await collectOtherwise(pool)
  await raiseNotices(pool, now)
}

/** A hub that pushes, a stream that fails, a file of GDELT, and articles. */
async function collectOtherwise(pool: Pool): Promise<void> {
  await pool.query(
    `INSERT INTO hub_subscriptions (feed_id, hub, topic, token, secret, due_at, lease_until, pushed_at)
     SELECT id, 'https://hub.example/', 't', 't', 's', $1, $2, $1 FROM feeds WHERE host = 'birch.example'`,
    [now, new Date(now.getTime() + 86_400_000)],
  )
  await saveOutlets(pool, [{ slug: 'bluesky', name: 'Bluesky' }], 'keep')
  const { rows } = await pool.query("SELECT id FROM outlets WHERE slug = 'bluesky'")
  const stream = { name: 'bluesky', network: 'bluesky', outletId: rows[0].id, keyCheck: Buffer.from('k') } as const
  await openStream(pool, stream, instantOf(running))
  await recordStreamProblem(pool, 'bluesky', 'The <i>connection</i> was closed.')
  await pool.query(
    `INSERT INTO gdelt_files (stream, file_at, read_at, rows, passed_over, off_topic, repeated, kept)
     VALUES ('english', $1, $1, 1240, 1000, 200, 30, 10)`,
    [instantOf(last)],
  )
  await pool.query(
    `INSERT INTO articles (mention_id, url, host, outcome, reason)
     SELECT id, 'https://a.example/', 'a.example', 'refused', 'paywall' FROM mentions LIMIT 3`,
  )
}

describe.skipIf(chromiumMissing)('the page of feeds', () => {
  let pages: Pages
  let context: BrowserContext
  let pool: Pool
  let key: string

  beforeAll(async () => {
    pool = (await createDatabase()).pool
    key = await addKey(pool, 'Ana', 'manage')
    await fillTwoWeeks(pool, now, false)
    await watchFeeds(pool)
    pages = await servePages(pool, now)
  })
  afterEach(() => pages?.leave())
  afterAll(() => pages?.close())

  async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}, key = ''): Promise<Page> {
    const visit = await pages.visit(path, options, key)
    context = visit.context
    return visit.page
  }

  it('shows outlets that fail first, with notices on top', async () => {
    const page = await open('/feeds')
    const names = await page.locator('.coverage h3').allTextContents()
    expect(names.map((name) => name.trim())).toEqual([
      'Bluesky',
      'Outlet ember',
      'Outlet amber',
      'Outlet birch',
      'Outlet cedar',
      'Outlet dune',
      'Outlet fjord',
    ])
    const notices = (await page.locator('.notices > li').allTextContents()).join()
    expect(notices).toMatch(/Failing\s+Outlet ember\s+\(timeout\)/)
    expect(notices).toContain('The <i>server</i> said nothing.')
    expect(notices).toMatch(/Failing\s+Bluesky/)
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
    expect(await page.locator('.coverage h3').allTextContents()).toHaveLength(2)
    await page.selectOption('select[name=health]', '')
    await page.selectOption('select[name=state]', { label: 'Texas' })
    await page.click('.filters button')
    expect(await page.locator('.coverage h3').allTextContents()).toHaveLength(2)
  })

  it('shows a stream that fails with its gap, as it does a feed', async () => {
    const page = await open('/feeds?outlet=bluesky')
    expect(await page.textContent('section[aria-labelledby=streams]')).toContain('The <i>connection</i> was closed.')
    expect(await page.textContent('section[aria-labelledby=gaps]')).toMatch(/bluesky\s+It could not be read/)
    expect(await page.locator('.coverage .unseen-part').count()).toBeGreaterThan(0)
  })

  it('tells what the second net brought, what became of articles, and how the hub of a feed stands', async () => {
    const page = await open('/feeds')
    expect(await page.locator('[aria-labelledby=nets] tbody td').allTextContents()).toMatchObject(
      ['1', '240', '10', '30'].map((figure) => expect.stringContaining(figure)).concat(expect.anything()),
    )
    expect(await page.textContent('section[aria-labelledby=articles] tbody')).toMatch(/Not read behind a paywall\s*3/)
    await page.goto(`${pages.origin}/feeds?outlet=birch`)
    expect(await page.textContent('section[aria-labelledby=list]')).toMatch(/hub\.example\/: subscribed\s+until/)
  })

  it('lets who manages poll a feed now, without a script; nobody else', async () => {
    const reader = await open('/feeds?outlet=birch')
    expect(await reader.locator('form[method=post]').count()).toBe(0)
    await context.close()
    await pool.query("UPDATE feeds SET next_poll_at = $1 WHERE host = 'birch.example'", [new Date('2099-01-01')])
    const page = await open('/feeds?outlet=birch', { javaScriptEnabled: false }, key)
    await page.getByRole('button', { name: /^Poll now: / }).click()
    expect(new URL(page.url()).search + new URL(page.url()).hash).toMatch(/^\?outlet=birch#feed-\d+$/)
    expect(await page.textContent('section[aria-labelledby=list]')).toMatch(/Next poll\s*now/)
    const { rows } = await pool.query("SELECT next_poll_at FROM feeds WHERE host = 'birch.example'")
    expect(rows[0].next_poll_at).toEqual(now)
    const foreign = await fetch(`${pages.origin}/feeds/poll`, {
      method: 'POST',
      headers: { cookie: `mirador_key=${key}`, origin: 'https://evil.example' },
      body: new URLSearchParams({ feed: '1' }),
    })
    expect(foreign.status).toBe(403)
  })

  it('adds a feed, takes in a list and gives it out as a file, without a script', async () => {
    const page = await open('/feeds', { javaScriptEnabled: false }, key)
    await page.click('summary:has-text("Add feeds")')
    await page.fill('input[name=address]', 'http://nothing.invalid/rss')
    await page.fill('input[name=outlet]', 'The Nothing')
    await page.click('button:has-text("Add")')
    expect(await page.textContent('main')).toContain('added http://nothing.invalid/rss to the-nothing')
    expect(await page.locator('.problem').textContent()).toContain('taken at your word')
    await page.click('main a:has-text("To the feeds")')
    expect(await page.textContent('section[aria-labelledby=list]')).toContain('http://nothing.invalid/rss')

    const takeIn = async (text: string, name = 'list.csv') => {
      await page.goto(`${pages.origin}/feeds`)
      await page.click('summary:has-text("Add feeds")')
      await page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer: Buffer.from(text) })
      await page.click('button:has-text("Take in")')
      return page.textContent('main')
    }
    const csv =
      'name,homepage,feed_url\nEl Ñandú,https://nandu.example,https://nandu.example/rss\n,https://x.example,\n'
    expect(await takeIn(csv)).toMatch(/1 outlet and 1 feed were taken; new are 1 and 1\..*line 3: name is missing/s)
    const form = new FormData()
    form.set('list', new File(['not a list'], 'list.csv'))
    const headers = { cookie: `mirador_key=${key}`, origin: pages.origin }
    const refused = await fetch(`${pages.origin}/feeds/lists`, { method: 'POST', headers, body: form })
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('line 1: name is a column the list must have'),
    ])
    const broken = { ...headers, 'content-type': 'multipart/form-data; boundary=x' }
    expect((await fetch(`${pages.origin}/feeds/lists`, { method: 'POST', headers: broken, body: 'y' })).status).toBe(
      400,
    )
    await page.goto(`${pages.origin}/feeds`)
    await page.click('summary:has-text("Add feeds")')
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a:has-text("CSV")')])
    expect(download.suggestedFilename()).toBe('mirador.csv')
    const file = await fetch(`${pages.origin}/outlets.csv`, { headers: { cookie: `mirador_key=${key}` } })
    expect(await file.text()).toContain('https://nandu.example/rss')
    expect((await fetch(`${pages.origin}/outlets.csv`)).status).toBe(401)
  })

  it('says what came of a list on a page that fits a telephone and keeps nobody out', async () => {
    const options = { viewport: { width: 360, height: 740 }, locale: 'es-MX', colorScheme: 'dark' } as const
    const page = await open('/feeds?outlet=ember', options, key)
    await page.click('details.draw summary')
    const row = `,https://${'x'.repeat(80)}.example,\n`
    const buffer = Buffer.from(`name,homepage\nUna,https://una.example\n${row.repeat(3)}`)
    await page.setInputFiles('input[type=file]', { name: 'list.csv', mimeType: 'text/csv', buffer })
    await page.click('button:has-text("Incorporar")')
    expect(await page.textContent('main')).toMatch(/Se tomaron 1 medio.*Se omitió.*line 3/s)
    expect(await sidewaysPx(page)).toBe(0)
    await page.evaluate(axe.source)
    const result = (await page.evaluate('axe.run()')) as axe.AxeResults
    expect(result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
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
    for (const path of ['/feeds', '/feeds?outlet=ember', '/feeds?outlet=birch', '/feeds?outlet=bluesky']) {
      const page = await open(path, { viewport: { width, height: 800 }, locale: 'es-MX' }, key)
      if (path === '/feeds') await page.click('details.draw summary')
      expect(await sidewaysPx(page)).toBe(0)
      await context.close()
    }
  })

  it.each([
    ['/feeds', 'light', 'en-US'],
    ['/feeds', 'dark', 'es-MX'],
    ['/feeds?outlet=ember', 'light', 'es-MX'],
    ['/feeds?outlet=ember', 'dark', 'en-US'],
    ['/feeds?outlet=birch', 'light', 'en-US'],
    ['/feeds?outlet=bluesky', 'dark', 'es-MX'],
  ] as const)('keeps nobody out: %s, %s, %s', async (path, colorScheme, locale) => {
    const page = await open(path, { colorScheme, locale }, key)
    await page.click('details.draw summary')
    await page.evaluate(axe.source)
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const result = (await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(tags)} })`)) as axe.AxeResults
    expect(result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(result.passes.length).toBeGreaterThan(20)
  })
})
