/** What is known of the time between two polls: a feed that can be turned off, polled for real at times of the test's choosing. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeZone } from '@mirador/store/counts.ts'
import { coverageOf } from '@mirador/store/coverage.ts'
import type { Pool } from '@mirador/store/db.ts'
import { changeFeed } from '@mirador/store/feeds.ts'
import { fillGaps, listGaps, listWatches } from '@mirador/store/gaps.ts'
import { deleteOldPolls } from '@mirador/store/polls.ts'
import { recordPush, savePush } from '@mirador/store/pushes.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { offTopic } from './support/items.ts'
import { addFeeds, createPoller, type Poller } from './support/polling.ts'
import { createDatabase } from './support/postgres.ts'

const start = new Date('2026-11-24T00:00:00Z')
const at = (hour: number) => new Date(start.getTime() + hour * 3_600_000)
let clock: Date
let pool: Pool
let poller: Poller
/** Hours at which the items of the document were published; undefined: the server fails. */
let published: number[] | undefined
let dated: boolean

beforeEach(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'UTC')
  clock = start
  published = [-30]
  dated = true
  poller = await createPoller(pool, { now: () => clock })
  onTestFinished(() => poller.close())
  const server = createServer((_request, response) => {
    if (!published) return response.writeHead(503).end()
    const items = published.map((hour) => {
      const date = dated ? `<pubDate>${at(hour).toUTCString()}</pubDate>` : ''
      return `<item><title>${offTopic} ${hour}</title><link>https://a.example/${hour}</link>${date}</item>`
    })
    return response.end(`<rss version="2.0"><channel><title>A</title>${items.join('')}</channel></rss>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  await addFeeds(pool, [['a', `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`]], start)
})

async function pollAt(hour: number, items: number[] | undefined) {
  clock = at(hour)
  published = items
  await poller.pollAll()
}
/** A hub pushes a document with one new item. */
async function push(hour: number) {
  const { rows } = await pool.query('SELECT id FROM feeds')
  const receivedAt = at(hour)
  const feedId = rows[0].id
  await savePush(pool, { feedId, receivedAt, contentType: null, body: Buffer.from('x') }, 10)
  const [{ id }] = (await pool.query('SELECT max(id) AS id FROM pushes')).rows
  const fates = { offTopic: 1, repeated: 0, kept: 0, refused: 0 }
  await recordPush(pool, { id, feedId, receivedAt, durationMs: 1, failure: null, fates, nextPollAt: at(hour + 6) })
}
const hourOf = (instant: Date) => (instant.getTime() - start.getTime()) / 3_600_000
const gaps = async (hour: number) =>
  (await listGaps(pool, { limit: 100 }, at(hour))).map(({ since, until, open, reason }) => [
    hourOf(since),
    hourOf(until),
    open ? `${reason}, open` : reason,
  ])
async function coverage(hour: number, hours = 6) {
  const buckets = Array.from({ length: hours }, (_, i) => ({ start: at(i), end: at(i + 1) }))
  return coverageOf(buckets, await listWatches(pool, {}, { from: start, to: at(hours) }, at(hour)))
}

describe('a feed that fails', () => {
  it('was not seen since its last success, for as long as it fails', async () => {
    await pollAt(1, [-30])
    await pollAt(2, undefined)
    expect(await gaps(3)).toEqual([[1, 3, 'failed, open']])
    expect(await coverage(3, 3)).toEqual([1, 0, 0])
  })

  it('lost nothing when the next document reaches back before the failure', async () => {
    await pollAt(1, [-30])
    await pollAt(2, undefined)
    await pollAt(5, [4, 0.5, -30])
    expect(await gaps(5)).toEqual([])
    expect(await coverage(5)).toEqual([1, 1, 1, 1, 1, null])
  })

  it('lost what lies before the oldest item of the next document, however often it is polled after', async () => {
    await pollAt(1, [-30])
    await pollAt(2, undefined)
    await pollAt(5, [4.75, 3.5])
    await pollAt(5, [4.75, 3.5])
    await pollAt(6, [5.5, 4.75])
    expect(await gaps(6)).toEqual([[1, 3.5, 'failed']])
    expect(await coverage(6)).toEqual([1, 0, 0, 0.5, 1, 1])
  })

  it('keeps its gaps when its polls are forgotten', async () => {
    await pollAt(1, [-30])
    await pollAt(2, undefined)
    await pollAt(5, [4])
    expect(await deleteOldPolls(pool, at(24))).toBe(3)
    expect(await coverage(5, 4)).toEqual([1, 0, 0, 0])
  })
})

describe('a feed that answers', () => {
  it('drops items between two polls, and says so', async () => {
    await pollAt(1, [-30])
    await pollAt(2, [1.75, 1.5])
    expect(await gaps(2)).toEqual([[1, 1.5, 'outrun']])
  })

  it('without dates was seen where an item is still there, and else only at that moment', async () => {
    dated = false
    await pollAt(0, [1, 2])
    await pollAt(2, [2, 3])
    await pollAt(3, [4, 5])
    expect(await gaps(3)).toEqual([[2, 3, 'outrun']])
  })

  it('with an empty document was not seen', async () => {
    await pollAt(1, [-30])
    await pollAt(2, [])
    expect(await gaps(3)).toEqual([[1, 3, 'empty, open']])
    await pollAt(4, [3.5, 3])
    expect(await gaps(4)).toEqual([[1, 3, 'empty']])
  })
})

describe('a feed that its hub pushes', () => {
  it('was seen between its polls', async () => {
    await pollAt(1, [-30])
    for (const hour of [2, 4, 6]) await push(hour)
    await pollAt(7, [6.5, 6])
    expect(await gaps(7)).toEqual([])
    expect(await coverage(7)).toEqual(Array(6).fill(1))
  })

  it('while its polls fail was not seen for sure', async () => {
    await pollAt(1, undefined)
    await push(2)
    expect(await gaps(3)).toEqual([[0, 3, 'failed, open']])
  })
})

describe('a history that is said to be whole', () => {
  it('fills the gaps of its time, and leaves what lies outside of it', async () => {
    await pollAt(1, [-30])
    await pollAt(2, undefined)
    await pollAt(5, [4.75, 4.5])
    const { rows } = await pool.query('SELECT outlet_id FROM feeds')
    for (let again = 0; again < 2; again++) await fillGaps(pool, [rows[0].outlet_id], at(2), at(3))
    expect(await gaps(5)).toEqual([
      [3, 4.5, 'failed'],
      [1, 2, 'failed'],
    ])
    expect(await coverage(5, 5)).toEqual([1, 0, 1, 0, 0.5])
    await fillGaps(pool, [rows[0].outlet_id + 1], start, at(5))
    expect(await gaps(5)).toHaveLength(2)
  })

  it('shortens a gap that lasts, where it begins in its time', async () => {
    await pollAt(1, [-30])
    await pollAt(2, undefined)
    const { rows } = await pool.query('SELECT outlet_id FROM feeds')
    await fillGaps(pool, [rows[0].outlet_id], at(2), at(3))
    expect(await gaps(4)).toEqual([[1, 4, 'failed, open']])
    await fillGaps(pool, [rows[0].outlet_id], at(0.5), at(3))
    expect(await gaps(4)).toEqual([[3, 4, 'failed, open']])
  })
})

describe('time without polls', () => {
  it('is neither seen nor missed until the next poll is an hour late, and then was not seen', async () => {
    await pollAt(1, [-30])
    await pool.query('UPDATE feeds SET next_poll_at = $1', [at(1.5)])
    expect(await gaps(2)).toEqual([])
    expect(await coverage(2, 3)).toEqual([1, null, null])
    expect(await gaps(3)).toEqual([[1, 3, 'late, open']])
    expect(await coverage(3, 3)).toEqual([1, 0, 0])
  })

  it('because Mirador did not run is unknown, but for what the first documents bring', async () => {
    await pollAt(1, [-30])
    await pool.query('UPDATE feeds SET next_poll_at = $1', [at(1.5)])
    await pollAt(5, [4.75, 4])
    expect(await gaps(5)).toEqual([[1, 4, 'late']])
    expect(await coverage(5)).toEqual([1, 0, 0, 0, 1, null])
  })

  it('because an operator stopped the feed is not watched', async () => {
    await pollAt(1, [-30])
    const { rows } = await pool.query('SELECT id FROM feeds')
    await changeFeed(pool, rows[0].id, { active: false }, at(1))
    expect(await gaps(3)).toEqual([])
    await changeFeed(pool, rows[0].id, { active: true }, at(3))
    await pollAt(3.5, [-30])
    expect(await gaps(4)).toEqual([[1, 3, 'stopped']])
    expect(await coverage(4, 4)).toEqual([1, null, null, 1])
  })
})
