import { describe, expect, it, onTestFinished } from 'vitest'
import { createExtractor, type ExtractorOptions, standardExtractor } from './extract.ts'

function extractor(options: Partial<ExtractorOptions> = {}) {
  const made = createExtractor({ ...standardExtractor, threads: 2, ...options })
  onTestFinished(() => made.close())
  return made
}

const paragraph = (n: number) =>
  `Paragraph ${n}: officials in El Paso and Ciudad Juárez agreed on Tuesday to keep the bridge open at night, and traders welcomed it.`
const story = (
  more = '',
  head = '',
) => `<!doctype html><html lang="en"><head><title>A bridge stays open</title>${head}</head>
  <body><h1>A bridge stays open</h1>${[1, 2, 3, 4, 5, 6].map((n) => `<p>${paragraph(n)}</p>`).join('')}${more}</body></html>`
const whole = [1, 2, 3, 4, 5, 6].map(paragraph).join('\n\n')

describe('a page', () => {
  it('gives its paragraphs, in whatever encoding it says it has', async () => {
    const { extract } = extractor()
    for (const [page, contentType] of [
      [Buffer.from(story()), undefined],
      [Buffer.from(story(), 'latin1'), 'text/html; charset=iso-8859-1'],
      [story(), undefined],
    ] as const)
      expect(await extract({ page, contentType, url: 'https://a.example/x' })).toMatchObject({
        outcome: 'read',
        article: { text: whole, title: 'A bridge stays open', language: 'en', obstacle: null },
      })
  })

  it('without an article says so', async () => {
    const { extract } = extractor()
    for (const page of ['', '<html></html>', 'no markup', '<html><body><script>app()</script></body></html>'])
      expect((await extract({ page })).outcome === 'failed' || page === 'no markup').toBe(true)
    expect(await extract({ page: '<html><body></body></html>' })).toMatchObject({
      outcome: 'failed',
      reason: 'no-text',
    })
  })

  it('that is larger than it may be is not read', async () => {
    const { extract } = extractor({ maxPageBytes: 500 })
    expect(await extract({ page: story() })).toMatchObject({ outcome: 'failed', reason: 'too-large' })
  })
})

/** Small to send, costly to read. */
const hostile: Record<string, string> = {
  'a nesting of 100,000 elements': `<html><body>${'<div>'.repeat(100_000)}${paragraph(1)}`,
  'a million unclosed tags': `<html><body>${'<b><p>'.repeat(500_000)}`,
  'an attribute of two megabytes': story(`<p class="${'x'.repeat(2_000_000)}">x</p>`),
  'a tag that never ends': `${story()}<p ${'a '.repeat(300_000)}`,
  'JSON-LD nested 50,000 deep': story(
    '',
    `<script type="application/ld+json">${'[{"@graph":'.repeat(50_000)}</script>`,
  ),
  'a title of spaces': story('', `<meta property="og:title" content="${' '.repeat(500_000)}">`),
  'half a comment': story(`<!--${'-'.repeat(500_000)}`),
}

describe('a hostile page', () => {
  it.each(Object.entries(hostile))(
    'with %s ends in time, and the next page is read',
    { timeout: 20_000 },
    async (_, page) => {
      const { extract } = extractor({ threads: 1, timeLimitMs: 2_000 })
      const started = performance.now()
      const extracted = await extract({ page })
      expect(performance.now() - started).toBeLessThan(6_000)
      expect(['read', 'failed']).toContain(extracted.outcome)
      expect(await extract({ page: story() })).toMatchObject({ outcome: 'read', article: { text: whole } })
    },
  )

  it('that takes too long or too much memory fails with that reason, alone', { timeout: 20_000 }, async () => {
    const slow = extractor({ threads: 1, timeLimitMs: 1 })
    expect(await slow.extract({ page: story(`<p>${paragraph(7)}</p>`.repeat(5_000)) })).toMatchObject({
      outcome: 'failed',
      reason: 'too-slow',
    })
    const small = extractor({ threads: 1, memoryMb: 24, timeLimitMs: 15_000 })
    const bomb = `<html><body>${'<p a=1>b<i>c</i>'.repeat(400_000)}`
    const [fate, other] = await Promise.all([small.extract({ page: bomb }), small.extract({ page: story() })])
    expect(fate).toMatchObject({ outcome: 'failed', reason: 'out-of-memory' })
    expect(other).toMatchObject({ outcome: 'read', article: { text: whole } })
  })
})

it('answers pages that come together each with its own article, however few threads there are', async () => {
  const { extract } = extractor({ threads: 2 })
  const titles = Array.from({ length: 20 }, (_, n) => `Story number ${n}`)
  const read = await Promise.all(
    titles.map((title) => extract({ page: story().replaceAll('A bridge stays open', title) })),
  )
  expect(read.map((one) => one.outcome === 'read' && one.article.title)).toEqual(titles)
})

it('gives up what is being read when it is closed', async () => {
  const closing = createExtractor({ ...standardExtractor, threads: 1 })
  const reading = [closing.extract({ page: story() }), closing.extract({ page: story() })]
  const ends = Promise.allSettled(reading)
  await closing.close()
  expect((await ends).some(({ status }) => status === 'rejected')).toBe(true)
})
