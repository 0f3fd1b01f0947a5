import { languages } from '@mirador/core/terms.ts'
import { drawAudit } from '@mirador/store/audit-draw.ts'
import type { Pool } from '@mirador/store/db.ts'
import { addKey } from '@mirador/store/keys.ts'
import axe from 'axe-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type BrowserContext, chromiumMissing, type Page, sidewaysPx } from '../support/browser.ts'
import { type Pages, servePages } from '../support/pages.ts'
import { createDatabase } from '../support/postgres.ts'
import { fillTwoWeeks } from '../support/two-weeks.ts'

const now = new Date()

describe.skipIf(chromiumMissing)('correcting in a browser without JavaScript', () => {
  let pool: Pool
  let pages: Pages
  let context: BrowserContext
  let key: string
  let troubles: string[]

  beforeAll(async () => {
    pool = (await createDatabase()).pool
    await fillTwoWeeks(pool, now, false)
    key = await addKey(pool, 'Ana', 'annotate')
    pages = await servePages(pool, now)
  })
  afterEach(() => pages?.leave())
  afterAll(() => pages?.close())

  async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}, withKey = key): Promise<Page> {
    const visit = await pages.visit(path, { javaScriptEnabled: false, ...options }, withKey)
    ;({ context, troubles } = visit)
    return visit.page
  }
  const oneMention = '/mentions?frame=trade&outlet=birch&limit=1'

  it('one click says that a frame is wrong, the card says who said so, and another takes it back', async () => {
    const page = await open(oneMention)
    const card = page.locator('.mentions > li')
    const id = (await card.getAttribute('id'))!
    await card.getByRole('button', { name: 'Wrong: Trade and economy' }).click()
    // the list was of mentions with this frame: this one has left it
    expect(page.url()).toBe(`${pages.origin}${oneMention}#${id}`)
    expect(await page.locator(`#${id}`).count()).toBe(0)
    await page.goto(`${pages.origin}/mentions?outlet=birch&limit=100`)
    const denied = page.locator(`#${id} .denied`)
    expect(await denied.textContent()).toMatch(/Trade and economy\s+– not there, says Ana, /)
    await denied.getByRole('button', { name: 'Take back: Trade and economy' }).click()
    expect(await page.locator(`#${id} .denied`).count()).toBe(0)
    const { rows } = await pool.query('SELECT holds, withdrawn, reviewer FROM reviews ORDER BY id')
    expect(rows).toEqual([
      { holds: false, withdrawn: false, reviewer: 'Ana' },
      { holds: true, withdrawn: true, reviewer: 'Ana' },
    ])
  })

  it('one click confirms every label that is shown, and one in the list corrects the tone, with a reason', async () => {
    const page = await open('/mentions?outlet=cedar&limit=1')
    await page.getByRole('button', { name: 'All labels are right' }).click()
    expect(await page.locator('.labels .by').count()).toBeGreaterThan(3)
    expect(await page.locator('.labels .by').first().textContent()).toMatch(/confirmed by Ana/)
    await page.locator('summary', { hasText: 'Correct the labels' }).click()
    await page.fill('textarea[name=why]', 'It praises: <b>exports</b>.')
    await page.locator('.correct').getByRole('button', { name: 'Tone toward Mexico: Positive' }).click()
    const tone = page.locator('.labels li', { hasText: 'Tone: Positive' })
    expect(await tone.textContent()).toMatch(/corrected by Ana, .*: It praises: <b>exports<\/b>\./)
  })

  it('who may not annotate sees who corrected, and no button', async () => {
    for (const other of ['', await addKey(pool, 'reader', 'read')]) {
      const page = await open('/mentions?outlet=cedar&limit=1', {}, other)
      expect(await page.locator('.labels .by').count()).toBeGreaterThan(3)
      expect(await page.locator('button.say').count()).toBe(0)
      await context.close()
    }
  })

  it('a form from another site, or a key that may not, changes nothing', async () => {
    const before = (await pool.query('SELECT count(*) AS n FROM reviews')).rows[0].n
    const send = (headers: Record<string, string>) =>
      pages.app.inject({
        method: 'POST',
        url: '/reviews',
        headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: 'mention=1&say=tone:negative:yes',
      })
    const cookie = `mirador_key=${key}`
    expect((await send({ cookie, origin: 'https://elsewhere.example' })).statusCode).toBe(403)
    expect((await send({ cookie })).statusCode).toBe(403)
    expect((await send({ origin: 'http://localhost' })).statusCode).toBe(401)
    expect((await pool.query('SELECT count(*) AS n FROM reviews')).rows[0].n).toBe(before)
  })

  it('the audit asks for a key, shows no label before the answer, and both verdicts after it', async () => {
    await drawAudit(pool, { size: 3, design: 'simple', seed: 'e2e' }, now)
    const page = await open('/audit', {}, '')
    await page.fill('input[name=key]', key)
    await page.click('.key button')
    expect(new URL(page.url()).pathname).toBe('/audit')
    expect(await page.textContent('.lead')).toMatch(/3 mentions wait, 0 are answered/)
    expect(await page.locator('.audit mark, .audit :checked').count()).toBe(0)
    await page.check('input[name=relevance][value=mexico]')
    await page.check('input[name=frame][value=health]')
    await page.check('input[name=immigrants][value=none]')
    await page.check('input[name=tone][value=neutral]')
    await page.getByRole('button', { name: 'Send' }).click()
    expect(await page.textContent('h1')).toBe('Your answer beside the program’s')
    const frames = await page.locator('.verdicts tr', { hasText: 'Frames' }).locator('td').allTextContents()
    expect(frames[0]).toBe('Health')
    expect(frames[1]).toMatch(/(Trade|Migration).*differs/)
    await page.click('a.go')
    expect(await page.textContent('.lead')).toMatch(/2 mentions wait, 1 is answered/)
    troubles.splice(0, troubles.length, ...troubles.filter((trouble) => !trouble.includes('status of 401')))
  })

  it('the page of reliability says what was audited, per label with an interval', async () => {
    const page = await open('/instrument', { locale: 'es-MX' })
    expect(await page.textContent('h1')).toBe('Hasta dónde se puede confiar en el programa')
    expect(await page.textContent('.lead')).toMatch(/^\s*Hasta.*1 mención elegida al azar/s)
    const health = page.locator('.trust tr', { hasText: 'Salud' }).locator('td')
    expect(await health.nth(1).textContent()).toMatch(/0\.0\s?%.*0\.0–\d+\.\d\s?%/)
    expect(await page.locator('.codebook dt').count()).toBe(27)
  })

  it('the page of reliability shows how far a second opinion agrees, for labels that one of the two gave', async () => {
    await pool.query(
      `INSERT INTO opinions (mention_id, version, asked_at, times_asked, relevance, frames, immigrants, tone, evidence, refused_quotes)
       SELECT mention_id, '1.0/<b>own</b>@prompt-1', $1, 1, 'mexico', '{energy}', 'none', 'neutral', $2, 2 FROM audit_draws`,
      [now, { frames: [{ id: 'energy', score: 1, evidence: [] }], relevance: [], immigrants: [], tone: [] }],
    )
    const page = await open('/instrument')
    expect(await page.textContent('#opinions h3')).toBe('1.0/<b>own</b>@prompt-1')
    expect(await page.textContent('#opinions')).toMatch(/3 mentions with both readings; 0 without.*Refused: 6 quotes/s)
    const cells = await page.locator('#opinions tr', { hasText: 'Energy' }).locator('td').allTextContents()
    expect(cells.slice(0, 5)).toEqual(['0', '0', '3', '0', '0.0%'])
    expect(await page.locator('#opinions tr', { hasText: 'Sports' }).count()).toBe(0)
  })

  const paths = ['/mentions?outlet=cedar', '/audit', '/audit?answered=', '/instrument']
  it.each(paths.flatMap((path) => languages.map((language) => [path, language] as const)))(
    'fits a telephone and keeps nobody out: %s, %s',
    async (path, language) => {
      const { rows } = await pool.query('SELECT id FROM audit_draws WHERE answered_at IS NOT NULL')
      const address = path.endsWith('answered=') ? path + rows[0].id : path
      const options = { viewport: { width: 360, height: 740 }, locale: language, javaScriptEnabled: true }
      const page = await open(address, { ...options, colorScheme: language === 'es' ? 'dark' : 'light' })
      for (const summary of await page.locator('summary:visible').all()) await summary.click()
      expect(await sidewaysPx(page)).toBe(0)
      await page.evaluate(axe.source)
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
      const result = (await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(tags)} })`)) as axe.AxeResults
      expect(result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    },
  )
})
