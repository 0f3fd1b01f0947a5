/** The second net against a server that holds files as GDELT does. */
import { buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { createFetcher } from '@mirador/ingest/fetch.ts'
import { findNewFiles, type GdeltTools, readDueFile } from '@mirador/ingest/gdelt/read-gdelt.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { claimDueFile, gdeltStreams, listGdeltStatus, wantFiles } from '@mirador/store/gdelt-files.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type GdeltServer, gkgRow, lastUpdate, type Row, serveGdelt, zipOf } from './support/gdelt.ts'
import { addOutlets, item, offTopic, onTopic } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'
import { runMirador } from './support/processes.ts'

const hourMs = 3_600_000
const delayMs = 6 * hourMs
const stillOn = new AbortController().signal
let pool: Pool
let url: string
let server: GdeltServer
let tools: GdeltTools
let clock: Date
let star: number

beforeEach(async () => {
  ;({ pool, url } = await createDatabase())
  await setTimeZone(pool, 'America/Mexico_City')
  const star_ = { slug: 'star', name: 'The Valley Star', homepage: 'https://www.star.example/' }
  ;[star] = (await addOutlets(pool, star_, { slug: 'sol', name: 'El Sol', homepage: 'https://sol.example/' })) as [
    number,
  ]
  server = await serveGdelt()
  onTestFinished(server.close)
  clock = new Date('2026-11-24T12:20:00Z')
  const fetcher = createFetcher({
    userAgent: 'Mirador test',
    timeoutMs: 5_000,
    idleTimeoutMs: 5_000,
    maxBodyBytes: 5e6,
    maxRedirects: 1,
    allowPrivateAddresses: true,
  })
  onTestFinished(() => fetcher.close())
  const keep = await createKeeper(pool)
  tools = { pool, fetcher, keep, base: server.base, streams: ['english'], delayMs, now: () => clock }
})

const later = (ms: number) => (clock = new Date(clock.getTime() + ms))
const check = () => findNewFiles(tools, silentLog(), stillOn)
const read = () => readDueFile(tools, stillOn)
const one = async (sql: string) => Object.values((await pool.query(sql)).rows[0])[0]

/** Puts a file there as the newest one, and gives its name. */
function publish(stamp: string, rows: (Row | string)[], ending = '.gkg.csv.zip'): string {
  const text = rows.map((row) => `${typeof row === 'string' ? row : gkgRow(row)}\n`).join('')
  const file = zipOf(text)
  server.files.set(stamp + ending, file)
  server.files.set(
    ending.startsWith('.t') ? 'lastupdate-translation.txt' : 'lastupdate.txt',
    lastUpdate(stamp + ending, file),
  )
  return stamp + ending
}

it('attention is measured without what has a title only, and frames say how many of their mentions that is', async () => {
  const lead = { text: 'It says so in the lead.' }
  const [ours, theirs] = [onTopic.trade, offTopic].map((title) => item(star, title, '2026-11-24T10:00:00Z', lead))
  const keep = await createKeeper(pool)
  await keep([ours!, theirs!], clock)
  publish('20261124121500', [
    { url: 'https://star.example/a', title: onTopic.migration, published: '20261124110000' },
    { url: 'https://star.example/b', title: `${offTopic} again`, published: '20261124110000' },
    { url: 'https://star.example/c', title: `${offTopic} and again`, published: '20261124110000' },
  ])
  await check()
  later(delayMs)
  await read()
  await recount(pool, 1_000)
  const deps = { pool, log: silentLog(), now: () => clock, minPollSeconds: 300, queueDepth: async () => ({}) }
  const app = await buildApp(deps)
  onTestFinished(() => app.close())
  const answer = await app.inject('/v1/trends?of=attention&of=relevance&by=day&from=2026-11-24&to=2026-11-25')
  const [attention, mexico] = answer.json().rows
  expect(attention).toMatchObject({ of: 'attention', n: 1, nTotal: 2, outlets: 1, titleOnly: 1 })
  expect(mexico).toMatchObject({ of: 'relevance', label: 'mexico', n: 2, nTotal: 2, titleOnly: 1 })
  expect(await findContradictions(pool)).toEqual([])
})

describe('a file', () => {
  it('gives every row of a known outlet its fate, and counts what is off topic too', async () => {
    publish('20261124121500', [
      {
        url: 'https://star.example/a',
        title: `${onTopic.trade} | The Valley Star`,
        published: '20261124110000',
        places: ['MX'],
      },
      { url: 'http://m.star.example/a?utm_source=x', title: onTopic.trade, places: ['MX'] },
      { url: 'https://star.example/b', title: offTopic, places: ['MX', 'US'] },
      { url: 'https://star.example/c', title: 'City council meets | New Mexico Sun', places: [] },
      { url: 'https://star.example/d' },
      { url: 'https://elsewhere.example/e', title: onTopic.migration, places: ['MX'] },
      { url: 'https://star.example/f', title: onTopic.migration, collection: '2' },
      'broken\trow',
      gkgRow({ url: 'https://star.example/g', title: onTopic.migration })
        .slice(0, -200)
        .split('\t')
        .slice(0, 12)
        .join('\t'),
    ])
    await check()
    later(delayMs)
    const fates = { rows: 9, damaged: 2, passedOver: 2, refused: 1, kept: 1, repeated: 1, offTopic: 2 }
    expect(await read()).toMatchObject({ outcome: 'read', fates: { ...fates, inMexico: 2, inMexicoOffTopic: 1 } })
    expect(await read()).toBeUndefined()
    const { rows } = await pool.query('SELECT title, text, url, published_at, date_believed, second_net FROM mentions')
    expect(rows).toEqual([
      {
        title: onTopic.trade,
        text: '',
        url: 'https://star.example/a',
        published_at: new Date('2026-11-24T11:00:00Z'),
        date_believed: true,
        second_net: 'gdelt',
      },
    ])
    expect(await one('SELECT sum(items) FROM hourly_items')).toBe(3)
    await recount(pool, 1_000)
    expect(await findContradictions(pool)).toEqual([])
  })

  it('counts an item without a date in its own quarter-hour', async () => {
    publish('20261124121500', [
      { url: 'https://star.example/a', title: onTopic.trade },
      { url: 'https://star.example/b', title: onTopic.trade, published: '20991124121500' },
    ])
    await check()
    later(delayMs)
    await read()
    const { rows } = await pool.query('SELECT DISTINCT published_at, date_believed FROM mentions')
    expect(rows).toEqual([{ published_at: new Date('2026-11-24T12:15:00Z'), date_believed: false }])
  })

  it('waits until the feeds had their turn, so that what comes by both nets keeps its lead', async () => {
    const url = 'https://www.star.example/2026/deal/?utm_source=rss'
    publish('20261124121500', [{ url: 'http://star.example/2026/deal', title: 'Deal signed' }])
    await check()
    expect(await read()).toBeUndefined()
    later(delayMs - 6 * 60_000)
    expect(await read()).toBeUndefined()
    // the feed, in the meantime
    const { itemKey } = await import('@mirador/ingest/published-item.ts')
    const words = { text: onTopic.trade, url, key: itemKey({ link: url, id: 'guid-7', words: '' }) }
    await tools.keep([item(star, 'Deal signed', '2026-11-24T12:00:00Z', words)], clock)
    later(6 * 60_000)
    expect(await read()).toMatchObject({ fates: { repeated: 1, kept: 0, offTopic: 0 } })
    expect(await one('SELECT sum(items) FROM hourly_items')).toBe(1)
    expect(await one('SELECT text FROM mentions')).toBe(onTopic.trade)
  })

  it('of the translated stream keeps what Spanish-language outlets call their own', async () => {
    tools = { ...tools, streams: gdeltStreams }
    publish('20261124121500', [])
    const title = 'M&#xE9;xico y Estados Unidos negocian aranceles al acero'
    publish(
      '20261124121500',
      [{ url: 'https://sol.example/1', title, translatedFrom: 'spa' }],
      '.translation.gkg.csv.zip',
    )
    await check()
    later(delayMs)
    expect([await read(), await read()].map((report) => report?.outcome)).toEqual(['read', 'read'])
    const { rows } = await pool.query('SELECT title, language FROM mentions')
    expect(rows).toEqual([{ title: 'México y Estados Unidos negocian aranceles al acero', language: 'es' }])
  })
})

describe('the list of the newest files', () => {
  it('is asked for by one worker, every ten minutes', async () => {
    publish('20261124121500', [])
    await Promise.all([check(), check(), check()])
    later(9 * 60_000)
    await check()
    expect(server.asked).toEqual(['lastupdate.txt'])
    later(60_000)
    await check()
    expect(server.asked).toHaveLength(2)
  })

  it('makes what was missed since the last one due too, but nothing from before the first', async () => {
    publish('20261124121500', [])
    await check()
    later(24 * hourMs)
    publish('20261125121500', [])
    await check()
    expect(await one('SELECT count(*) FROM gdelt_files')).toBe(97)
    later(40 * 24 * hourMs)
    publish('20270104121500', [])
    await check()
    expect(await one("SELECT count(*) FROM gdelt_files WHERE file_at > '2026-11-26'")).toBe(7 * 96 + 1)
  })

  it('that is missing or no list is trouble that the status tells, until it is back', async () => {
    await check()
    expect(await one('SELECT reason FROM gdelt_streams')).toBe('http-status')
    server.files.set('lastupdate.txt', Buffer.from('<html>try later</html>'))
    later(hourMs)
    await check()
    expect(await one('SELECT reason FROM gdelt_streams')).toBe('not-a-list')
    publish('20261124131500', [])
    later(hourMs)
    await check()
    expect(await listGdeltStatus(pool)).toMatchObject([{ stream: 'english', waiting: 4, read: 0, reason: null }])
  })
})

describe('a file that cannot be read', () => {
  const good = `${gkgRow({ url: 'https://star.example/a', title: onTopic.trade })}\n`
  const bad = zipOf(good, { crc: 7 })
  it.each([
    ['is missing', undefined, 'http-status'],
    ['is cut off', zipOf(good).subarray(0, 90), 'bad-zip'],
    ['has a wrong checksum', bad, 'bad-zip'],
    ['is no zip', Buffer.from('<html>'), 'bad-zip'],
    ['is too large', Buffer.alloc(6_000_000), 'too-large'],
  ])('leaves nothing behind, is tried again, and then counts: %s', async (_what, file, reason) => {
    await wantFiles(pool, 'english', new Date('2026-11-20T00:00Z'), new Date('2026-11-20T00:01Z'), clock)
    if (file) server.files.set('20261120000000.gkg.csv.zip', file)
    expect(await read()).toMatchObject({ outcome: 'failed', reason, givenUp: false })
    expect(await one('SELECT count(*) FROM seen_items')).toBe(0)
    expect(await read()).toBeUndefined()
    server.files.set('20261120000000.gkg.csv.zip', zipOf(good))
    later(15 * 60_000)
    expect(await read()).toMatchObject({ outcome: 'read', attempts: 2, fates: { kept: 1 } })
    expect(await one('SELECT reason FROM gdelt_files')).toBeNull()
  })

  it('is another than the list says', async () => {
    const name = publish('20261124121500', [{ url: 'https://star.example/a', title: onTopic.trade }])
    await check()
    server.files.set(name, zipOf(good.replaceAll('star', 'sol')))
    later(delayMs)
    expect(await read()).toMatchObject({ outcome: 'failed', reason: 'bad-checksum' })
  })

  it('is given up at the eighth time, until it is wanted again', async () => {
    const from = new Date('2026-11-20T00:00Z')
    const to = new Date('2026-11-20T00:15Z')
    await wantFiles(pool, 'english', from, to, clock)
    for (let attempt = 1; attempt <= 8; attempt++) {
      expect(await read()).toMatchObject({ attempts: attempt, givenUp: attempt === 8 })
      later(40 * hourMs)
    }
    expect(await read()).toBeUndefined()
    expect(await listGdeltStatus(pool)).toMatchObject([{ givenUp: 1, waiting: 0 }])
    server.files.set('20261120000000.gkg.csv.zip', zipOf(good))
    expect(await wantFiles(pool, 'english', from, to, clock)).toBe(1)
    expect(await read()).toMatchObject({ outcome: 'read' })
    expect(await wantFiles(pool, 'english', from, to, clock)).toBe(0)
  })
})

describe('a worker that dies', () => {
  it('leaves its file to another when its lease ends, and nothing is counted twice', async () => {
    publish('20261124121500', [{ url: 'https://star.example/a', title: onTopic.trade }])
    await check()
    later(delayMs)
    expect(await claimDueFile(pool, ['english'], clock, 600_000)).toMatchObject({ attempts: 1 })
    expect(await read()).toBeUndefined()
    later(600_000)
    const [first, second] = await Promise.all([read(), read()])
    expect([first?.outcome, second]).toEqual(['read', undefined])
    expect(await one('SELECT sum(items) FROM hourly_items')).toBe(1)
  })

  it('shares the files that are due with the others: each goes to one', async () => {
    await wantFiles(pool, 'english', new Date('2026-11-20T00:00Z'), new Date('2026-11-20T05:00Z'), clock)
    const claims = Array.from({ length: 40 }, () => claimDueFile(pool, ['english'], clock, 600_000))
    const taken = (await Promise.all(claims)).flatMap((file) => (file ? [file.fileAt.getTime()] : []))
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken.length).toBeGreaterThan(0)
  })

  it('that is told to stop gives its file back', async () => {
    publish('20261124121500', [])
    await check()
    later(delayMs)
    await expect(readDueFile(tools, AbortSignal.abort())).rejects.toThrow(/abort/i)
    expect(await read()).toMatchObject({ outcome: 'read' })
  })
})

describe('mirador gdelt', () => {
  const environment = () => ({
    DATABASE_URL: url,
    GDELT_URL: server.base,
    ALLOW_PRIVATE_ADDRESSES: 'yes',
    HOST_DELAY_MS: '0',
    LOG_LEVEL: 'warn',
  })
  const hours = (count: number) => {
    const from = Date.UTC(2026, 9, 1)
    for (let n = 0; n < count * 4; n++) {
      const stamp = new Date(from + n * 900_000).toISOString().slice(0, 19).replace(/\D/g, '')
      publish(stamp, [{ url: `https://star.example/${n}`, title: onTopic.trade }])
    }
    return ['gdelt', '--from', '2026-10-01', '--to', new Date(from + count * hourMs).toISOString()]
  }

  it('reads the past, is killed and goes on, and counts every item once', async () => {
    const args = hours(12)
    const killed = runMirador(args, { ...environment(), HOST_DELAY_MS: '30', GDELT: 'english' })
    await expect
      .poll(() => one('SELECT count(read_at) FROM gdelt_files'), { interval: 5, timeout: 20_000 })
      .toBeGreaterThan(3)
    await killed.end('SIGKILL')
    const before = Number(await one('SELECT count(read_at) FROM gdelt_files'))
    expect(before).toBeLessThan(48)
    const again = runMirador(args, { ...environment(), GDELT: 'english' })
    expect(JSON.parse(await again.said('"wanted"'))).toMatchObject({
      wanted: 48 - before,
      read: 48 - before,
      failed: 0,
    })
    expect(await again.end()).toBe(0)
    expect(await one('SELECT sum(items) FROM hourly_items')).toBe(48)
    expect(await one('SELECT count(*) FROM mentions')).toBe(48)
    expect(await findContradictions(pool)).toEqual([])
    const status = runMirador(['gdelt', '--json'], environment())
    expect(JSON.parse(await status.said('stream'))).toMatchObject({ stream: 'english', read: 48, kept: 48, waiting: 0 })
  })

  it('says what is wrong with times, and fails where no file could be read', async () => {
    const wrong = runMirador(['gdelt', '--from', 'soon'], environment())
    await wrong.said('It must be a day such as')
    expect(await wrong.end()).toBe(2)
    const alone = runMirador(['gdelt', '--to', '2026-10-01'], environment())
    await alone.said('--to needs --from')
    expect(await alone.end()).toBe(2)
    const none = runMirador(['gdelt', '--from', '2026-10-01', '--to', '2026-10-01T00:15'], environment())
    await none.said('Not one file could be read')
    expect(await none.end()).toBe(1)
  })

  it('is read by a worker where it is set', async () => {
    const hour = new Date(Math.floor(Date.now() / 900_000) * 900_000).toISOString().slice(0, 19).replace(/\D/g, '')
    publish(hour, [{ url: 'https://star.example/now', title: onTopic.trade }])
    const eager = { TICK_MS: '50', MIN_POLL_SECONDS: '1', MAX_POLL_SECONDS: '1', GDELT: 'english' }
    const worker = runMirador(['work', 'ingest'], { ...environment(), ...eager })
    onTestFinished(async () => void (await worker.end()))
    await expect.poll(() => one('SELECT sum(kept) FROM gdelt_files'), { timeout: 20_000 }).toBe(1)
  })
})
