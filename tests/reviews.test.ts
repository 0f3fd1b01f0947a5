import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { listMentions } from '@mirador/store/mentions.ts'
import { listReviewed, listReviews, type Saying, saveReviews } from '@mirador/store/reviews.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { saveVersion } from '@mirador/store/versions.ts'
import { beforeEach, expect, it } from 'vitest'
import { addOutlets, item, onTopic } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
const ana = { name: 'Ana', why: 'It is about duties.' }
const luis = { name: 'Luis', why: '' }
let pool: Pool
let id: number

const frame = (label: string, holds = true): Saying => ({ kind: 'frame', label, holds, withdrawn: false })
const value = (kind: Saying['kind'], label: string): Saying => ({ kind, label, holds: true, withdrawn: false })
const withdrawn = (kind: Saying['kind'], label = ''): Saying => ({ kind, label, holds: true, withdrawn: true })
const say = (sayings: Saying[], by = ana) => saveReviews(pool, id, sayings, by, now)
const counted = async () => {
  while ((await recount(pool, 1_000)) > 0);
  const { rows } = await pool.query(
    `SELECT sum(mentions) AS mentions, sum(frame_migration) AS migration, sum(frame_trade) AS trade,
       sum(tone_negative) AS negative
     FROM counts
     WHERE grain = 'week' AND version_id = (SELECT id FROM versions WHERE current)`,
  )
  return rows[0]
}
const shown = async () => (await listMentions(pool, { cut: {}, limit: 10 })).find((mention) => mention.id === id)

beforeEach(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  const [outlet] = await addOutlets(pool, { slug: 'a', name: 'A' })
  const keep = await createKeeper(pool)
  await keep([item(outlet!, onTopic.migration, '2026-11-17T12:00:00Z')], now)
  await keep([item(outlet!, onTopic.trade, '2026-11-17T12:30:00Z')], now)
  const { rows } = await pool.query('SELECT id FROM mentions WHERE title = $1', [onTopic.migration])
  id = rows[0].id
})

it('counts and lists change with a correction, and go back when it is withdrawn', async () => {
  const before = await counted()
  const labels = (await shown())!.frames.map(({ id }) => id)
  expect(labels).toContain('migration')
  await say([frame('migration', false), frame('trade'), value('tone', 'negative')])
  expect(await counted()).toEqual({
    ...before,
    migration: before.migration - 1,
    trade: before.trade + 1,
    negative: before.negative + 1,
  })
  expect(await findContradictions(pool)).toEqual([])
  expect(await shown()).toMatchObject({ tone: 'negative', evidence: { tone: [] } })
  expect((await shown())!.frames.map(({ id }) => id)).toEqual([...labels.filter((one) => one !== 'migration'), 'trade'])
  expect((await shown())!.frames.at(-1)).toEqual({ id: 'trade', score: 1, evidence: [] })
  expect(await listMentions(pool, { cut: {}, frame: ['trade'], limit: 10 })).toHaveLength(2)
  await say([withdrawn('frame', 'migration'), withdrawn('frame', 'trade'), withdrawn('tone')])
  expect(await counted()).toEqual(before)
  expect((await shown())!.reviews).toEqual([])
  expect(await listReviews(pool, { mentionId: id, limit: 10 })).toHaveLength(6)
})

it('a mention says which labels are a person’s: whose, when, why and against what', async () => {
  await say([frame('migration', false), frame('trade')])
  expect((await shown())!.reviews).toEqual([
    {
      kind: 'frame',
      label: 'migration',
      holds: false,
      said: 'true',
      reviewer: 'Ana',
      why: 'It is about duties.',
      at: '2026-11-24T12:00:00.000Z',
    },
    expect.objectContaining({ label: 'trade', holds: true, said: 'false' }),
  ])
})

it('a correction wins over the next version too, and a confirmation keeps what that one does not find', async () => {
  await say([frame('migration'), frame('crime'), value('tone', 'negative')])
  const next = await saveVersion(pool, 'next/1')
  await pool.query(
    `INSERT INTO labels (mention_id, version_id, relevance, frames, immigrants, tone, evidence)
     SELECT mention_id, $1, relevance, '{health}', immigrants, 'positive', '{"frames": [], "relevance": [], "immigrants": [], "tone": []}'
     FROM labels`,
    [next],
  )
  await pool.query('UPDATE versions SET current = false')
  await pool.query('UPDATE versions SET current = true WHERE id = $1', [next])
  expect(await shown()).toMatchObject({ version: 'next/1', tone: 'negative' })
  expect((await shown())!.frames.map(({ id }) => id)).toEqual(['health', 'migration', 'crime'])
})

it('a mention that a person finds off topic is kept, but neither counted nor listed', async () => {
  const before = await counted()
  await say([value('relevance', 'none')])
  expect((await counted()).mentions).toBe(before.mentions - 1)
  expect(await shown()).toBeUndefined()
  expect(await findContradictions(pool)).toEqual([])
  await say([withdrawn('relevance')])
  expect(await counted()).toEqual(before)
})

it('of two people at once the last has the word, and what both said is kept', async () => {
  const both = Array.from({ length: 20 }, (_, i) =>
    say([value('tone', i % 2 ? 'negative' : 'positive')], i % 2 ? ana : luis),
  )
  await Promise.all(both)
  const said = await listReviews(pool, { mentionId: id, limit: 50 })
  expect(new Set(said.map(({ reviewer }) => reviewer))).toEqual(new Set(['Ana', 'Luis']))
  expect((await shown())!.tone).toBe(said[0]!.label)
  expect((await shown())!.reviews).toMatchObject([{ reviewer: said[0]!.reviewer }])
  // whoever repeats themselves without the other between adds nothing
  for (const [i, { reviewer }] of said.entries()) expect(said[i + 1]?.reviewer).not.toBe(reviewer)
})

it('the same said again adds nothing, and neither does taking back what was not said', async () => {
  expect(await say([frame('trade'), value('tone', 'negative')])).toBe(2)
  expect(await say([frame('trade'), value('tone', 'negative')])).toBe(0)
  expect(await say([frame('trade')], luis)).toBe(1)
  expect(await say([withdrawn('relevance'), withdrawn('frame', 'crime')])).toBe(0)
})

it('a mention that is not there cannot be reviewed', async () => {
  await expect(saveReviews(pool, 999, [frame('trade')], ana, now)).rejects.toThrow('no mention with the id 999')
})

it('only mentions of which every label is judged are given to learn from', async () => {
  await say([frame('migration'), value('tone', 'negative'), value('immigrants', 'none')])
  expect(await listReviewed(pool, 0, 10)).toEqual([])
  await say([value('relevance', 'immigration'), ...(await shown())!.frames.map(({ id }) => frame(id))])
  expect(await listReviewed(pool, 0, 10)).toMatchObject([
    { id: `mention-${id}`, title: onTopic.migration, relevance: 'immigration', tone: 'negative', outlet: 'A' },
  ])
})
