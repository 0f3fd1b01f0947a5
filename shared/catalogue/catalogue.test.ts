import { canonicalUrl } from '@mirador/core/canonical-url.ts'
import { expect, test } from 'vitest'
import { readCatalogue } from './catalogue.ts'

const { outlets, feeds } = readCatalogue()

test('the catalogue holds 298 outlets, 13 of them without a feed, and 293 feeds', () => {
  const withFeed = new Set(feeds.map((feed) => feed.outlet))
  expect(outlets).toHaveLength(298)
  expect(outlets.filter((outlet) => !withFeed.has(outlet.slug))).toHaveLength(13)
  expect(feeds).toHaveLength(293)
})

test('a publisher is in the catalogue once: no two outlets share a homepage, no two feeds an address', () => {
  const unique = (urls: string[]) => new Set(urls.map((url) => canonicalUrl(url))).size
  expect(unique(outlets.map((outlet) => outlet.homepage))).toBe(outlets.length)
  expect(unique(feeds.map((feed) => feed.url))).toBe(feeds.length)
  expect(new Set(outlets.map((outlet) => `${outlet.name} ${outlet.state}`)).size).toBe(outlets.length)
})

test('every fact that is somebody else’s has its source', () => {
  expect(outlets.filter((outlet) => (outlet.lean === undefined) !== (outlet.leanSource === undefined))).toEqual([])
  expect(outlets.filter((outlet) => outlet.state && !outlet.placeSource)).toEqual([])
  expect(feeds.filter((feed) => feed.evidence === '')).toEqual([])
})

test('a local outlet has a state', () => {
  expect(outlets.filter((outlet) => outlet.scope === 'local' && !outlet.state)).toEqual([])
})
