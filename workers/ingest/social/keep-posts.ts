/** Posts into the counts: the judge and the keeper of every item, and the least about whoever wrote them. */
import { classify } from '@mirador/analysis/classify.ts'
import { canonicalUrl, isHomepage } from '@mirador/core/canonical-url.ts'
import { deletePosts, type PostHashes as KeptPost, savePosts } from '@mirador/store/social-posts.ts'
import { advanceStream, type Stream } from '@mirador/store/streams.ts'
import { itemText } from '../item-text.ts'
import type { Keeper } from '../keep-items.ts'
import type { PublishedItem } from '../published-item.ts'
import type { PostHashes } from './post-hashes.ts'
import type { Batch, Post, SocialSource } from './source.ts'

export type PostKeeper = (batch: Batch) => Promise<{ kept: number }>

const hourMs = 3_600_000
const longestSilenceMs = 10 * 60_000
const noMedia = { categories: [], enclosures: [], media: [] }

/**
 * Gives the function that keeps the batches of a stream, one after the other: posts, deletions and cursor in one transaction.
 * After it throws, the stream is to be opened anew. `outlets` are the ids of the outlets of listed accounts.
 */
export function createPostKeeper(
  source: SocialSource,
  stream: Stream,
  outlets: ReadonlyMap<string, number>,
  { keep, hashes, now }: { keep: Keeper; hashes: PostHashes; now: () => Date },
): PostKeeper {
  let { cursor, readUntil } = stream
  // far enough back that two servers with clocks of their own agree on it
  const windowMs = 2 * source.rewindMs
  const oldest = readUntil === null ? Number.NEGATIVE_INFINITY : readUntil.getTime() - windowMs
  const recent = new Map(stream.recent.map((key) => [key, readUntil?.getTime() ?? 0]))

  const isRepeated = (key: string, time: number): boolean => {
    if (windowMs === 0) return false
    if (time < oldest || recent.has(key)) return true
    recent.set(key, time)
    return false
  }

  return async (batch) => {
    const fates = { offTopic: 0, repeated: 0, kept: 0, refused: batch.refused }
    const hours = new Map<number, number>()
    const items: { item: PublishedItem; post: Post }[] = []
    const replaced = new Map<string, string>()
    for (const post of batch.posts) {
      const time = post.publishedAt.getTime()
      const key = hashes.ofAddress(post.revision ? `${post.address} ${post.revision}` : post.address)
      if (isRepeated(key, time)) {
        fates.repeated++
        continue
      }
      if (post.revision) replaced.set(hashes.ofAddress(post.address), key)
      const listed = outlets.get(post.account)
      const item = publishedItem(post, listed ?? stream.outletId, key, listed !== undefined)
      if (!item) fates.refused++
      else if (source.offTopic === 'counted' && listed === undefined && classify(item).relevance === 'none') {
        fates.offTopic++
        const hour = Math.floor(time / hourMs) * hourMs
        hours.set(hour, (hours.get(hour) ?? 0) + 1)
      } else items.push({ item, post })
    }
    const until = new Date(Math.max(batch.readUntil.getTime(), readUntil?.getTime() ?? 0))
    for (const [key, time] of recent) if (time < until.getTime() - windowMs) recent.delete(key)

    const keptItems = (judged: readonly string[]) => items.filter((_, index) => judged[index] === 'kept')
    await keep(
      items.map(({ item }) => item),
      now(),
      async (db, judged) => {
        for (const fate of judged) fates[fate]++
        await savePosts(
          db,
          { network: source.network, stream: stream.name, now: now() },
          keptItems(judged).map(({ item, post }) => keptPost(item, post, hashes)),
        )
        const deleted = await deletePosts(db, source.network, {
          posts: batch.deletedPosts.map(hashes.ofAddress),
          accounts: batch.goneAccounts.map(hashes.ofAccount),
          replaced,
        })
        const step = {
          from: cursor,
          cursor: batch.cursor,
          readUntil: until,
          recent: [...recent.keys()],
          fates,
          deleted,
          onlyCounted: [...hours].map(([hour, items]) => ({ hour: new Date(hour), items })),
          gap: source.incessant ? gapBetween(readUntil, batch.readFrom) : undefined,
        }
        await advanceStream(db, stream.name, step, now())
      },
    )
    cursor = batch.cursor
    readUntil = until
    return { kept: fates.kept }
  }
}

const gapBetween = (from: Date | null, until: Date) =>
  from && until.getTime() - from.getTime() > longestSilenceMs ? { from, until } : undefined

const keptPost = ({ outletId, key }: PublishedItem, post: Post, hashes: PostHashes): KeptPost => ({
  outletId,
  key,
  post: hashes.ofAddress(post.address),
  account: hashes.ofAccount(post.account),
  serverId: post.serverId,
})

/** Undefined where the post has no words. */
function publishedItem(post: Post, outletId: number, key: string, isListed: boolean): PublishedItem | undefined {
  const own = itemText({ ...noMedia, summary: post.text })
  const preview = post.preview ? itemText({ ...noMedia, summary: post.preview }).text : ''
  const text = nameless([own.text, preview].filter((words) => words !== '').join('\n'))
  if (text === '') return undefined
  const article = post.link === undefined || isHomepage(post.link) ? undefined : canonicalUrl(post.link)
  return {
    outletId,
    feedId: null,
    key,
    // the address of a post names its account
    url: article ?? (isListed ? (post.page ?? null) : null),
    title: nameless(own.title) || itemText({ ...noMedia, summary: preview }).title,
    text,
    language: post.language,
    publishedAt: post.publishedAt,
    dateBelieved: true,
  }
}

/** Who is addressed stays unnamed: of "@name.example" or "@name@host" the sign is left. */
const nameless = (text: string): string =>
  text.includes('@') ? text.replace(/(?<![\w@])@[\w-]+(?:[.@][\w-]+)*/g, '@') : text
