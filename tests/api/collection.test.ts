/** What the API tells of hubs, second nets and articles, from rows as workers write them. */
import { type Api, buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { saveFeeds } from '@mirador/store/feeds.ts'
import { confirmSubscription, expectConfirmation, recordDenial, saveHub } from '@mirador/store/hub-subscriptions.ts'
import { finishImport, getImportMark, recordImportMark } from '@mirador/store/imports.ts'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { addOutlets } from '../support/items.ts'
import { createDatabase } from '../support/postgres.ts'
import { runMirador } from '../support/processes.ts'

const now = new Date('2026-11-24T12:00:00Z')
const hoursOn = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
let pool: Pool
let url: string
let app: Api
let clock = now

beforeAll(async () => {
  ;({ pool, url } = await createDatabase())
  await setTimeZone(pool, 'UTC')
  await addOutlets(pool, { slug: 'paper', name: 'Paper' })
  const feeds = ['a', 'b', 'c'].map((path) => ({
    outletSlug: 'paper',
    url: `https://paper.example/${path}`,
    host: 'paper.example',
  }))
  await saveFeeds(pool, feeds, now)
  app = await buildApp({ pool, log: silentLog(), now: () => clock, minPollSeconds: 300, queueDepth: async () => ({}) })
})
afterAll(() => app.close())

const get = async (path: string) => (await app.inject({ url: path, headers: { host: 'localhost' } })).json()

describe('the hub of a feed', () => {
  const declare = (feedId: number, token: string) =>
    saveHub(pool, feedId, { hub: 'https://user:pass@hub.example/', topic: 't', token, secret: 's' }, now)
  const states = async () =>
    (await get('/v1/feeds')).feeds.map(({ hub }: { hub: { state: string } | null }) => hub?.state ?? null)

  it('is told with each feed that has one, as far as the subscription has come', async () => {
    const ids: number[] = (await pool.query('SELECT id FROM feeds ORDER BY id')).rows.map(({ id }) => id)
    expect(await states()).toEqual([null, null, null])
    await declare(ids[0]!, 'one')
    await declare(ids[1]!, 'two')
    expect(await states()).toEqual(['asking', 'asking', null])
    await expectConfirmation(pool, 'one', 'subscribe', hoursOn(1))
    await confirmSubscription(pool, 'one', hoursOn(24), hoursOn(19))
    await recordDenial(pool, 'two', 'The hub denies it: no', now, hoursOn(168))
    expect(await states()).toEqual(['subscribed', 'denied', null])
    const { feeds } = await get('/v1/feeds?limit=1')
    expect(feeds[0].hub).toEqual({
      url: 'https://hub.example/',
      state: 'subscribed',
      subscribedUntil: hoursOn(24).toISOString(),
      pushedAt: null,
      dueAt: hoursOn(19).toISOString(),
      reason: null,
    })
    expect((await get(`/v1/feeds/${ids[1]}/health`)).hub.reason).toBe('The hub denies it: no')
    await saveHub(pool, ids[1]!, null, now)
    clock = hoursOn(25)
    expect(await states()).toEqual(['asking', 'ending', null])
    clock = now
  })
})

describe('second nets and articles', () => {
  it('are not told of before there are any', async () => {
    expect(await get('/v1/second-nets')).toEqual({ nets: [] })
    expect(await get('/v1/articles')).toEqual({ outcomes: [] })
  })

  it('are told of with every file and every fate, in the API and in the status', async () => {
    await pool.query(
      `INSERT INTO gdelt_files (stream, file_at, read_at, next_attempt_at, rows, passed_over, off_topic, repeated, kept, refused)
       VALUES ('english', $1, $2, NULL, 20, 10, 4, 3, 2, 1), ('english', $2, NULL, $2, 0, 0, 0, 0, 0, 0),
         ('english', $3, NULL, NULL, 0, 0, 0, 0, 0, 0)`,
      [now, hoursOn(1), hoursOn(2)],
    )
    const file = { fingerprint: 'f', name: 'a.warc.gz', secondNet: 'warc' } as const
    await getImportMark(pool, file)
    const fates = { offTopic: 1, repeated: 2, kept: 3, refused: 0 }
    await recordImportMark(pool, 'f', { lines: 9, position: 99 }, fates)
    await recordImportMark(pool, 'f', { lines: 18, position: 199 }, fates)
    await getImportMark(pool, { fingerprint: 'history', name: 'b.ndjson' })
    const [gdelt, warc] = (await get('/v1/second-nets')).nets
    expect(gdelt).toEqual({
      net: 'gdelt',
      stream: 'english',
      read: 1,
      waiting: 1,
      givenUp: 1,
      items: 10,
      offTopic: 4,
      repeated: 3,
      kept: 2,
      refused: 1,
      lastReadAt: hoursOn(1).toISOString(),
      trouble: null,
    })
    expect(warc).toMatchObject({ net: 'warc', stream: null, read: 0, waiting: 1, items: 12, kept: 6, repeated: 4 })
    await finishImport(pool, 'f')
    expect((await get('/v1/second-nets')).nets[1]).toMatchObject({ read: 1, waiting: 0, items: 12 })

    await pool.query(
      `WITH mention AS (
         INSERT INTO mentions (outlet_id, key, title, text, language, published_at, date_believed, first_seen_at)
         SELECT id, n, 'Mexico', '', 'en', $1, true, $1 FROM outlets, generate_series(1, 4) AS n
         RETURNING id, key
       )
       INSERT INTO articles (mention_id, url, host, outcome, reason)
       SELECT id, 'https://paper.example/', 'paper.example',
         CASE WHEN key <= 2 THEN 'read' ELSE 'refused' END,
         CASE key WHEN 3 THEN 'robots' WHEN 4 THEN 'paywall' END
       FROM mention`,
      [now],
    )
    expect((await get('/v1/articles')).outcomes).toEqual([
      { outcome: 'read', reason: null, articles: 2 },
      { outcome: 'refused', reason: 'paywall', articles: 1 },
      { outcome: 'refused', reason: 'robots', articles: 1 },
    ])
    const status = runMirador(['status'], { DATABASE_URL: url })
    onTestFinished(async () => void (await status.end()))
    expect(await status.said('articles')).toBe('articles   2 read, 1 refused (paywall), 1 refused (robots)')
    expect(status.lines.join('\n')).toMatch(/second net gdelt english: 1 files read, 2 of 10 items kept, last 2026/)
  })
})
