import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const retryMs = 1_000

/**
 * Calls `onChange` each time the counts change, on a connection of its own that is made again whenever it breaks; `onHearing`
 * says whether it stands. Gives how to stop.
 */
export async function onCountsChanged(
  connectionString: string,
  onChange: () => void,
  onHearing: (heard: boolean) => void,
): Promise<() => Promise<void>> {
  const stopped = new AbortController()
  const listen = async () => {
    const attempt = new pg.Client({ connectionString, application_name: 'mirador listener', keepAlive: true })
    const broken = new Promise<void>((resolve) => {
      attempt.on('error', () => resolve())
      attempt.on('end', () => resolve())
      stopped.signal.addEventListener('abort', () => resolve(), { once: true })
    })
    try {
      await attempt.connect()
      attempt.on('notification', onChange)
      await attempt.query('LISTEN counts')
      onHearing(true)
      await broken
    } catch {
      // tried again below
    }
    onHearing(false)
    await attempt.end().catch(() => {})
  }
  const keepListening = async () => {
    while (!stopped.signal.aborted) {
      await listen()
      await sleep(retryMs, undefined, { signal: stopped.signal }).catch(() => {})
    }
  }
  const done = keepListening()
  return async () => {
    stopped.abort()
    await done
  }
}
