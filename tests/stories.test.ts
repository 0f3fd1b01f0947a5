import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { recordArticle, saveDueArticles } from '@mirador/store/articles.ts'
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { readStatus } from '@mirador/store/status.ts'
import { groupStories } from '@mirador/trends/group-stories.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { addOutlets, item } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'
import { runMirador } from './support/processes.ts'

const now = new Date('2026-11-24T12:00:00Z')
const lead =
  'Mexico and Texas officials agreed on Tuesday to let trucks pass the bridge at Laredo at night, and said that exporters of both countries had asked for it for years.'
const body = `${lead} The pilot program begins in March and lasts six months, after which both governments want to look at how long trucks wait, what the longer hours cost, and whether the same can be done in El Paso and Nogales, where the lines are longest.`
const other =
  'A strong earthquake shook Mexico City and Oaxaca on Monday night; people ran into the streets, and officials said that nobody was hurt badly but many houses were damaged.'

let pool: Pool
let url: string
let outlets: number[]
type Mention = [outlet: number, title: string, text: string, at?: string, url?: string]

beforeEach(async () => {
  ;({ pool, url } = await createDatabase())
  await setTimeZone(pool, 'UTC')
  outlets = await addOutlets(pool, ...['a', 'b', 'c', 'd'].map((slug) => ({ slug, name: slug })))
})

async function keepAll(mentions: Mention[]): Promise<void> {
  const keep = await createKeeper(pool)
  const items = mentions.map(([outlet, title, text, at = '2026-11-20T10:00:00Z', url]) =>
    item(outlets[outlet]!, title, at, url === undefined ? { text } : { text, url }),
  )
  const fates = await keep(items, now)
  expect(fates.every((fate) => fate === 'kept')).toBe(true)
}
const groupAll = async (limit = 3) => {
  while ((await groupStories(pool, limit)).marks > 0);
}
/** The titles of each story, sorted. */
async function stories(): Promise<string[][]> {
  const { rows } = await pool.query<{ titles: string[] }>(
    `SELECT array_agg(title ORDER BY title) AS titles
     FROM story_mentions
     JOIN mentions ON mentions.id = mention_id
     GROUP BY story_id
     ORDER BY min(title)`,
  )
  return rows.map(({ titles }) => titles)
}
const one = async <T>(sql: string): Promise<T> => Object.values((await pool.query(sql)).rows[0])[0] as T
const ungrouped = async () => (await readStatus(pool, now, 300)).ungrouped
const mentionId = (title: string) => one<number>(`SELECT id FROM mentions WHERE title = '${title}'`)

const copies: Mention[] = [
  [0, 'Mexico a', body],
  [1, 'Mexico b', `LAREDO, Texas (AP) — ${lead}`],
  [2, 'Mexico c', body.slice(0, 330)],
  [3, 'Mexico quake', other],
]

describe('grouping', () => {
  it.each([1, 2, 500])('finds copies whether they come together or apart: %s at once', async (limit) => {
    await keepAll(copies)
    await groupAll(limit)
    expect(await stories()).toEqual([['Mexico a', 'Mexico b', 'Mexico c'], ['Mexico quake']])
    expect(await ungrouped()).toBe(0)
  })

  it('finds the same whichever comes first', async () => {
    for (const copy of copies.toReversed()) {
      await keepAll([copy])
      await groupAll()
    }
    expect(await stories()).toEqual([['Mexico a', 'Mexico b', 'Mexico c'], ['Mexico quake']])
  })

  it('never joins what is far in time, or has only its headline in common', async () => {
    await keepAll([
      [0, 'Mexico a', body],
      [1, 'Mexico b', body, '2026-11-05T10:00:00Z'],
      [0, 'Mexico trade talks', ''],
      [1, 'Mexico trade talks', ''],
    ])
    await groupAll()
    expect(await stories()).toEqual([['Mexico a'], ['Mexico b'], ['Mexico trade talks'], ['Mexico trade talks']])
  })

  it('joins two mentions of one page, whatever their words', async () => {
    const page = 'https://paper.example/2026/bridge'
    await keepAll([
      [0, 'Mexico a', body, undefined, `${page}?utm_source=x`],
      [1, 'Mexico b', '', undefined, `${page}#top`],
    ])
    await groupAll(1)
    expect(await stories()).toEqual([['Mexico a', 'Mexico b']])
  })

  it('says which wording each is of, what it joined, by what overlap, and the agency', async () => {
    await keepAll(copies)
    await groupAll(1)
    const { rows } = await pool.query(
      `SELECT title, alike, agency, overlap, joined_id IS NOT NULL AS joined
       FROM story_mentions
       JOIN mentions ON mentions.id = mention_id
       JOIN wordings ON wordings.id = wording_id
       ORDER BY title`,
    )
    expect(rows).toMatchObject([
      { title: 'Mexico a', alike: 1, agency: null, joined: false },
      { title: 'Mexico b', alike: 1, agency: 'ap', joined: true },
      { title: 'Mexico c', joined: true },
      { title: 'Mexico quake', joined: false, overlap: null },
    ])
    expect(rows[1].overlap).toBeGreaterThan(0.7)
  })

  it('leaves a story its id when the only text that it has is looked at again', async () => {
    await keepAll([[0, 'Mexico a', body]])
    await groupAll()
    const before = await one('SELECT story_id FROM story_mentions')
    await pool.query('INSERT INTO ungrouped (mention_id) SELECT id FROM mentions')
    await keepAll([[1, 'Mexico b', lead]])
    await groupAll(10)
    expect(await one('SELECT array_agg(DISTINCT id) FROM stories')).toEqual([String(before)])
    expect(await stories()).toEqual([['Mexico a', 'Mexico b']])
  })

  it('moves a mention to the story that its article tells', async () => {
    await keepAll([
      [0, 'Mexico a', body],
      [1, 'Mexico b', 'Mexico: what to know.'],
    ])
    await groupAll()
    expect(await stories()).toHaveLength(2)
    const id = await mentionId('Mexico b')
    await saveDueArticles(pool, [{ mentionId: id, url: 'https://b.example/1', host: 'b.example' }], now)
    const read = { canonicalUrl: null, text: body, title: null, byline: null, published: null, language: null }
    await recordArticle(
      pool,
      id,
      { outcome: 'read', reason: null, detail: null, nextAttemptAt: null, article: read },
      now,
    )
    expect(await ungrouped()).toBe(1)
    await groupAll()
    expect(await stories()).toEqual([['Mexico a', 'Mexico b']])
    expect(await one('SELECT count(*) FROM stories')).toBe(1)
  })
})

it('a mention that is deleted leaves its story, and a story without mentions goes with all that is known of it', async () => {
  await keepAll(copies)
  await groupAll()
  await pool.query('DELETE FROM mentions WHERE id = $1', [await mentionId('Mexico a')])
  expect(await stories()).toEqual([['Mexico b', 'Mexico c'], ['Mexico quake']])
  await pool.query('DELETE FROM mentions')
  for (const table of ['stories', 'wordings', 'wording_prints', 'story_mentions'])
    expect(await one(`SELECT count(*) FROM ${table}`)).toBe(0)
})

it('a mark of a mention that is gone is taken off the list', async () => {
  await keepAll(copies)
  await pool.query('DELETE FROM mentions')
  await groupAll()
  expect(await ungrouped()).toBe(0)
})

it('two that group at once lose nothing and make nothing twice', async () => {
  await keepAll(copies)
  for (let waiting = 1; waiting > 0; waiting = await ungrouped())
    await Promise.all([groupStories(pool, 1), groupStories(pool, 1), groupStories(pool, 2)])
  expect(await stories()).toEqual([['Mexico a', 'Mexico b', 'Mexico c'], ['Mexico quake']])
})

it('a worker finds the stories of what was stored before there were any, and status says how many are left', async () => {
  await keepAll(copies)
  const said = async () => {
    const status = runMirador(['status'], { DATABASE_URL: url })
    // a signal that only waits for its end
    await status.end('SIGCONT')
    return status.lines.find((line) => line.startsWith('stories'))
  }
  expect(await said()).toBe('stories    4 of 4 mentions are still to find their story')
  const worker = runMirador(['work', 'trends'], { DATABASE_URL: url, TICK_MS: '100' })
  onTestFinished(async () => void (await worker.end()))
  await expect.poll(ungrouped, { timeout: 20_000 }).toBe(0)
  expect(await stories()).toEqual([['Mexico a', 'Mexico b', 'Mexico c'], ['Mexico quake']])
  expect(await said()).toBeUndefined()
})
