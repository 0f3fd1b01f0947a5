/** The verb relabel, the operations on versions, and a worker that switches: real processes on a real database. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { version } from '@mirador/analysis/classify.ts'
import { type Api, buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { saveVersion } from '@mirador/store/versions.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { addOutlets, item, onTopic } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'
import { runMirador } from './support/processes.ts'

const bin = fileURLToPath(new URL('../services/cli/bin/mirador.js', import.meta.url))
const now = new Date('2026-11-24T12:00:00Z')
const titles = Array.from({ length: 40 }, (_, i) => `${i < 30 ? onTopic.migration : onTopic.trade} ${i}`)
let pool: Pool
let databaseUrl: string
let outlet: number
let old: number

/** Forty mentions of as many days that the old version labelled: it finds no frame, and every tone negative. */
beforeEach(async () => {
  const database = await createDatabase()
  pool = database.pool
  databaseUrl = database.url
  await setTimeZone(pool, 'America/Mexico_City')
  outlet = (await addOutlets(pool, { slug: 'a', name: 'A' }))[0]!
  old = await saveVersion(pool, '0/old')
  await keepOld(titles)
  while ((await recount(pool, 1_000)) > 0);
})

async function keepOld(titles: string[]): Promise<void> {
  const keep = await createKeeper(pool)
  const day = (i: number) => new Date(Date.UTC(2026, 9, 1 + i, 12)).toISOString()
  await keep(
    titles.map((title, i) => item(outlet, title, day(i))),
    now,
  )
  await pool.query(
    `UPDATE labels SET version_id = $1, frames = '{}', tone = 'negative'
     WHERE mention_id IN (SELECT id FROM mentions WHERE title = ANY ($2))`,
    [old, titles],
  )
}

const mirador = (args: string[], environment: Record<string, string> = {}) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn', ...environment }
    const child = execFile(process.execPath, [bin, ...args], { env }, (_error, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    )
  })
const current = async () => (await pool.query('SELECT name FROM versions WHERE current')).rows[0].name
const byHand = { SWITCH_VERSIONS: 'by-hand' }

async function createApi(): Promise<Api> {
  const deps = { pool, log: silentLog(), now: () => now, minPollSeconds: 300, queueDepth: async () => ({}) }
  const app = await buildApp(deps)
  onTestFinished(() => app.close())
  return app
}
const get = async (app: Api, url: string) => {
  const response = await app.inject({ url, headers: { host: 'localhost' } })
  return { status: response.statusCode, body: response.json() }
}

describe('mirador relabel', () => {
  it('labels and counts what is stored, and makes the version current', async () => {
    const { code, out } = await mirador(['relabel'])
    expect([code, out]).toEqual([
      0,
      `Version ${version} has labelled 40 mentions now; 0 are missing.\nIt is the current version.\n`,
    ])
    expect(await current()).toBe(version)
    expect(JSON.parse((await mirador(['relabel', '--json'])).out)).toEqual({
      version,
      labelled: 0,
      missing: 0,
      newestMissing: null,
      current: true,
    })
  })

  it('leaves the switch to the operator where that is set, and says how', async () => {
    const { out } = await mirador(['relabel'], byHand)
    expect(out).toContain(`"mirador relabel --use ${version}" makes it current`)
    expect(await current()).toBe('0/old')
    expect((await mirador(['relabel', '--use', version])).out).toContain('is now the current one')
    expect(await current()).toBe(version)
    const back = await mirador(['relabel', '--use', '0/old'])
    expect(back.out).toContain(`New mentions are labelled by the programs that keep them (this one: ${version})`)
    expect(await current()).toBe('0/old')
  })

  it('labels with --since only what is newer, and refuses to use what is not complete', async () => {
    const { out } = await mirador(['relabel', '--since', '2026-11-01'])
    expect(out).toContain('has labelled 9 mentions now; 31 are missing.')
    expect(out).toContain('The newest that is missing was published at 2026-10-31T12:00:00.000Z')
    expect(await mirador(['relabel', '--use', version])).toMatchObject({
      code: 2,
      err: expect.stringContaining('31 mentions are missing, the newest of 2026-10-31'),
    })
    expect(await current()).toBe('0/old')
    // what is complete can be asked for
    const app = await createApi()
    const trends = (from: string) => get(app, `/v1/trends?by=month&from=${from}&version=${version}&frame=migration`)
    expect((await trends('2026-11-01')).body).toMatchObject({ version, waiting: 0, rows: [{ nTotal: 9 }] })
    expect(await trends('2026-10-01')).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/has not labelled 31 of the mentions/) },
    })
  })

  it('prints what moves, in figures and in mentions', async () => {
    await mirador(['relabel'], byHand)
    const { code, out } = await mirador(['relabel', '--compare'])
    expect(code).toBe(0)
    expect(out).toContain(`0/old → ${version}: 40 mentions that both have labelled`)
    expect(out).toMatch(/^frame +migration +0 +30 +30 +0 +0\.2500 +0\.000 \[/m)
    expect(out).toMatch(/^frame \(without\) → migration: 30 mentions, such as\n +\d+ {2}Mexico migrants cross/m)
    const { out: json } = await mirador(['relabel', '--compare', version, '0/old', '--json'])
    const { from, to, labels } = JSON.parse(json)
    expect([from, to]).toEqual([version, '0/old'])
    expect(labels).toContainEqual(expect.objectContaining({ label: 'migration', from: 30, to: 0, gained: 0, lost: 30 }))
  })

  it('says what is wrong with a call', async () => {
    for (const [args, words] of [
      [['--use', '9/none'], `There is no version "9/none". There are: 0/old, ${version}.`],
      [['--compare', '0/old'], '--compare takes two versions, or none.'],
      [['--compare', '0/old', '0/old'], 'name another one'],
      [['--since', 'yesterday'], 'It must be a day such as'],
      [['--since', '2026-02-30'], 'must be a day that exists'],
      [['--since', '2026-11-01', '--use', '0/old'], 'cannot be used with'],
    ] as const)
      expect(await mirador(['relabel', ...args])).toMatchObject({ code: 2, err: expect.stringContaining(words) })
  })

  it('is killed once it has begun, goes on, and works beside a worker', async () => {
    const settings = { DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn', TICK_MS: '50' }
    const killed = runMirador(['relabel'], settings)
    await expect
      .poll(() => pool.query('SELECT FROM labels WHERE version_id <> $1', [old]).then((r) => r.rowCount), {
        timeout: 10_000,
      })
      .toBeGreaterThan(0)
    await killed.end('SIGKILL')
    const worker = runMirador(['work', 'trends'], settings)
    onTestFinished(async () => void (await worker.end('SIGKILL')))
    expect((await mirador(['relabel'])).code).toBe(0)
    await expect.poll(current, { timeout: 20_000 }).toBe(version)
    await keepOld([`${onTopic.migration} late`])
    const app = await createApi()
    await expect
      .poll(async () => (await get(app, '/v1/trends?by=month&from=2026-10-01&frame=migration')).body, {
        timeout: 20_000,
      })
      .toMatchObject({ version, waiting: 0, rows: [{ n: 31 }, { n: expect.any(Number) }] })
    worker.child.kill('SIGTERM')
    await once(worker.child, 'exit')
  })
})

describe('the API', () => {
  it('lists versions and how far each is', async () => {
    await mirador(['relabel'], byHand)
    const { body } = await get(await createApi(), '/v1/versions')
    const facts = { labelled: 40, mentions: 40, counted: true }
    expect(body.versions).toMatchObject([
      { name: '0/old', current: true, currentSince: expect.any(String), ...facts },
      { name: version, current: false, currentSince: null, ...facts },
    ])
  })

  it('says of trends which mentions wait for their version, and calls no bucket complete that lacks one', async () => {
    const keep = await createKeeper(pool)
    await keep([item(outlet, `${onTopic.trade} new`, '2026-10-02T15:00:00Z')], now)
    while ((await recount(pool, 1_000)) > 0);
    const app = await createApi()
    const { body } = await get(app, '/v1/trends?by=day&from=2026-10-01&to=2026-10-03&frame=trade')
    expect(body).toMatchObject({ version: '0/old', waiting: 1 })
    expect(body.rows).toMatchObject([
      { nTotal: 1, complete: true },
      { nTotal: 1, complete: false },
    ])
    const metrics = await app.inject({ url: '/metrics', headers: { host: 'localhost' } })
    expect(metrics.body).toContain('mirador_mentions_waiting 1')
    expect((await mirador(['status'])).out).toContain('waiting    1 mentions, in no figure until version 0/old')
    expect((await get(app, '/v1/mentions?q=nowhere')).body).toMatchObject({ version: '0/old', mentions: [] })
  })

  it('compares two versions, by themselves the current one and the new one', async () => {
    await mirador(['relabel'], byHand)
    const app = await createApi()
    const { body } = await get(app, '/v1/versions/compare')
    expect(body).toMatchObject({ from: '0/old', to: version, mentions: 40, onlyFrom: 0, onlyTo: 0 })
    expect(body.labels).toContainEqual(
      expect.objectContaining({
        of: 'frame',
        label: 'migration',
        from: 0,
        to: 30,
        gained: 30,
        lost: 0,
        agreement: 0.25,
      }),
    )
    expect(body.confusions.map(({ of }: { of: string }) => of)).toEqual(['relevance', 'immigrants', 'tone'])
    const [example] = body.moves.find(({ to }: { to: string }) => to === 'migration').examples
    expect(example).toMatchObject({ title: titles[29], from: { frames: [] } })
    expect(example.to.frames).toContain('migration')
    await mirador(['relabel', '--use', version])
    expect((await get(app, '/v1/versions/compare')).body).toMatchObject({ from: '0/old', to: version })
  })

  it('refuses versions that there are not, or that are not counted', async () => {
    const app = await createApi()
    expect(await get(app, '/v1/versions/compare?to=9/none')).toMatchObject({ status: 404 })
    expect(await get(app, '/v1/trends?version=9/none')).toMatchObject({ status: 404 })
    expect(await get(app, `/v1/trends?version=${version}`)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('is not counted') },
    })
  })
})
