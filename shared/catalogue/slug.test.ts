import { expect, test } from 'vitest'
import { slugify, slugPattern } from './slug.ts'

test.each([
  ['The New York Times', 'the-new-york-times'],
  ["Arizona's Family", 'arizonas-family'],
  ['Diario Ñandú & Co.', 'diario-nandu-and-co'],
  ['  9News (KUSA)  ', '9news-kusa'],
  ['Ｆｕｌｌ　ｗｉｄｔｈ', 'full-width'],
  ['日本', ''],
])('the slug of "%s" is "%s"', (name, slug) => {
  expect(slugify(name)).toBe(slug)
})

test('the slug of a long run of separators takes linear time', () => {
  const start = performance.now()
  expect(slugify(`a${'-'.repeat(1_000_000)}b`)).toBe('a-b')
  expect(performance.now() - start).toBeLessThan(5_000)
})

test('only lower-case words with single hyphens make a slug', () => {
  const texts = ['a', 'a-1', 'A', 'a--b', '-a', 'a-', 'a b', '']
  expect(texts.filter((text) => slugPattern.test(text))).toEqual(['a', 'a-1'])
})
