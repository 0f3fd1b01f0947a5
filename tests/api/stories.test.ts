import { type Api, buildApp } from '@mirador/api/app.ts'
import { silentLog } from '@mirador/core/log.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { groupStories } from '@mirador/trends/group-stories.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOutlets, item } from '../support/items.ts'
import { createDatabase } from '../support/postgres.ts'

const now = new Date('2026-11-24T12:00:00Z')
const trade =
  'Mexico and Texas officials agreed on Tuesday to let trucks pass the bridge at Laredo at night, and said that exporters of both countries had asked for it for years because tariffs and long lines cost them much.'
const quake =
  'A strong earthquake shook Mexico City and Oaxaca on Monday night; people ran into the streets, and officials said that nobody was hurt badly but many houses were damaged and schools stay closed.'

let pool: Pool
let app: Api

beforeAll(async () => {
  ;({ pool } = await createDatabase())
  await setTimeZone(pool, 'UTC')
  const [a, b, c] = await addOutlets(
    pool,
    { slug: 'a', name: 'A', state: 'TX' },
    { slug: 'b', name: 'B', state: 'CA' },
    { slug: 'c', name: 'C', state: 'TX' },
  )
  const keep = await createKeeper(pool)
  await keep(
    [
      item(a!, 'Mexico trucks at night', '2026-11-20T10:00:00Z', { text: `LAREDO, Texas (AP) — ${trade}` }),
      item(b!, 'Mexico bridge opens', '2026-11-20T12:00:00Z', { text: `LAREDO, Texas (AP) — ${trade}` }),
      item(c!, 'Mexico bridge opens', '2026-11-21T12:00:00Z', { text: `${trade} Local drivers welcomed it warmly.` }),
      item(b!, 'Mexico earthquake', '2026-11-23T12:00:00Z', { text: quake }),
      item(c!, 'Mexico talks', '2026-11-02T12:00:00Z', { text: '' }),
    ],
    now,
  )
  while ((await groupStories(pool, 2)).marks > 0);
  app = await buildApp({ pool, log: silentLog(), now: () => now, minPollSeconds: 300, queueDepth: async () => ({}) })
})
afterAll(() => app.close())

const get = async (url: string) => {
  const response = await app.inject({ url, headers: { host: 'localhost' } })
  return { status: response.statusCode, body: response.json() }
}
const titles = (body: { stories: { title: string }[] }) => body.stories.map(({ title }) => title)

describe('the list of stories', () => {
  it('has those of the last week with the most mentions first, and says who had each first and of which agency', async () => {
    const { status, body } = await get('/v1/stories')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      stories: [
        {
          mentions: 3,
          outlets: 3,
          title: 'Mexico trucks at night',
          firstOutlet: { slug: 'a' },
          agency: { id: 'ap', name: 'Associated Press' },
          firstAt: '2026-11-20T10:00:00.000Z',
          lastAt: '2026-11-21T12:00:00.000Z',
        },
        { mentions: 1, title: 'Mexico earthquake', agency: null },
      ],
      next: null,
    })
  })

  it('counts the mentions of the cut and the period, and names the first of all', async () => {
    const { body } = await get('/v1/stories?state=CA&from=2026-11-20&to=2026-11-21')
    expect(body.stories).toMatchObject([{ mentions: 1, outlets: 1, title: 'Mexico trucks at night' }])
  })

  it('is sorted by the newest, filtered by agency, label, size and words', async () => {
    expect(titles((await get('/v1/stories?sort=newest')).body)).toEqual(['Mexico earthquake', 'Mexico trucks at night'])
    expect(titles((await get('/v1/stories?agency=ap')).body)).toEqual(['Mexico trucks at night'])
    expect(titles((await get('/v1/stories?frame=disaster')).body)).toEqual(['Mexico earthquake'])
    expect(titles((await get('/v1/stories?atLeast=2')).body)).toEqual(['Mexico trucks at night'])
    expect(titles((await get('/v1/stories?q=oaxaca')).body)).toEqual(['Mexico earthquake'])
    expect(titles((await get('/v1/stories?from=2026-11-01&to=2026-11-10')).body)).toEqual(['Mexico talks'])
  })

  it.each(['mentions', 'newest'])('by %s comes in pages that miss and repeat nothing', async (sort) => {
    const path = `/v1/stories?sort=${sort}&from=2026-11-01`
    const whole = (await get(path)).body.stories
    const seen = []
    for (let cursor = ''; ; ) {
      const { body } = await get(`${path}&limit=1${cursor}`)
      seen.push(...body.stories)
      if (!body.next) break
      cursor = `&cursor=${body.next}`
    }
    expect(seen).toEqual(whole)
    expect(seen).toHaveLength(3)
  })

  it('names what is wrong', async () => {
    const { body } = await get('/v1/stories?limit=1')
    expect((await get(`/v1/stories?limit=1&sort=newest&cursor=${body.next}`)).status).toBe(400)
    for (const bad of ['sort=size', 'agency=tass', 'atLeast=0', 'cursor=x', 'story=1', 'from=2026-13-01'])
      expect((await get(`/v1/stories?${bad}`)).status).toBe(400)
  })
})

describe('a story', () => {
  it('tells its lineage: outlets in time and place, headlines, and what each mention joined by what overlap', async () => {
    const { id } = (await get('/v1/stories')).body.stories[0]
    const { status, body } = await get(`/v1/stories/${id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id,
      mentions: 3,
      outlets: 3,
      states: 2,
      agency: { id: 'ap' },
      headlines: [
        { title: 'Mexico trucks at night', mentions: 1 },
        { title: 'Mexico bridge opens', mentions: 2, firstAt: '2026-11-20T12:00:00.000Z' },
      ],
      members: [
        { outlet: { slug: 'a', state: 'TX' }, agency: { id: 'ap' }, joined: null, overlap: null },
        { outlet: { slug: 'b', state: 'CA' }, overlap: 1 },
        { outlet: { slug: 'c' }, agency: null },
      ],
    })
    const [first, second, third] = body.members
    expect([second.joined, third.joined]).toEqual([first.id, first.id])
    expect(third.overlap).toBeGreaterThan(0.7)
  })

  it('that is not there is not found', async () => {
    expect((await get('/v1/stories/999')).status).toBe(404)
    expect((await get('/v1/stories/x')).status).toBe(400)
  })
})

describe('mentions', () => {
  it('carry their story, and are listed by it', async () => {
    const { id } = (await get('/v1/stories')).body.stories[0]
    const { body } = await get(`/v1/mentions?story=${id}`)
    expect(body.mentions.map(({ title }: { title: string }) => title)).toEqual([
      'Mexico bridge opens',
      'Mexico bridge opens',
      'Mexico trucks at night',
    ])
    for (const mention of body.mentions) expect(mention.story).toEqual({ id, mentions: 3 })
  })
})
