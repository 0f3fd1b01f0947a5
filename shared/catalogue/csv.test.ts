import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { formatOutletsCsv, parseOutletsCsv } from './csv.ts'
import { formatOpml, parseOpml } from './opml.ts'
import { type CatalogueFeed, type CatalogueOutlet, leans, media, scopes } from './outlet.ts'
import { type State, states } from './states.ts'

const messages = (text: string) =>
  parseOutletsCsv(text).problems.map(({ line, column, message }) => `${line} ${column ?? '-'} ${message}`)

describe('a list made by hand', () => {
  test('needs only a name and a homepage', () => {
    const { outlets, feeds, problems } = parseOutletsCsv('name,homepage\nThe Gazette,https://gazette.example\n')
    expect(problems).toEqual([])
    expect(feeds).toEqual([])
    expect(outlets).toEqual([
      {
        slug: 'the-gazette',
        name: 'The Gazette',
        homepage: 'https://gazette.example',
        medium: 'digital',
        scope: 'national',
        language: 'en',
      },
    ])
  })

  test('may have its columns in any order and case, a byte order mark and Windows line ends', () => {
    const { outlets, feeds, problems } = parseOutletsCsv(
      '\ufeffFeed URL,TYPE,State,Name,HomePage,Language\r\nhttps://g.example/rss,TV,texas,G,https://g.example,es-MX\r\n',
    )
    expect(problems).toEqual([])
    expect(outlets).toMatchObject([{ medium: 'tv', state: 'TX', scope: 'local', language: 'es' }])
    expect(feeds).toEqual([{ outlet: 'g', url: 'https://g.example/rss', label: '', evidence: '' }])
  })

  test.each([';', '\t'])('may be parted by "%s"', (delimiter) => {
    const text = [['name', 'homepage', 'city'].join(delimiter), ['A, B', 'https://a.example', 'X'].join(delimiter)]
    expect(parseOutletsCsv(text.join('\n')).outlets).toMatchObject([{ name: 'A, B', city: 'X' }])
  })

  test('has one outlet for rows of the same homepage, and labels their feeds by what the names add', () => {
    const { outlets, feeds, problems } = parseOutletsCsv(
      [
        'name,homepage,feed_url',
        'The Gazette,https://www.gazette.example/,https://gazette.example/rss',
        'The Gazette - World,http://gazette.example,https://gazette.example/world',
        'Mundo,https://gazette.example,https://gazette.example/mundo',
      ].join('\n'),
    )
    expect(problems).toEqual([])
    expect(outlets.map((outlet) => outlet.slug)).toEqual(['the-gazette'])
    expect(feeds.map((feed) => [feed.outlet, feed.label])).toEqual([
      ['the-gazette', ''],
      ['the-gazette', 'World'],
      ['the-gazette', 'Mundo'],
    ])
  })

  test('gives outlets of one name different slugs, and none that another row asks for', () => {
    const { outlets, problems } = parseOutletsCsv(
      [
        'slug,name,homepage',
        ',Herald,https://a.example/1',
        ',Herald,https://a.example/2',
        ',Herald,https://a.example/3',
        ',Star,https://s.example',
        'star,Estrella,https://e.example',
        ',日本,https://j.example',
      ].join('\n'),
    )
    expect(problems).toEqual([])
    expect(outlets.map((outlet) => outlet.slug)).toEqual([
      'herald',
      'herald-a-example',
      'herald-a-example-2',
      'star-s-example',
      'star',
      'j-example',
    ])
  })

  test('of twenty thousand outlets of one name on one host is read without quadratic work', () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => `A,https://a.example/${n}`)
    const start = performance.now()
    expect(parseOutletsCsv(['name,homepage', ...rows].join('\n')).outlets).toHaveLength(20_000)
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

describe('a list with mistakes', () => {
  test('has every problem reported with its line, and its other rows read', () => {
    const text = [
      'name,homepage,state,language,lean,medium,feed_url,stars',
      'Good,https://good.example,TX,en,center,tv,https://good.example/rss,5',
      ',ftp://bad.example,Tejas,fr,far,blog,/rss,5',
      '"Two\nlines",https://two.example,,,,,https://good.example/rss/,5',
      'Also good,https://also.example,,,,,,5',
    ].join('\n')
    expect(messages(text)).toEqual([
      '1 stars is not a column of this list; it is ignored',
      '3 name is missing',
      '3 homepage must be an http or https address, not "ftp://bad.example"',
      '3 state must be a state or its USPS code, not "Tejas"',
      '3 medium must be one of newspaper, magazine, tv, radio, digital, social, not "blog"',
      '3 language must be one of en, es, not "fr"',
      '3 lean must be one of left, left-center, center, right-center, right, not "far"',
      '3 feed_url must be an http or https address, not "/rss"',
      '4 feed_url is already the feed of "good" on line 2',
    ])
    expect(parseOutletsCsv(text).outlets.map((outlet) => outlet.name)).toEqual(['Good', 'Also good'])
  })

  test('may not say two things of one outlet', () => {
    const text = [
      'slug,name,homepage,city,feed_url',
      'g,G,https://g.example,Laredo,https://g.example/1',
      'g,,,,https://g.example/2',
      'g,G,https://g.example,El Paso,https://g.example/3',
      'g,,,,',
    ].join('\n')
    expect(messages(text)).toEqual([
      '4 city is "El Paso", but line 2 says "Laredo" of the same outlet',
      '5 feed_url is missing, and the outlet is already in the list',
    ])
    expect(parseOutletsCsv(text).feeds.map((feed) => feed.url)).toEqual(['https://g.example/1', 'https://g.example/2'])
  })

  test.each([
    ['', '1 - the list is empty'],
    ['slug,name\na,A\nb,B\n', '1 homepage is a column the list must have'],
    ['name,homepage\na,https://a.example\n"b,https://b.example\n', '3 - cannot be read: '],
    ['name,homepage\na,https://a.example,x,y\n', '2 - has 4 values for 2 columns'],
    ['name,homepage,constructor\na,https://a.example,x\n', '1 constructor is not a column of this list'],
    ['name,name,homepage\na,b,https://a.example\n', '1 name is given twice; the first is taken'],
    ['slug,name,homepage\nA b,a,https://a.example\n', '2 slug must be lower-case letters, digits and single hyphens'],
  ])('%j is reported', (text, message) => {
    expect(messages(text)).toEqual([expect.stringContaining(message)])
  })

  test('never makes a reader throw or give an outlet without a name or an address', () => {
    const pieces = fc.constantFrom('name', 'homepage', ',', ';', '"', '\n', '\r\n', '\0', '\ud800', 'https://a.example')
    const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 })
    const reads = fc.property(text, (parts) => {
      const csv = parseOutletsCsv(`name,homepage\n${parts.join('')}`)
      const opml = parseOpml(parts.join('').replaceAll(',', '<outline text="').replaceAll(';', '" htmlUrl="'))
      return [...csv.outlets, ...opml.outlets].every(({ name, homepage }) => name !== '' && URL.canParse(homepage))
    })
    expect(fc.check(reads, { numRuns: 500 }).counterexample).toBeNull()
  })
})

describe('a round trip', () => {
  const { outlets, feeds } = readCatalogue()

  test.each([
    ['CSV', formatOutletsCsv, parseOutletsCsv],
    ['OPML', formatOpml, parseOpml],
  ])('through %s keeps the whole catalogue', (_, format, parse) => {
    expect(parse(format(outlets, feeds))).toEqual({ outlets, feeds, problems: [] })
  })

  test.each([
    ['CSV', formatOutletsCsv, parseOutletsCsv],
    ['OPML', formatOpml, parseOpml],
  ])('through %s keeps any list', (_, format, parse) => {
    const kept = fc.property(anyList, (list) => {
      expect(parse(format(list.outlets, list.feeds))).toEqual({ ...list, problems: [] })
    })
    expect(fc.check(kept, { numRuns: 300 }).errorInstance).toBeNull()
  })

  test('keeps a value that a spreadsheet would run, and quotes it', () => {
    const outlet = { ...outlets[0]!, name: '=HYPERLINK("https://evil.example")', city: "'@home" }
    const text = formatOutletsCsv([outlet], [])
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    expect(parseOutletsCsv(text).outlets).toEqual([outlet])
  })
})

const text = fc.string({ unit: 'grapheme' }).map((value) => value.replace(/\p{Cc}+/gu, ' ').trim())
const some = fc.oneof(text, fc.constantFrom('=1+1', "'=1", '-x', 'a,b;"c"', '<&>"\'')).filter((value) => value !== '')
const maybe = fc.option(some, { nil: undefined })
const anyOutlet = fc.record({
  name: some,
  medium: fc.constantFrom(...media),
  scope: fc.constantFrom(...scopes),
  state: fc.option(fc.constantFrom(...(Object.keys(states) as State[])), { nil: undefined }),
  city: maybe,
  language: fc.constantFrom('en' as const, 'es' as const),
  lean: fc.option(fc.constantFrom(...leans), { nil: undefined }),
  leanSource: maybe,
  placeSource: maybe,
  articleText: fc.option(fc.boolean(), { nil: undefined }),
})
const anyFeed = fc.record({ label: text, evidence: text })
const anyList = fc
  .array(fc.tuple(anyOutlet, fc.array(anyFeed, { maxLength: 3 })), { minLength: 1, maxLength: 5 })
  .map((pairs) => {
    const list: { outlets: CatalogueOutlet[]; feeds: CatalogueFeed[] } = { outlets: [], feeds: [] }
    for (const [n, [outlet, feeds]] of pairs.entries()) {
      const homepage = `https://${n % 2 === 0 ? `o${n}` : 'shared'}.example/?a=1&b="`
      list.outlets.push({ ...outlet, slug: `o-${n}`, homepage })
      list.feeds.push(
        ...feeds.map((feed, m) => ({ ...feed, outlet: `o-${n}`, url: `https://o${n}.example/rss?n=${m}&x` })),
      )
    }
    return list
  })
