/** A server that speaks Jetstream's protocol: a log of events, replayed from a cursor (inclusive) and followed live. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

export type JetstreamEvent = { did: string; time_us: number; kind: string } & Record<string, unknown>

export type JetstreamServer = {
  url: string
  /** Every event so far. */
  log: JetstreamEvent[]
  /** The address and the hello of each connection so far. */
  asked: { cursor: string | null; address: string; hello?: string }[]
  say(...events: (JetstreamEvent | string)[]): void
  /** Breaks every connection; listening goes on. */
  breakConnections(): void
  /** No new connection is taken until `restore`. */
  refuse(): void
  restore(): void
  close(): Promise<void>
}

export async function startJetstream(log: JetstreamEvent[] = []): Promise<JetstreamServer> {
  const http = createServer()
  const sockets = new WebSocketServer({ server: http })
  const asked: JetstreamServer['asked'] = []
  const listening = new Map<WebSocket, Set<unknown> | undefined>()
  let refusing = false
  http.prependListener('upgrade', (_request, socket) => {
    if (refusing) socket.destroy()
  })
  const send = (socket: WebSocket, event: JetstreamEvent | string) => {
    const wanted = listening.get(socket)
    if (typeof event === 'string') socket.send(event)
    else if (!wanted || wanted.has(event.did)) socket.send(JSON.stringify(event))
  }
  sockets.on('connection', (socket, request) => {
    const { searchParams } = new URL(request.url!, 'http://local')
    const cursor = searchParams.get('cursor')
    const connection: JetstreamServer['asked'][number] = { cursor, address: request.url! }
    asked.push(connection)
    const begin = (wanted?: Set<unknown>) => {
      listening.set(socket, wanted)
      if (cursor !== null) for (const event of log) if (event.time_us >= Number(cursor)) send(socket, event)
    }
    socket.on('close', () => listening.delete(socket))
    if (searchParams.get('requireHello') !== 'true') begin()
    else
      socket.once('message', (data) => {
        connection.hello = (data as Buffer).toString()
        begin(new Set(JSON.parse(connection.hello).payload.wantedDids))
      })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/subscribe`,
    log,
    asked,
    say(...events) {
      for (const event of events) {
        if (typeof event !== 'string') log.push(event)
        for (const socket of listening.keys()) send(socket, event)
      }
    },
    breakConnections() {
      for (const socket of sockets.clients) socket.terminate()
    },
    refuse() {
      refusing = true
    },
    restore() {
      refusing = false
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

type Commit = { operation?: string; collection?: string; rkey: string; rev?: string; record?: Record<string, unknown> }

/** A commit to a repository; a new post if nothing else is said. */
export const commit = (did: string, time_us: number, { rkey, record, ...more }: Commit): JetstreamEvent => ({
  did,
  time_us,
  kind: 'commit',
  commit: {
    rev: `rev-${time_us}`,
    operation: record ? 'create' : 'delete',
    collection: 'app.bsky.feed.post',
    rkey,
    ...(record && {
      record: { $type: 'app.bsky.feed.post', createdAt: '2026-11-24T12:00:00Z', langs: ['en'], ...record },
      cid: 'bafyreib2rxk3rybloqtqwbo',
    }),
    ...more,
  },
})

export const account = (did: string, time_us: number, active: boolean, status?: string): JetstreamEvent => ({
  did,
  time_us,
  kind: 'account',
  account: { active, did, seq: time_us, time: new Date(time_us / 1_000).toISOString(), ...(status && { status }) },
})

export const identity = (did: string, time_us: number, handle: string): JetstreamEvent => ({
  did,
  time_us,
  kind: 'identity',
  identity: { did, handle, seq: time_us, time: new Date(time_us / 1_000).toISOString() },
})
