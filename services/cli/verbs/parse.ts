import { FeedError, parseFeed } from '@mirador/ingest/parse.ts'
import type { Command } from 'commander'
import { filterLines, textField } from '../ndjson.ts'

/** A pure filter: no database, no network. */
export function addVerbs(program: Command): void {
  program
    .command('parse')
    .description(
      'read feed documents: {id, bytes_base64, contentType?, url?} a line in, {id, feed, items} or {id, error} out',
    )
    .action(() => filterLines(process.stdin, process.stdout, parseLine))
}

function parseLine(line: Record<string, unknown>): unknown {
  const bytes = Buffer.from(textField(line, 'bytes_base64'), 'base64')
  const from = { contentType: textField(line, 'contentType') || undefined, url: textField(line, 'url') || undefined }
  try {
    return { id: line.id, ...parseFeed(bytes, from) }
  } catch (error) {
    if (error instanceof FeedError) return { id: line.id, error: { code: error.code, message: error.message } }
    throw error
  }
}
