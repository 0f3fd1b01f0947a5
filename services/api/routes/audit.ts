import { frames, immigrantFramings, languages, relevances, tones } from '@mirador/core/terms.ts'
import { type AuditItem, answerAudit, getAnswered, nextAudit, type Verdict } from '@mirador/store/audit.ts'
import { auditDesigns, drawAudit } from '@mirador/store/audit-draw.ts'
import { Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { oneOf } from '../parameters.ts'

const verdict = {
  relevance: oneOf(relevances),
  frames: Type.Array(oneOf(frames), { uniqueItems: true, maxItems: frames.length }),
  immigrants: oneOf(immigrantFramings),
  tone: oneOf(tones),
}
const params = Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) })
const itemFields = {
  id: Type.Integer({ description: 'What it is answered by' }),
  mentionId: Type.Integer(),
  outlet: Type.String(),
  url: Type.Union([Type.String(), Type.Null()]),
  title: Type.String(),
  text: Type.String(),
  language: oneOf(languages),
  publishedAt: Type.String({ format: 'date-time' }),
}
const item = Type.Object(itemFields)
const answered = Type.Object({
  ...itemFields,
  reviewer: Type.String(),
  person: Type.Object(verdict),
  model: Type.Object(verdict),
})

/** The queue of mentions that people label blind. */
export function auditRoutes(app: Api, { pool, now, ringRecount }: ApiDeps): void {
  const nextSchema = {
    summary: 'The next mention to label, without what the model says of it',
    tags: ['audit'],
    response: {
      200: Type.Object({
        item: Type.Union([item, Type.Null()], { description: 'null where none waits' }),
        waiting: Type.Integer(),
        answered: Type.Integer(),
      }),
    },
  }
  app.get('/audit/next', { schema: nextSchema, config: { scope: 'annotate' } }, async ({ caller }) => {
    const { item, ...queue } = await nextAudit(pool, caller.name!)
    return { ...queue, item: item && present(item) }
  })

  const answerSchema = {
    summary: 'Label a drawn mention; the answer shows what the model had said',
    description: 'Every kind is answered at once, and once only. The labels win over the model, as reviews do.',
    tags: ['audit'],
    params,
    body: Type.Object(
      { ...verdict, why: Type.Optional(Type.String({ maxLength: 1_000 })) },
      { additionalProperties: false },
    ),
    response: { 201: answered },
  }
  app.post('/audit/:id', { schema: answerSchema, config: { scope: 'annotate' } }, async (request, reply) => {
    const { why = '', ...said } = request.body
    // what is about neither is framed in no way
    const person: Verdict =
      said.relevance === 'none' ? { ...said, frames: [], immigrants: 'none', tone: 'neutral' } : said
    const by = { name: request.caller.name!, why }
    await answerAudit(pool, request.params.id, person, by, now())
    await ringRecount?.().catch((error) => request.log.warn(error))
    return reply.code(201).send(present(await getAnswered(pool, request.params.id)))
  })

  const answeredSchema = {
    summary: 'A drawn mention with both verdicts, once it is answered',
    tags: ['audit'],
    params,
    response: { 200: answered },
  }
  app.get('/audit/:id', { schema: answeredSchema }, async ({ params }) => present(await getAnswered(pool, params.id)))

  const drawSchema = {
    summary: 'Draw mentions for the audit at random',
    description:
      '"simple" gives every mention the same chance; "rare" draws as many of each frame and framing of immigrants, so that rare ones get enough, and every figure weighs them back. The seed of the first draw stands for good.',
    tags: ['audit'],
    body: Type.Object(
      {
        size: Type.Integer({ minimum: 1, maximum: 10_000 }),
        design: Type.Optional(
          Type.Unsafe<(typeof auditDesigns)[number]>({ ...oneOf(auditDesigns), default: 'simple' }),
        ),
        seed: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      },
      { additionalProperties: false },
    ),
    response: {
      201: Type.Object({
        drawn: Type.Integer(),
        strata: Type.Array(Type.Object({ stratum: Type.String(), drawn: Type.Integer() })),
      }),
    },
  }
  app.post('/audit/draw', { schema: drawSchema, config: { scope: 'annotate' } }, async ({ body }, reply) => {
    const { size, design = 'simple', seed = now().toISOString() } = body
    const strata = await drawAudit(pool, { size, design, seed }, now())
    return reply.code(201).send({ drawn: strata.reduce((sum, { drawn }) => sum + drawn, 0), strata })
  })
}

const present = <T extends AuditItem>(item: T) => ({ ...item, publishedAt: item.publishedAt.toISOString() })
