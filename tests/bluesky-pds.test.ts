/** Bluesky from a real PDS: its own commits, deletions and accounts, bridged to Jetstream's protocol. */
import { silentLog } from '@mirador/core/log.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { followSource } from '@mirador/ingest/social/follow-source.ts'
import { createJetstream } from '@mirador/ingest/social/jetstream.ts'
import { createPostHashes } from '@mirador/ingest/social/post-hashes.ts'
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { listStreams } from '@mirador/store/streams.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type Account, type Pds, pdsMissing, startPds } from './support/bluesky-pds.ts'
import { offTopic, onTopic } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'

const collection = 'app.bsky.feed.post'
let pool: Pool
let pds: Pds

/** Reads everyone's posts until the function that it gives is called, or the test ends. */
async function follow() {
  const options = { address: pds.jetstream.url, userAgent: 'Mirador test', allowPrivateAddresses: true }
  const source = createJetstream({ ...options, posts: 'everyone' }, { lingerMs: 5, pingMs: 1_000 })
  const hashes = createPostHashes('a secret of a test, long enough to be one')
  const now = () => new Date()
  const tools = { pool, keep: await createKeeper(pool), hashes, now, random: () => 0, log: silentLog(), restMs: 20 }
  const stopping = new AbortController()
  const connections = pds.jetstream.asked.length
  const done = followSource(source, tools, stopping.signal)
  await expect.poll(() => pds.jetstream.asked.length, { timeout: 10_000 }).toBeGreaterThan(connections)
  const stop = async () => {
    stopping.abort()
    await done
  }
  onTestFinished(stop)
  return stop
}

const record = (text: string, more: object = {}) => {
  const createdAt = new Date().toISOString()
  return { $type: collection, text, langs: ['en'], createdAt, ...more }
}
async function post(account: Account, text: string, more: object = {}): Promise<string> {
  const body = { repo: account.did, collection, record: record(text, more) }
  const { uri } = await account.call('com.atproto.repo.createRecord', body)
  return String(uri).split('/').at(-1)!
}
const reads = async (fates: object) => {
  const stream = async () => (await listStreams(pool, new Date()))[0]
  await expect.poll(stream, { timeout: 10_000 }).toMatchObject(fates)
}
const titles = async () => (await pool.query('SELECT title FROM mentions ORDER BY id')).rows.map(({ title }) => title)

describe.skipIf(pdsMissing)('a real PDS', { timeout: 60_000 }, () => {
  beforeEach(async () => {
    pool = (await createDatabase()).pool
    await setTimeZone(pool, 'America/Mexico_City')
    pds = await startPds()
  }, 60_000)

  it('gives posts that are kept, replaced where they are changed, and deleted where they are', async () => {
    await follow()
    const ana = await pds.join('ana')
    const [trade] = [
      await post(ana, onTopic.trade),
      await post(ana, offTopic),
      await post(ana, 'Hola', { langs: ['fr'] }),
    ]
    const migration = await post(ana, onTopic.migration)
    await reads({ posts: 4, kept: 2, offTopic: 1, refused: 1 })
    const changed = { repo: ana.did, collection, rkey: trade, record: record(`${onTopic.trade} again`) }
    await ana.call('com.atproto.repo.putRecord', changed)
    await reads({ kept: 3, deleted: 1 })
    await ana.call('com.atproto.repo.deleteRecord', { repo: ana.did, collection, rkey: migration })
    await reads({ kept: 3, deleted: 2 })
    expect(await titles()).toEqual([`${onTopic.trade} again`])
  })

  it('takes the posts of accounts with it that are deactivated or deleted, and nobody else’s', async () => {
    await follow()
    const accounts = [await pds.join('ana'), await pds.join('berta'), await pds.join('carla')] as const
    for (const account of accounts) await post(account, `${onTopic.trade} ${account.did}`)
    await reads({ kept: 3 })
    await accounts[0].call('com.atproto.server.deactivateAccount', {})
    await reads({ deleted: 1 })
    await pds.expel(accounts[1])
    await reads({ deleted: 2 })
    expect(await titles()).toEqual([`${onTopic.trade} ${accounts[2].did}`])
  })

  it('is read on after a stop without loss or double', async () => {
    const stop = await follow()
    const ana = await pds.join('ana')
    await post(ana, `${onTopic.trade} 1`)
    await reads({ kept: 1 })
    await stop()
    for (const n of [2, 3, 4]) await post(ana, `${onTopic.trade} ${n}`)
    await follow()
    await reads({ kept: 4 })
    expect(await titles()).toEqual([1, 2, 3, 4].map((n) => `${onTopic.trade} ${n}`))
  })
})
