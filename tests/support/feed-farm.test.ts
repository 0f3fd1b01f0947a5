import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFetcher, type Fetcher } from '../../workers/ingest/fetch.ts'
import { type FeedFarm, type FeedFault, startFeedFarm } from './feed-farm.ts'

let farm: FeedFarm
let fetcher: Fetcher
beforeEach(async () => {
  farm = await startFeedFarm({ feeds: 3, items: 4, host: '0.0.0.0', gzip: true })
  fetcher = createFetcher({
    userAgent: 'test',
    timeoutMs: 300,
    idleTimeoutMs: 5_000,
    maxBodyBytes: 1_000_000,
    maxRedirects: 3,
    allowPrivateAddresses: true,
  })
})
afterEach(async () => {
  await fetcher.close()
  await farm.close()
})

it('serves every feed on a host of its own, with items that no other feed has', async () => {
  const links = new Set<string>()
  for (const url of farm.urls) {
    const fetched = await fetcher.get(url)
    if (fetched.outcome !== 'modified') throw new Error(fetched.outcome)
    const body = Buffer.from(fetched.body).toString()
    for (const [, link] of body.matchAll(/<guid>(.*?)<\/guid>/g)) links.add(link!)
    expect(await fetcher.get(url, fetched)).toMatchObject({ outcome: 'unchanged' })
  }
  expect(links.size).toBe(12)
  expect(new Set(farm.urls.map((url) => new URL(url).hostname)).size).toBe(3)
  expect(farm.requests()).toBe(6)
})

it.each<[FeedFault, object]>([
  ['500', { reason: 'http-status', status: 500 }],
  ['429', { reason: 'rate-limited', retryAfterSeconds: 120 }],
  ['slow', { reason: 'too-slow' }],
  ['truncate', { reason: 'truncated' }],
  ['hang', { reason: 'timeout' }],
  ['redirect-loop', { reason: 'redirect-loop' }],
  ['html', { outcome: 'modified', contentType: 'text/html' }],
  ['bad-gzip', { reason: 'bad-encoding' }],
])('misbehaves as asked: %s', async (fault, expected) => {
  expect(await fetcher.get(`${farm.urls[0]}?fault=${fault}`)).toMatchObject(expected)
})
