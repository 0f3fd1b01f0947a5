/** The API, without a port: `buildApp(…)` is listened to by a main, and asked by tests and the dashboard as it is. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { OutletList } from '@mirador/catalogue/outlet.ts'
import type { Logger } from '@mirador/core/log.ts'
import type { Scope } from '@mirador/core/terms.ts'
import type { Pool } from '@mirador/store/db.ts'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify'
import { type Caller, createAccess } from './access.ts'
import { handleProblems, problemSchema, refuseAddress } from './problems.ts'
import { createResponseCache } from './response-cache.ts'
import { articleRoutes } from './routes/articles.ts'
import { auditRoutes } from './routes/audit.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { feedRoutes } from './routes/feeds.ts'
import { frameRoutes } from './routes/frames.ts'
import { healthRoutes } from './routes/health.ts'
import { mentionRoutes } from './routes/mentions.ts'
import { noticeRoutes } from './routes/notices.ts'
import { opinionRoutes } from './routes/opinions.ts'
import { outletListRoutes } from './routes/outlet-lists.ts'
import { outletRoutes } from './routes/outlets.ts'
import { reliabilityRoutes } from './routes/reliability.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { secondNetRoutes } from './routes/second-nets.ts'
import { storyRoutes } from './routes/stories.ts'
import { streamRoutes } from './routes/streams.ts'
import { trendRoutes } from './routes/trends.ts'
import { versionRoutes } from './routes/versions.ts'
import { websubRoutes } from './routes/websub.ts'

export type QueueDepth = Record<string, { waiting: number; active: number; delayed: number; failed: number }>

/** What the API does to what is collected; whoever wires it says how. */
export type Intake = {
  /** Throws `bad-input` or `not-found`. */
  addFeed(wanted: {
    address: string
    outlet: string
    label?: string
  }): Promise<{ said: string[]; trouble?: string | undefined }>
  saveList(list: OutletList): Promise<{ outletsAdded: number; feedsAdded: number }>
}

export type ApiDeps = {
  pool: Pool
  log: Logger
  now: () => Date
  minPollSeconds: number
  queueDepth: () => Promise<QueueDepth>
  /** Largest document that a hub may push; not set: hubs are not listened to. */
  maxPushBytes?: number | undefined
  /** Not set: feeds and lists are not taken in by this API. */
  intake?: Intake | undefined
  /** Asks a worker to count stale hours now; what does not ring waits for the next tick. */
  ringRecount?: () => Promise<void>
  /** Hears of changed counts; gives how to stop hearing. `onHearing` says whether changes are being heard of. */
  onCountsChanged?: (onChange: () => void, onHearing: (heard: boolean) => void) => Promise<() => Promise<void>>
}

export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a caller must be allowed to do: under /v1 at least to read, elsewhere nothing. */
    scope?: Scope
  }
  interface FastifyRequest {
    /** Set where the route has a scope. */
    caller: Caller
  }
}

const cacheBounds = { entries: 2_000, length: 64_000_000, ageMs: 60_000 }

/** The app with every route, ready to listen or to be asked by `inject`; closing it stops what it hears. */
export async function buildApp(deps: ApiDeps): Promise<Api> {
  const app = Fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, _request, reply) => void refuseAddress(error, reply as FastifyReply),
    routerOptions: { maxParamLength: 200 },
    ajv: { customOptions: { allErrors: true, removeAdditional: false, coerceTypes: 'array' } },
  }).withTypeProvider<TypeBoxTypeProvider>()
  handleProblems(app)
  app.addSchema(problemSchema)

  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Mirador',
        version: '1',
        description:
          'How the United States talks about Mexico: mentions with their labels and the words that earned them, and trends with their uncertainty. Times are ISO 8601 with a zone; errors are problem documents (RFC 9457).',
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    },
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) =>
        typeof schema.$id === 'string' ? schema.$id : `schema-${index}`,
    },
  })
  await app.register(swaggerUi, { routePrefix: '/docs' })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())

  const allow = createAccess(deps.pool)
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/v1/') || !route.schema) return
    const scope = route.config?.scope ?? 'read'
    route.config = { ...route.config, scope }
    const problem = {
      description: 'A problem document',
      content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
    }
    route.schema.response = { ...(route.schema.response as object), '4xx': problem }
    route.schema.security = scope === 'read' ? [{}, { key: [] }] : [{ key: [] }]
  })

  app.addHook('onRequest', async (request) => {
    const { scope } = request.routeOptions.config
    if (scope) request.caller = await allow(request, scope)
  })

  const cache = createResponseCache(cacheBounds, deps.now)
  const stopHearing = await deps.onCountsChanged?.(cache.clear, cache.trust)
  app.addHook('onClose', async () => stopHearing?.())

  await app.register(
    async (instance) => {
      const v1 = instance.withTypeProvider<TypeBoxTypeProvider>()
      trendRoutes(v1, deps, cache)
      mentionRoutes(v1, deps)
      articleRoutes(v1, deps)
      storyRoutes(v1, deps)
      reviewRoutes(v1, deps)
      auditRoutes(v1, deps)
      reliabilityRoutes(v1, deps)
      opinionRoutes(v1, deps)
      outletRoutes(v1, deps)
      outletListRoutes(v1, deps)
      feedRoutes(v1, deps)
      coverageRoutes(v1, deps)
      noticeRoutes(v1, deps)
      streamRoutes(v1, deps)
      secondNetRoutes(v1, deps)
      versionRoutes(v1, deps)
      frameRoutes(v1)
    },
    { prefix: '/v1' },
  )
  healthRoutes(app, deps)
  const { maxPushBytes } = deps
  if (maxPushBytes !== undefined)
    await app.register(async (instance) =>
      websubRoutes(instance.withTypeProvider<TypeBoxTypeProvider>(), deps, maxPushBytes),
    )
  return app
}
