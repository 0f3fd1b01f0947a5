import { MiradorError } from '@mirador/core/errors.ts'
import { labelKinds, reviewableLabels, scopes } from '@mirador/core/terms.ts'
import { checkMention, listReviews, type ReviewRow, type Saying, saveReviews } from '@mirador/store/reviews.ts'
import { type Static, Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { decodeCursor, encodeCursor, nextPage, oneOf, pageParameters } from '../parameters.ts'

const saying = Type.Object(
  {
    kind: oneOf(labelKinds),
    label: Type.Optional(
      Type.String({ maxLength: 40, description: 'A frame, or the relevance, framing or tone that is right' }),
    ),
    holds: Type.Optional(Type.Boolean({ default: true, description: 'false: this frame is not there' })),
    withdrawn: Type.Optional(
      Type.Boolean({ default: false, description: 'Takes back what was said of this frame, or of this kind' }),
    ),
  },
  { additionalProperties: false },
)
const body = Type.Object(
  {
    labels: Type.Array(saying, { minItems: 1, maxItems: 20 }),
    why: Type.Optional(Type.String({ maxLength: 1_000, default: '' })),
  },
  { additionalProperties: false },
)
const review = Type.Object({
  id: Type.Integer(),
  mentionId: Type.Integer(),
  kind: oneOf(labelKinds),
  label: Type.String(),
  holds: Type.Boolean(),
  withdrawn: Type.Boolean(),
  said: Type.Union([Type.String(), Type.Null()], { description: 'What the model had said; of a frame, true or false' }),
  version: Type.Union([Type.String(), Type.Null()], { description: 'The version that had said it' }),
  reviewer: Type.String({ description: 'Name of the key' }),
  why: Type.String(),
  auditId: Type.Union([Type.Integer(), Type.Null()], { description: 'Where it answers the audit' }),
  createdAt: Type.String({ format: 'date-time' }),
})
const page = Type.Object({ reviews: Type.Array(review), next: nextPage })
const query = Type.Object(
  { reviewer: Type.Optional(Type.String({ maxLength: 200, description: 'Name of a key' })), ...pageParameters },
  { additionalProperties: false },
)
const params = Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) })

/** What people say of labels: saying it, and reading what was said. */
export function reviewRoutes(app: Api, { pool, now, ringRecount }: ApiDeps): void {
  const addSchema = {
    summary: 'Confirm, correct or take back labels of a mention',
    description:
      'What is said last of a frame, or of relevance, framing or tone, wins over the model, whatever its version. Saying the same again adds nothing.',
    tags: ['reviews'],
    params,
    body,
    response: {
      200: Type.Object({ added: Type.Integer({ description: 'How many were new' }) }),
      201: Type.Object({ added: Type.Integer() }),
    },
  }
  app.post('/mentions/:id/reviews', { schema: addSchema, config: { scope: 'annotate' } }, async (request, reply) => {
    const { params, body, caller } = request
    const by = { name: caller.name!, why: body.why ?? '' }
    const added = await saveReviews(pool, params.id, sayingsOf(body), by, now())
    // what does not ring is found by the next tick
    if (added > 0) await ringRecount?.().catch((error) => request.log.warn(error))
    return reply.code(added > 0 ? 201 : 200).send({ added })
  })

  const ofMentionSchema = {
    summary: 'What people said of a mention, the last first',
    tags: ['reviews'],
    params,
    querystring: query,
    response: { 200: page },
  }
  app.get('/mentions/:id/reviews', { schema: ofMentionSchema }, async ({ params, query }) => {
    await checkMention(pool, params.id)
    return readPage(query, params.id)
  })

  const listSchema = {
    summary: 'What people said of labels, the last first',
    tags: ['reviews'],
    querystring: query,
    response: { 200: page },
  }
  app.get('/reviews', { schema: listSchema }, ({ query }) => readPage(query))

  const accessSchema = {
    summary: 'What the caller may do',
    tags: ['reference'],
    response: { 200: Type.Object({ name: Type.Union([Type.String(), Type.Null()]), scope: oneOf(scopes) }) },
  }
  app.get('/access', { schema: accessSchema }, ({ caller }) => caller)

  async function readPage({ reviewer, cursor, limit = 50 }: Static<typeof query>, mentionId?: number) {
    const before = decodeCursor(cursor, (id) => (Number.isSafeInteger(id) ? Number(id) : undefined))
    const found = await listReviews(pool, { mentionId, reviewer, before, limit: limit + 1 })
    const reviews = found.slice(0, limit)
    return { reviews: reviews.map(present), next: found.length > limit ? encodeCursor(reviews.at(-1)?.id) : null }
  }
}

const present = (row: ReviewRow) => ({ ...row, createdAt: row.createdAt.toISOString() })

/** Throws `bad-input` for a label that its kind does not have, one kind or frame said twice, and the denial of anything but a frame. */
function sayingsOf({ labels }: Static<typeof body>): Saying[] {
  const problems: string[] = []
  const sayings = labels.map(({ kind, label = '', holds = true, withdrawn = false }): Saying => {
    const allowed: readonly string[] = reviewableLabels[kind]
    const needsLabel = kind === 'frame' || !withdrawn
    if (needsLabel && !allowed.includes(label))
      problems.push(`The label of ${kind} must be one of ${allowed.join(', ')}`)
    if (!holds && kind !== 'frame') problems.push(`"holds" can be false of a frame only: say which ${kind} is right`)
    return { kind, label, holds: holds || withdrawn, withdrawn }
  })
  const subjects = sayings.map(({ kind, label }) => (kind === 'frame' ? `frame ${label}` : kind))
  if (new Set(subjects).size < subjects.length) problems.push('Each frame and each other kind can be said once')
  if (problems.length > 0)
    throw new MiradorError(
      'bad-input',
      problems.join('; '),
      problems.map((message) => ({ at: 'labels', message })),
    )
  return sayings
}
