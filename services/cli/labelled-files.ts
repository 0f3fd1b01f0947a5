/** Labelled items on disk: every *.jsonl of a directory. */
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Labelled, readLabelled } from '@mirador/analysis/training/labelled.ts'
import { MiradorError, messageOf } from '@mirador/core/errors.ts'
import { linesOf } from '@mirador/core/lines.ts'
import { readObject } from './ndjson.ts'

export const dataHelp =
  'directory of *.jsonl files, a line an item: {"id", "title", "text", "language", "relevance", "frames", "immigrants", "tone", "outlet"}; text, outlet, frames and tone may be missing'

/** The labelled items of a directory, by id. Throws `bad-input` where there are none, or a line is not one. */
export async function readLabelledFiles(directory: string): Promise<Labelled[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    throw new MiradorError('bad-input', `"${directory}" cannot be read: ${messageOf(error)}`)
  })
  const files = names.filter((name) => name.endsWith('.jsonl')).sort()
  if (files.length === 0) throw new MiradorError('bad-input', `"${directory}" holds no *.jsonl file.`)
  const lines: Record<string, unknown>[] = []
  for (const file of files) {
    let number = 0
    for await (const text of linesOf(createReadStream(join(directory, file)))) {
      number++
      if (text.trim() !== '') lines.push(readObject(text, number))
    }
  }
  return readLabelled(lines)
}
