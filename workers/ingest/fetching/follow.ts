/** Follows redirects by hand, so that every hop passes the guard and no credentials leave their origin. */
import type { Answer } from './exchange.ts'
import { FetchFault } from './fault.ts'

/** `movedTo` is where to ask from now on: set when every hop was permanent (301, 308) and none left https. */
export type Arrival = { answer: Answer; url: URL; movedTo?: string | undefined }

/** Whether a redirect is followed. */
type May = (status: number, from: URL, to: URL) => boolean

type Ask = (url: URL, credentials: Record<string, string>) => Promise<Answer>

const redirects = new Set([301, 302, 303, 307, 308])
const permanentRedirects = new Set([301, 308])

/** An address without its credentials and fragment. */
function bare(url: URL): URL {
  const copy = new URL(url.href)
  copy.username = copy.password = copy.hash = ''
  return copy
}

/** The credentials of an address as a header. Throws a `FetchFault` where they are not percent-encoded text. */
function authorization({ username, password }: URL): Record<string, string> {
  if (!username && !password) return {}
  try {
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
    return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
  } catch {
    throw new FetchFault('bad-address', 'The user name or password in the address is not percent-encoded')
  }
}

function targetOf({ status, headers }: Answer, from: URL): URL {
  const location = Array.isArray(headers.location) ? headers.location[0] : headers.location
  if (!location)
    throw new FetchFault('bad-redirect', `${from.host} answered ${status} without saying where to go`, { status })
  // Headers are read as Latin-1, and what is above ASCII in Location is UTF-8 in practice.
  const target = URL.parse(Buffer.from(location, 'latin1').toString(), from.href)
  if (target?.protocol === 'http:' || target?.protocol === 'https:') return bare(target)
  throw new FetchFault('bad-redirect', `${from.host} redirects to "${location.slice(0, 200)}"`, { status })
}

/** The final address as the feed's new one: with the credentials, where they still belong to it. */
function moved(from: URL, to: URL): string {
  const address = new URL(to.href)
  if (to.origin === from.origin) {
    address.username = from.username
    address.password = from.password
  }
  return address.href
}

/** What is posted is sent again only where the answer says so (RFC 9110, 15.4), and never in the open after it was sent in secret. */
export const mayRepost: May = (status, from, to) =>
  (status === 307 || status === 308) && !(from.protocol === 'https:' && to.protocol === 'http:')

/** Asks `address` and whoever it points at, until an answer is no redirect. Throws a `FetchFault`. */
export async function follow(address: URL, maxRedirects: number, ask: Ask, may: May = () => true): Promise<Arrival> {
  const credentials = authorization(address)
  const seen = new Set<string>()
  let url = bare(address)
  let permanent = true
  for (;;) {
    seen.add(url.href)
    const answer = await ask(url, url.origin === address.origin ? credentials : {})
    const { status } = answer
    if (!redirects.has(status))
      return { answer, url, movedTo: permanent && seen.size > 1 ? moved(address, url) : undefined }

    const next = targetOf(answer, url)
    if (!may(status, url, next))
      throw new FetchFault('bad-redirect', `${url.host} redirects with ${status} to ${next.origin}`, { status })
    if (seen.has(next.href)) throw new FetchFault('redirect-loop', `${url.host} redirects in a circle`, { status })
    if (seen.size > maxRedirects) {
      throw new FetchFault('redirect-loop', `${address.host} redirects more than ${maxRedirects} times`, { status })
    }
    permanent &&= permanentRedirects.has(status) && !(url.protocol === 'https:' && next.protocol === 'http:')
    url = next
  }
}
