/** The dashboard, served to a browser by a real port, and what its pages do that they should not. */
import type { AddressInfo } from 'node:net'
import { buildApp } from '@mirador/api/app.ts'
import { createIntake } from '@mirador/cli/intake.ts'
import { readConfig } from '@mirador/core/config.ts'
import { silentLog } from '@mirador/core/log.ts'
import { dashboard } from '@mirador/dashboard/dashboard.ts'
import type { Pool } from '@mirador/store/db.ts'
import { type Browser, type BrowserContext, openBrowser, type Page, watch } from './browser.ts'

type ContextOptions = Parameters<Browser['newContext']>[0]

/** Opens pages of the dashboard of a database at a set time, one visitor at a time, in a browser of its own. */
export async function servePages(pool: Pool, now: Date) {
  const intake = createIntake(pool, readConfig({ HOST_DELAY_MS: '0' }), new AbortController().signal, () => now)
  const app = await buildApp({
    pool,
    intake,
    log: silentLog(),
    now: () => now,
    minPollSeconds: 300,
    queueDepth: async () => ({}),
  })
  await app.register(dashboard)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const origin = `http://localhost:${(app.server.address() as AddressInfo).port}`
  const browser = await openBrowser()
  let context: BrowserContext | undefined
  let troubles: string[] = []
  return {
    app,
    origin,
    /** A new visitor; `key` is the key that the cookie holds. */
    async visit(
      path: string,
      options: ContextOptions = {},
      key = '',
    ): Promise<{ page: Page; context: BrowserContext; troubles: string[] }> {
      context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US', ...options })
      if (key)
        await context.addCookies([{ name: 'mirador_key', value: key, url: origin, httpOnly: true, sameSite: 'Strict' }])
      const page = await context.newPage()
      troubles = watch(page, origin)
      const response = await page.goto(origin + path)
      const policy = response?.headers()['content-security-policy'] ?? ''
      if (!policy.startsWith("default-src 'none'; style-src 'self'")) troubles.push(`policy: ${policy}`)
      return { page, context, troubles }
    },
    /** The visitor goes; throws what the pages did that they should not. */
    async leave(): Promise<void> {
      await context?.close()
      context = undefined
      if (troubles.length > 0) throw new Error(troubles.splice(0).join('\n'))
    },
    async close(): Promise<void> {
      await browser.close()
      await app.close()
    },
  }
}

export type Pages = Awaited<ReturnType<typeof servePages>>
