import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalUrl, isHomepage } from './canonical-url.ts'

const same: [string, string][] = [
  // scheme, host, port, credentials, fragment
  ['HTTP://WWW.Example.COM/News/Story', 'https://example.com/News/Story'],
  ['http://example.com:80/a', 'https://example.com/a'],
  ['http://example.com:443/a', 'https://example.com/a'],
  ['https://example.com:8443/a', 'https://example.com:8443/a'],
  ['https://example.com./a', 'https://example.com/a'],
  ['https://user:secret@example.com/a', 'https://example.com/a'],
  ['https://example.com/a#comments', 'https://example.com/a'],
  ['https://example.com/#!/story/7', 'https://example.com/#!/story/7'],
  ['  https://example.com/a \n', 'https://example.com/a'],
  ['https://m.com/a', 'https://m.com/a'],
  ['https://mobile.example.com/a', 'https://example.com/a'],
  ['https://news.example.com/a', 'https://news.example.com/a'],
  // paths
  ['https://example.com', 'https://example.com/'],
  ['https://example.com/a/b///', 'https://example.com/a/b'],
  ['https://example.com/a/index.html', 'https://example.com/a'],
  ['https://example.com/index.php?p=12', 'https://example.com/?p=12'],
  ['https://example.com/a/../b', 'https://example.com/b'],
  ['https://example.com/migraci%c3%b3n', 'https://example.com/migraci%C3%B3n'],
  ['https://example.com/migración', 'https://example.com/migraci%C3%B3n'],
  ['https://example.com/%7Eana/a%2Fb', 'https://example.com/~ana/a%2Fb'],
  ['https://example.com/a;jsessionid=12AB', 'https://example.com/a'],
  ['https://example.com/index-of-prices', 'https://example.com/index-of-prices'],
  // AMP
  ['https://amp.example.com/a', 'https://example.com/a'],
  ['https://example.com/2026/a/amp/', 'https://example.com/2026/a'],
  ['https://example.com/amp/2026/a', 'https://example.com/2026/a'],
  ['https://example.com/a.amp.html', 'https://example.com/a.html'],
  ['https://example.com/a?outputType=amp', 'https://example.com/a'],
  ['https://example.com/a?amp=1&id=7', 'https://example.com/a?id=7'],
  ['https://www.google.com/amp/s/www.example.com/a/amp/', 'https://example.com/a'],
  ['https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a?id=1', 'https://example.com/a?id=1'],
  ['https://a.cdn.ampproject.org/c/s/', 'https://a.cdn.ampproject.org/c/s'],
  ['https://example.com/amplifier', 'https://example.com/amplifier'],
  ['https://example.com/stamp', 'https://example.com/stamp'],
  // parameters
  ['https://example.com/a?utm_source=x&utm_medium=rss', 'https://example.com/a'],
  ['https://example.com/a?fbclid=1&gclid=2&mc_cid=3&cmpid=4&smid=5', 'https://example.com/a'],
  ['https://example.com/a?UTM_Source=x&b=2', 'https://example.com/a?b=2'],
  ['https://example.com/story.php?storyId=123&ft=1', 'https://example.com/story.php?storyId=123&ft=1'],
  ['https://npr.org/story.php?storyId=123&ft=1&f=1001', 'https://npr.org/story.php?storyId=123'],
  ['https://www.youtube.com/watch?v=abc&feature=share', 'https://youtube.com/watch?v=abc'],
  ['https://www.nytimes.com/a.html?emc=rss&partner=rss', 'https://nytimes.com/a.html'],
  ['https://x.com/ana/status/1?s=20', 'https://x.com/ana/status/1'],
  ['https://example.com/?s=frontera', 'https://example.com/?s=frontera'],
  ['https://notx.com/a?s=1', 'https://notx.com/a?s=1'],
  ['https://example.com/a?ref=homepage', 'https://example.com/a'],
  ['https://example.com/nota?ref=20261', 'https://example.com/nota?ref=20261'],
  ['https://example.com/a?b=2&a=1', 'https://example.com/a?b=2&a=1'],
  ['https://example.com/a?b=2&&b=2&', 'https://example.com/a?b=2'],
  ['https://example.com/a?', 'https://example.com/a'],
]

const apart: [string, string][] = [
  ['https://example.com/?p=1', 'https://example.com/?p=2'],
  ['https://example.com/a?id=1', 'https://example.com/a?id=2'],
  ['https://example.com/a?page=1', 'https://example.com/a?page=2'],
  ['https://example.com/A', 'https://example.com/a'],
  ['https://example.com/a', 'https://news.example.com/a'],
  ['https://example.com/search?f=rss&c=news', 'https://example.com/search?f=rss&c=sports'],
]

describe('the canonical form of an address', () => {
  test.each(same)('%s is %s', (address, form) => {
    expect(canonicalUrl(address)).toBe(form)
  })

  test.each(apart)('%s and %s stay apart', (one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other))
  })

  test.each([
    '',
    'news',
    '/a/b',
    'ftp://example.com/a',
    'mailto:a@example.com',
    'javascript:alert(1)',
    'https://',
    'http://..',
    'urn:x:1',
  ])('"%s" has none', (text) => expect(canonicalUrl(text)).toBeUndefined())

  test('any text has a form that is its own form, or none', () => {
    const pieces = (
      'http:// https://www. m. amp. google.com /amp /s/ example.org/ ? & utm_x=1 id=%61 % %c3 index.html .amp ' +
      ';jsessionid= #! # :80 // .. \ud800'
    ).split(' ')
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), {
      maxLength: 12,
    })
    const isOwnForm = fc.property(text, (parts) => {
      const form = canonicalUrl(parts.join(''))
      return form === undefined || canonicalUrl(form) === form
    })
    expect(fc.check(isOwnForm, { numRuns: 2_000 }).counterexample).toBeNull()
  })

  test('a lone surrogate does no harm', () => {
    expect(canonicalUrl('https://example.com/a\ud800?b=\udc00')).toBe('https://example.com/a%EF%BF%BD?b=%EF%BF%BD')
  })

  test.each([
    '/',
    '/amp',
    '.',
    '%41',
    ';jsessionid=',
    '?a=1&',
    '&',
    '/amp/s/google.com',
    'm.',
    '?',
    '#!',
    'index.html/',
  ])('half a million times "%s" takes no more than linear time', (piece) => {
    const took = (times: number) => {
      const start = performance.now()
      canonicalUrl(`https://www.google.com/${piece.repeat(times)}!`)
      return performance.now() - start
    }
    took(50_000)
    // Quadratic work would take a hundred times as long for ten times the length, and minutes at this one.
    expect(took(500_000)).toBeLessThan(5_000)
  })
})

test('only the bare address of a site is a homepage', () => {
  const homepages = [
    'https://example.com',
    'http://www.example.com/index.html',
    'https://example.com/?utm_source=x#top',
  ]
  const articles = ['https://example.com/?p=1', 'https://example.com/a', 'https://example.com/#!/a', 'not an address']
  expect(homepages.filter((address) => !isHomepage(address))).toEqual([])
  expect(articles.filter(isHomepage)).toEqual([])
})
