/** What "feeds add" and "feeds discover" do: look at the address first, and take no feed twice. */
import { slugify } from '@mirador/catalogue/slug.ts'
import type { Config } from '@mirador/core/config.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import { type Discovery, discoverFeeds, type FoundFeed } from '@mirador/ingest/discover.ts'
import { feedHost } from '@mirador/ingest/feed-host.ts'
import { isSocialHost } from '@mirador/ingest/host-rules.ts'
import { longestAddress } from '@mirador/ingest/poll-feed.ts'
import type { Pool } from '@mirador/store/db.ts'
import { countSeen, findFeedAt } from '@mirador/store/duplicate-feeds.ts'
import { saveFeeds } from '@mirador/store/feeds.ts'
import { findOrAddOutlets, saveOutlets } from '@mirador/store/outlets.ts'
import { createOwnFetcher } from './own-fetcher.ts'

/** An address that can be polled, in its plain form. Throws `bad-input`. */
export function readAddress(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && text.length <= longestAddress)
    return new URL(text).href
  const message = `The address must begin with http:// or https:// and have at most ${longestAddress} characters.`
  throw new MiradorError('bad-input', message, [{ at: 'address', message }])
}

/** The feeds at an address, which may be that of a site. Throws `not-found` where it can be read and there is none. */
export async function discover(address: string, config: Config, signal: AbortSignal): Promise<Discovery> {
  const fetcher = createOwnFetcher(config)
  try {
    const found = await discoverFeeds(address, fetcher, config.hostDelayMs, signal)
    if (found.feeds.length > 0 || found.trouble !== undefined || signal.aborted) return found
    const looked = 'neither itself, nor named by its page, at the usual places or in its robots.txt'
    throw new MiradorError('not-found', `There is no feed at ${address}: ${looked}. Give the address of a feed.`)
  } finally {
    await fetcher.close()
  }
}

export type AddOptions = { label: string; all: boolean; anyway: boolean }
type Wanted = { url: string; alsoAt: string[]; keys: string[] }

/**
 * Adds the feed at an address to an outlet, which is made if it is new, of a site the first that is found, or all; gives what came
 * of each, and why it could not be looked at first. Throws `bad-input` for a name without a letter, `not-found` where there is no
 * feed.
 */
export async function addFeeds(
  pool: Pool,
  outlet: string,
  address: string,
  options: AddOptions,
  config: Config,
  signal: AbortSignal,
  now: () => Date,
): Promise<{ said: string[]; trouble?: string | undefined }> {
  const slug = slugify(outlet)
  if (!slug) throw new MiradorError('bad-input', `"${outlet}" has no letter or digit to make a slug of.`)
  const twin = await findFeedAt(pool, [address])
  if (twin) return { said: [`${address} is polled already, as feed ${twin.id} of ${twin.outlet}: nothing to do`] }
  const { feeds, trouble } = await discover(address, config, signal)
  if (isSocialHost(feedHost(address)))
    await saveOutlets(pool, [{ slug, name: outlet, medium: 'social', collections: ['medium:social'] }], 'keep')
  await findOrAddOutlets(pool, new Map([[slug, outlet]]))
  const said: string[] = []
  const found: Wanted[] = trouble === undefined ? feeds : [{ url: address, alsoAt: [], keys: [] }]
  const wanted = options.all ? found : found.slice(0, 1)
  for (const feed of wanted) said.push(await addFeed(pool, slug, feed, options, now()))
  const others = feeds.filter((feed) => !wanted.includes(feed))
  said.push(...others.map((feed) => `also there: ${describeFeed(feed)}`))
  return { said, trouble }
}

/** Fewer items show nothing. */
const leastItems = 5
const nearlyAll = 0.9

async function addFeed(pool: Pool, slug: string, feed: Wanted, options: AddOptions, now: Date): Promise<string> {
  const { url, alsoAt, keys } = feed
  if (!options.anyway) {
    const twin = await findFeedAt(pool, [url, ...alsoAt])
    if (twin) return `${url} is ${twin.url}, polled already as feed ${twin.id} of ${twin.outlet}: nothing to do`
    const seen = await countSeen(pool, slug, keys)
    if (keys.length >= leastItems && seen >= nearlyAll * keys.length)
      return `${url} was not added: ${seen} of its ${keys.length} items came by other feeds of ${slug}; --anyway adds it`
  }
  const added = await saveFeeds(pool, [{ outletSlug: slug, url, host: feedHost(url), label: options.label }], now)
  return added ? `added ${url} to ${slug}` : `${url} is polled already: nothing to do`
}

export const describeFeed = ({ url, title, format, how, keys }: FoundFeed): string =>
  `${url} (${[title, format, how, `${keys.length} items`].filter(Boolean).join(', ')})`
