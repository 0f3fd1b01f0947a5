import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withStore } from '../open-store.ts'
import { prepareDatabase } from '../prepare-database.ts'

export function addVerbs(program: Command, context: Context): void {
  program
    .command('migrate')
    .description('bring the database up to the schema of this version; safe to repeat')
    .action(async () => {
      const config = context.config()
      await withStore(config, context.log('migrate'), async ({ pool }) => {
        const { applied } = await prepareDatabase(pool, config, 'replace')
        for (const name of applied) console.log(`applied ${name}`)
        if (applied.length === 0) console.log('nothing to do: the database is up to date')
      })
    })
}
