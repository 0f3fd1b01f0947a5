/** A WebSub hub that speaks the protocol: takes requests, asks for confirmation, pushes with a signature. */
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Method = 'sha1' | 'sha256' | 'sha384' | 'sha512'
export type Request = { callback: string; mode: string; topic: string; secret?: string; leaseSeconds?: number }

export type TestHub = {
  url: string
  requests: Request[]
  /** How it answers; 202 if not set. */
  refuse: { status: number; retryAfter?: string } | undefined
  /** Asks the subscriber to confirm; gives its status and whether it repeated the challenge. */
  confirm(request: Request, changed?: Record<string, string>): Promise<{ status: number; repeated: boolean }>
  /** Pushes a document; gives the status of the answer. */
  push(request: Request, body: string, signature?: { method?: Method; secret?: string } | 'none'): Promise<number>
  close(): Promise<void>
}

export async function startHub(): Promise<TestHub> {
  const server = createServer((incoming, response) => {
    let form = ''
    incoming.on('data', (chunk: Buffer) => {
      form += chunk.toString()
    })
    incoming.on('end', () => {
      const field = (name: string) => new URLSearchParams(form).get(`hub.${name}`) ?? undefined
      hub.requests.push({
        callback: field('callback') ?? '',
        mode: field('mode') ?? '',
        topic: field('topic') ?? '',
        secret: field('secret'),
        leaseSeconds: field('lease_seconds') === undefined ? undefined : Number(field('lease_seconds')),
      } as Request)
      const { status, retryAfter } = hub.refuse ?? { status: 202 }
      response.writeHead(status, retryAfter ? { 'retry-after': retryAfter } : {}).end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const hub: TestHub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests: [],
    refuse: undefined,
    async confirm({ callback, mode, topic }, changed = {}) {
      const challenge = `challenge-${hub.requests.length}`
      const intent = { mode, topic, challenge, lease_seconds: '1000', ...changed }
      const url = new URL(callback)
      for (const [name, value] of Object.entries(intent)) url.searchParams.set(`hub.${name}`, value)
      const response = await fetch(url)
      return { status: response.status, repeated: (await response.text()) === challenge }
    },
    async push({ callback, secret = '' }, body, signature = {}) {
      const headers: Record<string, string> = { 'content-type': 'application/rss+xml' }
      if (signature !== 'none') {
        const { method = 'sha256' } = signature
        const digest = createHmac(method, signature.secret ?? secret)
          .update(body)
          .digest('hex')
        headers['x-hub-signature'] = `${method}=${digest}`
      }
      return (await fetch(callback, { method: 'POST', headers, body })).status
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
  return hub
}
