/** A site with articles, for the tests of reading them. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Answer = {
  status?: number | undefined
  headers?: Record<string, string | undefined>
  body?: string | undefined
  hang?: boolean | undefined
}

export type NewsSite = {
  origin: string
  /** Every path asked for, in order, with when. */
  asked: { path: string; at: number }[]
  close(): Promise<void>
}

/** Serves what `answer` gives for a path; a path that it does not know is 404. */
export async function startNewsSite(answer: (path: string) => Answer | undefined): Promise<NewsSite> {
  const asked: NewsSite['asked'] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push({ path, at: performance.now() })
    const { status = 200, headers = {}, body = '', hang = false } = answer(path) ?? { status: 404 }
    if (hang) return
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A page as a paper sends it, around these paragraphs. */
export function page(title: string, paragraphs: string[], head = '', after = ''): string {
  return `<!doctype html><html lang="en-US"><head><title>${title} | The Paper</title>
    <meta property="og:title" content="${title}">${head}</head>
    <body><nav><ul><li><a href="/">Home</a></li><li><a href="/local">Local</a></li></ul></nav>
    <main><article><h1>${title}</h1><p class="byline">By Ana Ruiz</p>
    ${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article></main>
    ${after}<footer><p>© The Paper. All rights reserved.</p></footer></body></html>`
}
