/** A real PDS of Bluesky for the tests, where BLUESKY_PDS names a folder with its packages; see CONTRIBUTING.md. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { type JetstreamServer, startJetstream } from './jetstream.ts'

const child = fileURLToPath(new URL('bluesky-pds.child.mjs', import.meta.url))
const folder = process.env.BLUESKY_PDS

/** Why the tests on a PDS are skipped, or false. */
export const pdsMissing: string | false = folder
  ? false
  : 'BLUESKY_PDS names no folder with @atproto/dev-env: the tests on a real PDS of Bluesky are SKIPPED (CONTRIBUTING.md)'
if (pdsMissing) console.warn(pdsMissing)

/** The machine's own Node: the packages were built for it, not for the one that is pinned. */
const ownNode = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((directory) => !directory.includes('node_modules'))
  .map((directory) => join(directory, 'node'))
  .find((path) => existsSync(path))

export type Pds = {
  /** What the firehose of the PDS says, as Jetstream says it. */
  jetstream: JetstreamServer
  /** Makes an account. */
  join(name: string): Promise<Account>
  /** The administrator deletes an account. */
  expel(account: Account): Promise<void>
}
export type Account = {
  did: string
  /** Calls a method of the account's repository: https://docs.bsky.app/docs/api/com-atproto-repo-create-record and its like. */
  call(method: string, body: object): Promise<Record<string, unknown>>
}

/** Starts a PDS and the bridge; both end with the test. */
export async function startPds(): Promise<Pds> {
  if (!folder || !ownNode) throw new Error('BLUESKY_PDS or a Node of the machine is missing.')
  const data = await mkdtemp(join(tmpdir(), 'mirador-pds-'))
  const process = spawn(ownNode, [child, folder], { env: { TMPDIR: data }, stdio: ['pipe', 'pipe', 'inherit'] })
  const jetstream = await startJetstream()
  onTestFinished(async () => {
    if (process.exitCode === null && process.kill()) await once(process, 'exit')
    await jetstream.close()
    await rm(data, { recursive: true, force: true })
  })
  const { url, adminPassword } = await new Promise<{ url: string; adminPassword: string }>((resolve, reject) => {
    process.on('exit', (code) => reject(new Error(`The PDS ended with ${code}.`)))
    createInterface(process.stdout).on('line', (line) => {
      const message = JSON.parse(line)
      if (message.url) resolve(message)
      else jetstream.say(message)
    })
  })
  const call = async (method: string, body: object, authorization?: string) => {
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) }
    const response = await fetch(`${url}/xrpc/${method}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const answer = await response.text()
    if (!response.ok) throw new Error(`${method}: ${response.status} ${answer}`)
    return answer === '' ? {} : JSON.parse(answer)
  }
  return {
    jetstream,
    async join(name) {
      const signUp = { handle: `${name}.test`, email: `${name}@mail.example`, password: `of ${name}` }
      const { did, accessJwt } = await call('com.atproto.server.createAccount', signUp)
      return { did, call: (method, body) => call(method, body, `Bearer ${accessJwt}`) }
    },
    async expel({ did }) {
      const admin = `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`
      await call('com.atproto.admin.deleteAccount', { did }, admin)
    },
  }
}
