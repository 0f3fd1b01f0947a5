/** A process that only fetches and parses, with the fetcher and parser of the pipeline: the ceiling of the bench of polling. */
import { createFetcher } from '@mirador/ingest/fetch.ts'
import { parseFeed } from '@mirador/ingest/parse.ts'

export type Order = { urls: string[]; concurrency: number }
export type Done = { items: number; seconds: number }

async function run({ urls, concurrency }: Order): Promise<Done> {
  const start = performance.now()
  const fetcher = createFetcher({
    userAgent: 'Mirador bench',
    timeoutMs: 30_000,
    idleTimeoutMs: 15_000,
    maxBodyBytes: 1e7,
    maxRedirects: 5,
    allowPrivateAddresses: true,
  })
  let items = 0
  const next = urls.values()
  const lane = async () => {
    for (const url of next) {
      const fetched = await fetcher.get(url)
      if (fetched.outcome !== 'modified') throw new Error(`${url}: ${JSON.stringify(fetched)}`)
      items += parseFeed(fetched.body, fetched).items.length
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
  const seconds = (performance.now() - start) / 1_000
  // every pass makes its connections anew, as a poll does
  await fetcher.close()
  return { items, seconds }
}

const answer = async (order: Order) => process.send!(await run(order))
process.on('message', (order: Order) => void answer(order))
