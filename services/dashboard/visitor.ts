/** What a visitor's request says of them: the language they read, and the key they gave. */
import { type Language, languages } from '@mirador/core/terms.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'

const yearSeconds = 365 * 86_400
const monthSeconds = 30 * 86_400
const keyCookie = 'mirador_key'
const languageCookie = 'mirador_language'

const isLanguage = (text: unknown): text is Language => languages.some((language) => language === text)

/** The value of a cookie that this server set. */
function readCookie(request: FastifyRequest, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  const value = pairs.find(([key]) => key === name)?.[1]
  try {
    return value ? decodeURIComponent(value) : undefined
  } catch {
    return undefined
  }
}

function setCookie(reply: FastifyReply, name: string, value: string, maxAgeSeconds: number, sameSite: string): void {
  const secure = reply.request.headers['x-forwarded-proto'] === 'https' || reply.request.protocol === 'https'
  reply.header(
    'set-cookie',
    `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`,
  )
}

/** The language asked for by `?lang=`, which is remembered; else the one remembered; else the browser's; else English. */
export function chooseLanguage(request: FastifyRequest, reply: FastifyReply): Language {
  const asked = (request.query as Record<string, unknown>).lang
  if (isLanguage(asked)) {
    setCookie(reply, languageCookie, asked, yearSeconds, 'Lax')
    return asked
  }
  const remembered = readCookie(request, languageCookie)
  if (isLanguage(remembered)) return remembered
  return preferredLanguage(request.headers['accept-language'] ?? '')
}

/** The first of our languages in the order of an Accept-Language header (RFC 9110, 12.5.4); English where it names none. */
export function preferredLanguage(header: string): Language {
  const wishes = header.split(',').map((wish) => {
    const [tag = '', ...settings] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    const weight = settings.find((setting) => setting.startsWith('q='))?.slice(2)
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0 }
  })
  const best = wishes.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  return best.map(({ language }) => language).find(isLanguage) ?? 'en'
}

/** The key that the visitor gave on the page, where it can be one. */
export function readKey(request: FastifyRequest): string | undefined {
  const key = readCookie(request, keyCookie)
  return key && isKey(key) ? key : undefined
}

/** Whether a text may stand in a header as a key. */
export const isKey = (text: string): boolean => /^[\x21-\x7e]{1,200}$/.test(text)

/** Keeps the key in a cookie that no script reads and no other site sends; '' forgets it. */
export const keepKey = (reply: FastifyReply, key: string): void =>
  setCookie(reply, keyCookie, key, key === '' ? 0 : monthSeconds, 'Strict')

/** Whether a form was sent by a page of this server, by the Origin that browsers put on every POST. */
export function isSameOrigin({ headers }: FastifyRequest): boolean {
  const { origin = '', host } = headers
  return URL.canParse(origin) && new URL(origin).host === host
}

/** A place on this server to go on to; the front page where `wish` is none. */
export function localPath(wish: string): string {
  const here = 'http://here.invalid'
  if (!wish.startsWith('/') || !URL.canParse(wish, here)) return '/'
  const { origin, pathname, search, hash } = new URL(wish, here)
  // "//host" left at the front would be another server
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : '/'
}
