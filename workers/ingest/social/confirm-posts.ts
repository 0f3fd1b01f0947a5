/** Asks servers again for the posts of theirs that are kept, so that what was deleted there goes here within a day. */
import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '@mirador/core/errors.ts'
import type { Logger } from '@mirador/core/log.ts'
import type { Pool } from '@mirador/store/db.ts'
import {
  listPostsToConfirm,
  listStreamsToConfirm,
  type PostToConfirm,
  postponeConfirming,
  recordConfirmed,
} from '@mirador/store/social-posts.ts'
import type { Fetched, Fetcher } from '../fetch.ts'
import { isOffered, parseStatuses, type Status, secondsUntilReset } from './mastodon.ts'
import { SourceFault } from './source.ts'

export type ConfirmTools = {
  pool: Pool
  fetcher: Fetcher
  /** Between two requests to one server. */
  pageRestMs: number
  now: () => Date
  log: Logger
  /** How often it is looked for what is due. */
  lookEveryMs?: number
}

/** More ids are refused to who asks without an account. */
const idsAtOnce = 20
/** How long one server may hold up the look at what others are due for. */
const batchesAtOnce = 30
/** How long what could not be asked waits: several tries fit between the time that it is due and a day. */
const againMs = 3_600_000

/** Confirms what is due until `signal` aborts, also of servers that are no longer read. One process is to do it. */
export async function confirmPosts(tools: ConfirmTools, signal: AbortSignal): Promise<void> {
  const { pool, now, log, lookEveryMs = 60_000 } = tools
  while (!signal.aborted) {
    try {
      const streams = await listStreamsToConfirm(pool, now())
      const servers = Map.groupBy(streams, (name) => new URL(name).origin)
      await Promise.all([...servers].map(([origin, names]) => confirmAt(origin, names, tools, signal)))
    } catch (error) {
      log.warn({ problem: messageOf(error) }, 'posts could not be confirmed')
    }
    await sleep(lookEveryMs, undefined, { signal }).catch(() => {})
  }
}

async function confirmAt(origin: string, streams: string[], tools: ConfirmTools, signal: AbortSignal): Promise<void> {
  const { pool, now, log } = tools
  const againAt = (waitMs: number) => new Date(now().getTime() + waitMs)
  try {
    for (const stream of streams)
      for (let batch = 0; batch < batchesAtOnce && !signal.aborted; batch++) {
        const posts = await listPostsToConfirm(pool, stream, now(), idsAtOnce)
        if (posts.length === 0) break
        const found = await look(origin, posts, tools, signal)
        const times = { now: now(), againAt: againAt(againMs) }
        const deleted = await recordConfirmed(pool, { stream, network: 'mastodon' }, found, times)
        log.debug({ stream, posts: posts.length, deleted }, 'confirmed')
      }
  } catch (error) {
    if (signal.aborted || !(error instanceof SourceFault)) throw error
    log.warn({ server: origin, problem: error.message }, 'posts could not be confirmed')
    await postponeConfirming(pool, streams, againAt(Math.max(againMs, error.waitSeconds * 1_000)))
  }
}

/**
 * What became of the posts, by mention. One that is not in the list (https://docs.joinmastodon.org/methods/statuses/#index) is asked
 * for alone, and gone where that is answered with 404 or 410 by a server that shows others, or its list. Throws a `SourceFault`.
 */
async function look(origin: string, posts: PostToConfirm[], tools: ConfirmTools, signal: AbortSignal) {
  const { fetcher, pageRestMs, now } = tools
  const ask = async (path: string): Promise<Fetched> => {
    const fetched = await fetcher.get(`${origin}/api/v1/statuses${path}`, { accept: 'application/json', signal })
    const asksForRest = fetched.outcome === 'failed' ? 0 : secondsUntilReset(fetched, now())
    await sleep(Math.max(pageRestMs, asksForRest * 1_000), undefined, { signal })
    if (fetched.outcome === 'failed' && fetched.reason === 'rate-limited')
      throw new SourceFault(fetched.detail, fetched.retryAfterSeconds)
    return fetched
  }
  const found: Record<'standing' | 'gone' | 'unclear', number[]> = { standing: [], gone: [], unclear: [] }
  const listed = readList(
    await ask(`?${posts.map(({ serverId }) => `id[]=${encodeURIComponent(serverId)}`).join('&')}`),
  )
  for (const { mentionId, serverId } of posts) {
    const status = listed?.get(serverId)
    const fate = status ? fateOf(status) : readAlone(await ask(`/${encodeURIComponent(serverId)}`))
    found[fate].push(mentionId)
  }
  if (!listed && found.standing.length === 0) throw new SourceFault(`${origin} shows none of ${posts.length} posts.`)
  return found
}

const fateOf = (status: Status) => (isOffered(status) ? 'standing' : 'gone')

/** Undefined where the server has no such list (Mastodon has it since 4.3). */
function readList(fetched: Fetched): Map<string, Status> | undefined {
  if (fetched.outcome === 'modified')
    return new Map(
      parseStatuses(fetched).flatMap((status) => (typeof status.id === 'string' ? [[status.id, status]] : [])),
    )
  if (fetched.outcome === 'failed' && fetched.status !== undefined && [404, 405].includes(fetched.status))
    return undefined
  throw new SourceFault(fetched.outcome === 'failed' ? fetched.detail : 'no answer', 0)
}

function readAlone(fetched: Fetched): 'standing' | 'gone' | 'unclear' {
  if (fetched.outcome === 'failed') return fetched.status === 404 || fetched.status === 410 ? 'gone' : 'unclear'
  if (fetched.outcome === 'unchanged') return 'unclear'
  try {
    const status = JSON.parse(Buffer.from(fetched.body).toString()) as Status | null
    return status && typeof status.id === 'string' ? fateOf(status) : 'unclear'
  } catch {
    return 'unclear'
  }
}
