/** The reader of a social stream is killed at random moments; the counts must equal what was said. */
import { setTimeout as sleep } from 'node:timers/promises'
import { recount } from '@mirador/store/counts.ts'
import { findContradictions } from '@mirador/store/status.ts'
import { listStreams } from '@mirador/store/streams.ts'
import { expect, it, onTestFinished } from 'vitest'
import { offTopic, onTopic } from '../support/items.ts'
import { commit, startJetstream } from '../support/jetstream.ts'
import { createDatabase } from '../support/postgres.ts'
import { runMirador } from '../support/processes.ts'

const kills = 6
const postsBetween = 400

it('kills of the reader lose no post and count none twice', { timeout: 120_000 }, async () => {
  const { pool, url } = await createDatabase()
  const server = await startJetstream()
  onTestFinished(() => server.close())
  const settings = {
    DATABASE_URL: url,
    JETSTREAM_URL: server.url,
    SOCIAL_KEY: 'x'.repeat(32),
    ALLOW_PRIVATE_ADDRESSES: 'yes',
    LOG_LEVEL: 'info',
  }
  const start = async () => {
    const before = server.asked.length
    const worker = runMirador(['work', 'social'], settings)
    onTestFinished(async () => void (await worker.end('SIGKILL')))
    await expect.poll(() => server.asked.length, { timeout: 30_000 }).toBeGreaterThan(before)
    return worker
  }
  let worker = await start()
  let n = 0
  const begun = Date.now() * 1_000
  for (let kill = 0; kill < kills; kill++) {
    // unequal rests, so that the kills fall before, into and after a commit
    for (let i = 0; i < postsBetween; i++, n++)
      server.say(
        commit('did:plc:ana', begun + n * 1_000, { rkey: `${n}`, record: { text: n % 10 ? offTopic : onTopic.trade } }),
      )
    await sleep(350 + 97 * kill)
    await worker.end('SIGKILL')
    worker = await start()
  }
  const kept = n / 10
  await expect
    .poll(async () => (await listStreams(pool, new Date()))[0], { timeout: 20_000 })
    .toMatchObject({ kept, offTopic: n - kept })
  expect(await worker.end()).toBe(0)
  while ((await recount(pool, 20_000)) > 0);
  expect(await findContradictions(pool)).toEqual([])
  const { rows } = await pool.query(
    "SELECT sum(items) AS items, sum(mentions) AS mentions FROM counts WHERE grain = 'day'",
  )
  expect(rows).toEqual([{ items: n, mentions: kept }])
})
