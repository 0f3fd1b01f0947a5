/**
 * Where hubs confirm and push (https://www.w3.org/TR/websub/): open to everyone, at addresses that nobody can guess. What is
 * pushed waits in a table until a worker reads it.
 */
import { confirmEnd, confirmSubscription, findHubSubscription, recordDenial } from '@mirador/store/hub-subscriptions.ts'
import { savePush } from '@mirador/store/pushes.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { signatureHolds } from '../hub-signature.ts'

const params = Type.Object({ token: Type.String({ maxLength: 100 }) })
const query = Type.Object({
  'hub.mode': Type.String({ maxLength: 20 }),
  'hub.topic': Type.Optional(Type.String({ maxLength: 4_000 })),
  'hub.challenge': Type.Optional(Type.String({ maxLength: 4_000 })),
  'hub.lease_seconds': Type.Optional(Type.Integer()),
  'hub.reason': Type.Optional(Type.String({ maxLength: 1_000 })),
})
type Intent = Static<typeof query>

const standardLeaseSeconds = 10 * 86_400
const longestLeaseSeconds = 90 * 86_400
const shortestRestSeconds = 300
const deniedRestMs = 7 * 86_400_000
const mostWaiting = 50

export function websubRoutes(app: Api, { pool, now, log }: ApiDeps, maxPushBytes: number): void {
  // a body is what was signed: its bytes, whatever its type
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxPushBytes }, (_request, body, done) =>
    done(null, body),
  )

  app.get('/websub/:token', { schema: { hide: true, params, querystring: query } }, async (request, reply) => {
    const { token } = request.params
    const agreed = await answerHub(token, request.query)
    reply.type('text/plain; charset=utf-8').header('x-content-type-options', 'nosniff')
    if (!agreed) return reply.code(404).send('Nobody here asked for this.')
    return reply.send(request.query['hub.challenge'] ?? '')
  })

  /** Whether we wanted what a hub says it is about to do. */
  async function answerHub(token: string, intent: Intent): Promise<boolean> {
    const subscription = await findHubSubscription(pool, token)
    if (subscription === null || subscription.topic !== intent['hub.topic']) return false
    const at = now()
    const after = (seconds: number) => new Date(at.getTime() + seconds * 1_000)
    switch (intent['hub.mode']) {
      case 'subscribe': {
        const asked = intent['hub.lease_seconds'] ?? standardLeaseSeconds
        const lease = Math.min(Math.max(asked, 1), longestLeaseSeconds)
        return confirmSubscription(pool, token, after(lease), after(Math.max(0.8 * lease, shortestRestSeconds)))
      }
      case 'unsubscribe':
        return confirmEnd(pool, token)
      case 'denied': {
        const reason = `The hub denies it: ${intent['hub.reason'] || 'it does not say why'}`
        await recordDenial(pool, token, reason, at, new Date(at.getTime() + deniedRestMs))
        return true
      }
      default:
        return false
    }
  }

  /** The subscription that a push belongs to; null where it is, or is to be, no more. */
  async function findWanted(token: string) {
    const subscription = await findHubSubscription(pool, token)
    return subscription?.wanted ? subscription : null
  }

  const push = {
    schema: { hide: true, params },
    // before a byte of the body is read; 410 is the word at which a hub ends a subscription (WebSub, 7)
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      const { token } = request.params as Static<typeof params>
      if ((await findWanted(token)) === null) return reply.code(410).send()
    },
  }
  app.post('/websub/:token', push, async (request, reply) => {
    const subscription = await findWanted(request.params.token)
    if (subscription === null) return reply.code(410).send()
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const { feedId, secret } = subscription
    if (!signatureHolds(request.headers['x-hub-signature'], body, secret)) {
      // answered as if it were taken, so that nobody learns by trying (WebSub, 7.1)
      log.warn({ feedId }, 'a push whose signature does not hold was ignored')
      return reply.code(202).send()
    }
    const contentType = request.headers['content-type'] ?? null
    const isKept = await savePush(pool, { feedId, receivedAt: now(), contentType, body }, mostWaiting)
    return isKept ? reply.code(202).send() : reply.code(503).header('retry-after', '60').send()
  })
}
