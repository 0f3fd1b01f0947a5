/** The pages for people, beside the API that they ask: a plugin whose headers and forms stay its own. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused, speakFor } from './api.ts'
import { serveAssets } from './assets.ts'
import { auditPage, receiveAnswer, receiveDraw } from './audit-page.ts'
import { compress } from './compress.ts'
import { receiveFeed, receiveList, receivePoll } from './feed-forms.ts'
import { feedsPage } from './feeds-page.ts'
import { frontPage } from './front-page.ts'
import { keyPage, problemPage } from './gate.ts'
import { instrumentPage } from './instrument-page.ts'
import { mentionsPage } from './mentions-page.ts'
import { type Page, renderPage } from './page.ts'
import { receiveReview } from './review-buttons.ts'
import type { Visit } from './visit.ts'
import { chooseLanguage, isKey, isSameOrigin, keepKey, localPath, readKey } from './visitor.ts'
import { words } from './words/words.ts'

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // not "no-referrer": with that, browsers hide the Origin that the form for the key is checked by
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}
const mostFormBytes = 16_384
const mostFileBytes = 4_000_000

/** The pages: what changed, the mentions behind a figure, and the form for a key. They see only what the public API answers. */
export async function dashboard(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers)
  })
  app.addHook('onSend', compress)
  const assets = serveAssets(app)

  const send = (reply: FastifyReply, visit: Visit, page: Page, status = 200) =>
    reply
      .code(status)
      .headers({ 'cache-control': 'private, no-cache', vary: 'Cookie, Accept-Language, Accept-Encoding' })
      .header('content-language', visit.language)
      .type('text/html; charset=utf-8')
      .send(renderPage(visit, page, assets))

  const pages: Record<string, (visit: Visit) => Promise<Page>> = {
    '/': frontPage,
    '/mentions': mentionsPage,
    '/feeds': feedsPage,
    '/audit': auditPage,
    '/instrument': instrumentPage,
  }
  for (const [path, page] of Object.entries(pages))
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      const visit = visitOf(app, request, reply)
      return send(reply, visit, await page(visit))
    })

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: mostFormBytes },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  )
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: mostFileBytes }, readMultipart)
  /** What each form does; it gives where to go on, or the page that says what came of it. */
  const forms: Record<string, (visit: Visit, form: URLSearchParams) => Promise<string | Page>> = {
    '/reviews': receiveReview,
    '/audit': receiveAnswer,
    '/audit/draw': receiveDraw,
    '/feeds/add': receiveFeed,
    '/feeds/lists': receiveList,
    '/feeds/poll': receivePoll,
  }
  for (const [path, receive] of Object.entries(forms))
    app.post<{ Body: URLSearchParams | undefined }>(path, { schema: { hide: true } }, async (request, reply) => {
      const visit = visitOf(app, request, reply)
      if (!isSameOrigin(request)) return send(reply, visit, problemPage(visit, visit.words.foreignForm), 403)
      const outcome = await receive(visit, request.body ?? new URLSearchParams())
      return typeof outcome === 'string' ? reply.redirect(localPath(outcome), 303) : send(reply, visit, outcome)
    })
  for (const format of ['csv', 'opml'])
    app.get(`/outlets.${format}`, { schema: { hide: true } }, async (request, reply) => {
      const list = await visitOf(app, request, reply).askText('/v1/outlet-lists', new URLSearchParams({ format }))
      return reply
        .header('content-disposition', `attachment; filename="mirador.${format}"`)
        .header('cache-control', 'private, no-store')
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'text/x-opml; charset=utf-8')
        .send(list)
    })
  app.post<{ Body: URLSearchParams | undefined }>('/key', { schema: { hide: true } }, (request, reply) => {
    const visit = visitOf(app, request, reply)
    const key = request.body?.get('key')?.trim() ?? ''
    if (!isSameOrigin(request)) return send(reply, visit, problemPage(visit, visit.words.foreignForm), 403)
    if (key !== '' && !isKey(key)) return send(reply, visit, keyPage(visit, visit.words.keyWrong), 400)
    keepKey(reply, key)
    return reply.redirect(localPath(request.body?.get('next') ?? ''), 303)
  })

  app.setErrorHandler<FastifyError | Refused>((error, request, reply) => {
    const visit = visitOf(app, request, reply)
    const { words: w } = visit
    if (error instanceof Refused) {
      if (error.status === 401) return send(reply, visit, keyPage(visit, visit.hasKey ? error.message : ''), 401)
      if (error.status === 503)
        return send(reply, visit, problemPage(visit, `${w.unavailable} (${error.message})`, w.emptyTitle), 503)
      return send(reply, visit, problemPage(visit, error.message), error.status)
    }
    const status = error.statusCode ?? 500
    if (status < 500) return send(reply, visit, problemPage(visit, error.message), status)
    request.log.error(error)
    return send(reply, visit, problemPage(visit, w.internal), 500)
  })
}

/** The fields of a form with a file, the file as its text. Throws `Refused` where it is no such form. */
async function readMultipart(request: FastifyRequest, body: string | Buffer): Promise<URLSearchParams> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(Buffer.from(body)), { headers }).formData().catch(() => {
    throw new Refused(400, 'This is no form with a file.')
  })
  const fields = [...form].map(async ([name, value]) => [name, typeof value === 'string' ? value : await value.text()])
  return new URLSearchParams(await Promise.all(fields))
}

/** A field of a form that was left empty asks for nothing; the language is ours and not the API's. */
function visitOf(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Visit {
  const language = chooseLanguage(request, reply)
  const key = readKey(request)
  const url = new URL(request.url, 'http://here.invalid')
  const asked = [...url.searchParams].filter(([name, value]) => name !== 'lang' && value.trim() !== '')
  return {
    language,
    words: words[language],
    ...speakFor(app, request, key),
    path: url.pathname,
    parameters: new URLSearchParams(asked),
    hasKey: key !== undefined,
    reviewer: null,
  }
}
