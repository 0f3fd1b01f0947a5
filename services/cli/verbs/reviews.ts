import { once } from 'node:events'
import { listReviewed } from '@mirador/store/reviews.ts'
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withStore } from '../open-store.ts'

const rowsAtOnce = 500

export function addVerbs(program: Command, context: Context): void {
  const reviews = program.command('reviews').description('what people say of labels')
  reviews
    .command('export')
    .description(
      'print every mention of which people judged all labels, a labelled item a line, as "train" and "evaluate --data" read them from a *.jsonl file',
    )
    .action(async () => {
      await withStore(context.config(), context.log('reviews'), async ({ pool }) => {
        let after: number | undefined = 0
        while (after !== undefined) {
          context.signal.throwIfAborted()
          const page: Awaited<ReturnType<typeof listReviewed>> = await listReviewed(pool, after, rowsAtOnce)
          for (const { mentionId: _mentionId, ...item } of page)
            if (!process.stdout.write(`${JSON.stringify(item)}\n`)) await once(process.stdout, 'drain')
          after = page.length === rowsAtOnce ? page.at(-1)!.mentionId : undefined
        }
      })
    })
}
