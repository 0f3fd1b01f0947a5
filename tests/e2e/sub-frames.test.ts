import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import axe from 'axe-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing, sidewaysPx } from '../support/browser.ts'
import { addOutlets, item } from '../support/items.ts'
import { type Pages, servePages } from '../support/pages.ts'
import { createDatabase } from '../support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
const title = 'Gov. Greg Abbott says illegal immigrants bring crime'
const text = '“They are criminals,” said the governor of the migrants. Immigrants are not criminals, a study found.'

describe.skipIf(chromiumMissing)('the card of a mention', () => {
  let pages: Pages

  beforeAll(async () => {
    const { pool } = await createDatabase()
    await setTimeZone(pool, 'America/Mexico_City')
    const [outlet] = await addOutlets(pool, { slug: 'a', name: 'A' })
    await (await createKeeper(pool))([item(outlet!, title, '2026-11-17T12:00:00Z', { text })], now)
    while ((await recount(pool, 10_000)) > 0);
    pages = await servePages(pool, now)
  })
  afterEach(() => pages?.leave())
  afterAll(() => pages?.close())

  it.each([
    [
      'en-US',
      /^A threat to safety: .*bring crime attributed .*criminals quoted .*criminals denied$/,
      'Who speaks: Gov. Greg Abbott attributed',
    ],
    [
      'es-MX',
      /^Amenaza a la seguridad: .*bring crime atribuido .*criminals citado .*criminals negado$/,
      'Quién habla: Gov. Greg Abbott atribuido',
    ],
  ])('says what immigrants are shown as, and who speaks (%s)', async (locale, subFrame, speaker) => {
    const { page } = await pages.visit('/mentions', { locale })
    const lines = await page.locator('.sub-frames li').allTextContents()
    const said = lines.map((line) => line.replace(/\s+/g, ' ').trim())
    expect(said[0]).toMatch(subFrame)
    expect(said).toContain(speaker)
    expect(await page.locator('h2 mark', { hasText: 'Gov. Greg Abbott' }).count()).toBe(1)
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  it('is found by a sub-frame that is chosen, and not by another, on a telephone too', async () => {
    const { page } = await pages.visit('/mentions', { viewport: { width: 360, height: 740 } })
    const choose = async (subFrame: string) => {
      await page.selectOption('select[name=subFrame]', subFrame)
      await page.click('form.filters button')
      return page.locator('.mentions > li').count()
    }
    expect(await choose('safety')).toBe(1)
    expect(await sidewaysPx(page)).toBe(0)
    expect(await choose('worker')).toBe(0)
  })
})
