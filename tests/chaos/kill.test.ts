/** Processes are killed at random moments of a replay; the counts must equal those of an undisturbed run. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import { connect, type Pool } from '@mirador/store/db.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addFeeds, createPoller } from '../support/polling.ts'
import { createDatabase } from '../support/postgres.ts'
import { type Mirador, runMirador } from '../support/processes.ts'
import { type Replay, replayMissing, startReplay } from '../support/replay.ts'

const kills = 10
const hoursAtOnce = 3
const stepsBetweenKills = 1

/** A small generator of numbers in [0, 1), the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Everything that is counted, by names that do not depend on the order of events. */
async function everyCount(pool: Pool) {
  while ((await recount(pool, 20_000)) > 0);
  const { rows } = await pool.query(
    `SELECT slug, grain, bucket, to_jsonb(counts) - 'outlet_id' - 'version_id' AS counted
     FROM counts
     JOIN outlets ON outlets.id = outlet_id
     ORDER BY slug, grain, bucket`,
  )
  return rows
}

async function undisturbed() {
  const { pool } = await createDatabase()
  await setTimeZone(pool, 'America/Mexico_City')
  const replay = await startReplay('2022-07-01', '2022-07-20')
  onTestFinished(replay.stop)
  await addFeeds(pool, replay.feeds)
  const poller = await createPoller(pool)
  onTestFinished(poller.close)
  for (let step = 0; step < kills * stepsBetweenKills; step++) {
    await replay.advance(hoursAtOnce)
    await poller.pollAll()
  }
  return everyCount(pool)
}

/** `mirador start` on a data directory of its own, polling the replay every second. */
class ProcessTree {
  readonly directory = mkdtempSync(join(tmpdir(), 'mirador-kill-'))
  mirador!: Mirador
  pool!: Pool

  async start(): Promise<void> {
    const eager = {
      TICK_MS: '50',
      HOST_DELAY_MS: '0',
      MIN_POLL_SECONDS: '1',
      MAX_POLL_SECONDS: '1',
      POLL_LEASE_MS: '1000',
    }
    this.mirador = runMirador(['start', '--no-catalogue'], {
      ...eager,
      ALLOW_PRIVATE_ADDRESSES: 'yes',
      PORT: '0',
      DATA_DIR: this.directory,
    })
    await this.mirador.said('Mirador is at')
    const { port, password } = JSON.parse(readFileSync(join(this.directory, 'postgres.json'), 'utf8'))
    this.pool = connect(`postgres://mirador:${password}@127.0.0.1:${port}/postgres`, () => {})
  }

  /** The processes there are: the supervisor with the API, the worker, and the database. */
  async victims(): Promise<number[]> {
    const supervisor = this.mirador.child.pid!
    const children = readFileSync(`/proc/${supervisor}/task/${supervisor}/children`, 'utf8')
      .trim()
      .split(' ')
      .map(Number)
    const postmaster = Number(readFileSync(join(this.directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    return [supervisor, ...children, postmaster].filter((pid) => pid > 0)
  }

  /** Kills one process, and starts the tree again where it was its root. */
  async kill(random: () => number): Promise<void> {
    const victims = await this.victims()
    const victim = victims[Math.floor(random() * victims.length)]!
    process.kill(victim, 'SIGKILL')
    if (victim !== this.mirador.child.pid) return
    await this.mirador.end('SIGKILL')
    await this.pool.end()
    await this.start()
  }

  async end(): Promise<void> {
    await this.pool.end()
    await this.mirador.end()
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** Waits until every feed was polled whole since `moment`; a database that is away is asked again. */
async function allPolledSince(tree: ProcessTree, moment: Date, feeds: number): Promise<void> {
  await expect
    .poll(
      () =>
        tree.pool.query('SELECT count(*) AS polled FROM feeds WHERE last_success_at > $1', [moment]).then(
          ({ rows }) => rows[0].polled,
          () => 'no answer',
        ),
      { timeout: 40_000, interval: 50 },
    )
    .toBe(feeds)
}

async function disturbed(replay: Replay, seed: number) {
  const random = randomFrom(seed)
  const tree = new ProcessTree()
  onTestFinished(() => tree.end())
  await tree.start()
  await addFeeds(tree.pool, replay.feeds)
  for (let step = 0; step < kills * stepsBetweenKills; step++) {
    const moment = new Date()
    await replay.advance(hoursAtOnce)
    if (step % stepsBetweenKills === 0) {
      await sleep(random() * 400)
      await tree.kill(random)
    }
    await allPolledSince(tree, moment, replay.feeds.size)
  }
  return everyCount(tree.pool)
}

describe.skipIf(replayMissing)('ten kills', () => {
  it('of any process of the tree change no count', { timeout: 300_000 }, async () => {
    const expected = await undisturbed()
    const replay = await startReplay('2022-07-01', '2022-07-20')
    onTestFinished(replay.stop)
    expect(await disturbed(replay, 20_261_124)).toEqual(expected)
    expect(expected.length).toBeGreaterThan(250)
  })
})
