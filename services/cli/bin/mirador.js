#!/usr/bin/env node
// Hands over to the Node that the project pins, whatever Node the shell found: the sources are TypeScript, run directly.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const pinned = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url))
const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const node = existsSync(pinned) ? pinned : process.execPath
// as `mirador start` starts its worker
const flags = process.argv[2] === 'work' ? ['--max-old-space-size=1024'] : []
const child = spawn(node, [...flags, main, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  console.error(`mirador: cannot run ${node}: ${error.message}. "npm ci" installs what is missing.`)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
