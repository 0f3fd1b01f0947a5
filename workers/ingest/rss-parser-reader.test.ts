import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { parseFeed } from './parse.ts'
import { createRssParserReader } from './rss-parser-reader.ts'

const reader = createRssParserReader({ timeLimitMs: 10_000 })
afterAll(() => reader.close())

const rss = (items: string) =>
  Buffer.from(
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><link>https://post.example/</link>${items}</channel></rss>`,
  )

it('gives what our own reader gives', async () => {
  const document =
    rss(`<item><title>A</title><link>/a</link><guid isPermaLink="false">1</guid><category domain="x">Trade</category>
    <pubDate>Tue, 04 Jun 2024 08:00:00 EDT</pubDate><description>A lead</description><enclosure url="/a.mp3"/></item>`)
  const given = await reader.read(document, {})
  expect(given).toMatchObject({
    format: 'rss',
    complete: true,
    feed: { title: 'Post', link: 'https://post.example/', categories: [] },
  })
  expect(given.items[0]).toMatchObject({
    id: '1',
    title: 'A',
    link: 'https://post.example/a',
    published: '2024-06-04T12:00:00.000Z',
    categories: ['Trade'],
    content: 'A lead',
    enclosures: ['https://post.example/a.mp3'],
  })
})

it('reads a document in the encoding that it has', async () => {
  const bytes = Buffer.from(rss('<item><title>señal</title></item>').toString(), 'latin1')
  expect((await reader.read(bytes, {})).items[0]!.title).toBe('señal')
})

it.each([
  ['empty', ''],
  ['html', '<html></html>'],
  ['not-a-feed', '{"version":"https://jsonfeed.org/version/1.1","items":[]}'],
  ['malformed', '<rss version="2.0"><channel><title>AT&T'],
])('refuses with the reason "%s"', async (code, text) => {
  await expect(reader.read(Buffer.from(text), {})).rejects.toMatchObject({ name: 'FeedError', code })
})

it('stops at its time limit, and reads the next document in a new thread', async () => {
  const hasty = createRssParserReader({ timeLimitMs: 1_000 })
  try {
    const run = rss(`<item><description><![CDATA[${'<'.repeat(400_000)}]]></description></item>`)
    const slow = hasty.read(run, {})
    const next = hasty.read(rss('<item><title>A</title></item>'), {})
    await expect(slow).rejects.toMatchObject({ code: 'too-slow' })
    expect((await next).items).toMatchObject([{ title: 'A' }])
  } finally {
    await hasty.close()
  }
})

describe('on well-formed feeds both readers agree', () => {
  const word = fc.stringMatching(/^[A-Za-zÁÉÍÓÚáéíóúñ¿¡0-9,'"-]{1,12}$/)
  const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '))
  const markup = fc
    .array(fc.oneof(words, fc.constantFrom('<b>', '</b>', '<br/>', '&', '<', '"')), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join(' '))
  const path = fc.stringMatching(/^[a-z0-9-]{1,20}$/)
  const time = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  const items = fc.array(
    fc.record({
      title: words,
      path,
      published: time,
      summary: markup,
      categories: fc.array(words, { maxLength: 3 }),
      cdata: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  type Given = typeof items extends fc.Arbitrary<(infer I)[]> ? I : never

  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const field = (name: string, text: string, cdata: boolean) =>
    `<${name}>${cdata ? `<![CDATA[${text}]]>` : escaped(text)}</${name}>`

  const rssItem = ({ title, path: at, published, summary, categories, cdata }: Given) => `<item>
    ${field('title', title, cdata)}<link>https://post.example/${at}</link><guid isPermaLink="false">${at}</guid>
    <pubDate>${published.toUTCString()}</pubDate>${field('description', summary, cdata)}
    ${categories.map((category) => field('category', category, cdata)).join('')}</item>`

  const atomEntry = ({ title, path: at, published, summary }: Given) => `<entry>
    ${field('title', title, false)}<link rel="alternate" href="https://post.example/${at}"/><id>${at}</id>
    <published>${published.toISOString()}</published><content type="html">${escaped(summary)}</content></entry>`

  const shared = ({ items: read, feed }: Awaited<ReturnType<typeof reader.read>>) => ({
    title: feed.title,
    items: read.map(({ id, title, link, published, summary, content }) => ({
      id,
      title,
      link,
      published: published?.slice(0, 19),
      body: content ?? summary,
    })),
  })

  it.each([
    ['RSS', (given: Given[]) => rss(given.map(rssItem).join(''))],
    [
      'Atom',
      (given: Given[]) =>
        Buffer.from(
          `<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>${given.map(atomEntry).join('')}</feed>`,
        ),
    ],
  ])('%s', async (_format, documentOf) => {
    await fc.assert(
      fc.asyncProperty(items, async (given) => {
        const document = documentOf(given)
        const ours = parseFeed(document, {})
        expect(shared(ours)).toEqual(shared(await reader.read(document, {})))
        expect(ours.items.map(({ title }) => title)).toEqual(given.map(({ title }) => title))
      }),
      { numRuns: 60 },
    )
  })
})
