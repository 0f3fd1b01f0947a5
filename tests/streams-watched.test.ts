/** What is known of the time in which a social stream was not read: the statements of a reader, at times of the test's choosing. */
import { buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { setTimeZone } from '@mirador/store/counts.ts'
import { coverageOf } from '@mirador/store/coverage.ts'
import type { Pool } from '@mirador/store/db.ts'
import { listGaps, listWatches } from '@mirador/store/gaps.ts'
import { raiseNotices } from '@mirador/store/notices.ts'
import { saveAccount } from '@mirador/store/social-accounts.ts'
import {
  advanceStream,
  listStreams,
  openStream,
  recordQuiet,
  recordStreamProblem,
  unfollowOthers,
} from '@mirador/store/streams.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { addOutlets } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'
import { runMirador } from './support/processes.ts'

const start = new Date('2026-11-24T00:00:00Z')
const at = (hour: number) => new Date(start.getTime() + hour * 3_600_000)
const name = 'bluesky'
let pool: Pool
let url: string
let steps: number

beforeEach(async () => {
  ;({ pool, url } = await createDatabase())
  await setTimeZone(pool, 'UTC')
  const [outletId] = await addOutlets(pool, { slug: 'bluesky', name: 'Bluesky' }, { slug: 'office', name: 'Office' })
  steps = 0
  await openStream(pool, { name, network: 'bluesky', outletId: outletId!, keyCheck: Buffer.from('k') }, start)
})

/** A batch whose last post is of `hour`, read at `now`; `gap` is what the network no longer had. */
const reads = (hour: number, now = hour, gap?: [number, number]) =>
  advanceStream(
    pool,
    name,
    {
      from: steps === 0 ? null : `${steps}`,
      cursor: `${++steps}`,
      readUntil: at(hour),
      recent: [],
      fates: { offTopic: 0, repeated: 0, kept: 0, refused: 1 },
      deleted: 0,
      onlyCounted: [],
      gap: gap && { from: at(gap[0]), until: at(gap[1]) },
    },
    at(now),
  )
const breaks = () => recordStreamProblem(pool, name, 'The connection was closed.')
const hourOf = (instant: Date) => (instant.getTime() - start.getTime()) / 3_600_000
const gaps = async (hour: number, outlet?: string) =>
  (await listGaps(pool, { outlet, limit: 100 }, at(hour))).map(({ stream, since, until, open, reason }) => [
    stream,
    hourOf(since),
    hourOf(until),
    open ? `${reason}, open` : reason,
  ])
const coverage = async (hour: number, hours: number, outlet = 'bluesky') => {
  const buckets = Array.from({ length: hours }, (_, i) => ({ start: at(i), end: at(i + 1) }))
  return coverageOf(buckets, await listWatches(pool, { outlet: [outlet] }, { from: start, to: at(hours) }, at(hour)))
}

describe('a stream', () => {
  it('that fails was not seen since it was last read, for as long as it fails', async () => {
    await reads(1)
    await breaks()
    expect(await gaps(3)).toEqual([['bluesky', 1, 3, 'failed, open']])
    expect(await coverage(3, 3)).toEqual([1, 0, 0])
  })

  it('lost nothing when its network still has what came meanwhile', async () => {
    await reads(1)
    await breaks()
    await reads(1.5, 3)
    expect(await gaps(3)).toEqual([['bluesky', 1.5, 3, 'late, open']])
    await reads(3)
    expect(await gaps(3)).toEqual([])
    expect(await coverage(3, 3)).toEqual([1, 1, 1])
  })

  it('lost what its network no longer had', async () => {
    await reads(1)
    await breaks()
    await reads(3, 3, [1, 2.5])
    expect(await gaps(3)).toEqual([['bluesky', 1, 2.5, 'outrun']])
    expect(await coverage(3, 3)).toEqual([1, 0, 0.5])
  })

  it('in which nothing happens is seen while it is read, and not any more once nobody has for an hour', async () => {
    await reads(1)
    await recordQuiet(pool, name, at(2))
    expect(await gaps(3)).toEqual([])
    expect(await coverage(3, 2)).toEqual([1, 1])
    expect(await gaps(3.5)).toEqual([['bluesky', 2, 3.5, 'late, open']])
  })

  it('that the settings name no more is not missed, and is missed again once it is read again', async () => {
    await reads(1)
    await unfollowOthers(pool, ['https://a.example/public'])
    expect(await gaps(5)).toEqual([])
    expect(await coverage(5, 3)).toEqual([1, null, null])
    await reads(2, 5)
    expect(await gaps(5)).toEqual([['bluesky', 2, 5, 'late, open']])
  })

  it('is as unknown of an account that has an outlet of its own, since it was listed', async () => {
    const { rows } = await pool.query("SELECT id FROM outlets WHERE slug = 'office'")
    await saveAccount(pool, 'bluesky', 'did:plc:office', rows[0].id)
    await pool.query('UPDATE social_accounts SET listed_at = $1', [at(1)])
    await reads(2)
    await breaks()
    expect(await coverage(3, 3, 'office')).toEqual([null, 1, 0])
    expect(await gaps(3, 'office')).toEqual([['bluesky', 2, 3, 'failed, open']])
    expect(await gaps(3)).toHaveLength(1)
  })
})

describe('an operator', () => {
  const raise = async (hour: number) =>
    (await raiseNotices(pool, at(hour))).map(({ kind, outlet, stream, detail, closedAt }) => [
      kind,
      outlet,
      stream,
      detail,
      closedAt ? 'over' : 'new',
    ])

  it('is told once of a stream that has failed for ten minutes, and when it is read again', async () => {
    await reads(1)
    await breaks()
    expect(await raise(1.1)).toEqual([])
    const notice = ['failing', 'bluesky', 'bluesky', 'The connection was closed.']
    expect(await raise(1.2)).toEqual([[...notice, 'new']])
    expect(await raise(1.3)).toEqual([])
    await reads(1.4)
    expect(await raise(1.4)).toEqual([[...notice, 'over']])
  })

  it('is told of a stream that nobody has read for an hour, but not of one that catches up', async () => {
    await reads(1)
    expect(await raise(2)).toEqual([])
    await reads(1.1, 2.05)
    expect(await raise(3)).toEqual([])
    expect(await raise(3.1)).toEqual([['silent', 'bluesky', 'bluesky', null, 'new']])
    await unfollowOthers(pool, [])
    expect(await raise(3.2)).toEqual([['silent', 'bluesky', 'bluesky', null, 'over']])
  })
})

it('a worker whose settings name no stream lets those go that were read before', async () => {
  const worker = runMirador(['work', 'social'], { DATABASE_URL: url })
  onTestFinished(async () => void (await worker.end()))
  const states = async () => (await listStreams(pool, start)).map(({ state }) => state)
  expect(await states()).toEqual(['healthy'])
  await expect.poll(states, { timeout: 20_000 }).toEqual(['stopped'])
})

it('the API tells of streams what it tells of feeds', async () => {
  const now = at(4)
  await createKeeper(pool)
  const app = await buildApp({
    pool,
    log: silentLog(),
    now: () => now,
    minPollSeconds: 300,
    queueDepth: async () => ({}),
  })
  onTestFinished(() => app.close())
  const get = async (url: string) => (await app.inject({ url, headers: { host: 'localhost' } })).json()
  await reads(1, 1, [0.25, 0.5])
  await breaks()
  await raiseNotices(pool, now)
  const first = await get('/v1/gaps?limit=1')
  expect(first.gaps).toMatchObject([
    { stream: 'bluesky', feedId: null, outlet: 'bluesky', reason: 'failed', open: true },
  ])
  expect((await get(`/v1/gaps?limit=1&cursor=${first.next}`)).gaps).toMatchObject([{ reason: 'outrun', open: false }])
  expect((await get('/v1/notices')).notices).toMatchObject([{ kind: 'failing', stream: 'bluesky', feedId: null }])
  expect((await get('/v1/coverage?by=hour&from=2026-11-24')).outlets).toMatchObject([
    { slug: 'bluesky', health: 'failing', feeds: 0, streams: 1, failing: 1, notices: 1, buckets: [0.75, 0, 0, 0] },
  ])
  expect((await get('/v1/streams?outlet=bluesky')).streams).toMatchObject([
    { name: 'bluesky', state: 'failing', posts: 1, refused: 1, gaps: 1, seenUntil: at(1).toISOString() },
  ])
  expect((await get('/v1/streams?outlet=office')).streams).toEqual([])
  expect((await get('/v1/trends?of=attention&by=hour&from=2026-11-24&outlet=bluesky')).rows[1].coverage).toBe(0)
})
