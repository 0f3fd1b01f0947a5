import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signatureHolds } from './hub-signature.ts'

const secret = 'a secret'
const body = Buffer.from('<rss/>\u00e9')
const sign = (method: string, key = secret) => createHmac(method, key).update(body).digest('hex')

describe('the signature of a push', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('holds by %s, in either case', (method) => {
    expect(signatureHolds(`${method}=${sign(method)}`, body, secret)).toBe(true)
    expect(signatureHolds(`${method.toUpperCase()}=${sign(method).toUpperCase()}`, body, secret)).toBe(true)
  })

  it.each([
    undefined,
    '',
    'sha256=',
    `sha256=${sign('sha256', 'another')}`,
    `sha256=${sign('sha256').slice(0, -2)}`,
    `sha256=${sign('sha256')}0`,
    `sha512=${sign('sha256')}`,
    `md5=${sign('md5')}`,
    sign('sha256'),
    [`sha256=${sign('sha256')}`],
  ])('does not hold where it is %s', (header) => expect(signatureHolds(header, body, secret)).toBe(false))

  it('does not hold for another body', () => {
    expect(signatureHolds(`sha256=${sign('sha256')}`, Buffer.from('<rss />'), secret)).toBe(false)
  })
})
