import type { FastifyInstance } from 'fastify'

/** The pages for people. */
export async function dashboard(app: FastifyInstance): Promise<void> {
  app.get('/', (_request, reply) => reply.redirect('/v1/trends'))
}
