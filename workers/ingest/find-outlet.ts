/** Whose an address is: for nets that bring addresses of the whole web. */
import { canonicalUrl } from '@mirador/core/canonical-url.ts'
import type { Homepage } from '@mirador/store/outlets.ts'

export type OutletFinder = (url: string) => Homepage | undefined

const hostPattern = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i

/**
 * Gives the function that tells which outlet published an address: the one whose homepage lies on the same host, or on the
 * nearest host above it; of several on one host the one whose path goes furthest along. Undefined for anybody else's.
 */
export function createOutletFinder(homepages: Homepage[]): OutletFinder {
  const sites = new Map<string, { path: string; homepage: Homepage }[]>()
  for (const homepage of homepages) {
    const canonical = canonicalUrl(homepage.url)
    if (canonical === undefined) continue
    const { host, pathname } = new URL(canonical)
    const site = sites.get(host) ?? []
    site.push({ path: pathname.endsWith('/') ? pathname : `${pathname}/`, homepage })
    sites.set(
      host,
      site.sort((a, b) => b.path.length - a.path.length),
    )
  }
  const nearest = (host: string) => {
    for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
      const site = sites.get(name)
      if (site) return site
    }
    return undefined
  }
  return (url) => {
    const host = hostPattern.exec(url)?.[1]?.toLowerCase()
    // most addresses are nobody's that we know: they are told by their host alone
    if (host === undefined || !nearest(host)) return undefined
    const canonical = URL.parse(canonicalUrl(url) ?? '')
    if (!canonical) return undefined
    const path = `${canonical.pathname}/`
    return nearest(canonical.host)?.find((site) => path.startsWith(site.path))?.homepage
  }
}
