import { MiradorError } from '@mirador/core/errors.ts'
import { countArticles, findArticle } from '@mirador/store/articles.ts'
import { Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { oneOf } from '../parameters.ts'

const text = Type.Union([Type.String(), Type.Null()])
const time = Type.Union([Type.String({ format: 'date-time' }), Type.Null()])

const outcome = oneOf(
  ['waiting', 'read', 'refused', 'failed'],
  'refused: by robots.txt, a paywall or a block page; failed: by an error',
)
const article = Type.Object({
  mentionId: Type.Integer(),
  url: Type.String(),
  canonicalUrl: text,
  outcome,
  reason: text,
  detail: text,
  attempts: Type.Integer(),
  nextAttemptAt: time,
  fetchedAt: time,
  title: text,
  byline: text,
  publishedAt: time,
  language: text,
  text: Type.Union([Type.String(), Type.Null()], {
    description: 'What evidence of the field article lies in; null before it is read and after its keeping time',
  }),
})

/** What became of articles; and the full text that a mention was judged on, for those who label: texts of others are not republished. */
export function articleRoutes(app: Api, { pool }: ApiDeps): void {
  const outcomesSchema = {
    summary: 'What became of the articles that were wanted: how many of each outcome and reason',
    tags: ['collection'],
    response: {
      200: Type.Object({ outcomes: Type.Array(Type.Object({ outcome, reason: text, articles: Type.Integer() })) }),
    },
  }
  app.get('/articles', { schema: outcomesSchema }, async () => ({ outcomes: await countArticles(pool) }))

  const schema = {
    summary: 'The article that a mention leads to',
    tags: ['mentions'],
    params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }),
    response: { 200: article },
  }
  app.get('/mentions/:id/article', { schema, config: { scope: 'annotate' } }, async ({ params: { id } }) => {
    const found = await findArticle(pool, id)
    if (!found) throw new MiradorError('not-found', `No article was asked for that the mention ${id} leads to.`)
    return {
      ...found,
      nextAttemptAt: found.nextAttemptAt?.toISOString() ?? null,
      fetchedAt: found.fetchedAt?.toISOString() ?? null,
      publishedAt: found.publishedAt?.toISOString() ?? null,
    }
  })
}
