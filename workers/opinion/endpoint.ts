/** Questions to an OpenAI-compatible endpoint: within limits, tried again where that helps, and failure is a value. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { OpinionFailure } from '@mirador/core/terms.ts'

export type EndpointOptions = {
  /** Base address, such as http://127.0.0.1:11434/v1; private addresses are asked too, for people run models at home. */
  url: string
  /** Sent as a bearer, and nowhere else. */
  key: string | undefined
  /** For one try, to the last byte. */
  timeoutMs: number
  now: () => Date
  /** In [0, 1). */
  random: () => number
  /** About how long it rests before the second try, twice as long before the third; 1 s if not given. */
  restMs?: number
}

/** What came of a question; `unfit` is one that the endpoint does not take as it is (400, 413, 422), with its words. */
export type Reply = { body: string } | { unfit: number; words: string } | OpinionFailure

export type Endpoint = {
  /** Asks for a completion, up to three times. Throws only when `signal` aborts. */
  complete(question: object, signal?: AbortSignal): Promise<Reply>
}

type Tried = { reply: Reply; again?: boolean }

const tries = 3
const mostBytes = 1_000_000
/** A server that asks to be left alone for longer is not waited for: the caller hears of it. */
const longestWaitMs = 60_000
const unfitStatuses = new Set([400, 413, 422])

export function createEndpoint(options: EndpointOptions): Endpoint {
  const { key, timeoutMs, now, random, restMs = 1_000 } = options
  const address = `${options.url.replace(/\/+$/, '')}/chat/completions`
  const headers = { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) }

  async function ask(body: string, signal: AbortSignal): Promise<Tried> {
    // a redirect would lead the passage, and perhaps the key, to where nobody configured it to go
    const response = await fetch(address, { method: 'POST', headers, body, signal, redirect: 'manual' })
    const text = await readBounded(response)
    if (text === undefined)
      return { reply: { failed: 'too-large', detail: `The answer is larger than ${mostBytes} bytes.` } }
    const { status } = response
    if (status === 200) return { reply: { body: text } }
    if (unfitStatuses.has(status)) return { reply: { unfit: status, words: text } }
    const failed = status === 429 ? 'rate-limited' : 'http-status'
    const reply = { failed, detail: describe(status), retryAfterSeconds: retryAfter(response, now()) } as const
    return { reply, again: status === 408 || status === 429 || status >= 500 }
  }

  async function tryOnce(body: string, signal: AbortSignal | undefined): Promise<Tried> {
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      return await ask(body, signal ? AbortSignal.any([signal, timeout]) : timeout)
    } catch (error) {
      signal?.throwIfAborted()
      if (timeout.aborted)
        return { reply: { failed: 'timeout', detail: `There was no whole answer within ${timeoutMs} ms.` } }
      const detail = `The endpoint cannot be reached (${codeOf(error)}): check OPINION_URL.`
      return { reply: { failed: 'unreachable', detail }, again: true }
    }
  }

  return {
    async complete(question, signal) {
      const body = JSON.stringify(question)
      for (let tried = 1; ; tried++) {
        const { reply, again } = await tryOnce(body, signal)
        const askedMs = 'failed' in reply ? (reply.retryAfterSeconds ?? 0) * 1_000 : 0
        if (!again || tried === tries || askedMs > longestWaitMs) return reply
        const ownMs = restMs * 2 ** (tried - 1) * (0.75 + random() / 2)
        await sleep(Math.max(askedMs, ownMs), undefined, { signal })
      }
    },
  }
}

/** The body, or undefined where it is too large. */
async function readBounded(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > mostBytes) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

const advice: Record<number, string> = {
  401: 'check OPINION_KEY',
  403: 'check OPINION_KEY',
  404: 'check OPINION_URL and OPINION_MODEL',
  429: 'it asks for fewer questions',
}

const describe = (status: number): string =>
  `The endpoint answered ${status}${advice[status] ? `: ${advice[status]}` : ''}.`

/** Retry-After (RFC 9110, 10.2.3) in seconds; it is sent as seconds or as a date. */
function retryAfter(response: Response, now: Date): number | undefined {
  const value = response.headers.get('retry-after')?.trim()
  if (!value) return undefined
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : (Date.parse(value) - now.getTime()) / 1_000
  return Number.isNaN(seconds) ? undefined : Math.max(Math.ceil(seconds), 0)
}

/** fetch hides what happened in the cause of its error. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message || cause.name
  return String(cause)
}
