/**
 * From `npm start` to the first page, on an empty data directory and again on the same; and what the Node processes of the
 * tree hold after a minute of rest.
 *   node tests/bench/start.ts [--rounds 3] [--idle 60]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { describeMachine, median, report } from './support.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, idle: { type: 'string', default: '60' } },
})
const project = fileURLToPath(new URL('../..', import.meta.url))
const patienceMs = 120_000

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

type Started = { tree: ChildProcess; seconds: number; stop(): Promise<void> }

/** Runs `npm start` as a user does, until the front page is there. */
async function start(dataDir: string): Promise<Started> {
  const port = await freePort()
  const { PATH, HOME } = process.env
  const began = performance.now()
  const tree = spawn('npm', ['start'], {
    cwd: project,
    env: { PATH, HOME, DATA_DIR: dataDir, PORT: `${port}` },
    stdio: 'ignore',
    // npm and what it runs are one process group, as in a terminal, where Ctrl-C reaches all of it
    detached: true,
  })
  const stop = async () => {
    if (tree.exitCode !== null) return
    process.kill(-tree.pid!, 'SIGINT')
    await once(tree, 'exit')
  }
  for (;;) {
    const page = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    const isThere = page?.status === 200 && (await page.text()) !== ''
    const seconds = (performance.now() - began) / 1_000
    if (isThere) return { tree, seconds, stop }
    if (seconds * 1_000 > patienceMs || tree.exitCode !== null) {
      await stop()
      throw new Error(`there was no page after ${seconds.toFixed(0)} s`)
    }
    await sleep(20)
  }
}

/** The Node processes below `root`, itself among them, with the megabytes that each holds in memory (VmRSS). */
function nodesBelow(root: number): { command: string; megabytes: number }[] {
  const processes = readdirSync('/proc').flatMap((name) => {
    const pid = Number(name)
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      const field = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      const isNode = /\/node[^/]*$/.test(readlinkSync(`/proc/${pid}/exe`))
      return [{ pid, parent: field('PPid'), megabytes: field('VmRSS') / 1_024, command, isNode }]
    } catch {
      return []
    }
  })
  const below = (pid: number): typeof processes =>
    processes.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)])
  return [...processes.filter(({ pid }) => pid === root), ...below(root)].filter(({ isNode }) => isNode)
}

describeMachine()
const colds: number[] = []
const warms: number[] = []
const held: number[] = []
for (let round = 0; round < Number(values.rounds); round++) {
  const dataDir = await mkdtemp(join(tmpdir(), 'mirador-start-'))
  try {
    const cold = await start(dataDir)
    await cold.stop()
    const warm = await start(dataDir)
    colds.push(cold.seconds)
    warms.push(warm.seconds)
    report(`round ${round + 1}: cold, warm`, `${cold.seconds.toFixed(1)} s, ${warm.seconds.toFixed(1)} s`)
    if (round === 0) {
      await sleep(Number(values.idle) * 1_000)
      for (const { command, megabytes } of nodesBelow(warm.tree.pid!)) {
        held.push(megabytes)
        report(`  ${command.replace(project, '').slice(-50)}`, `${megabytes.toFixed(0)} MB`)
      }
    }
    await warm.stop()
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
const [cold, warm] = [median(colds), median(warms)]
const megabytes = held.reduce((sum, one) => sum + one, 0)
report('npm start to the first page, cold: median', `${cold.toFixed(1)} s`, 'at most 15 s', cold <= 15)
report('npm start to the first page, warm: median', `${warm.toFixed(1)} s`, 'at most 5 s', warm <= 5)
report(`Node processes after ${values.idle} s together`, `${megabytes.toFixed(0)} MB`, 'under 350 MB', megabytes < 350)
