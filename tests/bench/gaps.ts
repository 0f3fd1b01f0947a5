/**
 * What gaps and notices cost at 600 feeds of 300 outlets: what was seen of a year by week and of 90 days by hour; and looking for
 * silent feeds among twelve weeks of polls, on a night on which all of them are quiet.
 *   node tests/bench/gaps.ts
 */
import { coverageOf } from '@mirador/store/coverage.ts'
import type { Pool } from '@mirador/store/db.ts'
import { saveFeeds } from '@mirador/store/feeds.ts'
import { listWatches } from '@mirador/store/gaps.ts'
import { raiseNotices } from '@mirador/store/notices.ts'
import { saveOutlets } from '@mirador/store/outlets.ts'
import { describeMachine, median, onFreshDatabase, report, timed } from './support.ts'

const outlets = 300
const feedsEach = 2
const now = new Date('2026-11-24T06:00:00Z')
const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
const rounds = 10

/** Two feeds an outlet, watched for a year with a gap a week; each brought something new every hour of the day for twelve weeks. */
async function generate(pool: Pool): Promise<void> {
  const slugs = Array.from({ length: outlets }, (_, i) => `outlet-${i}`)
  await saveOutlets(
    pool,
    slugs.map((slug) => ({ slug, name: slug })),
    'keep',
  )
  const urls = slugs.flatMap((slug) =>
    Array.from({ length: feedsEach }, (_, i) => ({
      outletSlug: slug,
      url: `https://${slug}.example/${i}`,
      host: `${slug}.example`,
    })),
  )
  await saveFeeds(pool, urls, before(365))
  await pool.query(
    `INSERT INTO gaps
     SELECT id, at + id * interval '1 minute', at + id * interval '1 minute' + interval '3 hours', 'failed', 'timeout'
     FROM feeds, generate_series($1::timestamptz, $2, '1 week') AS at`,
    [before(365), before(7)],
  )
  await pool.query(
    `INSERT INTO polls (feed_id, started_at, duration_ms, outcome, status, items, off_topic)
     SELECT feeds.id, at, 10, CASE n WHEN 0 THEN 'modified' ELSE 'unchanged' END, 200, CASE n WHEN 0 THEN 3 ELSE 0 END, CASE n WHEN 0 THEN 3 ELSE 0 END
     FROM feeds, generate_series($1::timestamptz, $2, '15 minutes') AS at, LATERAL (SELECT extract(minute FROM at)::int AS n) AS quarter
     WHERE extract(hour FROM at) BETWEEN 12 AND 23`,
    [before(84), now],
  )
  await pool.query(
    'UPDATE feeds SET last_new_at = $1, last_success_at = $2, last_poll_at = $2, seen_until = $2, next_poll_at = $2',
    [before(0.28), now],
  )
  await pool.query('VACUUM ANALYZE')
}

const bucketsOf = (days: number, hours: number) =>
  Array.from({ length: Math.floor((days * 24) / hours) }, (_, i) => {
    const start = before(days).getTime() + i * hours * 3_600_000
    return { start: new Date(start), end: new Date(start + hours * 3_600_000) }
  })

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push((await timed(work)).seconds * 1_000)
  return median(times)
}

describeMachine()
await onFreshDatabase(async (pool) => {
  await generate(pool)
  const cover = (days: number, hours: number) => async () =>
    coverageOf(bucketsOf(days, hours), await listWatches(pool, {}, { from: before(days), to: now }, now))
  const { rows } = await pool.query<{ gaps: number; polls: number; size: string }>(
    `SELECT (SELECT count(*) FROM gaps) AS gaps, (SELECT count(*) FROM polls) AS polls,
       pg_size_pretty(pg_total_relation_size('gaps')) AS size`,
  )
  report('gaps of a year', rows[0]!.size, `${rows[0]!.gaps} gaps; ${rows[0]!.polls} polls of twelve weeks`)
  const week = await medianMs(cover(365, 168))
  report('coverage of a year by week', `${week.toFixed(1)} ms`, 'at most 50 ms', week <= 50)
  const hour = await medianMs(cover(90, 1))
  report('coverage of 90 days by hour', `${hour.toFixed(1)} ms`, 'at most 100 ms', hour <= 100)
  const silence = await medianMs(() => raiseNotices(pool, now))
  report(
    'looking for silence, all feeds quiet',
    `${silence.toFixed(0)} ms`,
    'at most 5000 ms, every 5 minutes',
    silence <= 5_000,
  )
})
