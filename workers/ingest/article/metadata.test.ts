import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { readFacts } from './metadata.ts'

const url = 'https://paper.example/2026/11/24/story'
const facts = (head: string, body = '', attributes = '') =>
  readFacts(
    parseHTML(`<!doctype html><html ${attributes}><head>${head}</head><body>${body}</body></html>`)
      .document as unknown as Document,
    url,
  )
const linked = (json: unknown) => `<script type="application/ld+json">${JSON.stringify(json)}</script>`

describe('JSON-LD', () => {
  it('is believed before meta elements, and those before what is visible', () => {
    const meta = '<meta property="og:title" content="Meta"><meta name="author" content="Meta Author">'
    const times = '<meta property="article:published_time" content="2026-11-02T00:00:00Z">'
    const body = '<h1>Visible</h1><time datetime="2026-11-03T00:00:00Z"></time>'
    const article = { '@type': 'NewsArticle', headline: 'Linked', datePublished: '2026-11-01', author: 'Ana Ruiz' }
    expect(facts(linked(article) + meta + times, body)).toMatchObject({
      title: 'Linked',
      byline: 'Ana Ruiz',
      published: '2026-11-01T00:00:00.000Z',
    })
    expect(facts(meta + times, body)).toMatchObject({
      title: 'Meta',
      byline: 'Meta Author',
      published: '2026-11-02T00:00:00.000Z',
    })
    expect(facts('', body)).toMatchObject({ title: 'Visible', published: '2026-11-03T00:00:00.000Z' })
  })

  it.each([
    [
      'in a list',
      [
        { '@type': 'Organization', name: 'X' },
        { '@type': 'ReportageNewsArticle', headline: 'H' },
      ],
    ],
    [
      'in a graph',
      {
        '@graph': [
          { '@type': 'WebPage', name: 'X' },
          { '@type': ['Article', 'Thing'], headline: 'H' },
        ],
      },
    ],
    ['as the main entity', { '@type': 'WebPage', mainEntity: { '@type': 'BlogPosting', headline: 'H' } }],
  ])('is found %s', (_, json) => {
    expect(facts(linked(json)).title).toBe('H')
  })

  it('with several authors, as nodes or names, gives all of them', () => {
    const author = [{ '@type': 'Person', name: 'Ana Ruiz' }, 'By John Doe', { name: ['Eva &amp; Co'] }, { url: 'x' }]
    expect(facts(linked({ '@type': 'Article', headline: 'H', author })).byline).toBe('Ana Ruiz, John Doe, Eva & Co')
  })

  it('that breaks the rules of JSON in the usual ways is read, and one that breaks all of them passed over', () => {
    const script = (json: string) => `<script type="application/ld+json">${json}</script>`
    expect(facts(script('<!-- {"@type":"Article","headline":"Line\nend",} -->')).title).toBe('Line end')
    expect(facts(`${script('{"@type":"Article",')}<meta property="og:title" content="Meta">`).title).toBe('Meta')
  })

  it.each([
    [false, false],
    ['False', false],
    [true, true],
    [undefined, undefined],
  ])('that says isAccessibleForFree %s says so', (said, free) => {
    expect(facts(linked({ '@type': 'Article', headline: 'H', isAccessibleForFree: said })).free).toBe(free)
  })
})

describe('the canonical address', () => {
  it('is made absolute, and is none where it would run code', () => {
    expect(facts('<link rel="canonical" href="/a">').canonicalUrl).toBe('https://paper.example/a')
    expect(facts('<link rel="canonical" href="javascript:alert(1)">').canonicalUrl).toBeUndefined()
    expect(facts('').canonicalUrl).toBeUndefined()
  })
})

describe('the date', () => {
  it('is that of the address where the page says none, and never that of a change', () => {
    expect(facts('<meta property="article:modified_time" content="2026-12-01">').published).toBe(
      '2026-11-24T00:00:00.000Z',
    )
  })

  it('that is none is passed over', () => {
    expect(
      facts('<meta name="date" content="yesterday"><meta name="pubdate" content="1 January 1970">').published,
    ).toBe('2026-11-24T00:00:00.000Z')
  })
})

it('reads the language as a tag, or as none', () => {
  expect(facts('', '', 'lang="es-MX"').language).toBe('es-MX')
  expect(facts('<meta property="og:locale" content="en_US">').language).toBe('en-US')
  expect(facts('', '', 'lang="English (US)"').language).toBeUndefined()
})
