/**
 * Trends over one year by week from a database of generated mentions, over HTTP, beside a constant route of the same server. It is asked as
 * browsers ask, who take gzip.
 *   node tests/bench/trends.ts [--mentions 1000000]
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { frames } from '@mirador/core/terms.ts'
import { markAllStale, recount } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { onCountsChanged } from '@mirador/store/listen.ts'
import { saveOutlets } from '@mirador/store/outlets.ts'
import { saveVersion } from '@mirador/store/versions.ts'
import type { Answered, Load } from './load.ts'
import { describeMachine, onFreshDatabase, percentile, report, timed } from './support.ts'

const { values } = parseArgs({ options: { mentions: { type: 'string', default: '1000000' } } })
const mentions = Number(values.mentions)
const outlets = 300
const rounds = 20
const states = ['TX', 'CA', 'AZ', 'NM', 'NY', 'FL', 'IL', 'GA', 'WA', 'CO']

/** A year of mentions and ten times as many items: busy and quiet outlets, one to three frames, all framings and tones. */
async function generate(pool: Pool): Promise<void> {
  await saveOutlets(
    pool,
    Array.from({ length: outlets }, (_, i) => ({
      slug: `outlet-${i}`,
      name: `Outlet ${i}`,
      scope: i % 4 ? ('local' as const) : ('national' as const),
      language: i % 8 ? ('en' as const) : ('es' as const),
      state: states[i % states.length]!,
      collections: [`state:${states[i % states.length]}`, i % 3 ? 'scope:local' : 'border'],
    })),
    'replace',
  )
  const version = await saveVersion(pool, 'generated/1')
  // nothing is searched for here
  await pool.query('DROP INDEX mentions_search')
  await pool.query('SELECT setseed(0.5)')
  await pool.query(
    `INSERT INTO mentions (outlet_id, key, url, title, text, language, published_at, date_believed, first_seen_at)
     SELECT 1 + floor(power(random(), 2) * $2)::int, i, 'https://outlet.example/' || i,
       'Mexico and the United States: headline number ' || i || ' of a generated year', '', 'en',
       now() - random() * interval '365 days', true, now()
     FROM generate_series(1, $1::int) AS i`,
    [mentions, outlets],
  )
  await pool.query(
    `INSERT INTO labels (mention_id, version_id, relevance, frames, immigrants, tone, evidence)
     SELECT id, $1, 'mexico',
       ARRAY(SELECT DISTINCT ($2::text[])[1 + floor(power(random(), 1.5) * 17)::int] FROM generate_series(1, 1 + (id % 3)::int)),
       (ARRAY['none', 'none', 'none', 'reported', 'sympathetic', 'hostile'])[1 + floor(random() * 6)::int],
       (ARRAY['negative', 'neutral', 'positive'])[1 + floor(random() * 3)::int],
       '{"frames": [], "relevance": [], "immigrants": [], "tone": []}'
     FROM mentions`,
    [version, [...frames]],
  )
  await pool.query(
    `INSERT INTO hourly_items (outlet_id, hour, items)
     SELECT outlet_id, date_trunc('hour', published_at), 10 * count(*)
     FROM mentions
     GROUP BY 1, 2`,
  )
  await markAllStale(pool)
  while ((await recount(pool, 50_000)) > 0);
  await pool.query('VACUUM ANALYZE')
}

const year = '/v1/trends?by=week&from=2025-11-24&to=2026-11-24'
const paths = [
  year,
  ...['immigrants', 'tone', 'attention'].map((of) => `${year}&of=${of}`),
  ...frames.map((frame) => `${year}&frame=${frame}`),
  ...states.map((state) => `${year}&state=${state}`),
  ...['language=es', 'language=en', 'collection=border', 'collection=scope:local&language=en'].map(
    (cut) => `${year}&${cut}`,
  ),
]

describeMachine()
await onFreshDatabase(async (pool, url) => {
  const { seconds } = await timed(() => generate(pool))
  const { rows } = await pool.query<{ size: string; counts: number }>(
    'SELECT pg_size_pretty(pg_database_size(current_database())) AS size, (SELECT count(*) FROM counts) AS counts',
  )
  report(
    'database',
    rows[0]!.size,
    `${mentions} mentions, ${rows[0]!.counts} rows of counts, made in ${seconds.toFixed(0)} s`,
  )
  const now = new Date('2026-11-24T12:00:00Z')
  const app = await buildApp({
    pool,
    log: silentLog(),
    now: () => now,
    minPollSeconds: 300,
    queueDepth: async () => ({}),
    onCountsChanged: (onChange, onHearing) => onCountsChanged(url, onChange, onHearing),
  })
  const address = await app.listen({ port: 0 })

  const fresh: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const path of paths) {
      await pool.query("SELECT pg_notify('counts', '')")
      const start = performance.now()
      const response = await fetch(address + path)
      if (!response.ok) throw new Error(await response.text())
      await response.arrayBuffer()
      fresh.push(performance.now() - start)
    }
  const all = fresh.filter((_, i) => i % paths.length === 0)
  const p95 = percentile(fresh, 0.95)
  report('computed anew: p50', `${percentile(fresh, 0.5).toFixed(1)} ms`)
  report('computed anew: p95', `${p95.toFixed(1)} ms`, 'at most 50 ms', p95 <= 50)
  report(
    'computed anew, all frames and outlets: p95',
    `${percentile(all, 0.95).toFixed(1)} ms`,
    'at most 50 ms',
    percentile(all, 0.95) <= 50,
  )

  const rate = async (paths: string[]) => {
    const loader = fork(fileURLToPath(new URL('load.ts', import.meta.url)))
    loader.send({ address, paths, connections: 8, seconds: 5 } satisfies Load)
    const [{ perSecond, megabytesPerSecond, milliseconds }] = (await once(loader, 'message')) as [Answered]
    loader.kill()
    const p99 = percentile(milliseconds, 0.99)
    return { perSecond, what: `p99 ${p99.toFixed(1)} ms, ${megabytesPerSecond.toFixed(0)} MB/s` }
  }
  const constant = await rate(['/health'])
  report('constant route', `${constant.perSecond.toFixed(0)} /s`, constant.what)
  for (const [what, requests] of [
    ['trends of one frame', frames.map((frame) => `${year}&frame=${frame}`)],
    ['trends of all kinds of cuts', paths],
  ] as const) {
    const trends = await rate(requests)
    const ratio = trends.perSecond / constant.perSecond
    report(`${what}, asked again`, `${trends.perSecond.toFixed(0)} /s`, trends.what)
    report(`${what}: of the constant route`, `${(100 * ratio).toFixed(0)} %`, 'at least 20 %', ratio >= 0.2)
  }
  await app.close()
})
