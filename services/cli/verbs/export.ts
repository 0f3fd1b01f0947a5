import { once } from 'node:events'
import { listMentions, type MentionRow } from '@mirador/store/mentions.ts'
import { type Command, InvalidArgumentError } from 'commander'
import type { Context } from '../context.ts'
import { withStore } from '../open-store.ts'

const rowsAtOnce = 500

export function addVerbs(program: Command, context: Context): void {
  program
    .command('export')
    .description('print every mention with its labels and evidence, newest first, a JSON object a line')
    .option('--from <instant>', 'published at or after, ISO 8601 with a zone', readInstant)
    .option('--to <instant>', 'published before, ISO 8601 with a zone', readInstant)
    .action(async ({ from, to }: { from?: Date; to?: Date }) => {
      await withStore(context.config(), context.log('export'), async ({ pool }) => {
        let after: MentionRow | undefined
        do {
          context.signal.throwIfAborted()
          const page: MentionRow[] = await listMentions(pool, { cut: {}, from, to, after, limit: rowsAtOnce })
          for (const mention of page)
            if (!process.stdout.write(`${JSON.stringify(mention)}\n`)) await once(process.stdout, 'drain')
          after = page.length === rowsAtOnce ? page.at(-1) : undefined
        } while (after)
      })
    })
}

function readInstant(text: string): Date {
  const instant = new Date(text)
  if (/[zZ]|[+-]\d{2}:?\d{2}$/.test(text) && !Number.isNaN(instant.getTime())) return instant
  throw new InvalidArgumentError('It must be an instant such as 2026-11-01T00:00:00Z.')
}
