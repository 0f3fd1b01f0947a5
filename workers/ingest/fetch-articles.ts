/** Finds the articles that are due and fetches them, host by host, as politely as feeds are polled. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@mirador/core/log.ts'
import {
  type ArticleLease,
  type ArticleScope,
  claimArticles,
  type DueArticle,
  holdArticle,
  listLeasedArticles,
  listMentionsWithoutArticle,
  recordArticle,
  releaseArticles,
  saveDueArticles,
} from '@mirador/store/articles.ts'
import type { Pool } from '@mirador/store/db.ts'
import { feedHost } from './feed-host.ts'
import { type ArticleReport, type ArticleTools, fetchArticle } from './fetch-article.ts'

/** Articles of older mentions are not asked for: a history would bring a million of them. */
const freshMs = 2 * 86_400_000
const newAtOnce = 1_000

export type ArticleClaim = { leaseMs: number; hostDelayMs: number; limit: number; perHost: number }

/**
 * Makes the articles of new mentions due, leases what is due and gives it by lease, a host each. What is lost comes due again
 * when its lease ends.
 */
export async function findDueArticles(
  pool: Pool,
  scope: ArticleScope,
  now: Date,
  claim: ArticleClaim,
): Promise<ArticleLease[]> {
  const fresh = new Date(now.getTime() - freshMs)
  const found = await listMentionsWithoutArticle(pool, scope, fresh, newAtOnce)
  const pages = found.filter(({ url }) => URL.canParse(url)).map((page) => ({ ...page, host: feedHost(page.url) }))
  if (pages.length > 0) await saveDueArticles(pool, pages, now)
  return claimArticles(pool, now, claim)
}

/**
 * Fetches the articles that are under a lease, all of one host, one after the other with `hostDelayMs` between
 * them, or what robots.txt asks for where that is longer. Stops early when `signal` aborts or the lease ends; what it leaves
 * comes due again. `onArticle` hears of each.
 */
export async function fetchArticles(
  pool: Pool,
  lease: ArticleLease,
  tools: ArticleTools,
  limits: { hostDelayMs: number; leaseMs: number },
  log: Logger,
  signal: AbortSignal,
  onArticle: (due: DueArticle, report: ArticleReport) => void = () => {},
): Promise<void> {
  const held: number[] = []
  let delayMs = 0
  for (const due of await listLeasedArticles(pool, lease)) {
    await sleep(delayMs, undefined, { signal }).catch(() => {})
    if (signal.aborted || tools.now() >= lease.leasedUntil) break
    if (!(await holdArticle(pool, due.mentionId, lease.leasedUntil, ownLease(tools.now(), limits.leaseMs, lease))))
      continue
    const report = await fetchArticle(due, tools, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error
      held.push(due.mentionId)
    })
    if (!report) break
    await recordArticle(pool, due.mentionId, report, tools.now())
    const { outcome, reason, detail } = report
    log.debug({ mentionId: due.mentionId, url: due.url, outcome, reason, detail }, 'fetched an article')
    onArticle(due, report)
    delayMs = Math.max(limits.hostDelayMs, report.delaySeconds * 1_000)
  }
  if (signal.aborted) await releaseArticles(pool, lease, held)
}

/** Ends at another time than the lease that the article is taken from, which is how the two are told apart. */
const ownLease = (now: Date, leaseMs: number, { leasedUntil }: ArticleLease): Date =>
  new Date(Math.max(now.getTime() + leaseMs, leasedUntil.getTime() + 1))
