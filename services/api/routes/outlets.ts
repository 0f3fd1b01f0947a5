import { languages } from '@mirador/core/terms.ts'
import { getOutlet, listOutlets, type OutletRow } from '@mirador/store/outlets.ts'
import { Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { decodeCursor, encodeCursor, nextPage, oneOf, pageParameters } from '../parameters.ts'

const query = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the name or homepage' })),
    collection: Type.Optional(Type.String({ maxLength: 100 })),
    state: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    language: Type.Optional(oneOf(languages)),
    ...pageParameters,
  },
  { additionalProperties: false },
)

const text = Type.Union([Type.String(), Type.Null()])
const outlet = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  homepage: text,
  medium: Type.String(),
  scope: oneOf(['national', 'local']),
  state: text,
  city: text,
  language: oneOf(languages),
  lean: Type.Union([Type.String(), Type.Null()], { description: 'As rated by leanSource, not by Mirador' }),
  leanSource: text,
  placeSource: text,
  collections: Type.Array(Type.String()),
  synthetic: Type.Boolean({ description: 'Whether the outlet was invented for a demonstration' }),
  articleText: Type.Boolean({ description: 'Whether its articles are read where that is chosen per outlet' }),
  feeds: Type.Integer(),
  lastPollAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  items: Type.Integer({ description: 'Everything it published that was counted, on topic or not' }),
  mentions: Type.Integer({ description: 'Of these about Mexico or immigration; reprints counted each' }),
})

/** Outlets with what is known of them and their counts: all by page, and one. */
export function outletRoutes(app: Api, { pool }: ApiDeps): void {
  const listSchema = {
    summary: 'Outlets by slug',
    tags: ['collection'],
    querystring: query,
    response: { 200: Type.Object({ outlets: Type.Array(outlet), next: nextPage }) },
  }
  app.get('/outlets', { schema: listSchema }, async ({ query }) => {
    const { q, cursor, limit = 50, collection, state, language } = query
    const after = decodeCursor(cursor, (slug) => (typeof slug === 'string' ? slug : undefined))
    const filter = { collection, state, language, search: q, after }
    const found = await listOutlets(pool, { ...filter, limit: limit + 1 })
    const page = found.slice(0, limit)
    return { outlets: page.map(present), next: found.length > limit ? encodeCursor(page.at(-1)?.slug) : null }
  })

  const oneSchema = {
    summary: 'One outlet',
    tags: ['collection'],
    params: Type.Object({ slug: Type.String({ maxLength: 200 }) }),
    response: { 200: outlet },
  }
  app.get('/outlets/:slug', { schema: oneSchema }, async ({ params }) => present(await getOutlet(pool, params.slug)))
}

const present = (row: OutletRow) => ({ ...row, lastPollAt: row.lastPollAt?.toISOString() ?? null })
