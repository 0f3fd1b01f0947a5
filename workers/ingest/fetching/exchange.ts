/** One request on the wire: a GET or a form out, a head and a bounded body back. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import { FetchFault, faultOf, isBrokenSocket } from './fault.ts'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Uint8Array }
/** Aborted with a `FetchFault`: `cancelled`, or `timeout` when the time for the whole fetch is over. */
export type Stop = Omit<AbortSignal, 'reason'> & { readonly reason: FetchFault }
export type Limits = { idleTimeoutMs: number; maxBodyBytes: number }

/** The statuses whose body is wanted. A 202 is a bot check, a 206 was not asked for. */
export const hasDocument = (status: number): boolean => status === 200 || status === 203

const tooLarge = (limits: Limits) =>
  new FetchFault('too-large', `The answer is larger than ${limits.maxBodyBytes} bytes`)
const tooSlow = (url: URL) => new FetchFault('too-slow', `${url.host} sent only a part in the time for a whole answer`)

/** Collects one answer. Written on undici's dispatch, for it alone can be abandoned while the connection is still being made. */
class Collector implements Dispatcher.DispatchHandler {
  readonly #limits: Limits
  readonly #settle: (error: unknown) => void
  readonly #chunks: Uint8Array[] = []
  #bytes = 0
  #head: { status: number; headers: IncomingHttpHeaders } | undefined
  #controller: Dispatcher.DispatchController | undefined
  #abandoned: Error | undefined

  constructor(limits: Limits, settle: (error: unknown) => void) {
    this.#limits = limits
    this.#settle = settle
  }

  get answered(): boolean {
    return this.#head !== undefined
  }

  /** What arrived, when it is enough to judge: a whole document, or any answer whose body does not matter. */
  answer(complete: boolean): Answer | undefined {
    if (!this.#head || (hasDocument(this.#head.status) && !complete)) return undefined
    return { ...this.#head, body: this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks) }
  }

  abandon(reason: Error): void {
    this.#abandoned = reason
    this.#controller?.abort(reason)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#abandoned) controller.abort(this.#abandoned)
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return
    this.#head = { status, headers }
    if (Number(headers['content-length']) > this.#limits.maxBodyBytes) controller.abort(tooLarge(this.#limits))
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#bytes += chunk.length
    if (this.#bytes > this.#limits.maxBodyBytes) controller.abort(tooLarge(this.#limits))
    else if (this.#head && hasDocument(this.#head.status)) this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    this.#settle(undefined)
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#settle(error)
  }
}

function exchangeOnce(
  agent: Dispatcher,
  url: URL,
  headers: Record<string, string>,
  limits: Limits,
  stop: Stop,
  form: string | undefined,
) {
  return new Promise<Answer | 'stale'>((resolve, reject) => {
    const onStop = () => {
      const reason = collector.answered && stop.reason.reason === 'timeout' ? tooSlow(url) : stop.reason
      settle(reason)
      collector.abandon(reason)
    }
    const settle = (error: unknown) => {
      stop.removeEventListener('abort', onStop)
      const answer = collector.answer(error === undefined)
      if (answer) resolve(answer)
      else if (isBrokenSocket(error) && !collector.answered) resolve('stale')
      else reject(faultOf(error, url.host, collector.answered))
    }
    const collector = new Collector(limits, settle)
    stop.addEventListener('abort', onStop)
    const { idleTimeoutMs } = limits
    const path = url.pathname + url.search
    const timeouts = { headersTimeout: idleTimeoutMs, bodyTimeout: idleTimeoutMs }
    const sent = form === undefined ? { method: 'GET' as const } : { method: 'POST' as const, body: form }
    agent.dispatch({ origin: url.origin, path, headers, ...sent, ...timeouts }, collector)
  })
}

/**
 * Asks `url` once, with a form to post if one is given, or twice when the connection broke before any answer: a server may close a kept-alive connection
 * just as it is used again. Throws a `FetchFault`.
 */
export async function exchange(
  agent: Dispatcher,
  url: URL,
  headers: Record<string, string>,
  limits: Limits,
  stop: Stop,
  form?: string,
): Promise<Answer> {
  for (let tries = 0; tries < 2; tries++) {
    if (stop.aborted) throw stop.reason
    const answer = await exchangeOnce(agent, url, headers, limits, stop, form)
    if (answer !== 'stale') return answer
  }
  throw new FetchFault('connection', `${url.host} closed the connection without an answer`)
}
