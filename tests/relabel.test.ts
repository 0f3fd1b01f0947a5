import { version } from '@mirador/analysis/classify.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { listMentions } from '@mirador/store/mentions.ts'
import { findContradictions, readStatus } from '@mirador/store/status.ts'
import { readTrend } from '@mirador/store/trends.ts'
import { getVersion, listVersions, makeCurrent, saveVersion, startCounting } from '@mirador/store/versions.ts'
import { createRelabelling, type RelabelOptions } from '@mirador/trends/relabel.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { addOutlets, item, offTopic, onTopic } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
const before = [`${onTopic.migration} one`, `${onTopic.migration} two`, `${onTopic.trade} one`]
const since = [`${onTopic.trade} two`, onTopic.earthquake]
let pool: Pool
let outlet: number
let old: number

const keepAll = async (titles: string[], day = '2026-11-17') => {
  const keep = await createKeeper(pool)
  await keep(
    titles.map((title, i) => item(outlet, title, `${day}T0${i}:30:00Z`)),
    now,
  )
}
/** What a worker of the old version keeps. */
const keepOld = async (titles: string[], day?: string) => {
  await keepAll(titles, day)
  await pool.query(
    `UPDATE labels SET version_id = $1
     WHERE mention_id IN (SELECT id FROM mentions WHERE title = ANY ($2))`,
    [old, titles],
  )
}
const relabelling = (options: Partial<RelabelOptions> = {}) =>
  createRelabelling(pool, { switching: 'automatic', ...options })
const relabelAll = async (some = relabelling()) => {
  while ((await some(2)) > 0);
}
const recountAll = async () => {
  while ((await recount(pool, 1_000)) > 0);
}
/** What a worker does at its ticks until nothing is left to do. */
const settle = async (options: Partial<RelabelOptions> = {}) => {
  const some = relabelling(options)
  for (let done = 1; done > 0; ) done = (await some(2)) + (await recount(pool, 1_000))
}
const current = async () => (await pool.query('SELECT name FROM versions WHERE current')).rows[0].name
const labelled = async (): Promise<Record<string, number>> =>
  Object.fromEntries((await listVersions(pool)).map(({ name, labelled }) => [name, labelled]))
/** What a reader sees of November, of the current version or of another. */
const november = async (name?: string) => {
  const { buckets, version } = await readTrend(pool, {
    kinds: ['frame'],
    frames: ['migration'],
    grain: 'month',
    from: new Date('2026-11-02T00:00:00Z'),
    to: now,
    cut: {},
    version: name,
  })
  const { waiting, series } = buckets[0]!
  return { version, mentions: series[0]!.sums.n, migration: series[0]!.sums.y, waiting }
}
const listed = async () => (await listMentions(pool, { cut: {}, limit: 100 })).map(({ title }) => title).toSorted()

beforeEach(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  outlet = (await addOutlets(pool, { slug: 'a', name: 'A' }))[0]!
  old = await saveVersion(pool, '0/old')
  await keepOld(before)
  await recountAll()
  await keepAll(since)
})

describe('a new version', () => {
  it('counts and lists what was kept under the old one, whose labels stay', async () => {
    expect(await listed()).toEqual(before.toSorted())
    await settle()
    expect(await current()).toBe(version)
    expect(await labelled()).toEqual({ '0/old': 3, [version]: 5 })
    expect(await november()).toEqual({ version, mentions: 5, migration: 2, waiting: 0 })
    expect(await listed()).toEqual([...before, ...since].toSorted())
    expect(await findContradictions(pool)).toEqual([])
    expect(await relabelling()(500)).toBe(0)
    expect(await recount(pool, 1_000)).toBe(0)
  })

  it('takes the place of the old one at once: readers see the old one whole at every moment before', async () => {
    const some = relabelling()
    const whole = { version: '0/old', mentions: 3, migration: 2 }
    await recountAll()
    for (let ticks = 0; (await current()) === '0/old'; ticks++) {
      expect(await november()).toEqual({ ...whole, waiting: 2 })
      expect(ticks).toBeLessThan(20)
      await some(1)
      if ((await current()) === '0/old') await recount(pool, 1)
    }
    expect(await november()).toEqual({ version, mentions: 5, migration: 2, waiting: 0 })
  })

  it('becomes current neither before everything is labelled nor before everything is counted', async () => {
    const some = relabelling()
    const id = await saveVersion(pool, version)
    expect(await some(2)).toBe(2)
    expect(await makeCurrent(pool, id)).toBe(false)
    expect([await some(2), await some(2)]).toEqual([1, 0])
    expect((await getVersion(pool, version)).counted).toBe(true)
    expect(await makeCurrent(pool, id)).toBe(false)
    await recountAll()
    expect(await current()).toBe('0/old')
    expect(await some(2)).toBe(0)
    expect(await current()).toBe(version)
  })

  it('labels the newest mentions first, and with "since" only those', async () => {
    const done = async () => {
      const { rows } = await pool.query(
        'SELECT title FROM labels JOIN mentions ON id = mention_id WHERE version_id <> $1 ORDER BY published_at',
        [old],
      )
      return rows.map(({ title }) => title).filter((title) => before.includes(title))
    }
    const some = relabelling({ since: new Date('2026-11-17T01:00:00Z') })
    await some(1)
    expect(await done()).toEqual([before[2]])
    await relabelAll(some)
    expect(await done()).toEqual([before[1], before[2]])
    await recountAll()
    expect(await makeCurrent(pool, await saveVersion(pool, version))).toBe(false)
    await settle()
    expect(await current()).toBe(version)
  })

  it('waits for the operator where versions are switched by hand', async () => {
    await settle({ switching: 'by-hand' })
    expect(await november()).toEqual({ version: '0/old', mentions: 3, migration: 2, waiting: 2 })
    expect(await november(version)).toEqual({ version, mentions: 5, migration: 2, waiting: 0 })
    expect(await makeCurrent(pool, await saveVersion(pool, version))).toBe(true)
    expect(await november()).toEqual({ version, mentions: 5, migration: 2, waiting: 0 })
  })

  it('keeps, but neither counts nor lists, what it finds off topic', async () => {
    await pool.query('UPDATE mentions SET title = $1 WHERE title = $2', [offTopic, before[0]])
    await settle()
    expect(await labelled()).toEqual({ '0/old': 3, [version]: 5 })
    expect(await november()).toEqual({ version, mentions: 4, migration: 1, waiting: 0 })
    expect(await listed()).toEqual([...before.slice(1), ...since].toSorted())
    expect(await findContradictions(pool)).toEqual([])
  })

  it('comes to the same when three processes do it at once, which judge nothing twice', async () => {
    const work = async () => {
      const some = relabelling()
      let judged = 0
      for (let n = 1; n > 0; judged += n) n = await some(1)
      return judged
    }
    const judged = await Promise.all([work(), work(), work()])
    expect(judged.reduce((sum, n) => sum + n)).toBe(3)
    await Promise.all([settle(), settle(), settle()])
    await settle()
    expect(await labelled()).toEqual({ '0/old': 3, [version]: 5 })
    expect(await november()).toEqual({ version, mentions: 5, migration: 2, waiting: 0 })
  })

  it('uses up no id however often it runs', async () => {
    for (let i = 0; i < 5; i++) await relabelling()(500)
    expect((await saveVersion(pool, 'the next')) - (await saveVersion(pool, version))).toBe(1)
  })
})

describe('mentions that a version has not labelled', () => {
  it('are in no figure of it, and readers hear how many they are', async () => {
    await recountAll()
    expect(await november()).toEqual({ version: '0/old', mentions: 3, migration: 2, waiting: 2 })
    expect(await readStatus(pool, now, 300)).toMatchObject({ version: '0/old', waiting: 2, mentions: 5 })
    expect(await findContradictions(pool)).toEqual([])
  })

  it('are found wherever they are, when a worker of the old version kept them after the change', async () => {
    await settle()
    await keepOld([`${onTopic.migration} three`], '2026-11-03')
    await recountAll()
    expect(await november()).toEqual({ version, mentions: 5, migration: 2, waiting: 1 })
    await settle()
    expect(await november()).toEqual({ version, mentions: 6, migration: 3, waiting: 0 })
  })

  it('delay the change until they are labelled and counted too', async () => {
    const some = relabelling()
    await relabelAll(some)
    await keepOld([`${onTopic.migration} three`])
    await recountAll()
    expect(await some(500)).toBe(1)
    expect(await makeCurrent(pool, await saveVersion(pool, version))).toBe(false)
    await recountAll()
    expect(await some(500)).toBe(0)
    expect(await november()).toEqual({ version, mentions: 6, migration: 3, waiting: 0 })
  })
})

describe('a version that was replaced', () => {
  it('can be asked for, where it is complete; for other times the answer is a refusal', async () => {
    await keepOld([`${onTopic.migration} long ago`], '2026-10-05')
    await settle()
    const october = { kinds: ['frame' as const], grain: 'month' as const, cut: {}, version: '0/old' }
    const trend = await readTrend(pool, {
      ...october,
      from: new Date('2026-10-02T00:00:00Z'),
      to: new Date('2026-10-31T00:00:00Z'),
    })
    expect(trend).toMatchObject({ version: '0/old', buckets: [{ waiting: 0 }] })
    expect(trend.buckets[0]!.series[0]!.sums.n).toBe(1)
    await expect(november('0/old')).rejects.toThrow(/0\/old has not labelled 2 of the mentions .*2026-11-01T06/)
    await expect(november('9/none')).rejects.toThrow('no version "9/none"')
  })

  it('labels no more by itself, and takes nothing back; an operator can make it current again', async () => {
    // the version of this program was current once, and is replaced
    await settle()
    const next = await saveVersion(pool, 'the next')
    await pool.query(
      'INSERT INTO labels SELECT mention_id, $1, relevance, frames, immigrants, tone, evidence FROM labels WHERE version_id <> $2',
      [next, old],
    )
    await startCounting(pool, next)
    await recountAll()
    expect(await makeCurrent(pool, next)).toBe(true)
    // the one before it is still counted; the one before that is forgotten
    expect((await listVersions(pool)).map(({ counted }) => counted)).toEqual([false, true, true])
    expect((await pool.query('SELECT FROM counts WHERE version_id = $1', [old])).rowCount).toBe(0)
    await keepAll([`${onTopic.migration} three`])
    await pool.query('UPDATE labels SET version_id = $1 WHERE mention_id = (SELECT max(id) FROM mentions)', [next])
    await settle()
    expect(await current()).toBe('the next')
    expect(await labelled()).toMatchObject({ [version]: 5, 'the next': 6 })

    const own = await saveVersion(pool, version)
    expect(await makeCurrent(pool, own)).toBe(false)
    await relabelAll(relabelling({ evenReplaced: true }))
    await recountAll()
    expect(await current()).toBe('the next')
    expect(await makeCurrent(pool, own)).toBe(true)
    await settle()
    expect(await november()).toEqual({ version, mentions: 6, migration: 3, waiting: 0 })
  })
})
