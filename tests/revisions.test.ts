import { buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import type { PublishedItem } from '@mirador/ingest/published-item.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { saveFeeds } from '@mirador/store/feeds.ts'
import { listMentions, type MentionRow } from '@mirador/store/mentions.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { groupStories } from '@mirador/trends/group-stories.ts'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { addOutlets, item, onTopic } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
const later = new Date('2026-11-24T13:00:00Z')
let pool: Pool
let outlet: number
let feeds: number[]

beforeEach(async () => {
  ;({ pool } = await createDatabase())
  await setTimeZone(pool, 'UTC')
  outlet = (await addOutlets(pool, { slug: 'paper', name: 'Paper' }))[0]!
  for (const path of ['a', 'b'])
    await saveFeeds(pool, [{ outletSlug: 'paper', url: `https://paper.example/${path}`, host: 'paper.example' }], now)
  feeds = (await pool.query<{ id: number }>('SELECT id FROM feeds ORDER BY id')).rows.map(({ id }) => id)
})

/** What the first feed says of one address. */
const says = (title: string, facts: Partial<PublishedItem> = {}): PublishedItem => ({
  ...item(outlet, 'the same', '2026-11-24T10:00:00Z'),
  title,
  feedId: feeds[0]!,
  ...facts,
})
const keep = async (told: PublishedItem, at = later) => (await createKeeper(pool))([told], at)
const mention = async (): Promise<MentionRow> => (await listMentions(pool, { cut: {}, limit: 5 }))[0]!
const frames = async () => (await mention()).frames.map(({ id }) => id)

it('a feed that changes a title changes the mention, its labels and counts, and what it said before is kept', async () => {
  expect(await keep(says(onTopic.migration), now)).toEqual(['kept'])
  expect(await frames()).toContain('migration')
  expect(await keep(says(onTopic.trade))).toEqual(['repeated'])
  expect(await mention()).toMatchObject({ title: onTopic.trade, revisions: 1 })
  expect(await frames()).toContain('trade')
  expect(await frames()).not.toContain('migration')
  while ((await recount(pool, 100)) > 0);
  const { rows } = await pool.query("SELECT mentions, frame_trade, frame_migration FROM counts WHERE grain = 'hour'")
  expect(rows).toEqual([{ mentions: 1, frame_trade: 1, frame_migration: 0 }])
  expect(await findContradictions(pool)).toEqual([])
})

it('a feed that says the same, or goes back to what it said, changes nothing', async () => {
  await keep(says(onTopic.migration), now)
  await keep(says(onTopic.migration))
  expect((await mention()).revisions).toBe(0)
  await keep(says(onTopic.trade))
  await keep(says(onTopic.migration), new Date('2026-11-24T14:00:00Z'))
  expect(await mention()).toMatchObject({ title: onTopic.trade, revisions: 1 })
})

it('another feed that cuts the same article otherwise, or one that nobody polls, changes nothing', async () => {
  await keep(says(onTopic.migration), now)
  await keep(says(onTopic.trade, { feedId: feeds[1]! }))
  await keep(says(onTopic.trade, { feedId: null }))
  expect(await mention()).toMatchObject({ title: onTopic.migration, revisions: 0 })
})

it('a mention whose text changes is looked for in another story', async () => {
  const text =
    'Mexico and Texas officials agreed on Tuesday to let trucks pass the bridge at Laredo at night, and said that exporters of both countries had asked for it for years.'
  await keep(says('Mexico talks', { text: 'More on this soon.' }), now)
  const keeper = await createKeeper(pool)
  await keeper([item(outlet, 'Mexico bridge', '2026-11-24T09:00:00Z', { text })], now)
  while ((await groupStories(pool, 10)).marks > 0);
  expect((await listMentions(pool, { cut: {}, limit: 5 })).map(({ story }) => story?.mentions)).toEqual([1, 1])
  await keep(says('Mexico talks', { text }))
  while ((await groupStories(pool, 10)).marks > 0);
  expect((await listMentions(pool, { cut: {}, limit: 5 })).map(({ story }) => story?.mentions)).toEqual([2, 2])
})

it('the API gives what a mention said before, oldest first', async () => {
  await keep(says(onTopic.migration), now)
  await keep(says(onTopic.trade))
  await keep(says(onTopic.earthquake), new Date('2026-11-24T14:00:00Z'))
  const app = await buildApp({
    pool,
    log: silentLog(),
    now: () => now,
    minPollSeconds: 300,
    queueDepth: async () => ({}),
  })
  onTestFinished(() => app.close())
  const { id } = await mention()
  const said = await app.inject({ url: `/v1/mentions/${id}/revisions`, headers: { host: 'localhost' } })
  expect(said.json()).toEqual({
    revisions: [
      { title: onTopic.migration, text: '', changedAt: '2026-11-24T13:00:00.000Z' },
      { title: onTopic.trade, text: '', changedAt: '2026-11-24T14:00:00.000Z' },
    ],
  })
  expect((await app.inject({ url: '/v1/mentions/999/revisions', headers: { host: 'localhost' } })).statusCode).toBe(404)
})
