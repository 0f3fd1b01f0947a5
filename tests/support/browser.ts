/** The system's Chromium for page tests, where the machine has one. */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = places.find((place) => existsSync(place))

/** Why the page tests are skipped, or false. */
export const chromiumMissing: string | false = executablePath
  ? false
  : 'Chromium is not installed: the page tests are SKIPPED (apt-get install chromium)'
if (chromiumMissing) console.warn(chromiumMissing)

/** A browser with an empty profile of its own, that calls home for nothing. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executablePath!,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** Notes whatever a page does that it should not: errors, words on the console, dialogs, requests to other servers. */
export function watch(page: Page, origin: string): string[] {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on('console', (message) => troubles.push(`console: ${message.text()}`))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText
    // what a page still loads when it is left, the browser gives up
    if (why !== 'net::ERR_ABORTED') troubles.push(`failed: ${request.url()} (${why})`)
  })
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) troubles.push(`elsewhere: ${request.url()}`)
  })
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return troubles
}

/** How far the page can be scrolled sideways, in pixels. */
export const sidewaysPx = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

export type { Browser, BrowserContext, Page }
