/** From a mention to its article: real sites, the real database, labels and counts that follow. */
import { silentLog } from '@mirador/core/log.ts'
import { createRobotsReader } from '@mirador/ingest/article/robots.ts'
import { createExtractor, standardExtractor } from '@mirador/ingest/extract.ts'
import { createFetcher } from '@mirador/ingest/fetch.ts'
import { fetchArticles, findDueArticles } from '@mirador/ingest/fetch-articles.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { claimArticles, findArticle, forgetArticleTexts } from '@mirador/store/articles.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { listMentions } from '@mirador/store/mentions.ts'
import { chooseArticleText } from '@mirador/store/outlets.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { judgeArticles } from '@mirador/trends/judge-articles.ts'
import { createRelabelling } from '@mirador/trends/relabel.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { addOutlets, item, onTopic } from './support/items.ts'
import { type Answer, page, startNewsSite } from './support/news-site.ts'
import { createDatabase } from './support/postgres.ts'

const hourMs = 3_600_000
let pool: Pool
let outlet: number
let now: Date

beforeEach(async () => {
  now = new Date('2026-11-24T12:00:00Z')
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  outlet = (await addOutlets(pool, { slug: 'paper', name: 'The Paper' }))[0]!
})

const paragraphs = [
  'Officials from Mexico and Texas met on Tuesday in El Paso, and the talks went on until late in the evening.',
  'Migrants had crossed the border and asked for asylum, and Border Patrol agents arrested migrants near the bridge.',
  'Asylum seekers wait in shelters in Tijuana for months, and more migrants are on their way to the border.',
  'The bridge stays open at night, and people on both sides welcomed what they called a long overdue step.',
]
const title = 'Mexico and Texas hold talks in El Paso'

/** Keeps a mention an address, published an hour ago; gives their ids in the same order. */
async function keep(urls: string[], facts: { text?: string; publishedAt?: Date; outletId?: number } = {}) {
  const keeper = await createKeeper(pool)
  const { outletId = outlet, publishedAt = new Date(now.getTime() - hourMs), ...more } = facts
  await keeper(
    urls.map((url, i) => item(outletId, `${title} ${i}`, publishedAt.toISOString(), { url, key: `${i + 1}`, ...more })),
    now,
  )
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM mentions WHERE url = ANY ($1) ORDER BY key', [urls])
  return rows.map(({ id }) => id)
}

async function serve(answer: (path: string) => Answer | undefined) {
  const site = await startNewsSite(answer)
  onTestFinished(() => site.close())
  return site
}

function tools(timeoutMs = 3_000) {
  const fetcher = createFetcher({
    userAgent: 'Mirador test',
    timeoutMs,
    idleTimeoutMs: timeoutMs,
    maxBodyBytes: 200_000,
    maxRedirects: 5,
    allowPrivateAddresses: true,
  })
  const extractor = createExtractor({ ...standardExtractor, threads: 1 })
  onTestFinished(async () => {
    await fetcher.close()
    await extractor.close()
  })
  return { fetcher, extractor, robots: createRobotsReader(fetcher, () => now), now: () => now }
}

const claim = { leaseMs: 60_000, hostDelayMs: 0, limit: 100, perHost: 100 }
const signal = new AbortController().signal

async function fetchDue(made = tools(), hostDelayMs = 0) {
  for (const lease of await findDueArticles(pool, 'on', now, claim))
    await fetchArticles(pool, lease, made, { ...claim, hostDelayMs }, silentLog(), signal)
}
const sorted = (ids: (number | undefined)[]) => ids.toSorted((a, b) => a! - b!)
const fates = async (ids: number[]) =>
  Promise.all(ids.map(async (id) => [(await findArticle(pool, id))?.outcome, (await findArticle(pool, id))?.reason]))
async function settle() {
  while ((await judgeArticles(pool, 2)) > 0);
  while ((await recount(pool, 1_000)) > 0);
}
const counted = async () => {
  const { rows } = await pool.query<{ mentions: number; migration: number }>(
    "SELECT sum(mentions) AS mentions, sum(frame_migration) AS migration FROM counts WHERE grain = 'day'",
  )
  return rows[0]
}

describe('a mention', () => {
  it('gets its article; its labels then say what the article says, and the counts follow', async () => {
    const lead = paragraphs[0]!
    const linked = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${title}","author":{"name":"Ana Ruiz"},
      "datePublished":"2026-11-24T04:00:00-06:00","isAccessibleForFree":true}</script><link rel="canonical" href="/story">`
    const site = await serve((path) =>
      path.startsWith('/story') ? { body: page(title, paragraphs, linked) } : undefined,
    )
    const [id] = await keep([`${site.origin}/story?utm_source=rss`], { text: lead })
    await settle()
    expect(await counted()).toEqual({ mentions: 1, migration: 0 })

    await fetchDue()
    expect(await findArticle(pool, id!)).toMatchObject({
      outcome: 'read',
      reason: null,
      title,
      byline: 'Ana Ruiz',
      language: 'en-US',
      publishedAt: new Date('2026-11-24T10:00:00Z'),
      canonicalUrl: `${site.origin}/story`,
      text: paragraphs.join('\n\n'),
      attempts: 1,
      nextAttemptAt: null,
    })
    await settle()
    expect(await counted()).toEqual({ mentions: 1, migration: 1 })
    expect(await findContradictions(pool)).toEqual([])

    const [mention] = await listMentions(pool, { cut: {}, limit: 10 })
    expect(mention).toMatchObject({ title: `${title} 0`, text: lead })
    const texts = { title: mention!.title, text: lead, article: paragraphs.join('\n\n') }
    const all = [...mention!.frames.flatMap((f) => f.evidence), ...Object.values(mention!.evidence).flat()]
    for (const { field, start, end, text } of all) expect(texts[field].slice(start, end)).toBe(text)
    expect(new Set(mention!.frames.find((f) => f.id === 'migration')?.evidence.map((e) => e.field))).toEqual(
      new Set(['article']),
    )
  })

  it('is asked for once, and its labels stay when a later run labels what is unlabelled', async () => {
    const site = await serve(() => ({ body: page(title, paragraphs) }))
    await keep([`${site.origin}/story`])
    await fetchDue()
    await settle()
    await fetchDue()
    expect(await judgeArticles(pool, 10)).toBe(0)
    expect(await createRelabelling(pool, { switching: 'automatic' })(10)).toBe(0)
    await settle()
    expect(await counted()).toEqual({ mentions: 1, migration: 1 })
    expect(site.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/story'])
  })

  it('is judged on its article by a new version too', async () => {
    const site = await serve(() => ({ body: page(title, paragraphs) }))
    await keep([`${site.origin}/story`])
    await fetchDue()
    await settle()
    await pool.query("UPDATE versions SET name = '0/old'")
    expect(await judgeArticles(pool, 10)).toBe(1)
    const relabelSome = createRelabelling(pool, { switching: 'automatic' })
    while ((await relabelSome(10)) > 0);
    await settle()
    const { rows } = await pool.query('SELECT frames @> ARRAY[$1] AS migration FROM labels ORDER BY version_id', [
      'migration',
    ])
    expect(rows).toEqual([{ migration: true }, { migration: true }])
  })

  it('whose article is about something else is neither counted nor listed', async () => {
    const elsewhere = Array.from(
      { length: 6 },
      (_, n) => `The council of Springfield spoke about bicycle lanes for hours, meeting ${n}.`,
    )
    const site = await serve(() => ({ body: page('Bicycle lanes', elsewhere) }))
    const [id] = await keep([`${site.origin}/story`])
    await fetchDue()
    await pool.query('UPDATE mentions SET title = $2 WHERE id = $1', [id, 'A council meets'])
    await settle()
    expect(await counted()).toEqual({ mentions: 0, migration: 0 })
    expect(await listMentions(pool, { cut: {}, limit: 10 })).toEqual([])
    expect(await findContradictions(pool)).toEqual([])
  })

  it('keeps its labels when the text of its article is forgotten', async () => {
    const site = await serve(() => ({ body: page(title, paragraphs) }))
    const [id] = await keep([`${site.origin}/story`])
    await fetchDue()
    await settle()
    expect(await forgetArticleTexts(pool, new Date(now.getTime() - 1))).toBe(0)
    expect(await forgetArticleTexts(pool, new Date(now.getTime() + 1))).toBe(1)
    expect(await findArticle(pool, id!)).toMatchObject({ outcome: 'read', text: null })
    await settle()
    expect(await counted()).toEqual({ mentions: 1, migration: 1 })
  })
})

describe('what is not read has a reason', () => {
  it.each<[string, (path: string) => Answer | undefined, unknown[], boolean]>([
    [
      'a robots.txt that forbids it',
      (path) =>
        path === '/robots.txt'
          ? { body: 'User-agent: mirador\nDisallow: /story', headers: { 'content-type': 'text/plain' } }
          : { body: page(title, paragraphs) },
      ['refused', 'robots'],
      false,
    ],
    [
      'a robots.txt that fails',
      (path) => (path === '/robots.txt' ? { status: 503 } : { body: page(title, paragraphs) }),
      ['refused', 'robots-unreachable'],
      true,
    ],
    [
      'a redirect to where robots.txt forbids it',
      (path) =>
        path === '/robots.txt'
          ? { body: 'User-agent: *\nDisallow: /paid', headers: { 'content-type': 'text/plain' } }
          : path === '/story'
            ? { status: 302, headers: { location: '/paid/story' } }
            : { body: page(title, paragraphs) },
      ['refused', 'robots'],
      false,
    ],
    [
      'an article that its publisher says is not free',
      () => ({
        body: page(
          title,
          paragraphs,
          '<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"x","isAccessibleForFree":"False"}]}</script>',
        ),
      }),
      ['refused', 'paywall'],
      false,
    ],
    [
      'a teaser before a wall',
      () => ({
        body: page(
          title,
          paragraphs.slice(0, 1),
          '',
          '<div>Subscribe to continue reading. Already a subscriber? Log in</div>',
        ),
      }),
      ['refused', 'paywall'],
      false,
    ],
    [
      'a block page',
      () => ({
        body: '<html><head><title>Just a moment...</title></head><body><h1>Checking</h1><p>Verify you are human by completing the action below. This site needs to review the security of your connection before proceeding.</p></body></html>',
      }),
      ['refused', 'block-page'],
      false,
    ],
    [
      'a status of 403',
      (path) => (path === '/robots.txt' ? undefined : { status: 403 }),
      ['refused', 'block-page'],
      false,
    ],
    [
      'a status of 402',
      (path) => (path === '/robots.txt' ? undefined : { status: 402 }),
      ['refused', 'paywall'],
      false,
    ],
    ['a status of 404', () => undefined, ['failed', 'http-status'], false],
    [
      'a status of 500',
      (path) => (path === '/robots.txt' ? undefined : { status: 500 }),
      ['failed', 'http-status'],
      true,
    ],
    [
      'a redirect to the front page',
      (path) => (path === '/story' ? { status: 302, headers: { location: '/' } } : { body: page(title, paragraphs) }),
      ['failed', 'gone'],
      false,
    ],
    [
      'a PDF',
      (path) => (path === '/robots.txt' ? undefined : { headers: { 'content-type': 'application/pdf' }, body: '%PDF' }),
      ['failed', 'not-a-page'],
      false,
    ],
    [
      'a page of four megabytes',
      (path) => (path === '/robots.txt' ? undefined : { body: `${page(title, paragraphs)}${' '.repeat(4e6)}` }),
      ['failed', 'too-large'],
      false,
    ],
    [
      'a page without text',
      (path) => (path === '/robots.txt' ? undefined : { body: '<html><body><div id="app"></div></body></html>' }),
      ['failed', 'no-text'],
      false,
    ],
    [
      'a server that says nothing',
      (path) => (path === '/robots.txt' ? undefined : { hang: true }),
      ['failed', 'timeout'],
      true,
    ],
  ])('%s', async (_, answer, fate, isTriedAgain) => {
    const site = await serve(answer)
    const ids = await keep([`${site.origin}/story`])
    await fetchDue(tools(1_000))
    expect(await fates(ids)).toEqual([fate])
    const article = await findArticle(pool, ids[0]!)
    expect(article!.nextAttemptAt !== null).toBe(isTriedAgain)
    expect([article!.text, article!.detail]).toEqual([null, expect.stringMatching(/./)])
    await settle()
    expect((await counted())?.mentions).toBe(1)
  })

  it('is tried four times at most, ever more rarely', async () => {
    const site = await serve((path) => (path === '/robots.txt' ? undefined : { status: 500 }))
    const [id] = await keep([`${site.origin}/story`])
    const made = tools()
    const rests: (number | null)[] = []
    for (let i = 0; i < 5; i++) {
      await fetchDue(made)
      const { nextAttemptAt } = (await findArticle(pool, id!))!
      rests.push(nextAttemptAt && (nextAttemptAt.getTime() - now.getTime()) / hourMs)
      now = nextAttemptAt ?? now
    }
    expect(rests).toEqual([1, 2, 4, null, null])
    expect(await findArticle(pool, id!)).toMatchObject({ attempts: 4, outcome: 'failed' })
  })
})

describe('what is due', () => {
  const oldOne = () => new Date(now.getTime() - 3 * 24 * hourMs)

  it('is nothing while it is off, and only of the outlets chosen where it is per outlet', async () => {
    const [other] = await addOutlets(pool, { slug: 'other', name: 'Other' })
    await keep(['http://a.example/1'])
    const [chosen] = await keep(['http://b.example/2'], { outletId: other! })
    expect(await findDueArticles(pool, 'off', now, claim)).toEqual([])
    expect(await findDueArticles(pool, 'per-outlet', now, claim)).toEqual([])
    await chooseArticleText(pool, ['other'], true)
    expect(await findDueArticles(pool, 'per-outlet', now, claim)).toMatchObject([{ mentionIds: [chosen] }])
    await expect(chooseArticleText(pool, ['paper', 'nobody'], true)).rejects.toThrow('nobody')
  })

  it('is no article of an old mention, of one without an address, of a post, or of an invented outlet', async () => {
    const [demo] = await addOutlets(pool, { slug: 'demo', name: 'Demo', synthetic: true })
    await keep(['http://a.example/1'], { publishedAt: oldOne() })
    await keep(['http://b.example/2'], { outletId: demo! })
    const [network] = await addOutlets(pool, { slug: 'network', name: 'Network', medium: 'social' })
    await keep(['http://c.example/3'], { outletId: network! })
    const keeper = await createKeeper(pool)
    await keeper([item(outlet, onTopic.trade, now.toISOString(), { url: null })], now)
    expect(await findDueArticles(pool, 'on', now, claim)).toEqual([])
  })

  it('is leased once; a host is asked by one, in turn, with a rest; a lease that ends is given again', async () => {
    const ids = await keep(['http://a.example/1', 'http://www.a.example/2', 'http://b.example/3'])
    const leases = await Promise.all([1, 2, 3].map(() => findDueArticles(pool, 'on', now, { ...claim, perHost: 1 })))
    expect(sorted(leases.flat().flatMap(({ mentionIds }) => mentionIds))).toEqual([ids[0], ids[2]])
    expect(await claimArticles(pool, now, claim)).toEqual([])
    const later = new Date(now.getTime() + claim.leaseMs)
    expect(sorted((await claimArticles(pool, later, claim)).flatMap(({ mentionIds }) => mentionIds))).toEqual(
      sorted(ids),
    )
  })

  it('is fetched with the rest between that the settings ask for, or that robots.txt does', async () => {
    const site = await serve((path) =>
      path === '/robots.txt'
        ? { body: 'User-agent: *\nCrawl-delay: 0.3', headers: { 'content-type': 'text/plain' } }
        : { body: page(title, paragraphs) },
    )
    await keep([1, 2, 3].map((n) => `${site.origin}/${n}`))
    await fetchDue(tools(), 10)
    const at = site.asked.filter(({ path }) => path !== '/robots.txt').map((one) => one.at)
    expect(at).toHaveLength(3)
    for (const [i, time] of at.slice(1).entries()) expect(time - at[i]!).toBeGreaterThan(280)
  })

  it('is asked for once by jobs that come twice at the same time', async () => {
    const site = await serve(() => ({ body: page(title, paragraphs) }))
    await keep([1, 2, 3, 4].map((n) => `${site.origin}/${n}`))
    const [batch] = await findDueArticles(pool, 'on', now, claim)
    const made = tools()
    await Promise.all([1, 2, 3].map(() => fetchArticles(pool, batch!, made, claim, silentLog(), signal)))
    expect(site.asked.map(({ path }) => path).toSorted()).toEqual(['/1', '/2', '/3', '/4', '/robots.txt'])
  })

  it('comes due again at once when the work is told to stop in the middle', async () => {
    const stop = new AbortController()
    const site = await serve((path) => {
      if (path === '/2') stop.abort()
      return { body: page(title, paragraphs), hang: path === '/2' }
    })
    const ids = await keep([`${site.origin}/1`, `${site.origin}/2`, `${site.origin}/3`])
    const [batch] = await findDueArticles(pool, 'on', now, claim)
    const order = ids.toSorted((a, b) => a - b)
    await fetchArticles(pool, batch!, tools(), claim, silentLog(), stop.signal)
    const read = (await fates(order)).filter(([outcome]) => outcome === 'read').length
    expect(read).toBeLessThan(3)
    expect((await claimArticles(pool, now, claim)).flatMap(({ mentionIds }) => mentionIds)).toHaveLength(3 - read)
  })
})
