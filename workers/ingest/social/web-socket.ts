/** Messages of a WebSocket, in batches that the reader asks for: what it is not ready for stays with the server. */
import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '@mirador/core/errors.ts'
import { WebSocket } from 'ws'
import { createGuard } from '../fetching/guard.ts'
import { SourceFault } from './source.ts'

export type SocketOptions = {
  userAgent: string
  allowPrivateAddresses: boolean
  /** Said once the connection stands. */
  hello?: string | undefined
  /** Messages of one batch at most, and how long the first of a batch waits for more. */
  mostMessages: number
  lingerMs: number
  /** How often a server that says nothing is asked for a sign of life; it has as long to give one. */
  pingMs: number
}

const handshakeMs = 15_000
const longestMessage = 1_000_000

/** Batches of text messages until `signal` aborts; an empty one at every ping. Throws a `SourceFault` when the connection ends. */
export async function* readMessages(
  address: string,
  options: SocketOptions,
  signal: AbortSignal,
): AsyncGenerator<string[]> {
  let messages: string[] = []
  let end: SourceFault | undefined
  let wake = () => {}
  let enough = new AbortController()
  const socket = connect(address, options)
  const stop = (fault: SourceFault) => {
    end ??= fault
    socket.terminate()
    enough.abort()
    wake()
  }
  const onAbort = () => stop(new SourceFault('stopped'))
  signal.addEventListener('abort', onAbort)
  let alive = true
  const timer = setInterval(() => {
    // what is held back hears no pong
    if (socket.isPaused || socket.readyState !== WebSocket.OPEN) return
    if (!alive) return stop(new SourceFault(`${new URL(address).host} gives no sign of life.`))
    alive = false
    socket.ping()
    wake()
  }, options.pingMs)
  socket.on('open', () => options.hello && socket.send(options.hello))
  socket.on('pong', () => {
    alive = true
  })
  socket.on('message', (data, isBinary) => {
    alive = true
    if (!isBinary) messages.push((data as Buffer).toString())
    if (messages.length >= options.mostMessages) {
      socket.pause()
      enough.abort()
    }
    wake()
  })
  socket.on('error', (error) => stop(new SourceFault(`${new URL(address).host}: ${messageOf(error)}`)))
  socket.on('close', (code) => stop(new SourceFault(`${new URL(address).host} closed the connection (${code}).`)))
  try {
    while (!signal.aborted) {
      if (messages.length === 0 && !end) await new Promise<void>((resolve) => (wake = resolve))
      if (messages.length > 0 && messages.length < options.mostMessages && !end)
        await sleep(options.lingerMs, undefined, { signal: enough.signal }).catch(() => {})
      const batch = messages
      messages = []
      enough = new AbortController()
      // what came before the end is as good as any
      if (batch.length > 0 || !end) yield batch
      else throw end
      if (socket.readyState === WebSocket.OPEN) socket.resume()
    }
  } finally {
    clearInterval(timer)
    signal.removeEventListener('abort', onAbort)
    socket.terminate()
  }
}

function connect(address: string, { userAgent, allowPrivateAddresses }: SocketOptions): WebSocket {
  const guard = createGuard(allowPrivateAddresses)
  guard.check(new URL(address.replace(/^ws/, 'http')))
  return new WebSocket(address, {
    headers: { 'user-agent': userAgent },
    lookup: guard.lookup,
    handshakeTimeout: handshakeMs,
    maxPayload: longestMessage,
    followRedirects: false,
  })
}
