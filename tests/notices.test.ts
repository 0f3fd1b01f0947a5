/** What an operator is told, and when: polls of many weeks, written as a poller writes them. */
import type { Pool } from '@mirador/store/db.ts'
import { saveFeeds } from '@mirador/store/feeds.ts'
import { listNotices, raiseNotices } from '@mirador/store/notices.ts'
import { saveOutlets } from '@mirador/store/outlets.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createDatabase } from './support/postgres.ts'
import { runMirador } from './support/processes.ts'

const hourMs = 3_600_000
/** A Monday, 12 weeks into the history. */
const monday = new Date('2026-11-23T00:00:00Z')
const at = (hour: number) => new Date(monday.getTime() + hour * hourMs)
let pool: Pool
let url: string
beforeEach(async () => {
  ;({ pool, url } = await createDatabase())
})

/** A feed of the outlet that brought something new at these hours of every week for `weeks` weeks before `monday`. */
async function addFeed(slug: string, hoursOfWeek: number[], weeks = 12, path = 'feed'): Promise<number> {
  const host = `${slug}.example`
  await saveOutlets(pool, [{ slug, name: slug }], 'keep')
  await saveFeeds(pool, [{ outletSlug: slug, url: `https://${host}/${path}`, host }], at(-weeks * 168))
  const { rows } = await pool.query('SELECT max(id) AS id FROM feeds')
  const times = Array.from({ length: weeks }, (_, week) => hoursOfWeek.map((hour) => at((week - weeks) * 168 + hour)))
  await pool.query(
    `INSERT INTO polls (feed_id, started_at, duration_ms, outcome, status, items, off_topic)
     SELECT $1, at, 10, 'modified', 200, 1, 1
     FROM unnest($2::timestamptz[]) AS at`,
    [rows[0].id, times.flat()],
  )
  await pool.query('UPDATE feeds SET last_new_at = $2, last_success_at = $2, last_poll_at = $2 WHERE id = $1', [
    rows[0].id,
    times.flat().at(-1),
  ])
  return rows[0].id
}
/** The feeds were polled until then, and nothing was new. */
const polledUntil = (hour: number) => pool.query('UPDATE feeds SET last_success_at = $1, last_poll_at = $1', [at(hour)])
const speaks = (hour: number) => pool.query('UPDATE feeds SET last_new_at = $1, last_success_at = $1', [at(hour)])
async function fails(feedId: number, failures: number, reason: string, status: number | null) {
  await pool.query(
    `INSERT INTO polls (feed_id, started_at, duration_ms, outcome, reason, status) VALUES ($1, $2, 10, 'failed', $3, $4)`,
    [feedId, at(failures), reason, status],
  )
  await pool.query(`UPDATE feeds SET failures = $2, last_reason = $3, last_detail = 'It said no.' WHERE id = $1`, [
    feedId,
    failures,
    reason,
  ])
}
const raise = async (hour: number) =>
  (await raiseNotices(pool, at(hour))).map(({ kind, outlet, feedId, closedAt }) => [
    kind,
    outlet,
    feedId === null ? 'outlet' : 'feed',
    closedAt ? 'over' : 'new',
  ])

/** Monday to Friday from 8 to 19, every hour. */
const officeHours = [0, 1, 2, 3, 4].flatMap((day) => Array.from({ length: 12 }, (_, i) => day * 24 + 8 + i))

describe('a feed that falls silent', () => {
  it('is told of once, when it has rested longer than it does on any such day, and again when it speaks', async () => {
    await addFeed('daily', officeHours)
    await polledUntil(8)
    expect(await raise(8)).toEqual([])
    // 61 hours rest from Friday 19:00 to Monday 8:00; half as long again is over on Tuesday at 14:30
    await polledUntil(38)
    expect(await raise(38)).toEqual([])
    await polledUntil(39)
    expect(await raise(39)).toEqual([['silent', 'daily', 'feed', 'new']])
    await polledUntil(100)
    expect(await raise(40)).toEqual([])
    expect(await raise(100)).toEqual([])
    await speaks(101)
    expect(await raise(101)).toEqual([['silent', 'daily', 'feed', 'over']])
    expect(await listNotices(pool, { limit: 9 })).toMatchObject([
      { since: at(-53), openedAt: at(39), closedAt: at(101), allowedHours: 91.5 },
    ])
  })

  it('in the middle of a working day is told of by the next morning', async () => {
    await addFeed('daily', officeHours)
    await pool.query('UPDATE feeds SET last_new_at = $1', [at(12)])
    await pool.query(
      `INSERT INTO polls (feed_id, started_at, duration_ms, outcome, items, off_topic) SELECT id, $1, 1, 'modified', 1, 1 FROM feeds`,
      [at(12)],
    )
    await polledUntil(18)
    expect(await raise(18)).toEqual([])
    await polledUntil(33)
    expect(await raise(33)).toEqual([['silent', 'daily', 'feed', 'new']])
  })

  it('is none that comes out once a week, until it misses its day', async () => {
    await addFeed('weekly', [3 * 24 + 10])
    await polledUntil(3 * 24 + 9)
    expect(await raise(3 * 24 + 9)).toEqual([])
    await polledUntil(3 * 24 + 10 + 85)
    expect(await raise(3 * 24 + 10 + 85)).toEqual([['silent', 'weekly', 'feed', 'new']])
  })

  it('is not known as one while there is too little history', async () => {
    await addFeed('young', officeHours, 2)
    await polledUntil(500)
    expect(await raise(500)).toEqual([])
  })

  it('is none while it was not polled, or while its polls fail', async () => {
    const id = await addFeed('daily', officeHours)
    expect(await raise(500)).toEqual([])
    await polledUntil(500)
    await fails(id, 1, 'timeout', null)
    expect(await raise(500)).toEqual([])
  })

  it('takes its outlet with it only when all of its feeds are silent', async () => {
    await addFeed('paper', officeHours, 12, 'news')
    const second = await addFeed('paper', officeHours, 12, 'sports')
    await polledUntil(60)
    await pool.query('UPDATE feeds SET last_new_at = $2 WHERE id = $1', [second, at(60)])
    expect(await raise(60)).toEqual([['silent', 'paper', 'feed', 'new']])
    await pool.query('UPDATE feeds SET last_new_at = $2 WHERE id = $1', [second, at(-53)])
    expect((await raise(61)).map(([, , of]) => `${of}`).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'feed',
      'outlet',
    ])
  })
})

describe('a feed that fails', () => {
  it.each([
    ['http-status', 500, 'failing'],
    ['dns', null, 'failing'],
    ['http-status', 403, 'blocked'],
    ['html', 200, 'blocked'],
    ['http-status', 404, 'gone'],
  ])('three times by %s (%s) is told of as %s, and as recovered', async (reason, status, kind) => {
    const id = await addFeed('daily', officeHours)
    await fails(id, 2, reason, status)
    expect(await raise(2)).toEqual([])
    await fails(id, 3, reason, status)
    expect(await raise(3)).toEqual([[kind, 'daily', 'feed', 'new']])
    await fails(id, 4, reason, status)
    expect(await raise(4)).toEqual([])
    await pool.query('UPDATE feeds SET failures = 0')
    expect(await raise(5)).toEqual([[kind, 'daily', 'feed', 'over']])
  })

  it('is told of at once where its server says that it is gone, and no more once it is stopped', async () => {
    const id = await addFeed('daily', officeHours)
    await fails(id, 1, 'gone', 410)
    expect(await raise(1)).toEqual([['gone', 'daily', 'feed', 'new']])
    await pool.query('UPDATE feeds SET active = false')
    expect(await raise(2)).toEqual([['gone', 'daily', 'feed', 'over']])
  })
})

it('a feed that moved is told of for a week, once for each address', async () => {
  await addFeed('daily', officeHours)
  const move = (url: string) => pool.query('UPDATE feeds SET moved_from = moved_from || url, url = $1', [url])
  await move('https://new.example/feed')
  expect(await raise(0)).toEqual([['moved', 'daily', 'feed', 'new']])
  expect(await raise(167)).toEqual([])
  expect(await raise(169)).toEqual([['moved', 'daily', 'feed', 'over']])
  expect(await raise(170)).toEqual([])
  await move('https://newer.example/feed')
  expect(await raise(171)).toEqual([['moved', 'daily', 'feed', 'new']])
})

it('two workers that look at the same moment tell of it once', async () => {
  const id = await addFeed('daily', officeHours)
  await fails(id, 3, 'dns', null)
  const told = await Promise.all([raise(3), raise(3), raise(3)])
  expect(told.flat()).toEqual([['failing', 'daily', 'feed', 'new']])
})

it('a worker tells of it in one line of its log, and the status shows it until it is over', async () => {
  const id = await addFeed('daily', officeHours)
  await fails(id, 3, 'dns', null)
  const worker = runMirador(['work', 'trends'], { DATABASE_URL: url })
  onTestFinished(async () => void (await worker.end()))
  const line = JSON.parse(await worker.said('"msg":"notice"'))
  expect(line).toMatchObject({ kind: 'failing', outlet: 'daily', reason: 'dns', detail: 'It said no.' })
  const status = runMirador(['status'], { DATABASE_URL: url })
  onTestFinished(async () => void (await status.end()))
  expect(await status.said('notice  ')).toMatch(
    /^notice +failing: daily \(dns\), https:\/\/daily\.example\/feed, last well /,
  )
})
