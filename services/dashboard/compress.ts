/** Pages repeat themselves, a chart above all: gzip makes a tenth of them. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const zip = promisify(gzip)
const worthWhileBytes = 1_400

/** An onSend hook that sends text in gzip to whoever takes it. */
export async function compress(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const takes = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  if (!takes || typeof payload !== 'string' || payload.length < worthWhileBytes) return payload
  const body = await zip(payload, { level: 4 })
  reply.removeHeader('content-length')
  reply.header('content-encoding', 'gzip')
  return body
}
