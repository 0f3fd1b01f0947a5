import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { openStore } from '../open-store.ts'
import { runApi } from '../run-api.ts'
import { untilStopped } from '../until-stopped.ts'

export function addVerbs(program: Command, context: Context): void {
  program
    .command('api')
    .description('serve the API and the dashboard only')
    .action(async () => {
      const store = await openStore(context.config(), context.log('api'), 1)
      const api = await runApi(store.url, context)
      console.log(`API and dashboard on ${api.address}`)
      await untilStopped(context.signal)
      await api.close()
      await store.close()
    })
}
