import { type Scope, scopes } from '@mirador/core/terms.ts'
import { addKey, listKeys, revokeKey } from '@mirador/store/keys.ts'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Context } from '../context.ts'
import { withStore } from '../open-store.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { formatTable } from '../progress.ts'

export function addVerbs(program: Command, context: Context): void {
  const keys = program.command('keys').description('API keys')

  keys
    .command('add')
    .description('make a key and print it, this once')
    .argument('<name>', 'who or what will use it')
    .addOption(new Option('--scope <scope>', 'what it allows').choices([...scopes]).default('read'))
    .action(async (name: string, { scope }: { scope: Scope }) => {
      const config = context.config()
      await withStore(config, context.log('keys'), async ({ pool }) => {
        await prepareDatabase(pool, config)
        console.log(await addKey(pool, name, scope))
      })
    })

  keys
    .command('list')
    .description('who has which key; the keys themselves are not stored')
    .action(async () => {
      await withStore(context.config(), context.log('keys'), async ({ pool }) => {
        const rows = (await listKeys(pool)).map((key) => [
          `${key.id}`,
          key.name,
          key.scope,
          key.createdAt.toISOString(),
          key.revokedAt?.toISOString() ?? '',
        ])
        console.log(formatTable(['id', 'name', 'scope', 'made', 'revoked'], rows))
      })
    })

  keys
    .command('revoke')
    .description('make a key worthless')
    .argument('<id>', 'as "keys list" shows it', readId)
    .action(async (id: number) => {
      await withStore(context.config(), context.log('keys'), ({ pool }) => revokeKey(pool, id, context.now()))
    })
}

function readId(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('An id is a whole number, as "mirador keys list" shows it.')
}
