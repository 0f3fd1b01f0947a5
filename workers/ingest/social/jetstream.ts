/** Bluesky, through a Jetstream server: https://github.com/bluesky-social/jetstream, its `/subscribe`. */
import { postCollection, readEvents } from './jetstream-events.ts'
import type { SocialSource } from './source.ts'
import { readMessages, type SocketOptions } from './web-socket.ts'

export type JetstreamOptions = Pick<SocketOptions, 'userAgent' | 'allowPrivateAddresses'> & {
  address: string
  /** Whose posts are read: everyone's, or only those of listed accounts. */
  posts: 'everyone' | 'accounts'
}

const rewindMs = 5_000
/** Servers say a day and a half or two, and clamp what is older without a word. */
const heldMs = 24 * 3_600_000
const pacing = { mostMessages: 4_000, lingerMs: 500, pingMs: 30_000 }

/** The cursor is the time of the last event, in microseconds; servers with clocks of their own take each other's. */
export function createJetstream(options: JetstreamOptions, pace: Partial<typeof pacing> = {}): SocialSource {
  return {
    name: 'bluesky',
    network: 'bluesky',
    offTopic: 'counted',
    rewindMs,
    incessant: options.posts === 'everyone',
    heldMs,
    async *read(cursor, accounts, signal) {
      const url = new URL(options.address)
      url.searchParams.set('wantedCollections', postCollection)
      if (cursor !== null) url.searchParams.set('cursor', `${Number(cursor) - rewindMs * 1_000}`)
      // a list of accounts may be too long for an address
      const hello = options.posts === 'everyone' ? undefined : optionsUpdate(accounts)
      if (hello) url.searchParams.set('requireHello', 'true')
      let last = Number(cursor ?? 0)
      for await (const messages of readMessages(url.href, { ...pacing, ...pace, ...options, hello }, signal)) {
        const batch = readEvents(messages)
        if (!batch) {
          yield 'quiet'
          continue
        }
        // a rewind does not take the cursor back
        last = Math.max(last, Number(batch.cursor))
        yield { ...batch, cursor: `${last}` }
      }
    },
  }
}

const optionsUpdate = (accounts: string[]): string =>
  JSON.stringify({
    type: 'options_update',
    // an empty list would mean everyone
    payload: { wantedCollections: [postCollection], wantedDids: accounts.length > 0 ? accounts : ['did:web:invalid'] },
  })
