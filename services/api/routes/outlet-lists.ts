import { Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { describeProblems, formatList, listFormats, parseList, refuseEmptyList } from '../outlet-lists.ts'
import { oneOf } from '../parameters.ts'

const longestList = 4_000_000

/** Lists of outlets and feeds, out and in, for who manages: a list holds the passwords that feeds are asked with. */
export function outletListRoutes(app: Api, { pool, intake }: ApiDeps): void {
  const exportSchema = {
    summary: 'Every outlet and feed as a list, CSV or OPML, as it can be taken in again',
    tags: ['collection'],
    querystring: Type.Object({ format: oneOf(listFormats) }, { additionalProperties: false }),
    response: { 200: Type.String() },
  }
  app.get(
    '/outlet-lists',
    { schema: exportSchema, config: { scope: 'manage' } },
    async ({ query: { format } }, reply) => {
      reply.type(format === 'opml' ? 'text/x-opml; charset=utf-8' : 'text/csv; charset=utf-8')
      reply.header('content-disposition', `attachment; filename="mirador.${format}"`)
      return formatList(pool, format)
    },
  )

  if (intake === undefined) return
  const importSchema = {
    summary: 'Add and change outlets and their feeds from a list',
    description: 'Rows with a problem are named and left out; the others are taken, all or none. Feeds are only added.',
    tags: ['collection'],
    body: Type.Object(
      {
        list: Type.String({ minLength: 1, maxLength: longestList, description: 'The text of a CSV or OPML file' }),
        format: Type.Optional(oneOf(listFormats, 'Taken from what it looks like, if not given')),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({
        outlets: Type.Integer({ description: 'Outlets in the list that were taken' }),
        feeds: Type.Integer(),
        outletsAdded: Type.Integer({ description: 'Of these new; the others were changed to what the list says' }),
        feedsAdded: Type.Integer(),
        problems: Type.Array(Type.String(), { description: 'What was left out, and why' }),
      }),
    },
  }
  const options = { schema: importSchema, config: { scope: 'manage' as const }, bodyLimit: 2 * longestList }
  app.post('/outlet-lists', options, async ({ body }) => {
    const list = parseList(body.list, body.format)
    refuseEmptyList(list)
    const change = await intake.saveList(list)
    return {
      outlets: list.outlets.length,
      feeds: list.feeds.length,
      ...change,
      problems: describeProblems(list),
    }
  })
}
