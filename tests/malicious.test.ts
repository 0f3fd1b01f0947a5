/** Hostile input, polled for real: each poll ends and is recorded with a reason, and the poller goes on. */
import { setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { malicious, startHostileServer } from './support/malicious.ts'
import { addFeeds, createPoller } from './support/polling.ts'
import { createDatabase } from './support/postgres.ts'

const most = 5_000_000
let pool: Pool
let server: Awaited<ReturnType<typeof startHostileServer>>
const reasons = new Map<string, string>()

beforeAll(async () => {
  pool = (await createDatabase()).pool
  await setTimeZone(pool, 'America/Mexico_City')
  server = await startHostileServer(most)
  await addFeeds(
    pool,
    [...server.urls].map(([name, url]) => [name.replaceAll(/[^a-z]+/gi, '-'), url]),
  )
  const poller = await createPoller(pool, { timeoutMs: 5_000 })
  const reports = await poller.pollAll()
  for (const [name, url] of server.urls) {
    const { outcome, reason } = reports.get(url)!
    reasons.set(name, reason ?? outcome)
  }
  await poller.close()
}, 120_000)
afterAll(() => server.close())

describe('hostile input', () => {
  it('are twenty kinds', () => expect(Object.keys(malicious)).toHaveLength(20))

  it.each(Object.entries(malicious))('%s ends as it should', (name, { ends }) => expect(reasons.get(name)).toBe(ends))

  it('leaves the poller alive: a sound feed is read', () => expect(reasons.get('sound')).toBe('modified'))

  it('is recorded, each poll in a row, and brings no text from elsewhere', async () => {
    const { rows } = await pool.query('SELECT count(*) AS polls, count(DISTINCT feed_id) AS feeds FROM polls')
    expect(rows).toEqual([{ polls: 21, feeds: 21 }])
    const { rows: stored } = await pool.query("SELECT count(*) AS n FROM mentions WHERE title ~ 'root:|hahaha'")
    expect(stored).toEqual([{ n: 0 }])
  })
})
