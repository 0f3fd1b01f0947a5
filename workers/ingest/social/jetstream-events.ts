/** What Jetstream says (JSON, an event a message), as a batch: posts, deletions, accounts that are gone. */
import { type Batch, isJudgedLanguage, type Post } from './source.ts'

/** Strangers write the records: nothing in them is sure to be there, or to be of its type. */
type Event = {
  did?: unknown
  time_us?: unknown
  kind?: unknown
  commit?: { operation?: unknown; collection?: unknown; rkey?: unknown; rev?: unknown; record?: PostRecord | null }
  account?: { active?: unknown; status?: unknown }
}
type PostRecord = { text?: unknown; langs?: unknown; facets?: unknown; embed?: unknown }
type Embed = { external?: External; media?: { external?: External } }
type External = { uri?: unknown; title?: unknown; description?: unknown }
type Facet = { features?: unknown }
type Feature = { $type?: unknown; uri?: unknown }

export const postCollection = 'app.bsky.feed.post'

/** States of an account in which its posts are not to be shown (com.atproto.sync.subscribeRepos#account). */
const goneStates = new Set<unknown>(['deleted', 'deactivated', 'suspended', 'takendown'])

/** The events of the messages, in their order; undefined where none of them is an event. */
export function readEvents(messages: readonly string[]): Batch | undefined {
  const posts: Post[] = []
  const deletedPosts: string[] = []
  const goneAccounts: string[] = []
  let refused = 0
  let first = 0
  let last = 0
  for (const message of messages) {
    const event = parseEvent(message)
    const { did, time_us: time, commit, account } = event ?? {}
    if (typeof did !== 'string' || typeof time !== 'number' || !Number.isSafeInteger(time)) continue
    first ||= time
    last = Math.max(last, time)
    if (account && account.active === false && goneStates.has(account.status)) goneAccounts.push(did)
    if (commit?.collection !== postCollection || typeof commit.rkey !== 'string') continue
    const address = `at://${did}/${postCollection}/${commit.rkey}`
    const changed = commit.operation === 'update'
    if (commit.operation === 'delete') {
      deletedPosts.push(address)
      continue
    }
    const post = readPost(commit.record ?? {})
    if (!post) {
      refused++
      if (changed) deletedPosts.push(address)
    } else
      posts.push({
        ...post,
        account: did,
        address,
        // a post that was changed is a new item, for its text is
        revision: changed ? String(commit.rev) : undefined,
        page: `https://bsky.app/profile/${did}/post/${commit.rkey}`,
        publishedAt: new Date(time / 1_000),
      })
  }
  if (first === 0) return undefined
  const [readFrom, readUntil] = [new Date(first / 1_000), new Date(last / 1_000)]
  return { cursor: `${last}`, readFrom, readUntil, posts, refused, deletedPosts, goneAccounts }
}

function parseEvent(message: string): Event | undefined {
  try {
    return (JSON.parse(message) as Event | null) ?? undefined
  } catch {
    return undefined
  }
}

type Words = Pick<Post, 'text' | 'preview' | 'link' | 'language'>

function readPost({ text, langs, facets, embed }: PostRecord): Words | undefined {
  if (typeof text !== 'string') return undefined
  const declared = Array.isArray(langs) ? langs.filter((language) => typeof language === 'string') : []
  const language = declared.find(isJudgedLanguage)
  if (declared.length > 0 && !language) return undefined
  const { external, media } = (embed ?? {}) as Embed
  const card = external ?? media?.external
  if (typeof card?.uri !== 'string') return { text: asHtml(text), language, link: firstLink(facets) }
  // a moving picture is no article
  if (/^https?:\/\/[^/]*\b(?:tenor|giphy|klipy)\.com\//.test(card.uri)) return { text: asHtml(text), language }
  const preview = [card.title, card.description].filter((words) => typeof words === 'string' && words !== '')
  return { text: asHtml(text), preview: asHtml(preview.join('. ')), link: card.uri, language }
}

function firstLink(facets: unknown): string | undefined {
  if (!Array.isArray(facets)) return undefined
  for (const facet of facets as (Facet | null)[])
    if (Array.isArray(facet?.features))
      for (const feature of facet.features as (Feature | null)[])
        if (feature?.$type === 'app.bsky.richtext.facet#link' && typeof feature.uri === 'string') return feature.uri
  return undefined
}

/** Posts are plain text; a "<" in one is no tag. */
const asHtml = (text: string): string => text.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'))
