import { Argument, type Command } from 'commander'
import type { Context } from '../context.ts'
import { openStore } from '../open-store.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { type Role, roles, runWorker } from '../run-worker.ts'

export function addVerbs(program: Command, context: Context): void {
  program
    .command('work')
    .description(
      'poll feeds (ingest), count (trends) and read social networks (social); any number of these may run on any number of hosts',
    )
    .addArgument(new Argument('[roles...]', 'what this worker does; all of it if not given').choices([...roles]))
    .action(async (wanted: Role[]) => {
      const config = context.config()
      // a worker that was started by another process ends with it
      process.on('disconnect', () => process.emit('SIGTERM'))
      const store = await openStore(config, context.log('worker'), 2)
      await prepareDatabase(store.pool, config, 'replace')
      await runWorker(store.url, wanted.length > 0 ? wanted : roles, context)
      await store.close()
    })
}
