/** WebSub hubs (https://www.w3.org/TR/websub/), of which a feed may say that they push it. */
import type { Delivery } from '@mirador/core/terms.ts'
import type { Fetched } from './fetch.ts'

/** A hub, and the address under which it knows the feed. */
export type Hub = { hub: string; topic: string }

/** Hears of the hub that a feed declares, or that it declares none. */
export type HubNotes = (feedId: number, hub: Hub | undefined) => Promise<void>

/**
 * The hub that a document declares: in its Link headers, else in its own links (WebSub, 4). Of several the first that is asked
 * over TLS. Without a topic, which is the address that the feed calls its own, there is none.
 */
export function hubOf(fetched: Extract<Fetched, { outcome: 'modified' }>, delivery: Delivery): Hub | undefined {
  const links = readLinks([fetched.headers.link ?? []].flat().join(', '), fetched.url)
  const linked = (rel: string) => links.filter(({ rels }) => rels.includes(rel)).map(({ url }) => url)
  const hubs = [...linked('hub'), ...delivery.hubs].filter((url) => /^https?:/.test(url))
  const hub = hubs.find((url) => url.startsWith('https:')) ?? hubs[0]
  const topic = linked('self')[0] ?? delivery.self
  return hub !== undefined && topic !== undefined && hub.length + topic.length < longest ? { hub, topic } : undefined
}

const longest = 4_000

type Link = { url: string; rels: string[] }
const linkPattern = /<([^<>]{1,2000})>((?:\s*;\s*[\w!#$&+.^`|~*-]+\s*=\s*(?:"[^"]*"|[^\s",;<>]*))*)/g
const relPattern = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i

/** Link headers (RFC 8288, 3), with their addresses made absolute; what cannot be resolved is left out. */
export function readLinks(header: string, base: string): Link[] {
  return [...header.slice(0, 20_000).matchAll(linkPattern)].flatMap(([, target = '', parameters = '']) => {
    const url = URL.parse(target, base)?.href
    const rel = relPattern.exec(parameters)
    const rels = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/)
    return url === undefined ? [] : [{ url, rels }]
  })
}
