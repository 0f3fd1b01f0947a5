/** A server that speaks what is read of Mastodon's API: timelines by pages, posts by their ids. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export const status = (id: number, text: string, more: object = {}) => ({
  id: `${id}`,
  uri: `https://far.example/users/ana/statuses/${id}`,
  url: `https://far.example/@ana/${id}`,
  created_at: new Date(Date.UTC(2026, 10, 24, 12, 0, id)).toISOString(),
  visibility: 'public',
  language: 'en',
  content: `<p>${text} <a href="https://far.example/@berta" class="u-url mention">@<span>berta</span></a></p>`,
  spoiler_text: '',
  account: { id: '7', acct: 'ana@far.example', display_name: 'Ana', noindex: false },
  card: null,
  ...more,
})

type Statuses = ReturnType<typeof status>[]

/**
 * Serves the posts, oldest pages first from `min_id` on, and as they are asked for by id: several at once only where `lists` is set,
 * as Mastodon does since 4.3, and 20 at most. Each answer may be replaced; the server ends with the test.
 */
export async function serveMastodon(posts: Statuses, { lists = true } = {}) {
  const asked: string[] = []
  const instead: ({ code: number; headers: Record<string, string>; body?: string } | undefined)[] = []
  const give = (response: ServerResponse, body: unknown, headers: object = {}) =>
    void response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  const refuse = (response: ServerResponse, code: number) => void response.writeHead(code).end('{"error":"no"}')
  const server = createServer((request, response) => {
    asked.push(request.url!)
    const other = instead.shift()
    if (other) return void response.writeHead(other.code, other.headers).end(other.body)
    const { pathname, searchParams } = new URL(request.url!, 'http://local')
    if (pathname.startsWith('/api/v1/timelines/')) {
      const { page, links } = timelinePage(posts, searchParams)
      return give(response, page, links)
    }
    const ids = searchParams.getAll('id[]')
    const alone = /^\/api\/v1\/statuses\/(.+)$/.exec(pathname)?.[1]
    if (!alone && ids.length > 20) return refuse(response, 422)
    const wanted = posts.filter(({ id }) => (alone ? [alone] : ids).includes(id))
    if (alone ? wanted.length === 0 : !lists) return refuse(response, 404)
    give(response, alone ? wanted[0] : wanted)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, instead }
}

function timelinePage(posts: Statuses, searchParams: URLSearchParams) {
  const [limit, after] = [Number(searchParams.get('limit')), searchParams.get('min_id')]
  const newer = posts.filter(({ id }) => Number(id) > Number(after ?? 0))
  const page = (after === null ? newer.slice(-limit) : newer.slice(0, limit)).reverse()
  const link = `<http://local/x?max_id=${page.at(-1)?.id}>; rel="next", <http://local/x?min_id=${page[0]?.id}>; rel="prev"`
  return { page, links: page.length > 0 ? { link } : {} }
}
