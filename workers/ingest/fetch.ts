/** Fetches documents that strangers serve: conditionally, within limits, and never from a private network unasked. */
import type { IncomingHttpHeaders } from 'node:http'
import { Agent } from 'undici'
import { decode } from './fetching/decode.ts'
import { type Answer, exchange, hasDocument, type Stop } from './fetching/exchange.ts'
import { type FailReason, FetchFault, faultOf } from './fetching/fault.ts'
import { type Arrival, follow, mayRepost } from './fetching/follow.ts'
import { createGuard, type Resolve } from './fetching/guard.ts'

export type { FailReason } from './fetching/fault.ts'

export type FetcherOptions = {
  userAgent: string
  /** For a whole fetch: all redirects, to the last byte. */
  timeoutMs: number
  /** Without a byte from the server; kept to about half a second. */
  idleTimeoutMs: number
  /** Of the body, as sent and after decompression. */
  maxBodyBytes: number
  maxRedirects: number
  /** Whether loopback and private networks may be asked (link-local never may). */
  allowPrivateAddresses: boolean
  /** All addresses of a name; the system's resolver if not given. */
  resolve?: Resolve | undefined
  now?: (() => Date) | undefined
}

/** What a server gave to ask "has it changed?" with; sent back byte for byte. */
export type Validators = { etag?: string | undefined; lastModified?: string | undefined }

export type FetchRequest = Validators & { accept?: string | undefined; signal?: AbortSignal | undefined }

type Answered = Validators & {
  status: number
  /** Where the answer came from, without credentials. */
  url: string
  /** The address to use from now on: set when every redirect on the way was permanent and none left https. */
  movedTo?: string | undefined
  maxAgeSeconds?: number | undefined
  headers: IncomingHttpHeaders
}
type Modified = Answered & { outcome: 'modified'; body: Uint8Array; contentType?: string | undefined }
type Unchanged = Answered & { outcome: 'unchanged' }
type Failed = {
  outcome: 'failed'
  reason: FailReason
  /** What happened and what an operator can do about it. */
  detail: string
  status?: number | undefined
  retryAfterSeconds?: number | undefined
}
type Accepted = { outcome: 'accepted'; status: number }
/** What came of a form, and how long it took. */
export type Posted = (Accepted | Failed) & { ms: number }
/** What came of a fetch, and how long it took. */
export type Fetched = (Modified | Unchanged | Failed) & { ms: number }

export type Fetcher = {
  /** Gets a document. Never throws: what other people's servers do is a value. */
  get(url: string, request?: FetchRequest): Promise<Fetched>
  /** Posts a form, again to where a 307 or 308 sends it; accepted is what is answered with a 2xx. Never throws. */
  post(url: string, form: Record<string, string>, signal?: AbortSignal): Promise<Posted>
  /** Drops every connection; fetches under way fail. */
  close: () => Promise<void>
}

const feedTypes =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5'
const maxHeaderBytes = 32 * 1024
const dayInSeconds = 86_400

/** A header's value; of a header sent twice, the first. */
function headerOf({ headers }: Answer, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/**
 * Retry-After (RFC 9110, 10.2.3) in seconds, at most a day; it is sent as seconds or as a date. Where a server that is asked too
 * often has none, the time at which its count begins anew (X-RateLimit-Reset, as Mastodon sends it).
 */
function retryAfter(answer: Answer, now: Date): number | undefined {
  const reset = answer.status === 429 ? headerOf(answer, 'x-ratelimit-reset') : undefined
  const value = (headerOf(answer, 'retry-after') ?? reset)?.trim()
  if (value === undefined) return undefined
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - now.getTime()) / 1_000
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(Math.ceil(seconds), 0), dayInSeconds)
}

function maxAge(answer: Answer): number | undefined {
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headerOf(answer, 'cache-control') ?? '')?.[1]
  return seconds === undefined ? undefined : Number(seconds)
}

/** The fault of an answer that is neither a document nor "unchanged". */
function refusal(answer: Answer, host: string, now: Date): FetchFault {
  const { status } = answer
  const retryAfterSeconds = retryAfter(answer, now)
  const limited = status === 429 || (status === 503 && retryAfterSeconds !== undefined)
  const reason = status === 410 ? 'gone' : limited ? 'rate-limited' : 'http-status'
  return new FetchFault(reason, `${host} answered ${status}`, { status, retryAfterSeconds })
}

/** What the last answer says. Throws a `FetchFault`. */
async function judge(
  arrival: Arrival,
  sent: Validators,
  maxBodyBytes: number,
  now: Date,
): Promise<Modified | Unchanged> {
  const { answer, url, movedTo } = arrival
  const { status } = answer
  const answered: Answered = {
    status,
    url: url.href,
    movedTo,
    etag: headerOf(answer, 'etag'),
    lastModified: headerOf(answer, 'last-modified'),
    maxAgeSeconds: maxAge(answer),
    headers: answer.headers,
  }
  if (hasDocument(status)) {
    const body = await decode(answer.body, headerOf(answer, 'content-encoding') ?? '', maxBodyBytes)
    return { outcome: 'modified', ...answered, contentType: headerOf(answer, 'content-type'), body }
  }
  // A 304 to a question without validators would hide a feed that was never seen.
  const asked = sent.etag !== undefined || sent.lastModified !== undefined
  if (status !== 304 || !asked) throw refusal(answer, url.host, now)
  return {
    outcome: 'unchanged',
    ...answered,
    etag: answered.etag ?? sent.etag,
    lastModified: answered.lastModified ?? sent.lastModified,
  }
}

/** A signal that stops a fetch when its caller cancels or its time is over. `done` frees the timer. */
function stopOf(signal: AbortSignal | undefined, timeoutMs: number): { stop: Stop; done: () => void } {
  const controller = new AbortController()
  const cancel = () => controller.abort(new FetchFault('cancelled', 'The fetch was cancelled'))
  const timer = setTimeout(
    () => controller.abort(new FetchFault('timeout', `There was no answer within ${timeoutMs} ms`)),
    timeoutMs,
  )
  if (signal?.aborted) cancel()
  signal?.addEventListener('abort', cancel)
  const done = () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
  return { stop: controller.signal, done }
}

/** A fetcher with its own keep-alive connections. How many fetches run at once, in all and per host, is the caller's choice. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { maxBodyBytes, maxRedirects, now = () => new Date() } = options
  const guard = createGuard(options.allowPrivateAddresses, options.resolve)
  const agent = new Agent({
    connect: { timeout: options.idleTimeoutMs, lookup: guard.lookup },
    maxHeaderSize: maxHeaderBytes,
    keepAliveMaxTimeout: 30_000,
  })

  async function fetchDocument(url: string, request: FetchRequest, stop: Stop): Promise<Modified | Unchanged> {
    const address = URL.parse(url)
    if (!address) throw new FetchFault('bad-address', 'The address is not a web address')
    const headers = {
      'user-agent': options.userAgent,
      accept: request.accept ?? feedTypes,
      'accept-encoding': 'gzip, deflate, br',
      ...(request.etag !== undefined && { 'if-none-match': request.etag }),
      ...(request.lastModified !== undefined && { 'if-modified-since': request.lastModified }),
    }
    const arrival = await follow(address, maxRedirects, (hop, credentials) => {
      guard.check(hop)
      return exchange(agent, hop, { ...headers, ...credentials }, options, stop)
    })
    return judge(arrival, request, maxBodyBytes, now())
  }

  async function postForm(url: string, form: Record<string, string>, stop: Stop): Promise<Accepted> {
    const address = URL.parse(url)
    if (!address) throw new FetchFault('bad-address', 'The address is not a web address')
    const headers = { 'user-agent': options.userAgent, 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams(form).toString()
    const ask = (hop: URL, credentials: Record<string, string>) => {
      guard.check(hop)
      return exchange(agent, hop, { ...headers, ...credentials }, options, stop, body)
    }
    const { answer, url: end } = await follow(address, maxRedirects, ask, mayRepost)
    if (answer.status >= 200 && answer.status < 300) return { outcome: 'accepted', status: answer.status }
    throw refusal(answer, end.host, now())
  }

  /** Runs one exchange within the time for all of it, with its faults as values. */
  async function bounded<T>(signal: AbortSignal | undefined, work: (stop: Stop) => Promise<T>) {
    const started = performance.now()
    const ms = () => Math.round(performance.now() - started)
    const { stop, done } = stopOf(signal, options.timeoutMs)
    try {
      return { ...(await work(stop)), ms: ms() }
    } catch (error) {
      const { reason, message, status, retryAfterSeconds } = faultOf(error, 'The fetcher', false)
      return { outcome: 'failed' as const, reason, detail: message, status, retryAfterSeconds, ms: ms() }
    } finally {
      done()
    }
  }

  return {
    get: (url, request = {}) => bounded(request.signal, (stop) => fetchDocument(url, request, stop)),
    post: (url, form, signal) => bounded(signal, (stop) => postForm(url, form, stop)),
    close: () => agent.destroy(),
  }
}
