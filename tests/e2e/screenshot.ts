/**
 * Writes docs/screenshot-en.png and docs/screenshot-es.png: the first page of a demonstration that is made and thrown away.
 *   node tests/e2e/screenshot.ts
 */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '@mirador/api/app.ts'
import { prepareDemo } from '@mirador/cli/demo/prepare.ts'
import { readConfig } from '@mirador/core/config.ts'
import { silentLog } from '@mirador/core/log.ts'
import { languages } from '@mirador/core/terms.ts'
import { dashboard } from '@mirador/dashboard/dashboard.ts'
import { onFreshDatabase } from '../bench/support.ts'
import { openBrowser } from '../support/browser.ts'

const width = 1280
const now = () => new Date()

await onFreshDatabase(async (pool) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'mirador-demo-'))
  const config = { ...readConfig({}), dataDir, port: 0 }
  const context = {
    config: () => config,
    environment: {},
    log: silentLog,
    now,
    random: Math.random,
    signal: new AbortController().signal,
  }
  const stopFeeds = await prepareDemo(pool, config, context, () => {})
  const app = await buildApp({ pool, log: silentLog(), now, minPollSeconds: 300, queueDepth: async () => ({}) })
  await app.register(dashboard)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  for (const language of languages) {
    await page.goto(`http://localhost:${(app.server.address() as AddressInfo).port}/?lang=${language}`)
    const chart = await page.locator('.legend').boundingBox()
    const path = `docs/screenshot-${language}.png`
    const height = Math.ceil(chart!.y + chart!.height) + 4
    await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height } })
    console.log(path)
  }
  await browser.close()
  await app.close()
  await stopFeeds()
  await rm(dataDir, { recursive: true, force: true })
})
