/** Archives of crawled pages through the real command. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { listSecondNets } from '@mirador/store/second-nets.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { addOutlets, offTopic, onTopic } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'
import { runMirador } from './support/processes.ts'
import { articlePage, gzipped, httpAnswer, pageRecord, warcRecord } from './support/warc.ts'

const directory = mkdtempSync(join(tmpdir(), 'mirador-warc-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
let pool: Pool
let url: string

beforeEach(async () => {
  ;({ pool, url } = await createDatabase())
  await setTimeZone(pool, 'America/Mexico_City')
  await addOutlets(pool, { slug: 'star', name: 'The Valley Star', homepage: 'https://www.star.example/' })
})

const one = async (sql: string) => Object.values((await pool.query(sql)).rows[0])[0]
const start = (path: string) => runMirador(['import', path], { DATABASE_URL: url, LOG_LEVEL: 'warn' })

function save(name: string, bytes: Buffer): string {
  const path = join(directory, name)
  writeFileSync(path, bytes)
  return path
}

async function importFile(path: string) {
  const mirador = start(path)
  const told = JSON.parse(await mirador.said('"records"'))
  expect(await mirador.end()).toBe(0)
  return { told, lines: mirador.lines }
}

const page = (path: string, title: string, more = {}) =>
  pageRecord(`https://star.example/${path}`, articlePage(title, more))

describe('an archive', () => {
  const info = warcRecord('warcinfo', { 'WARC-Filename': 'x' }, 'software: test\r\n')
  const records = [
    info,
    warcRecord('request', { 'WARC-Target-URI': 'https://star.example/a' }, 'GET /a HTTP/1.1\r\n\r\n'),
    page('a?utm_source=x', 'Deal signed', { lead: onTopic.trade, canonical: 'https://www.star.example/a' }),
    page('b', offTopic),
    page('a', 'Deal signed', { lead: onTopic.trade }),
    pageRecord('https://star.example/', '<html><head><title>Front</title></head>'),
    pageRecord('https://other.example/', articlePage(onTopic.migration)),
    page('c', '', { lead: '' }),
    warcRecord('revisit', { 'WARC-Target-URI': 'https://star.example/a' }, httpAnswer('')),
    pageRecord('https://star.example/d', gzipSync(articlePage(onTopic.migration, { published: '2099-01-01' })), {
      'Content-Encoding': 'gzip',
    }),
  ]

  it.each([
    ['plain.warc', Buffer.concat(records)],
    ['members.warc.gz', gzipped(...records)],
    ['named-otherwise.bin', gzipped(...records)],
  ])('gives each record its fate, and again nothing new: %s', async (name, bytes) => {
    const path = save(name, bytes)
    const fates = { records: 10, kept: 2, offTopic: 1, repeated: 1, refused: 1, passedOver: 5, damaged: 0 }
    const { told } = await importFile(path)
    expect(told).toEqual({ file: path, ...fates })
    const { rows } = await pool.query(
      'SELECT title, text, url, published_at, date_believed, second_net FROM mentions ORDER BY title',
    )
    const fields = (...values: unknown[]) =>
      Object.fromEntries(['title', 'text', 'url', 'published_at', 'date_believed'].map((name, n) => [name, values[n]]))
    const published = new Date('2026-11-19T08:30:00Z')
    const crawled = new Date('2026-11-20T10:00:00Z')
    expect(rows).toEqual([
      { second_net: 'warc', ...fields('Deal signed', onTopic.trade, 'https://www.star.example/a', published, true) },
      { second_net: 'warc', ...fields(onTopic.migration, '', 'https://star.example/d', crawled, false) },
    ])
    expect((await importFile(path)).told).toMatchObject({ records: 10, kept: 0, offTopic: 0, repeated: 4 })
    const twice = { read: 1, waiting: 0, items: 10, kept: 2, offTopic: 1, repeated: 5, refused: 2 }
    expect(await listSecondNets(pool)).toMatchObject([{ net: 'warc', ...twice }])
    expect(await findContradictions(pool)).toEqual([])
  })

  it('that is damaged gives the rest, and says where', async () => {
    const good = [page('a', onTopic.trade), page('b', onTopic.migration)].map((record) => gzipSync(record))
    const broken = Buffer.from(gzipSync(page('x', onTopic.earthquake)))
    broken.fill(0xff, 40, 80)
    const path = save('damaged.warc.gz', Buffer.concat([good[0]!, broken, good[1]!, good[0]!.subarray(0, 50)]))
    const { told, lines } = await importFile(path)
    expect(told).toMatchObject({ kept: 2, damaged: 2, records: 4 })
    expect(lines.join('\n')).toMatch(new RegExp(`the record at byte ${good[0]!.length} `))
  })

  it('is killed and goes on at the byte where it stood, and counts every item once', async () => {
    const count = 6_000
    const pages = Array.from({ length: count }, (_, n) =>
      page(`${n}`, n % 10 ? `${offTopic} ${n}` : `${onTopic.trade} ${n}`),
    )
    const path = save('long.warc.gz', gzipped(...pages))
    const killed = start(path)
    await expect.poll(() => one('SELECT count(*) FROM seen_items'), { interval: 5, timeout: 20_000 }).toBeGreaterThan(0)
    await killed.end('SIGKILL')
    const position = Number(await one('SELECT position FROM imports'))
    expect(position).toBeGreaterThan(0)
    expect(position).toBeLessThan(readFileSync(path).length)
    // what was read before is not needed any more
    const { told } = await importFile(path)
    expect(told).toMatchObject({ records: count, damaged: 0, passedOver: 0, repeated: 0 })
    expect(told.kept + told.offTopic).toBeLessThan(count)
    expect(await one('SELECT sum(items) FROM hourly_items')).toBe(count)
    expect(await one('SELECT count(*) FROM mentions')).toBe(count / 10)
    expect(await findContradictions(pool)).toEqual([])
  })
})
