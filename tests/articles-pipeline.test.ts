/** From a feed to the labels of its articles, through workers that may be killed. */
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { expect, it, onTestFinished } from 'vitest'
import { type Answer, type NewsSite, page, startNewsSite } from './support/news-site.ts'
import { addFeeds } from './support/polling.ts'
import { createDatabase } from './support/postgres.ts'
import { runMirador } from './support/processes.ts'

const articles = 6
const title = 'Mexico and Texas hold talks in El Paso'
const paragraphs = [
  'Officials from Mexico and Texas met on Tuesday in El Paso, and the talks went on until late in the evening.',
  'Migrants had crossed the border and asked for asylum, and Border Patrol agents arrested migrants near the bridge.',
  'Asylum seekers wait in shelters in Tijuana for months, and more migrants are on their way to the border.',
]

/** A feed and its articles; the third article makes whoever asks wait until `release`. */
async function startPaper(): Promise<{ site: NewsSite; release: () => void }> {
  let held = true
  const site: NewsSite = await startNewsSite((path): Answer | undefined => {
    if (path === '/feed') return { headers: { 'content-type': 'application/rss+xml' }, body: feed(site.origin) }
    if (path.startsWith('/story')) return { body: page(title, paragraphs), hang: held && path === '/story-3' }
    return undefined
  })
  onTestFinished(() => site.close())
  return {
    site,
    release: () => {
      held = false
    },
  }
}

function feed(origin: string): string {
  const items = Array.from(
    { length: articles },
    (_, n) => `<item><title>${title}, day ${n}</title><link>${origin}/story-${n}</link></item>`,
  )
  return `<rss version="2.0"><channel><title>The Paper</title>${items.join('')}</channel></rss>`
}

const eager = {
  TICK_MS: '100',
  HOST_DELAY_MS: '0',
  ALLOW_PRIVATE_ADDRESSES: 'yes',
  POLL_TIMEOUT_MS: '20000',
  POLL_LEASE_MS: '3000',
  JOB_LOCK_MS: '1000',
}

const one = async <T>(pool: Pool, sql: string): Promise<T> => Object.values((await pool.query(sql)).rows[0])[0] as T
const counted = (pool: Pool) =>
  one<number>(pool, "SELECT coalesce(sum(frame_migration), 0) FROM counts WHERE grain = 'month'")
const read = (pool: Pool) => one<number>(pool, "SELECT count(*) FROM articles WHERE outcome = 'read'")

async function start(settings: Record<string, string>) {
  const { url, pool } = await createDatabase()
  await setTimeZone(pool, 'America/Mexico_City')
  const { site, release } = await startPaper()
  await addFeeds(pool, [['paper', `${site.origin}/feed`]])
  const work = () => {
    const worker = runMirador(['work'], { ...eager, ...settings, DATABASE_URL: url })
    onTestFinished(async () => void (await worker.end()))
    return worker
  }
  return { pool, site, release, work }
}

it('the articles of a feed are read, judged and counted once, though a worker is killed in the middle of one', async () => {
  const { pool, site, release, work } = await start({ ARTICLE_TEXT: 'on' })
  const first = work()
  await expect.poll(() => site.asked.some(({ path }) => path === '/story-3'), { timeout: 20_000 }).toBe(true)
  await first.end('SIGKILL')
  release()
  work()
  await expect.poll(() => read(pool), { timeout: 25_000 }).toBe(articles)
  await expect.poll(() => counted(pool), { timeout: 10_000 }).toBe(articles)
  const asked = Object.groupBy(site.asked, ({ path }) => path)
  for (let n = 0; n < articles; n++) expect(asked[`/story-${n}`]).toHaveLength(n === 3 ? 2 : 1)
  expect(await one(pool, 'SELECT max(attempts) FROM articles')).toBe(1)
  expect(await findContradictions(pool)).toEqual([])
})

it('while articles are off, none is asked for', async () => {
  const { pool, site, work } = await start({})
  work()
  const mentions = "SELECT coalesce(sum(mentions), 0) FROM counts WHERE grain = 'month'"
  await expect.poll(() => one(pool, mentions), { timeout: 20_000 }).toBe(articles)
  expect(await one(pool, 'SELECT count(*) FROM articles')).toBe(0)
  expect(site.asked.every(({ path }) => path === '/feed')).toBe(true)
})
