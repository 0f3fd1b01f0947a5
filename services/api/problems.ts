/** Every error of the API is a problem document (RFC 9457) that says what to change. */
import { STATUS_CODES } from 'node:http'
import { MiradorError, type Problem } from '@mirador/core/errors.ts'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'

export const problemSchema = Type.Object(
  {
    type: Type.String({ description: 'A URI reference that names the kind of problem' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What to change' }),
    instance: Type.String(),
    problems: Type.Optional(
      Type.Array(Type.Object({ at: Type.Optional(Type.String()), message: Type.String() }), {
        description: 'Each parameter that is wrong, and what is allowed',
      }),
    ),
  },
  { $id: 'Problem' },
)

/** Sends a problem document; one that asks for a key says how keys are sent (RFC 9110, 11.6.1). */
export const sendProblem = (reply: FastifyReply, status: number, kind: string, detail: string, problems?: Problem[]) =>
  reply
    .code(status)
    .headers(status === 401 ? { 'www-authenticate': 'Bearer' } : {})
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `/problems/${kind}`,
        title: STATUS_CODES[status] ?? 'Error',
        status,
        detail,
        instance: reply.request.url.split('?')[0],
        ...(problems?.length ? { problems } : {}),
      }),
    )

/**
 * SQLSTATEs of values that PostgreSQL cannot store or compare: no such character, number out of range, time out of range,
 * no such value, no such character in JSON.
 */
const unusableValue = new Set(['22021', '22003', '22008', '22P02', '22P05'])

/** Answers a request whose address cannot be read, before any route sees it. */
export const refuseAddress = (error: FastifyError, reply: FastifyReply) =>
  sendProblem(reply, error.statusCode ?? 400, 'bad-input', error.message)

/** Turns what routes throw, and addresses that do not exist, into problem documents. */
export function handleProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      reply,
      404,
      'not-found',
      `There is nothing at ${request.method} ${request.url.split('?')[0]}. /docs lists every operation.`,
    ),
  )
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof MiradorError) {
      if (error.httpStatus >= 500) request.log.error(error)
      return sendProblem(reply, error.httpStatus, error.code, error.message, error.problems)
    }
    if (error.validation) {
      const problems = error.validation.map((fault) => describeFault(fault, error.validationContext ?? 'request'))
      return sendProblem(reply, 400, 'bad-input', problems.map(({ message }) => message).join('; '), problems)
    }
    // 57014: a statement that ran into its time limit
    if (error.code === '57014')
      return sendProblem(reply, 503, 'too-slow', 'This took too long: ask for a shorter period or a narrower cut.')
    if (unusableValue.has(error.code)) {
      request.log.info(error)
      return sendProblem(reply, 400, 'bad-input', 'A parameter holds a value that cannot be stored or compared.')
    }
    if (error.statusCode !== undefined && error.statusCode < 500)
      return sendProblem(reply, error.statusCode, 'bad-input', error.message)
    request.log.error(error)
    return sendProblem(reply, 500, 'internal', 'Something went wrong here. The log says what; trying again may help.')
  })
}

type Fault = NonNullable<FastifyError['validation']>[number]

function describeFault({ keyword, instancePath, params, message }: Fault, where: string): Problem {
  const place = instancePath.replace(/^\//, '').replace(/\/\d+$/, '')
  if (keyword === 'additionalProperties') {
    const at = String(params.additionalProperty)
    return { at, message: `"${at}" is not a parameter here` }
  }
  if (keyword === 'required') {
    const at = String(params.missingProperty)
    return { at, message: `"${at}" is missing` }
  }
  const at = place || where
  if (keyword === 'enum')
    return { at, message: `"${at}" must be one of ${(params.allowedValues as unknown[]).join(', ')}` }
  if (keyword === 'anyOf' || keyword === 'const')
    return { at, message: `"${at}" must be one of the values that /docs lists` }
  return { at, message: `"${at}" ${message ?? 'is wrong'}` }
}
