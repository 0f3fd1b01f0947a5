/** The command line: every verb, its options and its exit codes. */
import { readConfig } from '@mirador/core/config.ts'
import { MiradorError, messageOf } from '@mirador/core/errors.ts'
import { createLog } from '@mirador/core/log.ts'
import { Command } from 'commander'
import type { Context } from './context.ts'

/** The file of each verb: only that of the verb that is called is loaded, and with it only what that verb needs. */
const files = {
  start: () => import('./verbs/start.ts'),
  api: () => import('./verbs/api.ts'),
  work: () => import('./verbs/work.ts'),
  migrate: () => import('./verbs/migrate.ts'),
  status: () => import('./verbs/status.ts'),
  doctor: () => import('./verbs/doctor.ts'),
  outlets: () => import('./verbs/outlets.ts'),
  feeds: () => import('./verbs/feeds.ts'),
  social: () => import('./verbs/social.ts'),
  gdelt: () => import('./verbs/gdelt.ts'),
  import: () => import('./verbs/import.ts'),
  export: () => import('./verbs/export.ts'),
  relabel: () => import('./verbs/relabel.ts'),
  reviews: () => import('./verbs/reviews.ts'),
  opinion: () => import('./verbs/opinion.ts'),
  keys: () => import('./verbs/keys.ts'),
  parse: () => import('./verbs/parse.ts'),
  classify: () => import('./verbs/classify.ts'),
  group: () => import('./verbs/group.ts'),
  extract: () => import('./verbs/extract.ts'),
  detect: () => import('./verbs/detect.ts'),
  train: () => import('./verbs/train.ts'),
  evaluate: () => import('./verbs/evaluate.ts'),
}

const exitCodes = { failed: 1, misused: 2 } as const

const abort = new AbortController()
let signals = 0
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    // the second time means it
    if (++signals > 1) process.exit(exitCodes.failed)
    abort.abort()
  })
// a reader that goes away (head, less) is no fault
process.stdout.on('error', () => abort.abort())

const context: Context = {
  config: () => readConfig(process.env),
  environment: process.env,
  log: (role) => createLog(readConfig(process.env).logLevel, role),
  now: () => new Date(),
  random: Math.random,
  signal: abort.signal,
}

const program = new Command('mirador')
  .description('Watches how the United States talks about Mexico.')
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 failed, 2 wrongly called or configured. docs/operations.md lists the settings.',
  )
  .showHelpAfterError('(--help shows how it is called)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.misused))
const called = Object.entries(files).filter(([verb]) => verb === process.argv[2])
for (const [, load] of called.length > 0 ? called : Object.entries(files)) (await load()).addVerbs(program, context)

try {
  await program.parseAsync()
} catch (error) {
  const { signal } = context
  if (!signal.aborted) {
    const isOurs = error instanceof MiradorError
    const lines =
      isOurs && error.problems.length > 0 ? error.problems.map(({ message }) => message) : [messageOf(error)]
    for (const line of lines) console.error(`mirador: ${line}`)
    if (!isOurs) console.error(error)
    process.exitCode = isOurs && error.permanent ? exitCodes.misused : exitCodes.failed
  }
}
// a name that is still being resolved, a library's timer or a parent's channel must not keep a command that is done
process.exit()
