import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { createPostHashes } from '@mirador/ingest/social/post-hashes.ts'
import { connect } from '@mirador/store/db.ts'
import { claimFeeds, saveFeeds } from '@mirador/store/feeds.ts'
import { savePosts } from '@mirador/store/social-posts.ts'
import { openStream } from '@mirador/store/streams.ts'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { addOutlets, item, onTopic } from './support/items.ts'
import { commit, startJetstream } from './support/jetstream.ts'
import { serveMastodon, status } from './support/mastodon.ts'
import { createDatabase } from './support/postgres.ts'
import { runMirador } from './support/processes.ts'

const key = 'k'.repeat(32)
let url: string
beforeEach(async () => {
  url = (await createDatabase()).url
})

/** Runs a verb to its end; gives its exit code and what it said. */
async function mirador(args: string[], environment: Record<string, string> = {}) {
  const verb = runMirador(args, { DATABASE_URL: url, SOCIAL_KEY: key, LOG_LEVEL: 'warn', ...environment })
  await expect.poll(() => verb.child.exitCode, { timeout: 20_000 }).not.toBeNull()
  return { code: verb.child.exitCode, said: verb.lines.join('\n') }
}

const openPool = () => {
  const pool = connect(url, () => {})
  onTestFinished(() => pool.end())
  return pool
}

it('mirador social lists accounts, and says what an account looks like', async () => {
  expect(await mirador(['social'])).toMatchObject({ code: 0, said: expect.stringContaining('JETSTREAM_URL') })
  const add = (...args: string[]) => mirador(['social', 'add', ...args, '--outlet', 'The Office'])
  expect(await add('bluesky', 'ana.example')).toMatchObject({ code: 2, said: expect.stringContaining('DID') })
  expect(await add('elsewhere', 'did:plc:office')).toMatchObject({ code: 2 })
  expect(await add('bluesky', 'did:plc:office')).toMatchObject({ code: 0 })
  expect(await add('mastodon', '@Office@Gov.example')).toMatchObject({ code: 0 })
  expect((await mirador(['social', 'accounts'])).said.split('\n').map((line) => JSON.parse(line))).toEqual([
    { network: 'bluesky', account: 'did:plc:office', outlet: 'the-office' },
    { network: 'mastodon', account: 'office@gov.example', outlet: 'the-office' },
  ])
  expect(await mirador(['social', 'remove', 'bluesky', 'did:plc:office'])).toMatchObject({ code: 0 })
  expect(await mirador(['social', 'remove', 'bluesky', 'did:plc:office'])).toMatchObject({ code: 2 })
})

it('mirador social forget deletes what an account wrote, and nothing else', async () => {
  const pool = openPool()
  const [outletId] = await addOutlets(pool, { slug: 'mastodon', name: 'Mastodon' })
  const items = [onTopic.trade, onTopic.migration].map((title) => item(outletId!, title, '2026-11-24T12:00:00Z'))
  const hashes = createPostHashes(key)
  const keep = await createKeeper(pool)
  await keep(items, new Date(), (db) =>
    savePosts(
      db,
      { network: 'mastodon', stream: 'https://a.example/public', now: new Date() },
      items.map(({ key }, n) => ({ outletId: outletId!, key, post: key, account: hashes.ofAccount(`${n}@a.example`) })),
    ),
  )
  const forgotten = await mirador(['social', 'forget', 'mastodon', '0@a.example'])
  expect(forgotten).toEqual({ code: 0, said: '1 mentions deleted' })
  expect((await pool.query('SELECT title FROM mentions')).rows).toEqual([{ title: onTopic.migration }])
  expect(await mirador(['social', 'forget', 'mastodon', '0@a.example'], { SOCIAL_KEY: '' })).toMatchObject({ code: 2 })
})

it('a network without a key for its hashes is refused, and the key is never repeated', async () => {
  const without = await mirador(['status'], { SOCIAL_KEY: '', JETSTREAM_URL: 'wss://j.example/subscribe' })
  expect(without).toMatchObject({ code: 2, said: expect.stringContaining('SOCIAL_KEY must be set') })
  const short = await mirador(['status'], { SOCIAL_KEY: 'short-one' })
  expect(short).toMatchObject({ code: 2, said: expect.stringContaining('at least 32 characters') })
  expect(short.said).not.toContain('short-one')
  const timeline = await mirador(['work', 'social'], { MASTODON_TIMELINES: 'https://m.example/@ana' })
  expect(timeline).toMatchObject({ code: 2, said: expect.stringContaining('https://m.example/@ana') })
})

it('mirador work social reads, status says how far, and it stops cleanly', async () => {
  const server = await startJetstream()
  onTestFinished(() => server.close())
  const settings = { DATABASE_URL: url, SOCIAL_KEY: key, JETSTREAM_URL: server.url, ALLOW_PRIVATE_ADDRESSES: 'yes' }
  const worker = runMirador(['work', 'social'], settings)
  onTestFinished(async () => void (await worker.end('SIGKILL')))
  await expect.poll(() => server.asked.length, { timeout: 20_000 }).toBe(1)
  server.say(commit('did:plc:ana', 1_795_000_000_000_000, { rkey: '1', record: { text: onTopic.trade } }))
  const social = async () => JSON.parse((await mirador(['status', '--json'])).said).social
  await expect.poll(social, { timeout: 20_000, interval: 500 }).toMatchObject([{ name: 'bluesky', kept: 1, posts: 1 }])
  expect((await mirador(['social'])).said).toMatch(/bluesky +2026-11-18T11:06:40\.000Z +1 +0 +1/)
  expect(await worker.end()).toBe(0)
})

it('mirador work social honours deletions of what was read before, also where no network is set any more', async () => {
  const pool = openPool()
  const [outletId] = await addOutlets(pool, { slug: 'mastodon', name: 'Mastodon' })
  const { origin } = await serveMastodon([status(1, onTopic.trade)])
  const stream = {
    name: `${origin}/public`,
    network: 'mastodon' as const,
    outletId: outletId!,
    keyCheck: createPostHashes(key).keyCheck,
  }
  await openStream(pool, stream, new Date())
  const items = [onTopic.trade, onTopic.migration].map((title) => item(outletId!, title, '2026-11-24T12:00:00Z'))
  const keep = await createKeeper(pool)
  await keep(items, new Date(), (db) =>
    savePosts(
      db,
      { network: 'mastodon', stream: stream.name, now: new Date(Date.now() - 86_400_000) },
      items.map((one, n) => ({ ...one, post: one.key, account: Buffer.from('ana'), serverId: `${n + 1}` })),
    ),
  )
  const worker = runMirador(['work', 'social'], {
    DATABASE_URL: url,
    ALLOW_PRIVATE_ADDRESSES: 'yes',
    HOST_DELAY_MS: '0',
  })
  onTestFinished(async () => void (await worker.end('SIGKILL')))
  const titles = async () => (await pool.query('SELECT title FROM mentions')).rows
  await expect.poll(titles, { timeout: 20_000, interval: 200 }).toEqual([{ title: onTopic.trade }])
  expect(await worker.end()).toBe(0)
})

it('a host that rests longer than others is left alone that long after its last poll', async () => {
  const pool = openPool()
  await addOutlets(pool, { slug: 'a', name: 'A' })
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 12) + seconds * 1_000)
  const feeds = ['reddit.com', 'paper.example'].map((host) => ({ outletSlug: 'a', url: `https://${host}/f`, host }))
  await saveFeeds(pool, feeds, at(0))
  await pool.query('UPDATE feeds SET last_poll_at = $1', [at(0)])
  const limits = { leaseMs: 1_000, hostDelayMs: 2_000, hostRestsMs: { 'reddit.com': 60_000 }, limit: 10 }
  const claimed = async (seconds: number) => (await claimFeeds(pool, 'due', at(seconds), limits)).length
  expect([await claimed(1), await claimed(3), await claimed(59), await claimed(61)]).toEqual([0, 1, 1, 2])
})
