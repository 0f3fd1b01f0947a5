/** The main job in one process tree: database, migrations, catalogue, a worker, the API and the dashboard. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readCatalogue } from '@mirador/catalogue/catalogue.ts'
import { type Config, readConfig } from '@mirador/core/config.ts'
import { MiradorError, messageOf } from '@mirador/core/errors.ts'
import type { Pool } from '@mirador/store/db.ts'
import { releaseFeeds } from '@mirador/store/feeds.ts'
import { addKey, hasKeys } from '@mirador/store/keys.ts'
import { tryHold } from '@mirador/store/locks.ts'
import { listFailures, readStatus } from '@mirador/store/status.ts'
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { type OpenStore, openStore } from '../open-store.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { runApi } from '../run-api.ts'
import { saveList } from '../save-list.ts'
import { untilStopped } from '../until-stopped.ts'

export function addVerbs(program: Command, context: Context): void {
  program
    .command('start')
    .description('do everything in one process tree: database, workers, API and dashboard')
    .option('--demo', 'show an invented half-year of news from a local feed server, in a database of its own')
    .option('--no-catalogue', 'do not add the outlets and feeds of the catalogue')
    .action(({ demo = false, catalogue }: { demo?: boolean; catalogue: boolean }) =>
      start(demo ? demoContext(context) : context, demo ? 'demo' : catalogue ? 'catalogue' : 'own'),
    )
}

const say = (line: string): void => console.log(line)

async function start(context: Context, watched: 'demo' | 'catalogue' | 'own'): Promise<void> {
  const config = context.config()
  say(
    config.databaseUrl ? 'Connecting to the database of DATABASE_URL …' : `Starting PostgreSQL in ${config.dataDir} …`,
  )
  const store = await openStore(config, context.log('start'), 4)
  const closings = [() => store.close()]
  try {
    const release = await holdDataDirectory(store, config)
    closings.unshift(release)
    const { applied, rezoned } = await prepareDatabase(store.pool, config, 'replace')
    if (applied.length > 0)
      say(`Database brought up to date: ${applied.length} migration${applied.length > 1 ? 's' : ''}.`)
    if (rezoned) say(`Days now belong to ${config.timeZone}: every count is made again.`)

    // nobody else works here: a lease that a killed worker left is worth nothing
    if (store.embedded) await releaseFeeds(store.pool, 'all')
    const now = context.now()
    if (watched === 'demo') {
      // what judges and imports is not needed here otherwise: the worker has it
      const { prepareDemo } = await import('../demo/prepare.ts')
      closings.unshift(await prepareDemo(store.pool, config, context, say))
    } else if (watched === 'catalogue') {
      const { outletsAdded, feedsAdded } = await saveList(store.pool, readCatalogue(), 'keep', now)
      if (outletsAdded + feedsAdded > 0)
        say(`Catalogue loaded: ${outletsAdded} outlets and ${feedsAdded} feeds are new.`)
    }
    const key = (await hasKeys(store.pool)) ? undefined : await addKey(store.pool, 'first start', 'manage')

    const api = await runApi(store.url, context)
    closings.unshift(api.close, superviseWorker(store.url, context))
    say(`Mirador is at ${api.address}   (API guide: ${api.address}/docs)`)
    if (key) say(`Admin key, shown this once: ${key}`)
    say('Ctrl-C stops it; the next start goes on where it stood.')
    const reports = watch(store, config, context)
    await untilStopped(context.signal)
    say('Stopping …')
    await reports
  } finally {
    for (const close of closings) await close()
  }
  say('Stopped.')
}

/** The demo works beside the real data, never in it. */
function demoContext(context: Context): Context {
  const config = context.config()
  if (config.databaseUrl)
    throw new MiradorError('bad-config', 'The demo has a database of its own: leave DATABASE_URL empty for it.')
  const environment = {
    ...context.environment,
    DATA_DIR: join(config.dataDir, 'demo'),
    ALLOW_PRIVATE_ADDRESSES: 'yes',
    HOST_DELAY_MS: '0',
    MIN_POLL_SECONDS: '60',
    MAX_POLL_SECONDS: '600',
  }
  return { ...context, environment, config: () => readConfig(environment) }
}

/** One process tree a data directory: a second one would stop the database under the first. */
async function holdDataDirectory(store: OpenStore, { dataDir }: Config): Promise<() => Promise<void>> {
  if (!store.embedded) return async () => {}
  const release = await tryHold(store.pool, 'start')
  if (release) {
    store.takeOver()
    return release
  }
  throw new MiradorError('conflict', `Mirador already runs in ${dataDir}. Stop it first, or set another DATA_DIR.`)
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
/** With the limit that a large machine gives it, a heap keeps several times as much garbage as it has values; one set by hand wins. */
const heapLimit = '--max-old-space-size=1024'
const longestRestMs = 30_000
const longestStopMs = 30_000

/** Keeps one worker process alive, ever more slowly if it keeps dying; gives how to stop it. */
function superviseWorker(databaseUrl: string, context: Context): () => Promise<void> {
  const stopped = new AbortController()
  const run = () =>
    new Promise<string>((resolve) => {
      const child = spawn(process.execPath, [heapLimit, ...process.execArgv, main, 'work'], {
        env: { ...context.environment, DATABASE_URL: databaseUrl },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      const stop = () => {
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), longestStopMs).unref()
      }
      stopped.signal.addEventListener('abort', stop)
      child.once('exit', (code, signal) => {
        stopped.signal.removeEventListener('abort', stop)
        resolve(signal ?? `exit code ${code}`)
      })
    })
  const supervise = async () => {
    let restMs = 1_000
    while (!stopped.signal.aborted) {
      const startedAt = context.now().getTime()
      const end = await run()
      if (stopped.signal.aborted) return
      if (context.now().getTime() - startedAt > 10_000) restMs = 1_000
      say(`The worker ended (${end}); it is started again.`)
      await sleep(restMs, undefined, { signal: stopped.signal }).catch(() => {})
      restMs = Math.min(2 * restMs, longestRestMs)
    }
  }
  const done = supervise()
  return async () => {
    stopped.abort()
    await done
  }
}

const lookEveryMs = 2_000

/**
 * Says, whenever it changes, how many feeds answer and why the others do not; and starts the embedded database again where
 * it was killed.
 */
async function watch({ pool, revive }: OpenStore, config: Config, { now, signal }: Context): Promise<void> {
  let said = ''
  while (!signal.aborted) {
    const line = await describeCollection(pool, config, now()).catch(async (error) => {
      await revive().catch(() => {})
      return `The database does not answer (${messageOf(error)}); it is being looked after.`
    })
    if (line !== said) say(line)
    said = line
    await sleep(lookEveryMs, undefined, { signal }).catch(() => {})
  }
}

async function describeCollection(pool: Pool, config: Config, now: Date): Promise<string> {
  const { feeds } = await readStatus(pool, now, config.minPollSeconds)
  if (feeds.neverPolled > 0)
    return `Polling ${feeds.active} feeds for the first time: ${feeds.neverPolled} to go, ${feeds.failing} not reached so far.`
  if (feeds.failing === 0) return `All ${feeds.active} feeds answer.`
  const reasons = (await listFailures(pool)).map(
    ({ reason, feeds, hosts }) => `${feeds} ${reason} (${hosts.join(', ')}${feeds > hosts.length ? ', …' : ''})`,
  )
  return `${feeds.active - feeds.failing} of ${feeds.active} feeds answer; not reached: ${reasons.join('; ')}. "npx mirador feeds list --state failing" shows all.`
}
