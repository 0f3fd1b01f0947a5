/** The command line: every verb, its options and its exit codes. */
import { readConfig } from '@mirador/core/config.ts'
import { MiradorError, messageOf } from '@mirador/core/errors.ts'
import { createLog } from '@mirador/core/log.ts'
import { Command } from 'commander'
import type { Context } from './context.ts'
import { addApiVerb } from './verbs/api.ts'
import { addExportVerb } from './verbs/export.ts'
import { addFeedVerbs } from './verbs/feeds.ts'
import { addFilterVerbs } from './verbs/filters.ts'
import { addHealthVerbs } from './verbs/health.ts'
import { addImportVerb } from './verbs/import.ts'
import { addKeyVerbs } from './verbs/keys.ts'
import { addMigrateVerb } from './verbs/migrate.ts'
import { addOutletVerbs } from './verbs/outlets.ts'
import { addStartVerb } from './verbs/start.ts'
import { addWorkVerb } from './verbs/work.ts'

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
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : exitCodes.failed),
)

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
const verbs = [
  ...[addStartVerb, addApiVerb, addWorkVerb, addMigrateVerb, addHealthVerbs, addOutletVerbs],
  ...[addFeedVerbs, addImportVerb, addExportVerb, addKeyVerbs, addFilterVerbs],
]
for (const addVerb of verbs) addVerb(program, context)

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
