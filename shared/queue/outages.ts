import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '@mirador/core/errors.ts'
import type { Logger } from '@mirador/core/log.ts'

export type Outages = {
  /** Takes any error that came from the store or the library; never throws. */
  report: (error: unknown) => void
  /** Resolves at once, or when the store answers again; rejects after `close`. */
  over: () => Promise<void>
  close: () => void
}

/** Asked again this often while the store is away. */
const retryMs = 1_000
/** Rest before the store is asked: its last connections may still be breaking, and a fault that repeats must not spin. */
const restMs = 100
/** The same fault is not logged again for this long. */
const silenceMs = 10_000

/**
 * Tells an outage from a fault: after an error the store is asked; does it not answer, the outage is logged once, and once
 * more when it ends. Every other error is logged, the same one at most every ten seconds.
 */
export function watchOutages(reach: () => Promise<void>, log: Logger): Outages {
  const closing = new AbortController()
  const seen = new WeakSet<object>()
  let heard: unknown[] = []
  let outage: Promise<void> | undefined
  let last = { message: '', at: Number.NEGATIVE_INFINITY }

  const answers = () =>
    reach().then(
      () => true,
      () => false,
    )
  const pause = (ms: number) => sleep(ms, undefined, { signal: closing.signal }).catch(() => {})

  const logFault = (err: unknown) => {
    const now = performance.now()
    const message = messageOf(err)
    if (message === last.message && now - last.at < silenceMs) return
    last = { message, at: now }
    log.warn({ err }, 'fault in the queue')
  }

  const endure = async (first: unknown) => {
    await pause(restMs)
    if (await answers()) {
      for (const error of [first, ...heard]) logFault(error)
      return
    }
    if (closing.signal.aborted) return
    const since = performance.now()
    log.error({ err: first }, 'the store of the queue does not answer; trying until it does')
    do await pause(retryMs)
    while (!closing.signal.aborted && !(await answers()))
    if (!closing.signal.aborted)
      log.info({ seconds: Math.round((performance.now() - since) / 1_000) }, 'the store of the queue answers again')
  }

  return {
    report(error) {
      if (closing.signal.aborted) return
      // one broken connection is told by everything that used it
      if (typeof error === 'object' && error !== null) {
        if (seen.has(error)) return
        seen.add(error)
      }
      if (outage) {
        heard.push(error)
        return
      }
      outage = endure(error).finally(() => {
        outage = undefined
        heard = []
      })
    },
    async over() {
      await outage
      // BullMQ's own words for a connection that was closed on purpose: it does not report them
      if (closing.signal.aborted) throw new Error('Connection is closed.')
    },
    close: () => closing.abort(),
  }
}
