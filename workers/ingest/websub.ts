/** What a worker does about hubs: asks them to push, renews before the lease ends, and reads what they pushed. */
import type { Pool } from '@mirador/store/db.ts'
import {
  claimHubs,
  expectConfirmation,
  forgetHub,
  type HubSubscription,
  recordRefusal,
  saveHub,
} from '@mirador/store/hub-subscriptions.ts'
import type { Fates } from '@mirador/store/polls.ts'
import { findPush, type Push, recordPush } from '@mirador/store/pushes.ts'
import type { Fetcher } from './fetch.ts'
import type { HubNotes } from './hubs.ts'
import { countFates, type Keeper } from './keep-items.ts'
import { publishedItems, readDocument } from './read-document.ts'
import type { RssParserReader } from './rss-parser-reader.ts'

/** Notes which hub pushes a feed. `newSecret` gives text that nobody can guess, of at most 200 characters. */
export function createHubNotes(pool: Pool, now: () => Date, newSecret: () => string): HubNotes {
  return (feedId, hub) => saveHub(pool, feedId, hub ? { ...hub, token: newSecret(), secret: newSecret() } : null, now())
}

export type HubTools = {
  fetcher: Fetcher
  /** Where hubs reach the API, without a slash at its end. */
  callbackBase: string
  now: () => Date
}

const leaseSeconds = 10 * 86_400
const hubsAtOnce = 20
/** Longer than a request takes, so that no two workers ask the same hub. */
const holdMs = 10 * 60_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const triesToLeave = 3

/** Asks every hub that is due, one after the other; gives how many were asked. What a hub refuses is recorded. */
export async function askHubs(pool: Pool, tools: HubTools, signal: AbortSignal): Promise<number> {
  const due = await claimHubs(pool, tools.now(), holdMs, hubsAtOnce)
  for (const subscription of due) {
    if (signal.aborted) break
    await askHub(pool, subscription, tools, signal)
  }
  return due.length
}

async function askHub(pool: Pool, subscription: HubSubscription, tools: HubTools, signal: AbortSignal): Promise<void> {
  const { hub, topic, token, secret, wanted, attempts, leaseUntil } = subscription
  const now = tools.now()
  // there is nothing to end, or the hub does not want to hear of it
  if (!wanted && (leaseUntil === null || leaseUntil <= now || attempts >= triesToLeave)) return forgetHub(pool, token)
  const mode = wanted ? 'subscribe' : 'unsubscribe'
  const later = (seconds: number) =>
    new Date(now.getTime() + Math.max(Math.min(hourMs * 2 ** Math.min(attempts, 10), dayMs), seconds * 1_000))
  await expectConfirmation(pool, token, mode, later(0))
  const form = {
    'hub.callback': `${tools.callbackBase}/websub/${token}`,
    'hub.mode': mode,
    'hub.topic': topic,
    ...(wanted && { 'hub.secret': secret, 'hub.lease_seconds': `${leaseSeconds}` }),
  }
  const posted = await tools.fetcher.post(hub, form, signal)
  if (posted.outcome === 'failed') await recordRefusal(pool, token, posted.detail, later(posted.retryAfterSeconds ?? 0))
}

export type PushTools = {
  keep: Keeper
  rssParser: RssParserReader
  rhythm: { maxPollSeconds: number }
  now: () => Date
}

/**
 * Reads every document that hubs pushed, through the same judgement and the same counts as a poll; gives how many items were
 * new. What is wrong with a document is recorded. Throws what a document failed on that is no fault of its own, after the others.
 */
export async function readPushes(pool: Pool, tools: PushTools, signal: AbortSignal): Promise<number> {
  let found = 0
  const faults: unknown[] = []
  for (let push = await findPush(pool, 0); push !== null && !signal.aborted; push = await findPush(pool, push.id)) {
    try {
      const fates = await readPush(push, tools)
      found += fates.kept + fates.offTopic
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 0) throw faults[0]
  return found
}

async function readPush(push: Push, { keep, rssParser, rhythm, now }: PushTools): Promise<Fates> {
  const started = performance.now()
  const from = { contentType: push.contentType ?? undefined, url: push.url }
  const { document, failure = null } = await readDocument(push.reader, push.body, from, rssParser)
  const { items, refused } = publishedItems({ id: push.feedId, outletId: push.outletId }, document, push.receivedAt)
  const durationMs = performance.now() - started
  const nextPollAt = new Date(push.receivedAt.getTime() + rhythm.maxPollSeconds * 1_000)
  let fates: Fates = { offTopic: 0, repeated: 0, kept: 0, refused }
  await keep(items, now(), async (db, ends) => {
    fates = { ...countFates(ends), refused }
    await recordPush(db, {
      id: push.id,
      feedId: push.feedId,
      receivedAt: push.receivedAt,
      durationMs,
      failure,
      fates,
      nextPollAt,
    })
  })
  return fates
}
