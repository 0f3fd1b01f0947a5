/**
 * What letting mentions find their story costs in CPU time (this process and PostgreSQL together), beside an archive of 10,000,
 * 100,000 and a million mentions that came at the same pace: leads of 40 words as feeds give them, and articles of 600. Three in
 * ten are copies of what is stored, three in ten of each other; every text has a sentence that many have.
 *   node tests/bench/stories.ts [largest archive]
 */
import { readFileSync } from 'node:fs'
import { posted } from '@mirador/analysis/stories/grouping.ts'
import { printsOf } from '@mirador/analysis/stories/prints.ts'
import type { Pool } from '@mirador/store/db.ts'
import { connect } from '@mirador/store/db.ts'
import { groupStories } from '@mirador/trends/group-stories.ts'
import { describeMachine, onFreshDatabase, report } from './support.ts'

const largest = Number(process.argv[2] ?? 1_000_000)
const archives = [10_000, 100_000, 1_000_000].filter((size) => size <= largest)
const mentionsADay = 1_500
const atOnce = 500
const measured = { leads: { words: 40, mentions: 4_000 }, articles: { words: 600, mentions: 1_000 } }
const now = Date.UTC(2026, 10, 24)
const dayMs = 86_400_000
const leastPerSecond = 1_500

/** Numbers that look random and are the same in every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const vocabulary = 30_000
/** A word, the frequent ones often: the n-th with a frequency of about 1/n. */
const word = (random: () => number) => `w${Math.floor(vocabulary ** random())}`
const sentences = Array.from({ length: 2_000 }, (_, i) => {
  const random = randomOf(1_000_000 + i)
  return Array.from({ length: 14 }, () => word(random)).join(' ')
})

/** The text of a mention, by its number: words of its own, and one of the sentences that many have. */
function textOf(seed: number, words: number): string {
  const random = randomOf(seed)
  const own = Array.from({ length: words - 14 }, () => word(random)).join(' ')
  return `${own}. ${sentences[Math.floor(sentences.length ** random()) - 1]}.`
}

/** Stores mentions `from` to `to` of the archive, the newest first, each a story of its own. */
async function store(pool: Pool, from: number, to: number): Promise<void> {
  const step = 20_000
  for (let start = from; start < to; start += step) {
    const rows = Array.from({ length: Math.min(step, to - start) }, (_, i) => {
      const id = start + i + 1
      const at = now - (id / mentionsADay) * dayMs
      const prints = printsOf(textOf(id, measured.leads.words))
      return { id, at, prints, period: Math.floor(at / (20 * dayMs)) }
    })
    const ids = rows.map(({ id }) => id)
    const times = rows.map(({ at }) => new Date(at))
    await pool.query('INSERT INTO stories (id) OVERRIDING SYSTEM VALUE SELECT unnest($1::bigint[])', [ids])
    await pool.query(
      `INSERT INTO mentions (id, outlet_id, key, title, text, language, published_at, date_believed, first_seen_at)
       OVERRIDING SYSTEM VALUE
       SELECT id, 1, id, '', '', 'en', at, true, at
       FROM unnest($1::bigint[], $2::timestamptz[]) AS made (id, at)`,
      [ids, times],
    )
    await pool.query(
      `INSERT INTO wordings (id, story_id, published_at, words, exact, prints, whole)
       OVERRIDING SYSTEM VALUE
       SELECT id, id, at, words, exact, prints::int[], true
       FROM unnest($1::bigint[], $2::timestamptz[], $3::int[], $4::int[], $5::text[]) AS made (id, at, words, exact, prints)`,
      [
        ids,
        times,
        rows.map(({ prints }) => prints.words),
        rows.map(({ prints }) => prints.exact | 0),
        rows.map(({ prints }) => `{${prints.inOrder.map((print) => print | 0).join()}}`),
      ],
    )
    const prints = rows.flatMap(({ id, prints, period }) =>
      posted(prints).map((print) => ({ period, print: print | 0, id })),
    )
    await pool.query(
      `INSERT INTO wording_prints
       SELECT * FROM unnest($1::int[], $2::int[], $3::bigint[]) AS made (period, print, id) ORDER BY 1, 2`,
      [prints.map(({ period }) => period), prints.map(({ print }) => print), prints.map(({ id }) => id)],
    )
    await pool.query(
      'INSERT INTO story_mentions (mention_id, story_id, wording_id, alike) SELECT id, id, id, 1 FROM unnest($1::bigint[]) AS id',
      [ids],
    )
  }
  await pool.query('ANALYZE')
}

let seeds = 10_000_000

/** Adds mentions that wait for their story, published in the last day. */
async function addWaiting(pool: Pool, { words, mentions }: { words: number; mentions: number }): Promise<void> {
  const random = randomOf(seeds)
  const texts = Array.from({ length: mentions }, (_, i) => {
    const kind = random()
    if (kind < 0.3) return textOf(Math.ceil(random() * mentionsADay * 5), words)
    return kind < 0.6 ? textOf(seeds + Math.floor(i / 10), words) : textOf(seeds++, words)
  })
  seeds += mentions
  await pool.query(
    `WITH made AS (
       INSERT INTO mentions (outlet_id, key, title, text, language, published_at, date_believed, first_seen_at)
       SELECT 1, $2::bigint + n, '', text, 'en', $3::timestamptz - n * interval '20 seconds', true, $3
       FROM unnest($1::text[]) WITH ORDINALITY AS given (text, n)
       RETURNING id
     )
     INSERT INTO ungrouped (mention_id)
     SELECT id FROM made`,
    [texts, seeds * 10, new Date(now)],
  )
}

const ticksASecond = 100

/** CPU seconds of this process and of the one connection. */
async function cpuSeconds(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const fields = readFileSync(`/proc/${rows[0]!.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6 + (Number(fields[11]) + Number(fields[12])) / ticksASecond
}

async function measure(pool: Pool, kind: keyof typeof measured): Promise<{ perSecond: number; compared: number }> {
  await addWaiting(pool, measured[kind])
  const before = await cpuSeconds(pool)
  let marks = 0
  let compared = 0
  for (let done = 1; done > 0; marks += done) {
    const grouped = await groupStories(pool, atOnce)
    done = grouped.marks
    compared += grouped.compared
  }
  return { perSecond: marks / ((await cpuSeconds(pool)) - before), compared: compared / marks }
}

describeMachine()
await onFreshDatabase(async (_pool, url) => {
  const pool = connect(url, () => {}, { max: 1 })
  await pool.query("INSERT INTO outlets (slug, name) VALUES ('bench', 'Bench')")
  for (const table of ['mentions', 'stories', 'wordings'])
    await pool.query("SELECT setval(pg_get_serial_sequence($1, 'id'), $2)", [table, 10 * largest])
  // what is stored is sound: checking it row by row is not what is measured
  await pool.query('SET session_replication_role = replica')
  let stored = 0
  let few: number | undefined
  for (const size of archives) {
    await store(pool, stored, size)
    stored = size
    await pool.query('SET session_replication_role = origin')
    await measure(pool, 'leads')
    for (const kind of ['leads', 'articles'] as const) {
      const { perSecond, compared } = await measure(pool, kind)
      const what = `${kind}, beside ${size.toLocaleString('en')} mentions`
      report(what, `${Math.round(perSecond)} a CPU-s`, `at least ${leastPerSecond}`, perSecond >= leastPerSecond)
      if (kind === 'articles') continue
      // ten days hold no more than there are
      if (size === archives[0] && archives.length > 1) continue
      few ??= compared
      report(
        '  stored wordings looked at, each',
        compared.toFixed(2),
        `at most twice ${few.toFixed(2)}`,
        compared <= 2 * few,
      )
    }
    await pool.query('SET session_replication_role = replica')
  }
  await pool.end()
})
