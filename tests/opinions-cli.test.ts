/** Second opinions from the command line and by a worker, by a model server on loopback. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { readConfig } from '@mirador/core/config.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { drawAudit } from '@mirador/store/audit-draw.ts'
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { addOutlets, item, onTopic } from './support/items.ts'
import { type Answer, type Asked, coding, startModelServer } from './support/model-server.ts'
import { createDatabase } from './support/postgres.ts'
import { runMirador } from './support/processes.ts'

const bin = fileURLToPath(new URL('../services/cli/bin/mirador.js', import.meta.url))
const now = new Date('2026-11-24T12:00:00Z')
const key = 'not-for-logs'
let pool: Pool
let databaseUrl: string

beforeEach(async () => {
  const database = await createDatabase()
  pool = database.pool
  databaseUrl = database.url
  await setTimeZone(pool, 'America/Mexico_City')
  const [outlet] = await addOutlets(pool, { slug: 'a', name: 'A' })
  const keep = await createKeeper(pool)
  await keep(
    Array.from({ length: 4 }, (_, i) => item(outlet!, `${onTopic.trade} ${i}`, `2026-11-17T0${i}:30:00Z`)),
    now,
  )
  await drawAudit(pool, { size: 3, design: 'simple', seed: 'seed' }, now)
})

async function serve(answer: (asked: Asked, count: number) => Answer) {
  const server = await startModelServer(answer)
  onTestFinished(() => server.close())
  const settings = { DATABASE_URL: databaseUrl, OPINION_URL: server.url, OPINION_MODEL: 'tiny', OPINION_KEY: key }
  return { settings, asked: server.asked }
}

const mirador = (args: string[], environment: Record<string, string>, input = '') =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const env = { PATH: process.env.PATH, ...environment }
    const child = execFile(process.execPath, [bin, ...args], { env }, (_error, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    )
    child.stdin?.end(input)
  })
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

it('opinion asks about so many drawn mentions, prints each answer, and says how many are left', async () => {
  const { settings, asked } = await serve(() => coding({ frames: [{ label: 'trade', quotes: ['tariffs'] }] }))
  const { code, out, err } = await mirador(['opinion', '--limit', '2'], settings)
  expect([code, asked.length]).toEqual([0, 2])
  expect(asked[0]!.authorization).toBe(`Bearer ${key}`)
  for (const line of lines(out))
    expect(line).toMatchObject({
      mentionId: expect.any(Number),
      classification: { relevance: 'mexico', frames: [{ id: 'trade', evidence: [{ text: 'tariffs' }] }] },
      refused: { quotes: 0, labels: 0 },
    })
  expect(lines(err)).toEqual([{ model: '1.0/tiny@prompt-1', given: 2, failed: 0, open: 1 }])
})

it('opinion fails where the endpoint does, says why, and repeats no key', async () => {
  const { settings } = await serve(() => ({ status: 401, body: `wrong key ${key}` }))
  const { code, out, err } = await mirador(['opinion'], settings)
  expect([code, err]).toEqual([1, expect.stringContaining('The endpoint answered 401: check OPINION_KEY')])
  expect(out + err).not.toContain(key)
})

it('nothing is asked where no address is set, and a wrong setting is named without what it holds', async () => {
  const { asked } = await serve(() => coding())
  const off = { DATABASE_URL: databaseUrl, OPINION_MODEL: 'tiny', OPINION_KEY: key }
  const line = JSON.stringify({ id: 1, title: onTopic.trade })
  for (const run of [mirador(['opinion'], off), mirador(['classify', '--with-model'], off, line)])
    expect(await run).toMatchObject({ code: 2, err: expect.stringContaining('OPINION_URL') })
  expect((await mirador(['classify'], off, line)).code).toBe(0)
  expect(asked).toEqual([])
  const wrong = { OPINION_URL: 'http://user:hunter2@h/v1', OPINION_KEY: `${key} x`, OPINION_MODEL: '' }
  const read = () => readConfig(wrong)
  expect(read).toThrow(/OPINION_URL must be an address without user.*OPINION_KEY must be printable/)
  expect(read).not.toThrow(/hunter2|not-for-logs/)
  expect(() => readConfig({ OPINION_URL: 'http://127.0.0.1:1/v1' })).toThrow(/OPINION_MODEL must name a model/)
})

it('classify --with-model answers in the order of the lines, a failure among them, and stops at the budget', async () => {
  const { settings, asked } = await serve(({ passage }) =>
    passage.title.endsWith('2') ? 'no JSON' : coding({ tone: { label: 'negative', quotes: ['threaten', 'no'] } }),
  )
  const input = [1, 2, 3, 4].map((id) => JSON.stringify({ id, title: `${onTopic.trade} ${id}` })).join('\n')
  const { code, out } = await mirador(['classify', '--with-model'], { ...settings, OPINION_DAILY_BUDGET: '3' }, input)
  expect([code, asked.length]).toEqual([0, 3])
  expect(lines(out)).toMatchObject([
    { id: 1, relevance: 'mexico', tone: 'negative', version: '1.0/tiny@prompt-1', refused: { quotes: 1, labels: 0 } },
    { id: 2, error: { code: 'malformed' } },
    { id: 3, tone: 'negative' },
    { id: 4, error: { code: 'unanswered', message: expect.stringContaining('OPINION_DAILY_BUDGET') } },
  ])
})

it('a worker gives opinions on what is drawn when a model is set, and none when not', async () => {
  const { settings, asked } = await serve(() => coding())
  const given = async () => (await pool.query('SELECT FROM opinions WHERE failed IS NULL')).rowCount
  const off = runMirador(['work', 'trends'], { DATABASE_URL: databaseUrl, TICK_MS: '50' })
  onTestFinished(async () => void (await off.end()))
  await off.said('working')
  await off.end()
  expect([await given(), asked.length]).toEqual([0, 0])
  const worker = runMirador(['work', 'trends'], settings)
  onTestFinished(async () => void (await worker.end()))
  expect(await worker.said('gave opinions')).toContain('"given":3')
  expect([await given(), asked.length]).toEqual([3, 3])
  expect(worker.lines.join('\n')).not.toContain(key)
})
