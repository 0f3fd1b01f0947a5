import { version } from '@mirador/analysis/classify.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { listMentions } from '@mirador/store/mentions.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { saveVersion } from '@mirador/store/versions.ts'
import { relabelSome } from '@mirador/trends/relabel.ts'
import { beforeEach, expect, it } from 'vitest'
import { addOutlets, item, offTopic, onTopic } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
const before = [`${onTopic.migration} one`, `${onTopic.migration} two`, `${onTopic.trade} one`]
const since = [`${onTopic.trade} two`, onTopic.earthquake]
let pool: Pool
let outlet: number
let old: number

const keepAll = async (titles: string[]) => {
  const keep = await createKeeper(pool)
  await keep(
    titles.map((title, i) => item(outlet, title, `2026-11-17T0${i}:30:00Z`)),
    now,
  )
}
const makeOld = () => pool.query('UPDATE labels SET version_id = $1', [old])
const relabelAll = async () => {
  while ((await relabelSome(pool, 2)) > 0);
}
const recountAll = async () => {
  while ((await recount(pool, 1_000)) > 0);
}
const current = async () => (await pool.query('SELECT name FROM versions WHERE current')).rows
const labelled = async (): Promise<Record<string, number>> => {
  const { rows } = await pool.query<{ name: string; labels: number }>(
    'SELECT name, count(*) AS labels FROM labels JOIN versions ON id = version_id GROUP BY name',
  )
  return Object.fromEntries(rows.map(({ name, labels }) => [name, labels]))
}
const counted = async () => {
  const { rows } = await pool.query<{ mentions: number; migration: number }>(
    `SELECT sum(mentions) AS mentions, sum(frame_migration) AS migration
     FROM counts
     WHERE grain = 'day' AND version_id = (SELECT id FROM versions WHERE current)`,
  )
  return rows[0]
}
const listed = async () => (await listMentions(pool, { cut: {}, limit: 100 })).map(({ title }) => title).toSorted()

beforeEach(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  outlet = (await addOutlets(pool, { slug: 'a', name: 'A' }))[0]!
  old = await saveVersion(pool, '0/old')
  await keepAll(before)
  await makeOld()
  await recountAll()
  await keepAll(since)
})

it('counts and lists under the new version what was kept under the old one, whose labels stay', async () => {
  expect(await listed()).toEqual(before.toSorted())
  await relabelAll()
  await recountAll()
  expect(await current()).toEqual([{ name: version }])
  expect(await labelled()).toEqual({ '0/old': 3, [version]: 5 })
  expect(await counted()).toEqual({ mentions: 5, migration: 2 })
  expect(await listed()).toEqual([...before, ...since].toSorted())
  expect(await findContradictions(pool)).toEqual([])
  expect(await relabelSome(pool, 500)).toBe(0)
  expect(await recount(pool, 1_000)).toBe(0)
})

it('leaves the old version current until the new one has judged everything', async () => {
  expect(await relabelSome(pool, 2)).toBe(2)
  expect(await current()).toEqual([{ name: '0/old' }])
  expect(await relabelSome(pool, 2)).toBe(1)
  expect(await current()).toEqual([{ name: '0/old' }])
  expect(await relabelSome(pool, 2)).toBe(0)
  expect(await current()).toEqual([{ name: version }])
})

it('keeps, but neither counts nor lists, what the new version finds off topic', async () => {
  await pool.query('UPDATE mentions SET title = $1 WHERE title = $2', [offTopic, before[0]])
  await relabelAll()
  await recountAll()
  expect(await labelled()).toEqual({ '0/old': 3, [version]: 5 })
  expect(await counted()).toEqual({ mentions: 4, migration: 1 })
  expect(await listed()).toEqual([...before.slice(1), ...since].toSorted())
  expect(await findContradictions(pool)).toEqual([])
})

it('comes to the same when two processes do it at once', async () => {
  await Promise.all([relabelAll(), relabelAll(), relabelAll()])
  await relabelAll()
  await recountAll()
  expect(await labelled()).toEqual({ '0/old': 3, [version]: 5 })
  expect(await counted()).toEqual({ mentions: 5, migration: 2 })
})

it('judges and counts what a worker of the old version still kept after the change', async () => {
  await relabelAll()
  await recountAll()
  await keepAll([`${onTopic.migration} three`])
  await pool.query(
    `UPDATE labels SET version_id = $1
     WHERE mention_id = (SELECT max(id) FROM mentions)`,
    [old],
  )
  await recountAll()
  expect(await counted()).toEqual({ mentions: 5, migration: 2 })
  expect(await relabelSome(pool, 500)).toBe(1)
  await recountAll()
  expect(await counted()).toEqual({ mentions: 6, migration: 3 })
})

it('uses up no id of a version however often it runs', async () => {
  for (let i = 0; i < 5; i++) await relabelSome(pool, 500)
  expect((await saveVersion(pool, 'the next')) - (await saveVersion(pool, version))).toBe(1)
})
