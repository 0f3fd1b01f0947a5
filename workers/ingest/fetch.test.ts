import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFetcher, type Fetcher, type FetcherOptions } from './fetch.ts'
import { mayRepost } from './fetching/follow.ts'

const feed = '<rss version="2.0"><channel><title>Ledger</title></channel></rss>'
const limits: FetcherOptions = {
  userAgent: 'Mirador/test (+mailto:ops@example.org)',
  timeoutMs: 2_000,
  idleTimeoutMs: 1_000,
  maxBodyBytes: 100_000,
  maxRedirects: 5,
  allowPrivateAddresses: true,
}

let server: Server
let answer: RequestListener
let requests: IncomingMessage[]
let fetchers: Fetcher[]

beforeEach(async () => {
  requests = []
  fetchers = []
  answer = (_, response) => response.end(feed)
  server = createServer((request, response) => {
    requests.push(request)
    answer(request, response)
  })
  // All of 127/8 answers, so that several hosts can be told apart.
  await new Promise<void>((listening) => server.listen(0, '0.0.0.0', listening))
})
afterEach(async () => {
  for (const fetcher of fetchers) await fetcher.close()
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

const at = (path: string, host = '127.0.0.1') => `http://${host}:${(server.address() as AddressInfo).port}${path}`
function fetcherWith(options: Partial<FetcherOptions> = {}): Fetcher {
  const fetcher = createFetcher({ ...limits, ...options })
  fetchers.push(fetcher)
  return fetcher
}
const get = (path: string, options: Partial<FetcherOptions> = {}) => fetcherWith(options).get(at(path))
const textOf = (fetched: Awaited<ReturnType<Fetcher['get']>>) =>
  fetched.outcome === 'modified' ? Buffer.from(fetched.body).toString() : fetched
const redirectTo = (response: ServerResponse, location: string, status = 302) =>
  response.writeHead(status, { location }).end('moved')

describe('a document', () => {
  it('comes with its type, validators and freshness', async () => {
    answer = (_, response) =>
      response
        .writeHead(200, {
          'content-type': 'application/rss+xml',
          etag: '"v1"',
          'last-modified': 'Tue, 03 Nov 2026 10:00:00 GMT',
          'cache-control': 'public, max-age=900',
        })
        .end(feed)
    const fetched = await get('/feed?page=1#top')
    expect(fetched).toMatchObject({
      outcome: 'modified',
      status: 200,
      url: at('/feed?page=1'),
      contentType: 'application/rss+xml',
      etag: '"v1"',
      lastModified: 'Tue, 03 Nov 2026 10:00:00 GMT',
      maxAgeSeconds: 900,
    })
    expect(textOf(fetched)).toBe(feed)
    expect(fetched.ms).toBeGreaterThanOrEqual(0)
    expect(requests[0]?.headers['user-agent']).toBe(limits.userAgent)
  })

  it.each([
    ['gzip', gzipSync(feed)],
    ['x-gzip', gzipSync(feed)],
    ['br', brotliCompressSync(feed)],
    ['deflate', deflateSync(feed)],
    ['deflate', deflateRawSync(feed)],
    ['deflate, gzip', gzipSync(deflateSync(feed))],
    ['utf-8', Buffer.from(feed)],
  ])('is read through Content-Encoding %s', async (encoding, body) => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body)
    expect(textOf(await get('/'))).toBe(feed)
  })

  it('is waited for behind early hints', async () => {
    answer = (_, response) => response.writeEarlyHints({ link: '</style.css>; rel=preload' }, () => response.end(feed))
    expect(textOf(await get('/'))).toBe(feed)
  })

  it('is unpacked where it is a gzip file', async () => {
    answer = (_, response) => response.end(gzipSync(feed))
    expect(textOf(await get('/sitemap.xml.gz'))).toBe(feed)
  })

  it('is fetched again when a kept-alive connection was closed under the request', async () => {
    answer = (request, response) => (requests.length === 1 ? request.socket.destroy() : response.end(feed))
    expect(textOf(await get('/'))).toBe(feed)
  })

  it('is fetched again and again over connections that are kept', async () => {
    const fetcher = fetcherWith()
    const ports = new Set<number | undefined>()
    answer = (request, response) => {
      ports.add(request.socket.remotePort)
      response.end(feed)
    }
    for (let round = 0; round < 10; round++) await fetcher.get(at(`/${round}`))
    expect(ports.size).toBeLessThanOrEqual(2)
  })
})

describe('a conditional request', () => {
  it('sends back the exact bytes of the validators', async () => {
    const etag = Buffer.from('W/"caf\u00e9 \u00fc-1--gzip', 'latin1').toString('latin1')
    const lastModified = 'yesterday, about noon'
    answer = (_, response) => response.writeHead(200, { etag, 'last-modified': lastModified }).end(feed)
    const fetcher = fetcherWith()
    const first = await fetcher.get(at('/'))
    if (first.outcome !== 'modified') throw new Error(first.outcome)
    await fetcher.get(at('/'), first)
    expect(requests[1]?.headers).toMatchObject({ 'if-none-match': etag, 'if-modified-since': lastModified })
  })

  it('answered by 304 is unchanged and keeps the validators that the answer leaves out', async () => {
    answer = (_, response) => response.writeHead(304, { etag: '"v2"' }).end()
    const fetched = await fetcherWith().get(at('/'), { etag: '"v1"', lastModified: 'then' })
    expect(fetched).toMatchObject({ outcome: 'unchanged', status: 304, etag: '"v2"', lastModified: 'then' })
  })

  it('is not what a 304 without validators answers', async () => {
    answer = (_, response) => response.writeHead(304).end()
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'http-status', status: 304 })
  })
})

describe('an answer that is no document', () => {
  it.each([
    [404, 'http-status'],
    [403, 'http-status'],
    [500, 'http-status'],
    [503, 'http-status'],
    [202, 'http-status'],
    [410, 'gone'],
    [429, 'rate-limited'],
  ])('of status %i is %s', async (status, reason) => {
    answer = (_, response) => response.writeHead(status).end('no')
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason, status, retryAfterSeconds: undefined })
  })

  it('says when to come back, in seconds or as a date, within a day', async () => {
    const now = () => new Date('2026-11-03T10:00:00Z')
    const retryAfter = async (status: number, value: string) => {
      answer = (_, response) => response.writeHead(status, { 'retry-after': value }).end()
      const fetched = await get('/', { now })
      return fetched.outcome === 'failed' && [fetched.reason, fetched.retryAfterSeconds]
    }
    expect(await retryAfter(429, '120')).toEqual(['rate-limited', 120])
    expect(await retryAfter(503, 'Tue, 03 Nov 2026 10:02:00 GMT')).toEqual(['rate-limited', 120])
    expect(await retryAfter(429, 'Mon, 02 Nov 2026 10:00:00 GMT')).toEqual(['rate-limited', 0])
    expect(await retryAfter(429, '99999999999')).toEqual(['rate-limited', 86_400])
    expect(await retryAfter(503, 'soon')).toEqual(['http-status', undefined])
  })
})

describe('a redirect', () => {
  it('is followed with the validators, and movedTo is told when every hop was permanent', async () => {
    answer = (request, response) =>
      request.url === '/new' ? response.end(feed) : redirectTo(response, request.url === '/old' ? '/mid' : '/new', 301)
    const fetched = await fetcherWith().get(at('/old'), { etag: '"v1"' })
    expect(fetched).toMatchObject({ outcome: 'modified', url: at('/new'), movedTo: at('/new') })
    expect(requests.map((request) => request.headers['if-none-match'])).toEqual(['"v1"', '"v1"', '"v1"'])
  })

  it('that is temporary on one hop moves nothing', async () => {
    answer = (request, response) =>
      request.url === '/new'
        ? response.end(feed)
        : redirectTo(response, request.url === '/old' ? '/mid' : '/new', request.url === '/old' ? 301 : 302)
    expect(await get('/old')).toMatchObject({ outcome: 'modified', url: at('/new'), movedTo: undefined })
  })

  it('in a circle is a loop', async () => {
    answer = (request, response) => redirectTo(response, request.url === '/a' ? '/b' : '/a')
    expect(await get('/a')).toMatchObject({ outcome: 'failed', reason: 'redirect-loop', status: 302 })
    expect(requests).toHaveLength(2)
  })

  it('without an end stops after maxRedirects', async () => {
    answer = (request, response) => redirectTo(response, `${request.url}x`)
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'redirect-loop' })
    expect(requests).toHaveLength(limits.maxRedirects + 1)
  })

  it.each(['ftp://example.org/feed', 'file:///etc/passwd', 'javascript:alert(1)', 'http://', ''])(
    'to "%s" is refused',
    async (location) => {
      answer = (_, response) => redirectTo(response, location)
      expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'bad-redirect', status: 302 })
    },
  )

  it('to an address that may not be dialled is refused', async () => {
    answer = (_, response) => redirectTo(response, 'http://169.254.169.254/latest/meta-data/')
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'private-address' })
  })

  it('never carries credentials to another origin', async () => {
    answer = (request, response) =>
      request.url === '/feed' ? redirectTo(response, at('/there', '127.0.0.2')) : response.end(feed)
    const fetched = await fetcherWith().get(at('/feed', 'reader:s%C3%A9cret@127.0.0.1'))
    expect(fetched).toMatchObject({ outcome: 'modified', url: at('/there', '127.0.0.2') })
    const sent = requests.map((request) => request.headers.authorization)
    expect(sent).toEqual([`Basic ${Buffer.from('reader:sécret').toString('base64')}`, undefined])
  })

  it('within an origin keeps the credentials, out of sight of the final url', async () => {
    answer = (request, response) => (request.url === '/old' ? redirectTo(response, '/new', 308) : response.end(feed))
    expect(await fetcherWith().get(at('/old', 'reader:pass@127.0.0.1'))).toMatchObject({
      url: at('/new'),
      movedTo: at('/new', 'reader:pass@127.0.0.1'),
    })
    expect(requests[1]?.headers.authorization).toBe(requests[0]?.headers.authorization)
  })
})

describe('a form', () => {
  const form = { 'hub.mode': 'subscribe', 'hub.topic': 'https://a.example/?x=1&y=2' }
  const posted = `POST ${form['hub.topic']}`
  let forms: string[]
  beforeEach(() => {
    forms = []
  })

  /** Answers once the form has come, and keeps what came. */
  const collect =
    (reply: RequestListener): RequestListener =>
    (request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      request.on('end', () => {
        forms.push(`${request.method} ${new URLSearchParams(text).get('hub.topic')}`)
        reply(request, response)
      })
    }

  it('is accepted with any 2xx, and refused with anything else', async () => {
    answer = collect((_, response) => response.writeHead(202).end())
    expect(await fetcherWith().post(at('/'), form)).toMatchObject({ outcome: 'accepted', status: 202 })
    answer = collect((_, response) => response.writeHead(429, { 'retry-after': '60' }).end('no'))
    expect(await fetcherWith().post(at('/'), form)).toMatchObject({ reason: 'rate-limited', retryAfterSeconds: 60 })
    expect(forms).toEqual([posted, posted])
  })

  it('is posted again where it is redirected, without credentials to another origin', async () => {
    answer = collect((request, response) =>
      request.url === '/hub' ? redirectTo(response, at('/there', '127.0.0.2'), 307) : response.writeHead(204).end(),
    )
    const outcome = await fetcherWith().post(at('/hub', 'reader:pass@127.0.0.1'), form)
    expect(outcome).toMatchObject({ outcome: 'accepted', status: 204 })
    expect(forms).toEqual([posted, posted])
    expect(requests.map(({ headers }) => headers.authorization !== undefined)).toEqual([true, false])
  })

  it('is posted again only where the answer says so: not after a 303, nor in the open after https', async () => {
    answer = collect((_, response) => redirectTo(response, at('/there'), 303))
    expect(await fetcherWith().post(at('/hub'), form)).toMatchObject({ reason: 'bad-redirect', status: 303 })
    expect(forms).toEqual([posted])
    const [secret, open] = [new URL('https://hub.example/'), new URL('http://hub.example/')]
    expect([mayRepost(308, secret, open), mayRepost(308, secret, secret), mayRepost(307, open, open)]).toEqual([
      false,
      true,
      true,
    ])
  })

  it('is not posted to a private address, nor anywhere but by http and https', async () => {
    const guarded = fetcherWith({ allowPrivateAddresses: false })
    expect(await guarded.post(at('/', '0x7f.1'), form)).toMatchObject({ reason: 'private-address' })
    expect(await guarded.post('ftp://a.example/', form)).toMatchObject({ reason: 'bad-address' })
    expect(requests).toHaveLength(0)
  })
})

describe('a server at fault', () => {
  it('that breaks off before content-length is truncated', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': feed.length }).write(feed.slice(0, 20), () => response.destroy())
    }
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'truncated' })
  })

  it('that breaks off a chunked body is truncated', async () => {
    answer = (_, response) => {
      response.write(feed.slice(0, 20), () => response.destroy())
    }
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'truncated' })
  })

  it.each([
    ['gzip', Buffer.from('this is not gzip')],
    ['gzip', gzipSync(feed.repeat(100)).subarray(0, 60)],
    ['br', Buffer.from('nor is this brotli')],
    ['zstd', Buffer.from('not asked for')],
    ['gzip, gzip, gzip, gzip', gzipSync(feed)],
  ])('that sends a bad body as %s is bad-encoding', async (encoding, body) => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body)
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'bad-encoding' })
  })

  it('that sends a gzip bomb is stopped at the limit after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000))
    expect(bomb.length).toBeLessThan(limits.maxBodyBytes)
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'too-large' })
  })

  it('that sends more than the limit is stopped, whether or not it says so', async () => {
    const large = Buffer.alloc(limits.maxBodyBytes + 1, 'x')
    answer = (_, response) => response.end(large)
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'too-large' })
    answer = (_, response) => {
      response.write(large)
      response.end()
    }
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'too-large' })
  })

  it('that sends endless headers is stopped', async () => {
    answer = (_, response) => response.writeHead(200, { 'x-padding': 'x'.repeat(40_000) }).end(feed)
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'too-large' })
  })

  it('that never answers times out', async () => {
    answer = () => undefined
    expect(await get('/', { idleTimeoutMs: 100 })).toMatchObject({ outcome: 'failed', reason: 'timeout' })
    expect(await get('/', { timeoutMs: 100 })).toMatchObject({ outcome: 'failed', reason: 'timeout' })
  })

  it('whose name is never resolved takes no longer than the whole timeout', async () => {
    const resolve = () => new Promise<never>(() => {})
    const fetched = await fetcherWith({ resolve, timeoutMs: 100 }).get('http://feeds.example.org/')
    expect(fetched).toMatchObject({ outcome: 'failed', reason: 'timeout' })
    expect(fetched.ms).toBeLessThan(1_000)
  })

  it('that falls silent mid-answer times out', async () => {
    answer = (_, response) => response.write('<rss>')
    expect(await get('/', { idleTimeoutMs: 100 })).toMatchObject({ outcome: 'failed', reason: 'timeout' })
  })

  it('that sends a byte at a time is too slow, and takes no longer than the whole timeout', async () => {
    answer = (_, response) => {
      const drip = setInterval(() => response.write('x'), 10)
      response.on('close', () => clearInterval(drip))
    }
    const fetched = await get('/', { timeoutMs: 200 })
    expect(fetched).toMatchObject({ outcome: 'failed', reason: 'too-slow' })
    expect(fetched.ms).toBeLessThan(1_000)
  })

  it('that drips the body of an error page is still judged by its status', async () => {
    answer = (_, response) => response.writeHead(404).write('not ')
    expect(await get('/', { timeoutMs: 200 })).toMatchObject({ reason: 'http-status', status: 404 })
  })

  it('that always closes the connection is asked twice and no more', async () => {
    answer = (request) => request.socket.destroy()
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'connection' })
    expect(requests).toHaveLength(2)
  })

  it('that speaks another protocol is a connection fault', async () => {
    answer = (request) => request.socket.end('SSH-2.0-OpenSSH_9.2\r\n')
    expect(await get('/')).toMatchObject({ outcome: 'failed', reason: 'connection' })
  })

  it('that speaks no TLS on https is a tls fault', async () => {
    const fetched = await fetcherWith().get(at('/').replace('http:', 'https:'))
    expect(fetched).toMatchObject({ outcome: 'failed', reason: 'tls' })
  })

  it('that is not there refuses the connection', async () => {
    const url = at('/')
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
    expect(await fetcherWith().get(url)).toMatchObject({ outcome: 'failed', reason: 'refused' })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  })
})

describe('a caller', () => {
  it('may cancel before and during a fetch', async () => {
    const caller = new AbortController()
    const { signal } = caller
    answer = () => caller.abort()
    expect(await fetcherWith().get(at('/'), { signal })).toMatchObject({ outcome: 'failed', reason: 'cancelled' })
    expect(await fetcherWith().get(at('/'), { signal })).toMatchObject({ outcome: 'failed', reason: 'cancelled' })
    expect(requests).toHaveLength(1)
  })

  it('that sends a validator which no header can carry is answered, not thrown at', async () => {
    const fetched = await fetcherWith().get(at('/'), { etag: '"a\r\nx: y"' })
    expect(fetched).toMatchObject({ outcome: 'failed', reason: 'connection' })
    expect(requests).toHaveLength(0)
  })

  it.each(['', 'no address', 'http://', 'ftp://example.org/feed', 'http://a%:b@127.0.0.1/'])(
    'that gives "%s" is told that the address is bad',
    async (url) => {
      const fetched = await fetcherWith().get(url)
      expect(fetched).toMatchObject({ outcome: 'failed', reason: 'bad-address' })
    },
  )
})

describe('the guard', () => {
  const guarded = (options: Partial<FetcherOptions> = {}) => fetcherWith({ allowPrivateAddresses: false, ...options })

  it.each([
    '127.0.0.1',
    '0x7f000001',
    '2130706433',
    '0177.0.0.1',
    '127.1',
    '127.0.0.1.',
    '[::ffff:127.0.0.1]',
    '[::1]',
  ])('refuses loopback written as %s', async (host) => {
    expect(await guarded().get(at('/', host))).toMatchObject({ outcome: 'failed', reason: 'private-address' })
    expect(requests).toHaveLength(0)
  })

  it('refuses a name that resolves to private addresses only', async () => {
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const fetched = await guarded({ resolve }).get(at('/', 'feeds.example.org'))
    expect(fetched).toMatchObject({ outcome: 'failed', reason: 'private-address' })
    expect(requests).toHaveLength(0)
  })

  it('lets a name through where private addresses are allowed', async () => {
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    expect(textOf(await fetcherWith({ resolve }).get(at('/', 'feeds.example.org')))).toBe(feed)
  })

  it('tells a name that does not exist from one that is refused', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
    }
    const fetched = await guarded({ resolve }).get('http://nowhere.example.org/')
    expect(fetched).toMatchObject({ outcome: 'failed', reason: 'dns' })
  })
})
