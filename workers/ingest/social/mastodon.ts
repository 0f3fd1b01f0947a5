/** Timelines and tags of Mastodon: https://docs.joinmastodon.org/methods/timelines/, read without an account. */
import { setTimeout as sleep } from 'node:timers/promises'
import { MiradorError } from '@mirador/core/errors.ts'
import type { Fetched, Fetcher } from '../fetch.ts'
import { readLinks } from '../hubs.ts'
import { type Batch, isJudgedLanguage, type Post, type SocialSource, SourceFault } from './source.ts'

export type MastodonOptions = {
  fetcher: Fetcher
  /** The address of the page: `https://host/tags/NAME`, `https://host/public` or `https://host/public/local`. */
  timeline: string
  /** Between two looks at a timeline, and between two pages of one look. */
  restMs: number
  pageRestMs: number
  now: () => Date
}

const pageSize = 40
const forms = 'https://host/tags/NAME, https://host/public or https://host/public/local'

/** The address of the timeline in the API; undefined for what is no timeline that is read. */
export function timelineApi(page: string): URL | undefined {
  const { origin, pathname } = new URL(page)
  const tag = /^\/tags\/([^/]+)$/.exec(pathname)?.[1]
  if (tag) return new URL(`/api/v1/timelines/tag/${tag}`, origin)
  if (pathname === '/public') return new URL('/api/v1/timelines/public', origin)
  if (pathname === '/public/local') return new URL('/api/v1/timelines/public?local=true', origin)
  return undefined
}

/**
 * The first look takes the newest page; from then on every page after the cursor is taken, oldest first (`min_id`), so that nothing
 * is passed over however long the rest was. Deletions are not told to who only reads timelines: posts are asked for again, see
 * `confirm-posts.ts`. Throws `bad-config` for a page that is no timeline.
 */
export function createMastodon({ fetcher, timeline, restMs, pageRestMs, now }: MastodonOptions): SocialSource {
  const api = timelineApi(timeline)
  if (!api) throw new MiradorError('bad-config', `MASTODON_TIMELINES: ${timeline} is none that is read (${forms}).`)
  return {
    name: timeline,
    network: 'mastodon',
    // a post is in several timelines, and may come again at any time
    offTopic: 'remembered',
    rewindMs: 0,
    incessant: false,
    async *read(start, _accounts, signal) {
      let cursor = start
      while (!signal.aborted) {
        const url = new URL(api)
        url.searchParams.set('limit', `${pageSize}`)
        if (cursor !== null) url.searchParams.set('min_id', cursor)
        const fetched = await fetcher.get(url.href, { accept: 'application/json', signal })
        if (signal.aborted) return
        const { statuses, nextCursor, restSeconds } = readPage(fetched, now())
        yield nextCursor === undefined ? 'quiet' : readStatuses(statuses, nextCursor, api.host, now())
        cursor = nextCursor ?? cursor
        const rest = statuses.length < pageSize || start === null ? restMs : pageRestMs
        start = cursor
        await sleep(Math.max(rest, restSeconds * 1_000), undefined, { signal }).catch(() => {})
      }
    },
  }
}

/** Strangers' servers write these: nothing is sure to be there, or to be of its type. */
export type Status = {
  id?: unknown
  uri?: unknown
  url?: unknown
  created_at?: unknown
  visibility?: unknown
  language?: unknown
  content?: unknown
  spoiler_text?: unknown
  account?: { acct?: unknown; noindex?: unknown } | null
  card?: { url?: unknown; title?: unknown; description?: unknown } | null
}

function readPage(fetched: Fetched, now: Date) {
  if (fetched.outcome === 'failed') throw new SourceFault(fetched.detail, fetched.retryAfterSeconds)
  if (fetched.outcome === 'unchanged') return { statuses: [], nextCursor: undefined, restSeconds: 0 }
  const statuses = parseStatuses(fetched)
  const newest = statuses[0]?.id
  // ids are to be taken from the links; the newest one serves where a server sends none
  const links = readLinks([fetched.headers.link ?? []].flat().join(), fetched.url)
  const newer = links.find(({ rels }) => rels.includes('prev'))?.url
  const linked = newer && new URL(newer).searchParams.get('min_id')
  return {
    statuses,
    nextCursor: statuses.length === 0 ? undefined : linked || (typeof newest === 'string' ? newest : undefined),
    restSeconds: secondsUntilReset(fetched, now),
  }
}

/** How long a server wants to be left alone that counts no more requests (https://docs.joinmastodon.org/api/rate-limits/). */
export function secondsUntilReset({ headers }: Pick<Extract<Fetched, { outcome: 'modified' }>, 'headers'>, now: Date) {
  if (headers['x-ratelimit-remaining'] !== '0') return 0
  const seconds = Math.ceil((Date.parse(String(headers['x-ratelimit-reset'])) - now.getTime()) / 1_000)
  return Number.isNaN(seconds) ? 300 : Math.max(seconds, 0)
}

/** The posts of an answer. Throws a `SourceFault`. */
export function parseStatuses({ body, url }: { body: Uint8Array; url: string }): Status[] {
  try {
    const page: unknown = JSON.parse(Buffer.from(body).toString())
    if (Array.isArray(page)) return page.filter((status) => typeof status === 'object' && status !== null)
  } catch {
    // said below, like everything else that is no page
  }
  throw new SourceFault(`${url} gives no list of posts.`)
}

function readStatuses(statuses: Status[], cursor: string, host: string, now: Date): Batch {
  const posts = statuses.flatMap((status) => readStatus(status, host, now) ?? [])
  const times = posts.length > 0 ? posts.map(({ publishedAt }) => publishedAt.getTime()) : [now.getTime()]
  return {
    cursor,
    readFrom: new Date(Math.min(...times)),
    readUntil: new Date(Math.max(...times)),
    posts,
    refused: statuses.length - posts.length,
    deletedPosts: [],
    goneAccounts: [],
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Whether a post is for everyone, and not withheld from search engines by its author. */
export const isOffered = ({ visibility, account }: Status): boolean =>
  visibility === 'public' && account?.noindex !== true

/** Undefined for a post that is not offered, or in another language. */
function readStatus(status: Status, host: string, now: Date): Post | undefined {
  const { id, uri, url, account, card } = status
  const acct = textOf(account?.acct).toLowerCase()
  const publishedAt = new Date(textOf(status.created_at))
  const language = textOf(status.language) || undefined
  if (typeof id !== 'string' || typeof uri !== 'string' || acct === '') return undefined
  if (Number.isNaN(publishedAt.getTime()) || !isOffered(status) || !isJudgedLanguage(language)) return undefined
  const preview = [card?.title, card?.description].map(textOf).filter((words) => words !== '')
  return {
    account: acct.includes('@') ? acct : `${acct}@${host}`,
    address: uri,
    serverId: id,
    page: textOf(url) || undefined,
    text: [status.spoiler_text, status.content].map(textOf).join(' '),
    preview: preview.join('. ').replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;')),
    link: textOf(card?.url) || undefined,
    language,
    // servers' clocks are their own
    publishedAt: publishedAt < now ? publishedAt : now,
  }
}
