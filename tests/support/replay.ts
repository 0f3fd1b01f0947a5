/** Real news history as live feeds under a virtual clock: a server beside the project, where there is one. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../shared/yardsticks/replay/', import.meta.url))

/** Why there is nothing to replay, or false. */
export const replayMissing = existsSync(`${folder}serve.mjs`) ? false : 'there is no ../shared/yardsticks/replay here'
if (replayMissing) console.warn(`SKIPPED: the tests on real history, for ${replayMissing}`)

/** The path of a history file. */
export const historyFile = (name: string): string => folder + name

export type Replay = {
  /** Feed addresses by outlet slug. */
  feeds: Map<string, string>
  advance(hours: number): Promise<void>
  /** What a client that polled often enough must have seen of each outlet by now. */
  truth(): Promise<Record<string, number>>
  stop(): void
}

export async function startReplay(from: string, to: string): Promise<Replay> {
  const args = [`${folder}serve.mjs`, '--port', '0', '--from', from, '--to', to]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the replay server ended with ${code}`)))
    createInterface(child.stdout).once('line', (line) => resolve(/http:\S+/.exec(line)![0]))
  })
  const ask = async (path: string, body?: object) => {
    const response = await fetch(address + path, body ? { method: 'POST', body: JSON.stringify(body) } : {})
    return (await response.json()) as never
  }
  const { outlets }: { outlets: { slug: string; feed: string }[] } = await ask('/')
  return {
    feeds: new Map(outlets.map(({ slug, feed }) => [slug, feed])),
    advance: async (hours) => ask('/clock', { advance_hours: hours }),
    truth: async () => {
      // the feeds hold what is published up to now, the truth what is published before `to`
      const { now }: { now: string } = await ask('/clock')
      return ask(`/truth?to=${new Date(Date.parse(now) + 1).toISOString()}`)
    },
    stop: () => child.kill(),
  }
}
