/** Bluesky from a server that speaks Jetstream's protocol into a real database. */
import { silentLog } from '@mirador/core/log.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { type FollowTools, followSource, outletOf } from '@mirador/ingest/social/follow-source.ts'
import { createJetstream } from '@mirador/ingest/social/jetstream.ts'
import { createPostHashes } from '@mirador/ingest/social/post-hashes.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { saveAccount } from '@mirador/store/social-accounts.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { listStreams, type StreamRow } from '@mirador/store/streams.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { addOutlets, offTopic, onTopic } from './support/items.ts'
import { account, commit, identity, type JetstreamServer, startJetstream } from './support/jetstream.ts'
import { createDatabase } from './support/postgres.ts'

const noon = Date.UTC(2026, 10, 24, 12) * 1_000
const second = 1_000_000
const key = 'a secret of a test, long enough to be one'
let pool: Pool
let server: JetstreamServer
let tools: FollowTools

beforeEach(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  server = await startJetstream()
  onTestFinished(() => server.close())
  const now = () => new Date('2026-11-24T13:00:00Z')
  const keep = await createKeeper(pool)
  tools = { pool, keep, hashes: createPostHashes(key), now, random: () => 0, log: silentLog(), restMs: 20 }
})

const pace = { lingerMs: 5, pingMs: 50 }

/** Follows the server until the test, or the function that it gives, stops it. */
function follow(options: { posts?: 'everyone' | 'accounts'; with?: Partial<FollowTools> } = {}) {
  const { posts = 'everyone' } = options
  const source = createJetstream(
    { address: server.url, posts, userAgent: 'Mirador test', allowPrivateAddresses: true },
    pace,
  )
  const stopping = new AbortController()
  const done = followSource(source, { ...tools, ...options.with }, stopping.signal)
  const stop = async () => {
    stopping.abort()
    await done
  }
  onTestFinished(stop)
  return { stop, done }
}

const connected = async (times = 1) => {
  await expect.poll(() => server.asked.length).toBeGreaterThanOrEqual(times)
}
const stream = async () => (await listStreams(pool, new Date()))[0]
const fatesOf = ({ posts, offTopic, kept, repeated, refused, deleted }: StreamRow) => ({
  posts,
  offTopic,
  kept,
  repeated,
  refused,
  deleted,
})
const reads = async (fates: Partial<StreamRow>) => {
  await expect.poll(stream, { timeout: 10_000 }).toMatchObject(fates)
}
const mentions = async () => (await pool.query('SELECT * FROM mentions ORDER BY published_at, id')).rows
const counted = async () => {
  while ((await recount(pool, 20_000)) > 0);
  expect(await findContradictions(pool)).toEqual([])
  const { rows } = await pool.query(
    "SELECT slug, sum(items) AS items, sum(mentions) AS mentions FROM counts JOIN outlets ON id = outlet_id WHERE grain = 'day' GROUP BY slug ORDER BY slug",
  )
  return rows
}

const post = (n: number, text: string, more: object = {}, did = 'did:plc:ana') =>
  commit(did, noon + n * second, { rkey: `post-${n}`, record: { text, ...more } })
const deletion = (n: number, of: number, did = 'did:plc:ana') =>
  commit(did, noon + n * second, { rkey: `post-${of}`, operation: 'delete' })

describe('posts', () => {
  it('have one fate each, and leave no more of off-topic ones than their number', async () => {
    follow()
    await connected()
    server.say(
      post(1, onTopic.trade),
      post(2, offTopic),
      post(3, 'Bonjour de Mexico', { langs: ['fr'] }),
      post(4, ''),
      identity('did:plc:ana', noon + 5 * second, 'ana.example'),
      'nonsense',
      post(6, onTopic.migration),
    )
    await reads({ readUntil: new Date(noon / 1_000 + 6_000) })
    expect(fatesOf((await stream())!)).toEqual({ posts: 5, offTopic: 1, kept: 2, repeated: 0, refused: 2, deleted: 0 })
    expect((await pool.query('SELECT count(*) AS seen FROM seen_items')).rows).toEqual([{ seen: 2 }])
    expect(await counted()).toEqual([{ slug: 'bluesky', items: 3, mentions: 2 }])
    const { rows } = await pool.query('SELECT slug, medium, collections FROM outlets')
    expect(rows).toEqual([{ slug: 'bluesky', medium: 'social', collections: ['medium:social'] }])
  })

  it('are kept without whoever wrote them or is addressed in them', async () => {
    follow()
    await connected()
    server.say(
      post(1, `@berta.example.com ${onTopic.trade}, writes @carlos`, {
        embed: {
          external: { uri: 'https://www.paper.example/a?utm_source=x', title: 'Tariffs & Mexico', description: '' },
        },
      }),
      post(2, onTopic.migration),
    )
    await reads({ kept: 2 })
    const [shared, plain] = await mentions()
    expect(shared).toMatchObject({
      title: `@ ${onTopic.trade}, writes @`,
      text: `@ ${onTopic.trade}, writes @\nTariffs & Mexico`,
      url: 'https://paper.example/a',
      published_at: new Date(noon / 1_000 + 1_000),
    })
    expect(plain).toMatchObject({ url: null, text: onTopic.migration })
    const tables = ['outlets', 'mentions', 'labels', 'social_posts', 'streams', 'seen_items']
    const stored = await Promise.all(
      tables.map(async (table) => JSON.stringify((await pool.query(`SELECT * FROM ${table}`)).rows)),
    )
    expect(stored.join().length).toBeGreaterThan(1_000)
    expect(stored.join()).not.toMatch(/ana|berta|carlos|post-\d|bsky\.app/)
  })

  it('of a listed account are those of an outlet of its own, with their address', async () => {
    const [office] = await addOutlets(pool, { slug: 'office', name: 'The Office', medium: 'social' })
    await saveAccount(pool, 'bluesky', 'did:plc:office', office!)
    follow()
    await connected()
    server.say(post(1, onTopic.trade, {}, 'did:plc:office'), post(2, offTopic, {}, 'did:plc:office'), post(3, offTopic))
    await reads({ posts: 3 })
    expect((await mentions()).map(({ url }) => url)).toEqual(['https://bsky.app/profile/did:plc:office/post/post-1'])
    expect(await counted()).toEqual([
      { slug: 'bluesky', items: 1, mentions: 0 },
      { slug: 'office', items: 2, mentions: 1 },
    ])
  })

  it('are only those of listed accounts where the settings say so', async () => {
    const [office] = await addOutlets(pool, { slug: 'office', name: 'The Office', medium: 'social' })
    await saveAccount(pool, 'bluesky', 'did:plc:office', office!)
    follow({ posts: 'accounts' })
    await expect.poll(() => server.asked[0]?.hello).toBeDefined()
    server.say(post(1, onTopic.trade), post(2, onTopic.trade, {}, 'did:plc:office'))
    await reads({ posts: 1, kept: 1 })
    expect(JSON.parse(server.asked[0]!.hello!)).toMatchObject({
      type: 'options_update',
      payload: { wantedCollections: ['app.bsky.feed.post'], wantedDids: ['did:plc:office'] },
    })
  })
})

describe('what is deleted', () => {
  it('goes with its text and labels, and its counts follow; the item was published all the same', async () => {
    follow()
    await connected()
    server.say(post(1, onTopic.trade), post(2, onTopic.migration), post(3, offTopic))
    await reads({ kept: 2 })
    expect(await counted()).toEqual([{ slug: 'bluesky', items: 3, mentions: 2 }])
    server.say(deletion(4, 1), deletion(5, 3), deletion(6, 99), deletion(7, 2, 'did:plc:berta'))
    await reads({ deleted: 1, readUntil: new Date(noon / 1_000 + 7_000) })
    expect((await mentions()).map(({ text }) => text)).toEqual([onTopic.migration])
    expect((await pool.query('SELECT count(*) AS labels FROM labels')).rows).toEqual([{ labels: 1 }])
    expect(await counted()).toEqual([{ slug: 'bluesky', items: 3, mentions: 1 }])
  })

  it('in the batch that brought it, or as an account with all its posts, is gone too', async () => {
    follow()
    await connected()
    server.say(
      post(1, onTopic.trade),
      deletion(2, 1),
      post(3, onTopic.trade, {}, 'did:plc:berta'),
      post(4, onTopic.migration, {}, 'did:plc:berta'),
      post(5, onTopic.migration, {}, 'did:plc:carlos'),
    )
    await reads({ kept: 4, deleted: 1 })
    server.say(account('did:plc:berta', noon + 6 * second, false, 'deleted'))
    server.say(account('did:plc:carlos', noon + 7 * second, true))
    await reads({ deleted: 3, readUntil: new Date(noon / 1_000 + 7_000) })
    expect((await mentions()).map(({ text }) => text)).toEqual([onTopic.migration])
    expect(await counted()).toEqual([{ slug: 'bluesky', items: 4, mentions: 1 }])
  })

  it('does not come back with a replay, and a post that is changed is kept as it is now', async () => {
    const { stop } = follow()
    await connected()
    server.say(post(1, onTopic.trade), deletion(2, 1), post(3, onTopic.migration))
    server.say(
      commit('did:plc:ana', noon + 4 * second, {
        rkey: 'post-3',
        operation: 'update',
        record: { text: onTopic.earthquake },
      }),
    )
    await reads({ kept: 3, deleted: 2 })
    await stop()
    follow()
    await connected(2)
    server.say(post(5, onTopic.trade))
    await reads({ kept: 4, repeated: 3, deleted: 2 })
    expect((await mentions()).map(({ text }) => text)).toEqual([onTopic.earthquake, onTopic.trade])
  })
})

describe('the cursor', () => {
  it('is taken up some seconds before it, and what comes twice counts once, on topic or not', async () => {
    const { stop } = follow()
    await connected()
    expect(server.asked[0]).toMatchObject({ cursor: null, address: expect.stringContaining('app.bsky.feed.post') })
    server.say(...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => post(n, n % 2 ? offTopic : onTopic.trade)))
    await reads({ posts: 8 })
    await stop()
    server.say(post(9, offTopic), post(10, onTopic.trade))
    follow()
    await reads({ posts: 8 + 8, offTopic: 5, kept: 5, repeated: 6 })
    expect(server.asked[1]?.cursor).toBe(`${noon + 3 * second}`)
    expect(await counted()).toEqual([{ slug: 'bluesky', items: 10, mentions: 5 }])
  })

  it('goes on after connections that break, while the server is away, and while the database refuses', async () => {
    let refusals = 0
    const keep: FollowTools['keep'] = (items, now, also) =>
      tools.keep(items, now, async (db, fates) => {
        await also?.(db, fates)
        if (refusals-- > 0) await db.query('SELECT no_such_column')
      })
    follow({ with: { keep } })
    await connected()
    server.say(post(1, onTopic.trade))
    await reads({ posts: 1 })
    server.refuse()
    server.breakConnections()
    server.say(post(2, offTopic), post(3, onTopic.trade))
    await expect.poll(async () => (await stream())?.failures).toBeGreaterThan(1)
    expect((await stream())?.lastProblem).toMatch(/127\.0\.0\.1/)
    refusals = 2
    server.restore()
    await reads({ kept: 2, offTopic: 1, failures: 0, lastProblem: null })
    expect(await counted()).toEqual([{ slug: 'bluesky', items: 3, mentions: 2 }])
  })

  it('is moved by one of two readers: the other loses nothing and counts nothing twice', async () => {
    follow()
    follow()
    await connected(2)
    for (let n = 1; n <= 40; n++) {
      server.say(post(n, n % 2 ? offTopic : onTopic.trade))
      await new Promise(setImmediate)
    }
    await reads({ kept: 20, offTopic: 20 })
    expect(await counted()).toEqual([{ slug: 'bluesky', items: 40, mentions: 20 }])
  })

  it('leaves a gap where the server no longer has what came next', async () => {
    const { stop } = follow()
    await connected()
    server.say(post(1, offTopic))
    await reads({ posts: 1 })
    await stop()
    server.log.length = 0
    follow()
    await connected(2)
    server.say(post(3_600, offTopic))
    await reads({ posts: 2, gaps: 1 })
    const { rows } = await pool.query('SELECT from_at, until_at FROM stream_gaps')
    expect(rows).toEqual([{ from_at: new Date(noon / 1_000 + 1_000), until_at: new Date(noon / 1_000 + 3_600_000) }])
  })

  it('of listed accounts, in which nothing may happen for days, has a gap after a rest longer than its server remembers', async () => {
    const { stop } = follow({ posts: 'accounts' })
    await connected()
    await stop()
    const seenUntil = new Date('2026-11-20T13:00:00Z')
    await pool.query('UPDATE streams SET seen_until = $1, cursor = $2', [seenUntil, `${noon}`])
    follow({ posts: 'accounts' })
    await connected(2)
    await reads({ gaps: 1, seenUntil: new Date('2026-11-24T13:00:00Z') })
    const { rows } = await pool.query('SELECT from_at, until_at FROM stream_gaps')
    expect(rows).toEqual([{ from_at: seenUntil, until_at: new Date('2026-11-23T13:00:00Z') }])
  })

  it('is not moved with another key, for deletions would find nothing', async () => {
    const { stop } = follow()
    await connected()
    server.say(post(1, onTopic.trade))
    await reads({ posts: 1 })
    await stop()
    await follow({ with: { hashes: createPostHashes('another secret') } }).done
    expect((await stream())?.lastProblem).toMatch(/SOCIAL_KEY/)
    expect(server.asked).toHaveLength(1)
  })
})

describe('a flood', () => {
  it('waits at the server while the database works, and is all counted', { timeout: 60_000 }, async () => {
    const flood = Array.from({ length: 20_000 }, (_, n) =>
      commit('did:plc:ana', noon + n * 1_000, { rkey: `${n}`, record: { text: n % 50 ? offTopic : onTopic.trade } }),
    )
    await outletOf(pool, 'bluesky')
    server.log.push(...flood)
    await pool.query(
      "INSERT INTO streams (name, network, outlet_id, key_check, cursor) SELECT 'bluesky', 'bluesky', id, $1, $2 FROM outlets",
      [tools.hashes.keyCheck, `${noon}`],
    )
    follow()
    await expect.poll(stream, { timeout: 50_000 }).toMatchObject({ kept: 400, offTopic: 19_600 })
    expect(await counted()).toEqual([{ slug: 'bluesky', items: 20_000, mentions: 400 }])
  })
})
