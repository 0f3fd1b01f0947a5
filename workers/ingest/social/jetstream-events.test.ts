import { describe, expect, it } from 'vitest'
import { readEvents } from './jetstream-events.ts'

const time = Date.UTC(2026, 10, 24, 12) * 1_000
const event = (more: object, at = time) => JSON.stringify({ did: 'did:plc:ana', time_us: at, kind: 'commit', ...more })
const post = (record: object, operation = 'create') =>
  event({ commit: { operation, collection: 'app.bsky.feed.post', rkey: '3k', rev: 'r1', record } })
const only = (...messages: string[]) => readEvents(messages)!

describe('a post', () => {
  it('is what it says, when the server passed it on, under the address of its record', () => {
    expect(only(post({ text: 'Tacos < 5 & more', langs: ['en-US'], createdAt: '1999-01-01T00:00:00Z' })).posts).toEqual(
      [
        {
          account: 'did:plc:ana',
          address: 'at://did:plc:ana/app.bsky.feed.post/3k',
          page: 'https://bsky.app/profile/did:plc:ana/post/3k',
          revision: undefined,
          text: 'Tacos &lt; 5 &amp; more',
          language: 'en-US',
          link: undefined,
          publishedAt: new Date('2026-11-24T12:00:00Z'),
        },
      ],
    )
  })

  it('shares the article of its card, also beside pictures; else that of its first link', () => {
    const card = { uri: 'https://paper.example/a', title: 'Border', description: 'More' }
    const links = [
      { features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'x' }] },
      { features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://paper.example/b' }] },
    ]
    const [inCard, beside, linked, moving] = only(
      post({ text: 'x', embed: { external: card }, facets: links }),
      post({ text: 'x', embed: { media: { external: card } } }),
      post({ text: 'x', facets: links }),
      post({ text: 'x', embed: { external: { uri: 'https://media.tenor.com/a.gif', title: 'Cat' } } }),
    ).posts
    expect(inCard).toMatchObject({ link: 'https://paper.example/a', preview: 'Border. More' })
    expect(beside).toMatchObject({ link: 'https://paper.example/a', preview: 'Border. More' })
    expect(linked?.link).toBe('https://paper.example/b')
    expect([moving?.link, moving?.preview]).toEqual([undefined, undefined])
  })

  it('is refused in another language, and taken in ours or in none', () => {
    const { posts, refused } = only(
      ...[['fr'], ['pt', 'es'], ['en'], [], ['ens']].map((langs) => post({ text: 'x', langs })),
      post({ text: 'x' }),
    )
    expect([posts.map(({ language }) => language), refused]).toEqual([['es', 'en', undefined, undefined], 2])
  })

  it('that is changed is new as it is now, and gone where it is none of ours any more', () => {
    const changed = only(post({ text: 'x' }, 'update'))
    expect([changed.posts[0]?.revision, changed.deletedPosts]).toEqual(['r1', []])
    const away = only(post({ text: 'x', langs: ['fr'] }, 'update'))
    expect([away.posts, away.refused, away.deletedPosts]).toEqual([[], 1, ['at://did:plc:ana/app.bsky.feed.post/3k']])
  })
})

describe('what is no post', () => {
  it('moves the cursor all the same', () => {
    const like = event({ commit: { operation: 'create', collection: 'app.bsky.feed.like', rkey: '3k', record: {} } })
    const identity = event({ kind: 'identity', identity: { handle: 'ana.example' } }, time + 7)
    expect(only(like, identity)).toMatchObject({ cursor: `${time + 7}`, posts: [], refused: 0 })
  })

  it('is a deletion by its address, and an account in each state in which it is not shown', () => {
    const deletion = event({ commit: { operation: 'delete', collection: 'app.bsky.feed.post', rkey: '3k', rev: 'r' } })
    const state = (active: boolean, status?: string) => event({ kind: 'account', account: { active, status } })
    expect(only(deletion).deletedPosts).toEqual(['at://did:plc:ana/app.bsky.feed.post/3k'])
    const gone = [true, false].flatMap((active) =>
      ['deleted', 'deactivated', 'suspended', 'takendown', 'throttled', undefined].map(
        (status) => only(state(active, status)).goneAccounts.length,
      ),
    )
    expect(gone).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0])
  })

  it('is passed over, whatever strangers put where', () => {
    const odd = [
      'nonsense',
      'null',
      '[]',
      '{"did":1}',
      event({}, 1.5),
      event({ commit: null, account: null }),
      post({ text: 5 }),
      post({ text: 'x', langs: 'en', facets: [null, { features: [null] }], embed: 'none' }),
      post({ text: 'x', facets: 7, embed: { external: { uri: {} } } }),
    ]
    expect(readEvents(odd)).toMatchObject({ refused: 1, posts: [{ text: 'x' }, { text: 'x' }] })
    expect(readEvents(['nonsense'])).toBeUndefined()
  })
})
