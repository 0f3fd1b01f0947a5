import { gunzipSync } from 'node:zlib'
import { type Api, buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { dashboard } from '@mirador/dashboard/dashboard.ts'
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { saveVersion } from '@mirador/store/versions.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase } from '../support/postgres.ts'
import { timeZone } from '../support/two-weeks.ts'

const now = new Date()

describe('the pages', () => {
  let app: Api
  let pool: Pool
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.inject({ url, headers: { host: 'localhost', ...headers } })
  const sendKey = (body: Record<string, string>, origin: string) =>
    app.inject({
      method: 'POST',
      url: '/key',
      headers: { host: 'localhost', origin, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(body).toString(),
    })

  beforeAll(async () => {
    pool = (await createDatabase()).pool
    app = await buildApp({ pool, log: silentLog(), now: () => now, minPollSeconds: 300, queueDepth: async () => ({}) })
    await app.register(dashboard)
  })
  afterAll(() => app.close())

  it('say kindly that nothing is there yet, and what will be', async () => {
    const before = await get('/')
    expect([before.statusCode, before.body]).toEqual([503, expect.stringContaining('Nothing has been collected yet')])
    await saveVersion(pool, 'some/1')
    await setTimeZone(pool, timeZone)
    const { statusCode, body } = await get('/', { 'accept-language': 'es' })
    expect([statusCode, body]).toEqual([200, expect.stringContaining('Todavía no hay nada que mostrar')])
    expect(body).toContain('Todavía no se vigila ningún canal')
  })

  it('take a key only from a form of their own, and go on only to pages of their own', async () => {
    expect((await sendKey({ key: 'k' }, 'https://elsewhere.example')).statusCode).toBe(403)
    expect((await sendKey({ key: 'k' }, 'null')).statusCode).toBe(403)
    expect((await sendKey({ key: 'no spaces' }, 'http://localhost')).statusCode).toBe(400)
    for (const [next, location] of Object.entries({
      '/mentions?frame=trade': '/mentions?frame=trade',
      'https://elsewhere.example/': '/',
      '//elsewhere.example': '/',
      '/\\elsewhere.example': '/',
      '/%2e/%2e//elsewhere.example': '/',
    })) {
      const { statusCode, headers } = await sendKey({ key: 'k', next }, 'http://localhost')
      expect([statusCode, headers.location]).toEqual([303, location])
      expect(headers['set-cookie']).toMatch(/^mirador_key=k; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/)
    }
  })

  it('let the API decide who reads: another name for this machine is not this machine', async () => {
    const strangers: Record<string, string>[] = [
      { host: 'rebound.example' },
      { 'x-forwarded-for': '127.0.0.1' },
      { forwarded: 'for=::1' },
      { via: '1.1 proxy' },
      { 'x-real-ip': '::1' },
    ]
    for (const headers of strangers) expect((await get('/', headers)).statusCode).toBe(401)
  })

  it('keep their headers to themselves, and let styles be kept for good', async () => {
    expect((await get('/')).headers).toMatchObject({ 'x-content-type-options': 'nosniff' })
    expect((await get('/v1/frames')).headers['content-security-policy']).toBeUndefined()
    const path = /href="(\/assets\/style[^"]+)"/.exec((await get('/')).body)?.[1] ?? ''
    const style = await get(path, { 'accept-encoding': 'gzip' })
    expect(style.headers['cache-control']).toMatch(/immutable/)
    expect(gunzipSync(style.rawPayload).toString()).toBe((await get(path)).body)
    expect((await get(path, { 'if-none-match': String(style.headers.etag) })).statusCode).toBe(304)
  })
})
