/** What a classifier learns from, on disk: labelled items, every *.jsonl of a directory; and texts without labels. */
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
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

export const textsHelp =
  'files of texts without labels, gzipped where they end in .gz, a line a text: {"title", "text" or "summary"}; from them it is learned what words mean that no labelled item has'

/** The texts of files of lines. Throws `bad-input` where a file cannot be read or a line is none. */
export async function readTexts(files: readonly string[]): Promise<string[]> {
  const texts: string[] = []
  for (const file of files) {
    let number = 0
    try {
      for await (const line of linesOf(open(file))) {
        number++
        if (line.trim() === '') continue
        const { title, text, summary } = readObject(line, number)
        const body = text ?? summary ?? ''
        if (typeof title !== 'string' || typeof body !== 'string')
          throw new MiradorError('bad-input', `Line ${number}: "title" and "text" must be text.`)
        texts.push(`${title} . ${body}`)
      }
    } catch (error) {
      throw new MiradorError('bad-input', `"${file}" cannot be read: ${messageOf(error)}`)
    }
  }
  return texts
}

function open(file: string): Readable {
  const source = createReadStream(file)
  // whoever reads on hears of an error by the last stream
  return file.endsWith('.gz') ? pipeline(source, createGunzip(), () => {}) : source
}
