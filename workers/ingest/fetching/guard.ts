/** Keeps feeds, which strangers name, from reaching into private networks (server-side request forgery). */
import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup as systemLookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { FetchFault } from './fault.ts'

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>

const publicOnly = new Set(['unicast'])
/** What an operator's own network may use; link-local stays refused, for cloud metadata lives there. */
const withPrivate = new Set(['unicast', 'loopback', 'private', 'uniqueLocal', 'carrierGradeNat'])

/** The address that is really reached: IPv4 inside an IPv4-mapped or NAT64 (64:ff9b::/96, RFC 6052) address is unwrapped. */
function reached(address: string): ipaddr.IPv4 | ipaddr.IPv6 {
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6) || parsed.range() !== 'rfc6052') return parsed
  return new ipaddr.IPv4(parsed.toByteArray().slice(12))
}

/** Whether an IP address, in any notation, may be dialled. */
export function mayDial(address: string, allowPrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false
  const target = reached(address)
  const range = target.range()
  // Of IPv6 only 2000::/3 is handed out; what else the library calls unicast includes ::127.0.0.1.
  if (target instanceof ipaddr.IPv6 && range === 'unicast') return (target.parts[0]! & 0xe000) === 0x2000
  return (allowPrivate ? withPrivate : publicOnly).has(range)
}

type Answer = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/**
 * The two halves of the guard. `check` refuses schemes and literal addresses, which are dialled without a lookup;
 * `lookup` is the resolver of the dial itself, so a name that changes between check and use cannot slip through.
 */
export function createGuard(allowPrivate: boolean, resolve: Resolve = (name) => systemLookup(name, { all: true })) {
  const refuse = (host: string) => new FetchFault('private-address', `${host} is not an address on the public internet`)

  return {
    /** Throws a `FetchFault` for a url that must not be dialled. */
    check(this: void, url: URL): void {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        throw new FetchFault('bad-address', `Only http and https are fetched, not "${url.protocol}"`)
      }
      const host = url.hostname.replace(/^\[|\]$/g, '')
      if (ipaddr.isValid(host) && !mayDial(host, allowPrivate)) throw refuse(host)
    },

    /** As net.connect calls it. */
    lookup(this: void, hostname: string, options: LookupOptions, answer: Answer): void {
      resolve(hostname).then(
        (addresses) => {
          const safe = addresses.filter(({ address }) => mayDial(address, allowPrivate))
          if (safe.length === 0) answer(refuse(hostname), [])
          else if (options.all) answer(null, safe)
          else answer(null, safe[0]!.address, safe[0]!.family)
        },
        (error: Error) => answer(error, []),
      )
    },
  }
}
