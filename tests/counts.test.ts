import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { countStale, recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { readTrend, type TrendKind } from '@mirador/store/trends.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { addOutlets, item, offTopic, onTopic } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
let pool: Pool
let outlets: number[]

beforeEach(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  outlets = await addOutlets(
    pool,
    { slug: 'a', name: 'A', state: 'TX', collections: ['state:TX'] },
    { slug: 'b', name: 'B', language: 'es', collections: ['language:es'] },
  )
})

const recountAll = async () => {
  while ((await recount(pool, 1_000)) > 0);
}
const weeks = (cut = {}, kinds: TrendKind[] = ['frame', 'attention'], frames = ['migration']) =>
  readTrend(pool, { kinds, grain: 'week', from: new Date('2026-11-09T06:00:00Z'), to: now, cut, frames })
const first = (trend: Awaited<ReturnType<typeof weeks>>, week: number, series: number) =>
  trend.buckets[week]!.series[series]!.sums

describe('an item', () => {
  it('has one fate, and is counted once however often it comes', async () => {
    const keep = await createKeeper(pool)
    const items = [
      item(outlets[0]!, onTopic.migration, '2026-11-17T12:00:00Z'),
      item(outlets[0]!, offTopic, '2026-11-17T12:30:00Z'),
      item(outlets[0]!, onTopic.migration, '2026-11-17T12:00:00Z'),
      item(outlets[1]!, onTopic.migration, '2026-11-17T12:00:00Z'),
    ]
    expect(await keep(items, now)).toEqual(['kept', 'offTopic', 'repeated', 'kept'])
    expect(await keep(items, now)).toEqual(['repeated', 'repeated', 'repeated', 'repeated'])
    const { rows } = await pool.query('SELECT outlet_id, items FROM hourly_items ORDER BY outlet_id')
    expect(rows).toEqual([
      { outlet_id: outlets[0], items: 2 },
      { outlet_id: outlets[1], items: 1 },
    ])
  })

  it('is counted once when several writers bring it at the same moment', async () => {
    const keep = await createKeeper(pool)
    const items = Array.from({ length: 200 }, (_, i) =>
      item(outlets[i % 2]!, `${onTopic.trade} ${i}`, '2026-11-17T12:00:00Z'),
    )
    const fates = (await Promise.all([items, items.toReversed(), items].map((batch) => keep(batch, now)))).flat()
    expect(fates.filter((fate) => fate === 'kept')).toHaveLength(200)
    expect(fates.filter((fate) => fate === 'repeated')).toHaveLength(400)
    const { rows } = await pool.query('SELECT sum(items) AS items FROM hourly_items')
    expect(rows).toEqual([{ items: 200 }])
  })

  it('leaves nothing behind when what belongs to it fails', async () => {
    const keep = await createKeeper(pool)
    const items = [item(outlets[0]!, onTopic.trade, '2026-11-17T12:00:00Z')]
    await expect(keep(items, now, () => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off')
    expect(await keep(items, now)).toEqual(['kept'])
  })

  it('is stored whatever its text holds, with evidence that is a slice of the stored text', async () => {
    const keep = await createKeeper(pool)
    const title = `NUL and \uD800 half of a pair: ${onTopic.migration} 🦅 ñandú`.toWellFormed()
    await keep([item(outlets[0]!, title, '2026-11-17T12:00:00Z', { text: '"quoted", {braced}, \\ back\nline' })], now)
    const { rows } = await pool.query('SELECT title, text, evidence FROM mentions JOIN labels ON mention_id = id')
    expect(rows[0].title).toBe(title)
    const frames: { evidence: { field: 'title' | 'text'; start: number; end: number; text: string }[] }[] =
      rows[0].evidence.frames
    const spans = [...frames.flatMap((frame) => frame.evidence), ...rows[0].evidence.relevance]
    expect(spans.length).toBeGreaterThan(0)
    for (const { field, start, end, text } of spans) expect(rows[0][field].slice(start, end)).toBe(text)
  })
})

describe('counts', () => {
  it('are recomputed for the stale hours in every grain, and agree with what is stored', async () => {
    const keep = await createKeeper(pool)
    const texts = [onTopic.migration, onTopic.trade, onTopic.earthquake, offTopic]
    const days = ['2026-11-10', '2026-11-16', '2026-11-17', '2026-11-23']
    const items = days.flatMap((day) =>
      texts.map((text, i) => item(outlets[i % 2]!, `${text} ${day}`, `${day}T0${i}:30:00Z`)),
    )
    await keep(items, now)
    expect(await countStale(pool)).toBeGreaterThan(0)
    await recountAll()
    expect(await findContradictions(pool)).toEqual([])
    const trend = await weeks()
    // 16 November 00:30 and 03:30 UTC are still Sunday the 15th in Mexico City
    expect(trend.buckets.map((bucket) => bucket.start.toISOString())).toEqual([
      '2026-11-09T06:00:00.000Z',
      '2026-11-16T06:00:00.000Z',
      '2026-11-23T06:00:00.000Z',
    ])
    expect(trend.buckets.map((bucket) => bucket.items)).toEqual([8, 8, 0])
    expect(first(trend, 0, 0)).toEqual({ y: 2, n: 6, sumY2: 4, sumYN: 8, sumN2: 20, clusters: 2 })
    expect(first(trend, 2, 0)).toEqual({ y: 0, n: 0, sumY2: 0, sumYN: 0, sumN2: 0, clusters: 0 })
  })

  it('are cut by outlet, state, language and collection, all conditions together', async () => {
    const keep = await createKeeper(pool)
    await keep(
      [
        item(outlets[0]!, onTopic.migration, '2026-11-17T12:00:00Z'),
        item(outlets[1]!, onTopic.migration, '2026-11-17T12:00:00Z'),
        item(outlets[1]!, onTopic.trade, '2026-11-17T12:00:00Z'),
      ],
      now,
    )
    await recountAll()
    const n = async (cut: object) => first(await weeks(cut), 1, 0).n
    expect(await n({})).toBe(3)
    expect(await n({ outlet: ['a'] })).toBe(1)
    expect(await n({ state: ['TX'] })).toBe(1)
    expect(await n({ language: ['es'] })).toBe(2)
    expect(await n({ collection: ['state:TX', 'language:es'] })).toBe(3)
    expect(await n({ collection: ['language:es'], state: ['TX'] })).toBe(0)
    expect(await n({ outlet: ['nobody'] })).toBe(0)
  })

  it('belong to the new zone after it changes', async () => {
    const keep = await createKeeper(pool)
    await keep([item(outlets[0]!, onTopic.migration, '2026-11-23T03:00:00Z')], now)
    await recountAll()
    expect((await weeks()).buckets.map((bucket) => bucket.items)).toEqual([0, 1, 0])
    expect(await setTimeZone(pool, 'UTC')).toBe(true)
    await recountAll()
    const trend = await weeks()
    expect(trend.buckets.map((bucket) => [bucket.start.toISOString().slice(0, 13), bucket.items])).toEqual([
      ['2026-11-09T00', 0],
      ['2026-11-16T00', 0],
      ['2026-11-23T00', 1],
    ])
    expect(await setTimeZone(pool, 'UTC')).toBe(false)
  })

  it('are whole up to the last recount while hours are stale, and up to now when none is', async () => {
    const keep = await createKeeper(pool)
    await keep([item(outlets[0]!, onTopic.migration, '2026-11-17T12:00:00Z')], now)
    const { rows } = await pool.query('SELECT counted_at FROM roll_up')
    expect((await weeks()).asOf).toEqual(rows[0].counted_at)
    await recountAll()
    expect((await weeks()).asOf.getTime()).toBeGreaterThan(rows[0].counted_at.getTime())
  })
})
