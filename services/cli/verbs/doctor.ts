import { access, constants, mkdir } from 'node:fs/promises'
import type { Config } from '@mirador/core/config.ts'
import { MiradorError, messageOf } from '@mirador/core/errors.ts'
import { createFetcher } from '@mirador/ingest/fetch.ts'
import { findContradictions } from '@mirador/store/status.ts'
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { type OpenStore, withStore } from '../open-store.ts'
import { readQueueDepth } from '../queue-depth.ts'

export function addVerbs(program: Command, context: Context): void {
  program
    .command('doctor')
    .description(
      'check the settings, the database, the queue, the network and the counts; exit code 1 if anything is wrong',
    )
    .action(async () => {
      const config = context.config()
      console.log('ok    settings')
      const log = context.log('doctor')
      const wrong: string[] = []
      const check = async (what: string, run: () => Promise<string>) => {
        const [ok, words] = await run().then(
          (said) => [true, said] as const,
          (error) => [false, messageOf(error)] as const,
        )
        if (!ok) wrong.push(what)
        console.log(`${ok ? 'ok   ' : 'WRONG'} ${what}${words ? `: ${words}` : ''}`)
      }
      if (!config.databaseUrl) await check('data directory', () => mayWrite(config))
      await withStore(config, log, async (store) => {
        await check('database', async () => (await serverVersion(store)) + (store.embedded ? ' (embedded)' : ''))
        await check('queue', async () => {
          await readQueueDepth(store.url, config, context)
          return config.redisUrl ? 'Redis' : 'PostgreSQL'
        })
        await check('counts', async () => {
          const contradictions = await findContradictions(store.pool)
          if (contradictions.length === 0) return 'add up'
          throw new MiradorError('conflict', contradictions.slice(0, 5).join('; '))
        })
      })
      await check('network', () => reachOutside(config))
      if (wrong.length > 0) throw new MiradorError('unavailable', `Wrong: ${wrong.join(', ')}.`)
    })
}

async function mayWrite({ dataDir }: Config): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  await access(dataDir, constants.W_OK)
  return dataDir
}

async function serverVersion({ pool }: OpenStore): Promise<string> {
  const { rows } = await pool.query<{ version: string }>("SELECT current_setting('server_version') AS version")
  const version = rows[0]!.version
  if (Number.parseInt(version, 10) < 16)
    throw new MiradorError('bad-config', `PostgreSQL ${version} is too old: 16 is the least`)
  return `PostgreSQL ${version}`
}

const anyFeed = 'https://feeds.npr.org/1001/rss.xml'

async function reachOutside(config: Config): Promise<string> {
  const limits = { timeoutMs: 10_000, idleTimeoutMs: 5_000, maxBodyBytes: config.maxFeedBytes, maxRedirects: 5 }
  const fetcher = createFetcher({ userAgent: 'Mirador/0.1 (doctor)', allowPrivateAddresses: false, ...limits })
  const fetched = await fetcher.get(anyFeed)
  await fetcher.close()
  if (fetched.outcome === 'failed') throw new MiradorError('unavailable', `${anyFeed}: ${fetched.detail}`)
  return `${anyFeed} answers`
}
