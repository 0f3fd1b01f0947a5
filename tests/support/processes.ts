/** Real processes of the command line, for tests that need more than one or kill them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../services/cli/main.ts', import.meta.url))

export type Mirador = {
  child: ChildProcess
  /** Every line of standard output and error so far. */
  lines: string[]
  /** Resolves with the first line, said already or later, that holds the words; rejects when the process ends before. */
  said(words: string): Promise<string>
  /** Asks it to stop, or kills it, and waits for its end; gives the exit code, null after a kill. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

export function runMirador(args: string[], environment: Record<string, string>): Mirador {
  const child = spawn(process.execPath, [main, ...args], {
    // nothing of the test's own environment moves the settings
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) createInterface(stream!).on('line', (line) => lines.push(line))
  return {
    child,
    lines,
    async said(words) {
      for (;;) {
        const line = lines.find((said) => said.includes(words))
        if (line !== undefined) return line
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`mirador ${args.join(' ')} ended without saying "${words}":\n${lines.join('\n')}`)
        await Promise.race([once(child.stdout!, 'data'), once(child.stderr!, 'data'), once(child, 'exit')])
        await new Promise(setImmediate)
      }
    },
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal)
        await once(child, 'exit')
      }
      return child.exitCode
    },
  }
}
