import { classify } from '@mirador/analysis/classify.ts'
import type { Command } from 'commander'
import { filterLines, textField } from '../ndjson.ts'

/** A pure filter: no database, no network. */
export function addVerbs(program: Command): void {
  program
    .command('classify')
    .description(
      'judge passages: {id, title, text, language?} a line in, {id, relevance, frames, immigrants, tone, …} out',
    )
    .action(() => filterLines(process.stdin, process.stdout, classifyLine))
}

function classifyLine(line: Record<string, unknown>): unknown {
  const passage = { title: textField(line, 'title'), text: textField(line, 'text') }
  return { id: line.id, ...classify({ ...passage, language: textField(line, 'language') || undefined }) }
}
