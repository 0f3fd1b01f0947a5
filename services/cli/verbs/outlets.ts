import { readFile } from 'node:fs/promises'
import { formatList, type ListFormat, listFormats, parseList } from '@mirador/api/outlet-lists.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import { chooseArticleText, listOutlets, type OutletRow } from '@mirador/store/outlets.ts'
import { type Command, Option } from 'commander'
import type { Context } from '../context.ts'
import { withStore } from '../open-store.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { formatTable } from '../progress.ts'
import { saveList } from '../save-list.ts'

const everything = 1_000_000
const format = () => new Option('--format <format>', 'csv or opml').choices([...listFormats])

export function addVerbs(program: Command, context: Context): void {
  const outlets = program.command('outlets').description('the outlets that are watched')

  outlets
    .command('import')
    .description('add and change outlets and their feeds from a file; rows with a problem are named and left out')
    .argument('<file>', 'CSV as "outlets export" writes it, or OPML')
    .addOption(format())
    .action(async (file: string, options: { format?: ListFormat }) => {
      const text = await readFile(file, 'utf8').catch(() => {
        throw new MiradorError('not-found', `The file ${file} cannot be read.`)
      })
      const list = parseList(text, options.format)
      for (const { line, column, message } of list.problems)
        console.error(`${file}:${line}: ${column ? `${column}: ` : ''}${message}`)
      if (list.outlets.length === 0)
        throw new MiradorError('bad-input', `${file} holds no outlet that can be taken: nothing was changed.`)
      const config = context.config()
      await withStore(config, context.log('outlets'), async ({ pool }) => {
        await prepareDatabase(pool, config)
        const change = await saveList(pool, list, 'replace', context.now())
        console.log(
          JSON.stringify({
            outlets: list.outlets.length,
            feeds: list.feeds.length,
            ...change,
            problems: list.problems.length,
          }),
        )
      })
      if (list.problems.length > 0) process.exitCode = 1
    })

  outlets
    .command('export')
    .description('print outlets and feeds, so that "outlets import" gives the same again')
    .addOption(format().default('csv'))
    .action(async (options: { format: ListFormat }) => {
      await withStore(context.config(), context.log('outlets'), async ({ pool }) => {
        process.stdout.write(await formatList(pool, options.format))
      })
    })

  outlets
    .command('set')
    .description('choose whether the articles of outlets are read, for ARTICLE_TEXT=per-outlet')
    .argument('<slugs...>', 'as "outlets list" shows them')
    .addOption(new Option('--article-text <choice>', 'read them or not').choices(['on', 'off']).makeOptionMandatory())
    .action(async (slugs: string[], { articleText }: { articleText: 'on' | 'off' }) => {
      const config = context.config()
      await withStore(config, context.log('outlets'), async ({ pool }) => {
        await prepareDatabase(pool, config)
        await chooseArticleText(pool, slugs, articleText === 'on')
      })
    })

  outlets
    .command('list')
    .description('outlets, their place and what was counted of them')
    .option('--collection <id>', 'only those of a collection, such as state:TX or border')
    .option('--search <text>', 'only those with this in name or homepage')
    .option('--json', 'a JSON object a line')
    .action(async ({ json, ...filter }: { collection?: string; search?: string; json?: boolean }) => {
      await withStore(context.config(), context.log('outlets'), async ({ pool }) => {
        const rows = await listOutlets(pool, { ...filter, limit: everything })
        if (json) for (const row of rows) console.log(JSON.stringify(row))
        else
          console.log(
            formatTable(['outlet', 'name', 'place', 'language', 'feeds', 'items', 'mentions'], rows.map(tableRow)),
          )
      })
    })
}

const tableRow = (o: OutletRow): string[] => [
  o.slug,
  o.name,
  [o.city, o.state].filter(Boolean).join(', ') || o.scope,
  o.language,
  `${o.feeds}`,
  `${o.items}`,
  `${o.mentions}`,
]
