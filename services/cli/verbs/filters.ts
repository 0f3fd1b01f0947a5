/** Pure filters: no database, no network. */
import { classify } from '@mirador/analysis/classify.ts'
import { FeedError, parseFeed } from '@mirador/ingest/parse.ts'
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { filterLines, textField } from '../ndjson.ts'

export function addFilterVerbs(program: Command, _context: Context): void {
  program
    .command('parse')
    .description(
      'read feed documents: {id, bytes_base64, contentType?, url?} a line in, {id, feed, items} or {id, error} out',
    )
    .action(() => filterLines(process.stdin, process.stdout, parseLine))
  program
    .command('classify')
    .description(
      'judge passages: {id, title, text, language?} a line in, {id, relevance, frames, immigrants, tone, …} out',
    )
    .action(() => filterLines(process.stdin, process.stdout, classifyLine))
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

function classifyLine(line: Record<string, unknown>): unknown {
  const passage = { title: textField(line, 'title'), text: textField(line, 'text') }
  return { id: line.id, ...classify({ ...passage, language: textField(line, 'language') || undefined }) }
}
