import { slugify } from '@mirador/catalogue/slug.ts'
import { feedReaders } from '@mirador/core/terms.ts'
import { withoutCredentials } from '@mirador/core/without-credentials.ts'
import { type FeedRow, feedStates, listFeeds, makeDue } from '@mirador/store/feeds.ts'
import { getFeedHealth } from '@mirador/store/health.ts'
import { type HubRow, hubStates, listHubs } from '@mirador/store/hub-subscriptions.ts'
import { Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { decodeCursor, encodeCursor, nextPage, oneOf, pageParameters } from '../parameters.ts'

const query = Type.Object(
  {
    outlet: Type.Optional(Type.String({ maxLength: 200, description: 'Slug of an outlet' })),
    state: Type.Optional(oneOf(feedStates)),
    ...pageParameters,
  },
  { additionalProperties: false },
)

const text = Type.Union([Type.String(), Type.Null()])
const time = Type.Union([Type.String({ format: 'date-time' }), Type.Null()])
const feed = Type.Object({
  id: Type.Integer(),
  outlet: Type.String(),
  url: Type.String({ description: 'Without the user and password that it may be asked with' }),
  label: Type.String(),
  reader: oneOf(feedReaders),
  active: Type.Boolean(),
  state: oneOf(feedStates),
  intervalSeconds: Type.Integer(),
  failures: Type.Integer({ description: 'Failed polls since the last that did not' }),
  watchedSince: Type.String({ format: 'date-time' }),
  seenUntil: Type.String({
    format: 'date-time',
    description: 'What it published since watchedSince was seen up to here, but for its gaps',
  }),
  nextPollAt: time,
  lastPollAt: time,
  lastSuccessAt: time,
  lastNewAt: time,
  lastReason: text,
  lastDetail: text,
  hub: Type.Union(
    [
      Type.Object({
        url: Type.String(),
        state: oneOf(hubStates, 'failing: it does not take or confirm the subscription, and is asked again at dueAt'),
        subscribedUntil: time,
        pushedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description: 'Its last push' }),
        dueAt: Type.String({ format: 'date-time', description: 'When it is asked next' }),
        reason: text,
      }),
      Type.Null(),
    ],
    { description: 'Its WebSub hub; null where it declares none, or hubs are not listened to' },
  ),
})

const pollCounts = Type.Object({
  polls: Type.Integer(),
  modified: Type.Integer(),
  unchanged: Type.Integer(),
  failed: Type.Integer(),
  empty: Type.Integer({ description: 'Of the modified: without an item' }),
  items: Type.Integer(),
  fresh: Type.Integer({ description: 'Items that were new' }),
  refused: Type.Integer({ description: 'Items without a word' }),
  reasons: Type.Record(Type.String(), Type.Integer(), { description: 'Polls that failed, by reason' }),
})
const healthMs = 7 * 86_400_000

/** Feeds with their health, making one due now, and adding one. */
export function feedRoutes(app: Api, { pool, now, intake }: ApiDeps): void {
  /** Feeds as the API shows them, with their hubs. */
  async function present(rows: FeedRow[]) {
    const hubs = await listHubs(
      pool,
      rows.map(({ id }) => id),
      now(),
    )
    const hubOf = new Map(hubs.map((hub) => [hub.feedId, hub]))
    return rows.map((row) => presentFeed(row, hubOf.get(row.id)))
  }

  const listSchema = {
    summary: 'Feeds with their health, by id',
    tags: ['collection'],
    querystring: query,
    response: { 200: Type.Object({ feeds: Type.Array(feed), next: nextPage }) },
  }
  app.get('/feeds', { schema: listSchema }, async ({ query }) => {
    const { outlet, state, cursor, limit = 50 } = query
    const after = decodeCursor(cursor, (id) => (Number.isSafeInteger(id) ? Number(id) : undefined))
    const found = await listFeeds(pool, { outlet, state, after, limit: limit + 1 })
    const page = found.slice(0, limit)
    return { feeds: await present(page), next: found.length > limit ? encodeCursor(page.at(-1)?.id) : null }
  })

  const healthSchema = {
    summary: 'One feed, and what came of its polls in the last seven days',
    tags: ['collection'],
    params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }),
    response: { 200: Type.Object({ ...feed.properties, polls: pollCounts }) },
  }
  app.get('/feeds/:id/health', { schema: healthSchema }, async ({ params }) => {
    const { polls, ...row } = await getFeedHealth(pool, params.id, new Date(now().getTime() - healthMs))
    const [presented] = await present([row])
    return { ...presented!, polls }
  })

  const pollSchema = {
    summary: 'Make a feed due now',
    description: 'A worker polls it within seconds; its row then shows what came of it.',
    tags: ['collection'],
    params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }),
    response: { 202: Type.Object({ feedId: Type.Integer(), dueAt: Type.String({ format: 'date-time' }) }) },
  }
  app.post('/feeds/:id/poll', { schema: pollSchema, config: { scope: 'manage' } }, async ({ params }, reply) => {
    const dueAt = now()
    await makeDue(pool, [params.id], dueAt)
    return reply.code(202).send({ feedId: params.id, dueAt: dueAt.toISOString() })
  })

  if (intake === undefined) return
  const addSchema = {
    summary: 'Add a feed, or the first that a site has',
    description:
      'The address is looked at first. What is polled already, in whatever notation, is not added again; what cannot be read now is taken at its word.',
    tags: ['collection'],
    body: Type.Object(
      {
        address: Type.String({ maxLength: 2_000, description: 'http or https address of the feed, or of the site' }),
        outlet: Type.String({ minLength: 1, maxLength: 200, description: 'Name or slug; made if it is new' }),
        label: Type.Optional(Type.String({ maxLength: 200, description: 'Which part of the outlet it carries' })),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({
        outlet: Type.String({ description: 'Slug of the outlet' }),
        said: Type.Array(Type.String(), { description: 'What came of it, in sentences' }),
        trouble: Type.Union([Type.String(), Type.Null()], { description: 'Why it could not be read' }),
      }),
    },
  }
  app.post('/feeds', { schema: addSchema, config: { scope: 'manage' } }, async ({ body }) => {
    const { said, trouble = null } = await intake.addFeed(body)
    return { outlet: slugify(body.outlet), said, trouble }
  })
}

const presentFeed = (row: FeedRow, hub: HubRow | undefined) => ({
  ...row,
  url: withoutCredentials(row.url),
  watchedSince: row.watchedSince.toISOString(),
  seenUntil: row.seenUntil.toISOString(),
  nextPollAt: row.nextPollAt.toISOString(),
  lastPollAt: row.lastPollAt?.toISOString() ?? null,
  lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
  lastNewAt: row.lastNewAt?.toISOString() ?? null,
  hub: hub === undefined ? null : presentHub(hub),
})

const presentHub = ({ hub, state, leaseUntil, pushedAt, dueAt, reason }: HubRow) => ({
  url: withoutCredentials(hub),
  state,
  subscribedUntil: leaseUntil?.toISOString() ?? null,
  pushedAt: pushedAt?.toISOString() ?? null,
  dueAt: dueAt.toISOString(),
  reason,
})
