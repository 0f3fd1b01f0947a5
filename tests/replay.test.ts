import { importHistory } from '@mirador/ingest/import-history.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addFeeds, createPoller } from './support/polling.ts'
import { createDatabase } from './support/postgres.ts'
import { historyFile, replayMissing, startReplay } from './support/replay.ts'

const recountAll = async (pool: Pool) => {
  while ((await recount(pool, 20_000)) > 0);
}

describe.skipIf(replayMissing)('real history', () => {
  it('polled for six weeks gives each item of eleven outlets exactly one fate', { timeout: 180_000 }, async () => {
    const { pool } = await createDatabase()
    await setTimeZone(pool, 'America/Mexico_City')
    const replay = await startReplay('2022-07-01', '2022-08-12')
    onTestFinished(replay.stop)
    await addFeeds(pool, replay.feeds)
    const poller = await createPoller(pool)
    onTestFinished(poller.close)
    const hoursAtOnce = 3
    for (let hour = 0; hour < 6 * 7 * 24; hour += hoursAtOnce) {
      await replay.advance(hoursAtOnce)
      for (const { outcome } of (await poller.pollAll()).values()) expect(outcome).not.toBe('failed')
    }
    await recountAll(pool)
    const truth = await replay.truth()
    const { rows } = await pool.query<{ slug: string; counted: number; kept: number; refused: number; polls: number }>(
      `SELECT slug, sum(off_topic + polls.kept) AS counted, sum(polls.kept) AS kept, sum(refused) AS refused, count(*) AS polls
       FROM polls
       JOIN feeds ON feeds.id = feed_id
       JOIN outlets ON outlets.id = outlet_id
       GROUP BY slug`,
    )
    expect(Object.fromEntries(rows.map(({ slug, counted }) => [slug, counted]))).toEqual(truth)
    expect(rows.every(({ refused }) => refused === 0)).toBe(true)
    const stored = await pool.query(
      'SELECT (SELECT sum(items) FROM hourly_items) AS items, (SELECT count(*) FROM mentions) AS mentions',
    )
    expect(stored.rows[0]).toEqual({
      items: rows.reduce((sum, row) => sum + row.counted, 0),
      mentions: rows.reduce((sum, row) => sum + row.kept, 0),
    })
    expect(await findContradictions(pool)).toEqual([])
  })

  it('imported whole gives each line one fate, and repeated changes nothing', { timeout: 180_000 }, async () => {
    const { pool } = await createDatabase()
    await setTimeZone(pool, 'America/Mexico_City')
    const keep = await createKeeper(pool)
    const run = async (name: string) => {
      const { lines, offTopic, repeated, kept, refused } = await importHistory(
        ...([
          pool,
          keep,
          historyFile(name),
          () => new Date('2026-11-24T00:00:00Z'),
          new AbortController().signal,
        ] as const),
        () => {},
      )
      expect(offTopic + repeated + kept + refused).toBe(lines)
      return { lines, repeated, refused }
    }
    expect(await run('headlines-2022h2.jsonl.gz')).toEqual({ lines: 130_944, repeated: 0, refused: 0 })
    expect(await run('articles-2012-2018.jsonl.gz')).toMatchObject({ lines: 24_308, refused: 0 })
    await recountAll(pool)
    const totals = () =>
      pool.query("SELECT sum(items) AS items, sum(mentions) AS mentions FROM counts WHERE grain = 'week'")
    const before = (await totals()).rows
    expect(await run('headlines-2022h2.jsonl.gz')).toEqual({ lines: 130_944, repeated: 130_944, refused: 0 })
    await recountAll(pool)
    expect((await totals()).rows).toEqual(before)
    expect(await findContradictions(pool)).toEqual([])
  })
})
