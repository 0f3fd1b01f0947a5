import { readFile, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { MiradorError } from '@mirador/core/errors.ts'
import { createExtractor, standardExtractor } from '@mirador/ingest/extract.ts'
import type { Command } from 'commander'
import { filterLines, textField } from '../ndjson.ts'

const mostThreads = 4

/** A pure filter: no database, no network. */
export function addVerbs(program: Command): void {
  program
    .command('extract')
    .description(
      'read articles off pages: {id, url?, html | file} a line in, {id, text, title, byline, published, language, canonicalUrl} or {id, error} out',
    )
    .action(async () => {
      const threads = Math.min(availableParallelism(), mostThreads)
      const extractor = createExtractor({ ...standardExtractor, threads })
      const extractLine = async (line: Record<string, unknown>) => {
        const url = textField(line, 'url') || undefined
        const extracted = await extractor.extract({ page: await pageOf(line), url })
        if (extracted.outcome === 'failed')
          return { id: line.id, error: { code: extracted.reason, message: extracted.detail } }
        const { obstacle: _obstacle, ...article } = extracted.article
        return { id: line.id, ...article }
      }
      // one page more than threads, so that none waits for the next line
      await filterLines(process.stdin, process.stdout, extractLine, threads + 1)
      await extractor.close()
    })
}

/** The page of a line: its text, or the bytes of its file, which may be compressed by gzip. */
async function pageOf(line: Record<string, unknown>): Promise<Uint8Array | string> {
  const html = textField(line, 'html')
  const file = textField(line, 'file')
  if ((html === '') === (file === ''))
    throw new MiradorError('bad-input', 'A line has either "html" or "file": the text of a page, or where it lies.')
  if (html !== '') return html
  const { maxPageBytes } = standardExtractor
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) throw new MiradorError('not-found', `There is no file ${file}.`)
  if (found.size > maxPageBytes) throw tooLarge(file)
  const bytes = await readFile(file)
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  return promisify(gunzip)(bytes, { maxOutputLength: maxPageBytes }).catch(() => {
    throw tooLarge(file)
  })
}

const tooLarge = (file: string) =>
  new MiradorError('bad-input', `The file ${file} is larger than ${standardExtractor.maxPageBytes} bytes, or damaged.`)
