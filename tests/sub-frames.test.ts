import { classify } from '@mirador/analysis/classify.ts'
import { type Api, buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { saveLabels } from '@mirador/store/labels.ts'
import { listMentions } from '@mirador/store/mentions.ts'
import { saveReviews } from '@mirador/store/reviews.ts'
import { saveVersion } from '@mirador/store/versions.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addOutlets, item, onTopic } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
const reported = 'Governor says illegal immigrants bring crime'
const hostile = 'Los inmigrantes son una plaga que nos quita el trabajo'
let pool: Pool
let app: Api

beforeEach(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  const [outlet] = await addOutlets(pool, { slug: 'a', name: 'A' })
  const keep = await createKeeper(pool)
  const titles = [reported, hostile, onTopic.trade]
  await keep(
    titles.map((title, i) => item(outlet!, title, `2026-11-17T1${i}:00:00Z`, { text: '' })),
    now,
  )
  app = await buildApp({ pool, log: silentLog(), now: () => now, minPollSeconds: 300, queueDepth: async () => ({}) })
})
afterEach(() => app.close())

const shown = async (title: string) =>
  (await listMentions(pool, { cut: {}, limit: 10 })).find((mention) => mention.title === title)!
const titlesOf = async (query: string): Promise<string[]> => {
  const response = await app.inject({ url: `/v1/mentions?${query}`, headers: { host: 'localhost' } })
  return response.json().mentions.map(({ title }: { title: string }) => title)
}
const correct = async (title: string, label: string) => {
  const saying = { kind: 'immigrants' as const, label, holds: true, withdrawn: false }
  await saveReviews(pool, (await shown(title)).id, [saying], { name: 'Ana', why: '' }, now)
}

it('a mention carries what immigrants are shown as and who speaks, each a slice of its text', async () => {
  const { mentions } = (await app.inject({ url: '/v1/mentions', headers: { host: 'localhost' } })).json()
  const mention = mentions.find(({ title }: { title: string }) => title === reported)
  expect(mention.subFrames).toMatchObject([
    { id: 'safety', evidence: [{ voice: 'attributed' }] },
    { id: 'illegality', evidence: [{ voice: 'attributed' }] },
  ])
  expect(mention.speakers).toEqual([{ field: 'title', start: 0, end: 8, text: 'Governor', voice: 'attributed' }])
  for (const { field, start, end, text } of mention.subFrames.flatMap(({ evidence }: { evidence: [] }) => evidence))
    expect(mention[field].slice(start, end)).toBe(text)
})

it('mentions can be asked for by sub-frame, by any of several, and not by one that does not exist', async () => {
  expect(await titlesOf('subFrame=safety')).toEqual([reported])
  expect(await titlesOf('subFrame=jobs&subFrame=safety')).toEqual([hostile, reported])
  expect(await titlesOf('subFrame=worker')).toEqual([])
  const { statusCode } = await app.inject({ url: '/v1/mentions?subFrame=flood', headers: { host: 'localhost' } })
  expect(statusCode).toBe(400)
})

it('sub-frames and speakers stand only while the framing that they belong to does', async () => {
  const before = await shown(reported)
  await correct(reported, 'sympathetic')
  expect(await shown(reported)).toMatchObject({ immigrants: 'sympathetic', subFrames: [], speakers: [] })
  expect(await titlesOf('subFrame=safety')).toEqual([])
  await correct(reported, 'hostile')
  const { subFrames, speakers } = before
  expect(await shown(reported)).toMatchObject({ immigrants: 'hostile', subFrames, speakers })
  expect(await titlesOf('subFrame=safety')).toEqual([reported])
})

it('labels of a version that knew no sub-frames have none, until another version labels the mention', async () => {
  await pool.query(`UPDATE labels SET sub_frames = '{}', evidence = evidence - 'subFrames' - 'speakers'`)
  const { id } = await shown(reported)
  expect(await shown(reported)).toMatchObject({ immigrants: 'reported', subFrames: [], speakers: [] })
  const version = await saveVersion(pool, classify({ title: '', text: '' }).version)
  const classification = classify({ title: reported, text: '' })
  await saveLabels(pool, version, [{ mentionId: id, classification }], 'replace')
  expect((await shown(reported)).subFrames).toEqual(classification.subFrames)
  expect(await titlesOf('subFrame=safety')).toEqual([reported])
})

it('the codebook of the API names sub-frames and voices', async () => {
  const { subFrames, voices } = (await app.inject({ url: '/v1/frames', headers: { host: 'localhost' } })).json()
  expect(subFrames).toContainEqual(
    expect.objectContaining({ id: 'purse', name: expect.objectContaining({ es: 'Carga para el erario' }) }),
  )
  expect(voices.map(({ id }: { id: string }) => id)).toEqual(['own', 'attributed', 'quoted', 'denied'])
})
