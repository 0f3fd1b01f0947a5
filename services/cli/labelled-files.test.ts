import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readLabelledFiles } from './labelled-files.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'labelled-'))
})
afterEach(() => rm(directory, { recursive: true }))

const line = (id: string) =>
  JSON.stringify({
    id,
    title: 'Mexico',
    language: 'en',
    relevance: 'mexico',
    frames: [],
    immigrants: 'none',
    tone: 'neutral',
  })

test('every .jsonl file of a directory is read, blank lines and other files passed over', async () => {
  await writeFile(join(directory, 'b.jsonl'), `${line('2')}\n\n${line('3')}`)
  await writeFile(join(directory, 'a.jsonl'), `${line('1')}\n`)
  await writeFile(join(directory, 'notes.txt'), 'not labels')
  expect((await readLabelledFiles(directory)).map(({ id }) => id)).toEqual(['1', '2', '3'])
})

test('a directory that is not there or holds no .jsonl file is refused, and a line that is no object named', async () => {
  await expect(readLabelledFiles(join(directory, 'away'))).rejects.toThrow('cannot be read')
  await expect(readLabelledFiles(directory)).rejects.toThrow('no *.jsonl')
  await writeFile(join(directory, 'a.jsonl'), `${line('1')}\nnonsense\n`)
  await expect(readLabelledFiles(directory)).rejects.toThrow('Line 2')
})
