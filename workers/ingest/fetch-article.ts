import type { ArticleResult, DueArticle } from '@mirador/store/articles.ts'
import type { Obstacle } from './article/obstacles.ts'
import type { RobotsReader } from './article/robots.ts'
import type { Extracted, Extractor } from './extract.ts'
import type { Fetched, Fetcher } from './fetch.ts'

export type ArticleTools = { fetcher: Fetcher; robots: RobotsReader; extractor: Extractor; now: () => Date }

/** What came of a try, and the rest that the site asks for before the next. */
export type ArticleReport = ArticleResult & { delaySeconds: number }

const mostAttempts = 4
const hourMs = 3_600_000
const pageTypes = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1'

/**
 * From the address of a mention to its article, left to right: may we → fetch → extract. Reads only what every reader may:
 * what robots.txt, a paywall or a block page keeps from us is refused, and never tried in another way. Never throws for what
 * others do; rejects when `signal` aborts.
 */
export async function fetchArticle(due: DueArticle, tools: ArticleTools, signal: AbortSignal): Promise<ArticleReport> {
  const allowed = await tools.robots(due.url, signal)
  signal.throwIfAborted()
  if (!allowed.allowed) return { ...notAllowed(due, allowed.passing, tools.now()), delaySeconds: 0 }
  const fetched = await tools.fetcher.get(due.url, { accept: pageTypes, signal })
  // cut off by our own stop, which is no fault of the page
  signal.throwIfAborted()
  return { ...(await resultOf(due, fetched, tools, signal)), delaySeconds: allowed.delaySeconds }
}

async function resultOf(
  due: DueArticle,
  fetched: Fetched,
  { robots, extractor, now }: ArticleTools,
  signal: AbortSignal,
): Promise<ArticleResult> {
  if (fetched.outcome === 'failed') return notFetched(due, fetched, now())
  if (fetched.outcome === 'unchanged')
    throw new Error('A page that was asked for without a condition cannot be unchanged')
  if (!isHtml(fetched.contentType)) return final('failed', 'not-a-page', `It is ${fetched.contentType}, not a page.`)
  if (fetched.url !== due.url) {
    const landed = await robots(fetched.url, signal)
    signal.throwIfAborted()
    if (!landed.allowed) return notAllowed(due, landed.passing, now())
    if (new URL(fetched.url).pathname === '/' && new URL(due.url).pathname !== '/')
      return final('failed', 'gone', 'The address leads to the front page: the article is no longer there.')
  }
  const { body, contentType, url } = fetched
  return ofPage(await extractor.extract({ page: body, contentType, url }))
}

const obstacleDetail: Record<Obstacle, string> = {
  paywall: 'The publisher keeps the article for its subscribers.',
  'block-page': 'The site takes us for a machine that it does not let in.',
}

/** A page that broke its reader breaks it again: none is tried twice. */
function ofPage(extracted: Extracted): ArticleResult {
  if (extracted.outcome === 'failed') return final('failed', extracted.reason, extracted.detail)
  const { obstacle, ...article } = extracted.article
  if (obstacle) return final('refused', obstacle, obstacleDetail[obstacle])
  return { outcome: 'read', reason: null, detail: null, nextAttemptAt: null, article }
}

const isHtml = (contentType: string | undefined): boolean =>
  contentType === undefined || /^\s*(?:text\/(?:html|plain)|application\/xhtml\+xml)\b/i.test(contentType)

function final(outcome: 'refused' | 'failed', reason: string, detail: string): ArticleResult {
  return { outcome, reason, detail, nextAttemptAt: null }
}

/** Twice as long with each try, from an hour, at least what the server asks for; never after the last try. */
function again(due: DueArticle, now: Date, askedSeconds = 0): Date | null {
  if (due.attempts + 1 >= mostAttempts) return null
  return new Date(now.getTime() + Math.max(hourMs * 2 ** due.attempts, askedSeconds * 1_000))
}

function notAllowed(due: DueArticle, passing: boolean, now: Date): ArticleResult {
  if (!passing) return final('refused', 'robots', 'The robots.txt of the site asks machines not to read this page.')
  const detail = 'The robots.txt of the site cannot be had, and counts as a no until it can.'
  return { outcome: 'refused', reason: 'robots-unreachable', detail, nextAttemptAt: again(due, now) }
}

/** Statuses that say no to us, or to everybody who does not pay. */
const refusals: Record<number, Obstacle> = { 401: 'paywall', 402: 'paywall', 403: 'block-page', 451: 'block-page' }
/** What another try cannot change. */
const lasting = new Set(['gone', 'bad-address', 'private-address', 'bad-redirect', 'redirect-loop', 'too-large'])

function notFetched(due: DueArticle, failed: Extract<Fetched, { outcome: 'failed' }>, now: Date): ArticleResult {
  const { status, reason, detail, retryAfterSeconds } = failed
  const refusal = status === undefined ? undefined : refusals[status]
  if (refusal) return final('refused', refusal, `${obstacleDetail[refusal]} (${status})`)
  const isLasting = lasting.has(reason) || status === 404
  return { outcome: 'failed', reason, detail, nextAttemptAt: isLasting ? null : again(due, now, retryAfterSeconds) }
}
