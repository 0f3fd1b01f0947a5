import type { IncomingHttpHeaders } from 'node:http'

/** The headers by which a proxy says that it passed a request on: Forwarded, Via, X-Real-IP, X-Forwarded-*. */
export const proxyHeaders = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^(forwarded|via|x-real-ip|x-forwarded-.+)$/.test(name)),
  )
