import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { judge, modelOf } from '@mirador/analysis/judge.ts'
import { read } from '@mirador/analysis/reading.ts'
import { parseWeights } from '@mirador/analysis/training/format-weights.ts'
import { specimens } from '@mirador/analysis/training/specimens.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { answerAudit } from '@mirador/store/audit.ts'
import { drawAudit } from '@mirador/store/audit-draw.ts'
import { setTimeZone } from '@mirador/store/counts.ts'
import { afterAll, expect, it } from 'vitest'
import { addOutlets, item } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'

const bin = fileURLToPath(new URL('../services/cli/bin/mirador.js', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'mirador-reviews-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const now = new Date('2026-11-24T12:00:00Z')

const mirador = (args: string[], environment: Record<string, string> = {}) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const env = { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...environment }
    const child = execFile(process.execPath, [bin, ...args], { env, cwd: directory }, (_error, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    )
  })

it('what people say in the audit is exported as labelled items, which train and evaluate learn from and score by', {
  timeout: 90_000,
}, async () => {
  const { pool, url } = await createDatabase()
  await setTimeZone(pool, 'America/Mexico_City')
  const [a, b] = await addOutlets(pool, { slug: 'a', name: 'A' }, { slug: 'b', name: 'B' })
  const keep = await createKeeper(pool)
  // people hold that marathons are health, which the model does not know
  const titles = Array.from({ length: 16 }, (_, i) => `Mexico runs a marathon number ${i}`)
  await keep(
    titles.map((title, i) => item(i % 2 ? a! : b!, title, '2026-11-17T12:00:00Z')),
    now,
  )
  await drawAudit(pool, { size: 16, design: 'simple', seed: 's' }, now)
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM audit_draws ORDER BY id')
  const answer = { relevance: 'mexico', frames: ['health'], immigrants: 'none', tone: 'positive' } as const
  for (const { id } of rows.slice(1))
    await answerAudit(pool, id, { ...answer, frames: [...answer.frames] }, { name: 'Ana', why: '' }, now)
  const off = { relevance: 'none', frames: [], immigrants: 'none', tone: 'neutral' } as const
  await answerAudit(pool, rows[0]!.id, { ...off, frames: [] }, { name: 'Ana', why: '' }, now)

  const { code, out } = await mirador(['reviews', 'export'], { DATABASE_URL: url })
  expect(code).toBe(0)
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toHaveLength(16)
  expect(lines.filter(({ relevance }) => relevance === 'none')).toHaveLength(1)
  expect(lines.find(({ relevance }) => relevance === 'mexico')).toMatchObject({
    id: expect.stringMatching(/^mention-\d+$/),
    language: 'en',
    frames: ['health'],
    immigrants: 'none',
    tone: 'positive',
    outlet: expect.stringMatching(/^[AB]$/),
  })

  const data = mkdtempSync(join(directory, 'data-'))
  writeFileSync(join(data, 'reviews.jsonl'), out)
  writeFileSync(join(data, 'coded.jsonl'), specimens.map((line) => JSON.stringify(line)).join('\n'))
  const trained = await mirador(['train', '--data', data, '--out', join(directory, 'weights')])
  expect(trained.code).toBe(0)
  expect(JSON.parse(trained.out)).toMatchObject({ items: specimens.length + 16 })
  const model = modelOf(parseWeights(readFileSync(join(directory, 'weights', 'weights.json'), 'utf8')))
  const judged = judge(read({ title: 'A marathon in Mexico', text: '' }), model)
  expect(judged.frames.map(({ id }) => id)).toContain('health')

  const alone = mkdtempSync(join(directory, 'alone-'))
  writeFileSync(join(alone, 'reviews.jsonl'), out)
  const evaluated = await mirador(['evaluate', '--data', alone, '--json'])
  expect(JSON.parse(evaluated.out)).toMatchObject({ all: { items: 16, labels: { 'frame:health': { n: 15 } } } })
})

it('nothing is exported where nobody judged anything, and --help says what it is', async () => {
  const { url } = await createDatabase()
  expect(await mirador(['reviews', 'export'], { DATABASE_URL: url })).toMatchObject({ code: 0, out: '' })
  const help = await mirador(['reviews', '--help'])
  expect([help.code, help.out]).toEqual([0, expect.stringContaining('mirador reviews')])
  expect(await mirador(['reviews', 'fly'])).toMatchObject({ code: 2 })
})
