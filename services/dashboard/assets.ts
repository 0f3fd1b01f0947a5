/** The files that pages need, under names made of their content: a browser keeps them for good. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { Assets } from './page.ts'

const styles = ['base', 'page', 'charts', 'tables', 'mentions', 'review', 'feeds']
const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** Serves the style sheet and the icon, and says where. */
export function serveAssets(app: FastifyInstance): Assets {
  const serve = (name: string, ending: string, type: string, content: string): string => {
    const hash = createHash('sha256').update(content).digest('base64url').slice(0, 12)
    const path = `/assets/${name}.${hash}.${ending}`
    app.get(path, { schema: { hide: true } }, (request, reply) => {
      reply.headers({
        'cache-control': 'public, max-age=31536000, immutable',
        etag: `"${hash}"`,
        vary: 'Accept-Encoding',
      })
      if (request.headers['if-none-match'] === `"${hash}"`) return reply.code(304).send()
      return reply.type(type).send(content)
    })
    return path
  }
  const style = styles.map((name) => read(`./styles/${name}.css`)).join('\n')
  return {
    style: serve('style', 'css', 'text/css; charset=utf-8', style),
    icon: serve('icon', 'svg', 'image/svg+xml', read('./styles/icon.svg')),
  }
}
