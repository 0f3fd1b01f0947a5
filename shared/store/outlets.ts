import { MiradorError } from '@mirador/core/errors.ts'
import type { Language } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'

export type OutletFacts = {
  slug: string
  name: string
  homepage?: string | null
  medium?: string
  scope?: 'national' | 'local'
  state?: string | null
  city?: string | null
  language?: Language
  lean?: string | null
  leanSource?: string | null
  placeSource?: string | null
  collections?: string[]
  synthetic?: boolean
  /** Whether its articles are read where that is chosen per outlet; not given: as it is. */
  articleText?: boolean | undefined
}

/**
 * Adds outlets, by their slug; those that exist are brought up to these facts, or left as they are if `existing` is 'keep'.
 * Gives how many were new.
 */
export async function saveOutlets(db: Db, outlets: OutletFacts[], existing: 'replace' | 'keep'): Promise<number> {
  const { rows } = await db.query<{ added: number }>(
    `WITH saved AS (
       INSERT INTO outlets AS outlet (
         slug, name, homepage, medium, scope, state, city, language, lean, lean_source, place_source, collections, synthetic,
         article_text
       )
       SELECT slug, name, homepage, medium, scope, state, city, language, lean, "leanSource", "placeSource",
         coalesce(collections, '{}'), coalesce(synthetic, false),
         coalesce("articleText", (SELECT article_text FROM outlets WHERE outlets.slug = facts.slug), false)
       FROM jsonb_to_recordset($1) AS facts (
         slug text, name text, homepage text, medium text, scope text, state text, city text, language text,
         lean text, "leanSource" text, "placeSource" text, collections text[], synthetic boolean,
         "articleText" boolean
       )
       ON CONFLICT (slug) DO UPDATE SET
         name = excluded.name,
         homepage = excluded.homepage,
         medium = excluded.medium,
         scope = excluded.scope,
         state = excluded.state,
         city = excluded.city,
         language = excluded.language,
         lean = excluded.lean,
         lean_source = excluded.lean_source,
         place_source = excluded.place_source,
         collections = excluded.collections,
         synthetic = excluded.synthetic,
         article_text = excluded.article_text
       WHERE $2
       RETURNING xmax = 0 AS is_new
     )
     SELECT count(*) FILTER (WHERE is_new) AS added
     FROM saved`,
    [
      JSON.stringify(outlets.map((o) => ({ medium: 'unknown', scope: 'national', language: 'en', ...o }))),
      existing === 'replace',
    ],
  )
  return rows[0]!.added
}

/** The ids of outlets by their slugs, those that do not exist made with the given names and nothing else. */
export async function findOrAddOutlets(db: Db, names: Map<string, string>): Promise<Map<string, number>> {
  await db.query(
    `INSERT INTO outlets (slug, name)
     SELECT *
     FROM unnest($1::text[], $2::text[])
     ON CONFLICT (slug) DO NOTHING`,
    [[...names.keys()], [...names.values()]],
  )
  const { rows } = await db.query<{ slug: string; id: number }>('SELECT slug, id FROM outlets WHERE slug = ANY($1)', [
    [...names.keys()],
  ])
  return new Map(rows.map(({ slug, id }) => [slug, id]))
}

export type Homepage = { outletId: number; name: string; url: string }

/** The homepages of the outlets that have one; invented outlets are left out. */
export async function listHomepages(db: Db): Promise<Homepage[]> {
  const { rows } = await db.query<Homepage>(
    `SELECT id AS "outletId", name, homepage AS url
     FROM outlets
     WHERE homepage IS NOT NULL AND NOT synthetic
     ORDER BY slug`,
  )
  return rows
}

export type OutletRow = Required<OutletFacts> & {
  articleText: boolean
  feeds: number
  lastPollAt: Date | null
  items: number
  mentions: number
}
export type OutletFilter = {
  slug?: string
  collection?: string
  state?: string
  language?: Language
  search?: string
  after?: string
  limit: number
}

/** Outlets by slug, after the slug `after`, with their feeds and what was ever counted of them. */
export async function listOutlets(db: Db, filter: OutletFilter): Promise<OutletRow[]> {
  const { rows } = await db.query<OutletRow>(
    `SELECT slug, name, homepage, medium, scope, state, city, language, lean, lean_source AS "leanSource",
       place_source AS "placeSource", collections, synthetic,
       article_text AS "articleText", feed.*, total.*
     FROM outlets
     CROSS JOIN LATERAL (
       SELECT count(*) AS feeds, max(last_poll_at) AS "lastPollAt"
       FROM feeds
       WHERE outlet_id = outlets.id
     ) AS feed
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(items), 0) AS items, coalesce(sum(mentions), 0) AS mentions
       FROM counts
       WHERE outlet_id = outlets.id AND grain = 'month' AND version_id = (SELECT id FROM versions WHERE current)
     ) AS total
     WHERE slug > $1
       AND ($2::text IS NULL OR collections @> ARRAY[$2])
       AND ($3::text IS NULL OR state = $3)
       AND ($4::text IS NULL OR language = $4)
       AND ($5::text IS NULL OR strpos(lower(name || ' ' || coalesce(homepage, '')), lower($5)) > 0)
       AND ($6::text IS NULL OR slug = $6)
     ORDER BY slug
     LIMIT $7`,
    [
      filter.after ?? '',
      filter.collection ?? null,
      filter.state ?? null,
      filter.language ?? null,
      filter.search ?? null,
      filter.slug ?? null,
      filter.limit,
    ],
  )
  return rows
}

/** One outlet by its slug; throws `not-found`. */
export async function getOutlet(db: Db, slug: string): Promise<OutletRow> {
  const [outlet] = await listOutlets(db, { slug, limit: 1 })
  if (outlet) return outlet
  throw new MiradorError('not-found', `No outlet has the slug "${slug}". "/v1/outlets" lists them.`)
}

/** Chooses whether the articles of outlets are read; all or none. Throws `not-found`, naming the slugs that no outlet has. */
export async function chooseArticleText(db: Db, slugs: string[], articleText: boolean): Promise<void> {
  const { rows } = await db.query<{ missing: string[] }>(
    `WITH missing AS (
       SELECT slug
       FROM unnest($1::text[]) AS slug
       WHERE slug NOT IN (SELECT slug FROM outlets)
     ),
     chosen AS (
       UPDATE outlets
       SET article_text = $2
       WHERE slug = ANY ($1) AND NOT EXISTS (SELECT FROM missing)
     )
     SELECT array_agg(slug) AS missing
     FROM missing
     HAVING count(*) > 0`,
    [slugs, articleText],
  )
  if (rows[0])
    throw new MiradorError(
      'not-found',
      `No outlet has the slug ${rows[0].missing.join(', ')}. "mirador outlets list" shows them.`,
    )
}
