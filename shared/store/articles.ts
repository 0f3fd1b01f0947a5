import { storable } from '@mirador/core/storable.ts'
import type { Language } from '@mirador/core/terms.ts'
import { type Db, inTransaction, type Pool } from './db.ts'
import { lock } from './locks.ts'

/** Whose articles are read: nobody's, those of the outlets chosen, everybody's. */
export type ArticleScope = 'off' | 'per-outlet' | 'on'

/** A mention that leads to a page which was not asked for yet. */
export type NewArticle = { mentionId: number; url: string }

/**
 * Up to `limit` mentions published since then that lead to a page and have no article row; none while the scope is off. A post
 * is whole as it came, and an invented outlet has no pages.
 */
export async function listMentionsWithoutArticle(
  db: Db,
  scope: ArticleScope,
  since: Date,
  limit: number,
): Promise<NewArticle[]> {
  if (scope === 'off') return []
  const { rows } = await db.query<NewArticle>(
    `SELECT mentions.id AS "mentionId", mentions.url
     FROM mentions
     JOIN outlets ON outlets.id = mentions.outlet_id
     WHERE mentions.published_at >= $1
       AND mentions.url ~* '^https?://'
       AND NOT outlets.synthetic
       AND outlets.medium <> 'social'
       AND ($2 OR outlets.article_text)
       AND NOT EXISTS (SELECT FROM articles WHERE mention_id = mentions.id)
     ORDER BY mentions.published_at DESC
     LIMIT $3`,
    [since, scope === 'on', limit],
  )
  return rows
}

/** Makes articles due now; those that have a row already are left as they are. */
export async function saveDueArticles(db: Db, articles: (NewArticle & { host: string })[], now: Date): Promise<void> {
  await db.query(
    `INSERT INTO articles (mention_id, url, host, next_attempt_at)
     SELECT *, $4::timestamptz
     FROM unnest($1::bigint[], $2::text[], $3::text[])
     ON CONFLICT (mention_id) DO NOTHING`,
    [articles.map((a) => a.mentionId), articles.map((a) => a.url), articles.map((a) => a.host), now],
  )
}

export type DueArticle = NewArticle & { host: string; attempts: number }

/** Articles of one host, by their mentions, that one job may ask for until then. */
export type ArticleLease = { mentionIds: number[]; leasedUntil: Date }

/**
 * Leases up to `limit` due articles, and up to `perHost` of one host; gives them host by host. A host that
 * is being asked for a feed or an article, or was asked for an article within `hostDelayMs`, is left for later.
 */
export function claimArticles(
  pool: Pool,
  now: Date,
  limits: { leaseMs: number; hostDelayMs: number; limit: number; perHost: number },
): Promise<ArticleLease[]> {
  const leasedUntil = new Date(now.getTime() + limits.leaseMs)
  return inTransaction(pool, async (db) => {
    // two that claim at once would not see each other's hosts; feeds are claimed under the same lock
    await lock(db, 'claim')
    const { rows } = await db.query<{ mentionId: number; host: string }>(
      `WITH due AS (
         SELECT mention_id, row_number() OVER (PARTITION BY host ORDER BY next_attempt_at, mention_id) AS place
         FROM articles
         WHERE next_attempt_at <= $1
           AND (claimed_until IS NULL OR claimed_until <= $1)
           AND NOT EXISTS (SELECT FROM articles AS busy WHERE busy.host = articles.host AND busy.claimed_until > $1)
           AND NOT EXISTS (SELECT FROM feeds WHERE feeds.host = articles.host AND feeds.claimed_until > $1)
           AND NOT EXISTS (
             SELECT FROM articles AS asked
             WHERE asked.host = articles.host
               AND asked.fetched_at > $1::timestamptz - $5 * interval '1 millisecond'
               AND asked.fetched_at <= $1
           )
       )
       UPDATE articles
       SET claimed_until = $2
       WHERE mention_id IN (SELECT mention_id FROM due WHERE place <= $4 ORDER BY place LIMIT $3)
       RETURNING mention_id AS "mentionId", host`,
      [now, leasedUntil, limits.limit, limits.perHost, limits.hostDelayMs],
    )
    const hosts = [...Map.groupBy(rows, ({ host }) => host).values()]
    return hosts.map((some) => ({ mentionIds: some.map(({ mentionId }) => mentionId), leasedUntil }))
  })
}

/** Those of the articles that are still under this lease. */
export async function listLeasedArticles(db: Db, { mentionIds, leasedUntil }: ArticleLease): Promise<DueArticle[]> {
  const { rows } = await db.query<DueArticle>(
    `SELECT mention_id AS "mentionId", url, host, attempts
     FROM articles
     WHERE mention_id = ANY ($1) AND claimed_until = $2
     ORDER BY mention_id`,
    [mentionIds, leasedUntil],
  )
  return rows
}

/**
 * Takes an article out of its lease into one of its own that ends `until`, for whoever is about to ask for it; false where it is no
 * longer under that lease. A job that came twice so asks for no page twice.
 */
export async function holdArticle(db: Db, mentionId: number, leasedUntil: Date, until: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE articles SET claimed_until = $3 WHERE mention_id = $1 AND claimed_until = $2',
    [mentionId, leasedUntil, until],
  )
  return rowCount === 1
}

/** Ends this lease, and that of an article which was taken out of it and not asked for after all: they are due as before. */
export async function releaseArticles(
  db: Db,
  { mentionIds, leasedUntil }: ArticleLease,
  held: number[],
): Promise<void> {
  await db.query(
    `UPDATE articles
     SET claimed_until = NULL
     WHERE (mention_id = ANY ($1) AND claimed_until = $2) OR mention_id = ANY ($3)`,
    [mentionIds, leasedUntil, held],
  )
}

export type ArticleResult = {
  outcome: 'read' | 'refused' | 'failed'
  reason: string | null
  detail: string | null
  /** When to try again; null: never. */
  nextAttemptAt: Date | null
  article?: {
    canonicalUrl: string | null
    text: string
    title: string | null
    byline: string | null
    /** ISO 8601 */
    published: string | null
    language: string | null
  }
}

/** Records what came of a try, and ends its lease; a mention whose article was read is to find its story again. */
export async function recordArticle(db: Db, mentionId: number, result: ArticleResult, now: Date): Promise<void> {
  const { outcome, reason, detail, nextAttemptAt, article } = result
  const kept = (text: string | null | undefined) => (text == null ? null : storable(text))
  await db.query(
    `WITH recorded AS (
       UPDATE articles
       SET outcome = $2, reason = $3, detail = $4, next_attempt_at = $5, fetched_at = $6,
         attempts = attempts + 1, claimed_until = NULL,
         canonical_url = $7, text = $8, title = $9, byline = $10, published_at = $11, language = $12, judged_with = 0
       WHERE mention_id = $1
       RETURNING mention_id, text
     )
     -- its text says better than the lead which story it is
     INSERT INTO ungrouped (mention_id)
     SELECT mention_id
     FROM recorded
     WHERE text IS NOT NULL`,
    [
      mentionId,
      outcome,
      reason,
      kept(detail),
      nextAttemptAt,
      now,
      kept(article?.canonicalUrl),
      kept(article?.text),
      kept(article?.title),
      kept(article?.byline),
      article?.published ?? null,
      kept(article?.language),
    ],
  )
}

export type UnjudgedArticle = { mentionId: number; title: string; lead: string; language: Language; text: string }

/**
 * Up to `limit` articles that were read and that neither this version nor a later one has judged, locked until the end of the
 * transaction; those that another transaction has locked are passed over.
 */
export async function takeUnjudged(db: Db, versionId: number, limit: number): Promise<UnjudgedArticle[]> {
  const { rows } = await db.query<UnjudgedArticle>(
    `SELECT mentions.id AS "mentionId", mentions.title, mentions.text AS lead, mentions.language, articles.text
     FROM articles
     JOIN mentions ON mentions.id = articles.mention_id
     WHERE articles.judged_with < $1 AND articles.text IS NOT NULL
     ORDER BY articles.judged_with
     LIMIT $2
     FOR NO KEY UPDATE OF articles SKIP LOCKED`,
    [versionId, limit],
  )
  return rows
}

/** Notes that a version has judged the texts of these mentions' articles. */
export async function markJudged(db: Db, versionId: number, mentionIds: number[]): Promise<void> {
  await db.query('UPDATE articles SET judged_with = $1 WHERE mention_id = ANY ($2)', [versionId, mentionIds])
}

/** Forgets the texts of articles that were read before `before`; gives how many. Labels and what else is known stay. */
export async function forgetArticleTexts(db: Db, before: Date): Promise<number> {
  const { rowCount } = await db.query('UPDATE articles SET text = NULL WHERE text IS NOT NULL AND fetched_at < $1', [
    before,
  ])
  return rowCount ?? 0
}

export type ArticleRow = {
  mentionId: number
  url: string
  canonicalUrl: string | null
  outcome: 'waiting' | 'read' | 'refused' | 'failed'
  reason: string | null
  detail: string | null
  attempts: number
  nextAttemptAt: Date | null
  fetchedAt: Date | null
  title: string | null
  byline: string | null
  publishedAt: Date | null
  language: string | null
  text: string | null
}

/** The article of a mention; null where none was ever wanted. */
export async function findArticle(db: Db, mentionId: number): Promise<ArticleRow | null> {
  const { rows } = await db.query<ArticleRow>(
    `SELECT mention_id AS "mentionId", url, canonical_url AS "canonicalUrl", outcome, reason, detail, attempts,
       next_attempt_at AS "nextAttemptAt", fetched_at AS "fetchedAt", title, byline, published_at AS "publishedAt",
       language, text
     FROM articles
     WHERE mention_id = $1`,
    [mentionId],
  )
  return rows[0] ?? null
}

export type ArticleOutcome = { outcome: ArticleRow['outcome']; reason: string | null; articles: number }

/** What became of all articles that were ever wanted: how many of each outcome and reason, most first. */
export async function countArticles(db: Db): Promise<ArticleOutcome[]> {
  const { rows } = await db.query<ArticleOutcome>(
    `SELECT outcome, reason, count(*) AS articles
     FROM articles
     GROUP BY outcome, reason
     ORDER BY count(*) DESC, outcome, reason`,
  )
  return rows
}
