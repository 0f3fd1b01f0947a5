/** A real redis-server in memory for tests, where the machine has one. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type TestRedis = {
  url: string
  /** Ends the server as a power cut would, and starts it anew at the same address, empty. */
  crash(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** Why the tests on Redis are skipped, or false. */
export const redisMissing: string | false = (() => {
  try {
    execFileSync('redis-server', ['--version'])
    return false
  } catch {
    return 'redis-server is not installed: the tests on Redis are SKIPPED (apt-get install redis-server)'
  }
})()
if (redisMissing) console.warn(redisMissing)

/** Starts a server on a free port of loopback. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort()
  const directory = mkdtempSync(join(tmpdir(), 'mirador-redis-'))
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', directory]
  const launch = () => spawn('redis-server', flags, { stdio: 'ignore' })
  let server = launch()
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill(signal)
    await once(server, 'exit')
  }
  await listening(port)
  return {
    url: `redis://127.0.0.1:${port}/0`,
    crash: () => end('SIGKILL'),
    async start() {
      server = launch()
      await listening(port)
    },
    async stop() {
      await end('SIGTERM')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const socket = connect(port, '127.0.0.1')
    const connected = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (connected) return
    await sleep(25)
  }
  throw new Error(`redis-server does not listen on port ${port}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
