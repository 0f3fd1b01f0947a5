import { createHmac, timingSafeEqual } from 'node:crypto'

/** The methods that a hub may sign with (WebSub, 7.1). */
const methods = ['sha1', 'sha256', 'sha384', 'sha512'] as const

/** Whether `header` (X-Hub-Signature: method=signature in hexadecimal) is the HMAC of the body with the secret. */
export function signatureHolds(header: unknown, body: Uint8Array, secret: string): boolean {
  const [, name, signature] = /^\s*(\w+)=([0-9a-f]+)\s*$/i.exec(typeof header === 'string' ? header : '') ?? []
  const method = methods.find((one) => one === name?.toLowerCase())
  if (method === undefined || signature === undefined) return false
  const expected = createHmac(method, secret).update(body).digest()
  const given = Buffer.from(signature, 'hex')
  return given.length === expected.length && signature.length === 2 * given.length && timingSafeEqual(given, expected)
}
