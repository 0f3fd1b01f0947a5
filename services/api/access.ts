/** Who may do what: reads are open on the machine itself, everything else needs a key. */
import { MiradorError } from '@mirador/core/errors.ts'
import { proxyHeaders } from '@mirador/core/proxy-headers.ts'
import { type Scope, scopes } from '@mirador/core/terms.ts'
import type { Pool } from '@mirador/store/db.ts'
import { findKey } from '@mirador/store/keys.ts'
import type { FastifyRequest } from 'fastify'

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const loopbackHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/

/**
 * Whether a request comes from this machine: by its address, not passed on by a proxy, and addressed to this machine by
 * name, so that a page elsewhere cannot reach in by pointing its own name here.
 */
const isLocal = (request: FastifyRequest): boolean =>
  loopback.test(request.socket.remoteAddress ?? '') &&
  Object.keys(proxyHeaders(request.headers)).length === 0 &&
  loopbackHost.test(request.headers.host ?? '')

/** Who asks: the name of a key and what it allows; without a key, somebody on this machine who may read. */
export type Caller = { name: string | null; scope: Scope }

/**
 * Gives the check that a request may do what `scope` allows, which tells who asks; it throws `not-allowed` or `forbidden`,
 * saying what is needed.
 */
export function createAccess(pool: Pool) {
  return async (request: FastifyRequest, scope: Scope): Promise<Caller> => {
    const open = scope === 'read' && isLocal(request)
    const key = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    const found = key === undefined ? null : await findKey(pool, key)
    if (open) return found ?? { name: null, scope: 'read' }
    if (!key)
      throw new MiradorError('not-allowed', `This needs a key: send "Authorization: Bearer KEY" (scope ${scope}).`)
    if (!found) throw new MiradorError('not-allowed', 'This key is not known, or was revoked.')
    if (scopes.indexOf(found.scope) < scopes.indexOf(scope))
      throw new MiradorError('forbidden', `This needs a key of scope ${scope}; yours has ${found.scope}.`)
    return found
  }
}
