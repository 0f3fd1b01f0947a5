/** What every social source gives, whatever its network's protocol: batches of what happened, each with a new cursor. */
import type { Network } from '@mirador/core/terms.ts'

/** A post as its network gives it. `account` and `address` are hashed before anything is stored. */
export type Post = {
  account: string
  /** What the post is the same by, everywhere on its network. */
  address: string
  /** What its server knows it by; set where deletions are not told, so that the server must be asked. */
  serverId?: string | undefined
  /** Set where an edit makes an item of its own, which takes the place of the post as it was. */
  revision?: string | undefined
  /** The page of the post; kept only of listed accounts. */
  page?: string | undefined
  /** HTML, as published, and that of the preview of what it links to. */
  text: string
  preview?: string | undefined
  /** The article that it shares. */
  link?: string | undefined
  language?: string | undefined
  publishedAt: Date
}

export type Batch = {
  cursor: string
  /** The times of the first and the last thing in it. */
  readFrom: Date
  readUntil: Date
  posts: Post[]
  /** Posts that are none of ours: in another language, withheld from search, malformed. */
  refused: number
  deletedPosts: string[]
  goneAccounts: string[]
}

export type SocialSource = {
  /** What its stream is stored under. */
  name: string
  network: Network
  /**
   * What an off-topic post of the network's own outlet leaves behind: its key, so that it may come again at any time, or only
   * its number, where a cursor tells what was read.
   */
  offTopic: 'remembered' | 'counted'
  /** How far back `read` begins before its cursor: what is so new may come again. */
  rewindMs: number
  /** Whether something happens all the time, so that silence after a resumption was a gap. */
  incessant: boolean
  /** How long the network surely holds what came; where it is not set, for ever. */
  heldMs?: number | undefined
  /**
   * What happens from the cursor on (null: from now on), a batch at a time, until `signal` aborts. While the caller keeps a batch,
   * the source waits. `accounts` are those an operator has listed. A batch without an event is a sign of life. Throws a
   * `SourceFault`.
   */
  read(cursor: string | null, accounts: string[], signal: AbortSignal): AsyncIterable<Batch | 'quiet'>
}

/** What the other side did wrong, and how long it asks to be left alone. */
export class SourceFault extends Error {
  readonly waitSeconds: number
  constructor(message: string, waitSeconds = 0) {
    super(message)
    this.name = 'SourceFault'
    this.waitSeconds = waitSeconds
  }
}

/** Whether a post says that it is in a language that is judged, or does not say. */
export const isJudgedLanguage = (language: string | undefined): boolean =>
  language === undefined || /^(?:en|es)(?:-|_|$)/i.test(language)
