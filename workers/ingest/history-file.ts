/** A file of history before it is read: whether it is there, and which it is. */
import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { MiradorError } from '@mirador/core/errors.ts'
import { beginningOf } from './warc/gzip.ts'

const longestHead = 1_000_000

export type HistoryFile = {
  bytes: number
  head: Buffer
  /** Of the first megabyte and the size. */
  fingerprint: string
}

/** Looks at a file. Throws `not-found`. */
export async function lookAtFile(path: string): Promise<HistoryFile> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new MiradorError('not-found', `There is no file ${path}.`)
  const bytes = found.size
  const head = Buffer.alloc(Math.min(bytes, longestHead))
  const handle = await open(path)
  await handle.read(head, 0, head.length, 0)
  await handle.close()
  return { bytes, head, fingerprint: createHash('sha256').update(head).update(`${bytes}`).digest('hex') }
}

/** Whether a file is a WARC archive, gzipped or not, by how it begins. */
export const isWarc = ({ head }: HistoryFile): boolean => /^\s*WARC\/\d/.test(beginningOf(head))
