import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readLabelledFiles, readTexts } from './labelled-files.ts'

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

test('texts without labels are read from plain and gzipped files, with a text, a summary or neither', async () => {
  const lines = (...texts: object[]) => texts.map((text) => JSON.stringify(text)).join('\n')
  const [plain, gzipped] = [join(directory, 'a.ndjson'), join(directory, 'b.ndjson.gz')]
  await writeFile(plain, lines({ title: 'One', text: 'of them' }, { title: 'Two' }))
  await writeFile(gzipped, gzipSync(lines({ title: 'Three', summary: 'in short' })))
  expect(await readTexts([plain, gzipped])).toEqual(['One . of them', 'Two . ', 'Three . in short'])
})

test('a file of texts that is not there, is no gzip, or has a line without title is refused by name', async () => {
  const [away, broken, untitled] = ['away.gz', 'broken.gz', 'untitled'].map((name) => join(directory, name))
  await writeFile(broken!, 'not gzipped')
  await writeFile(untitled!, '{"title": "One"}\n{"text": "two"}\n')
  await expect(readTexts([away!])).rejects.toThrow(/away\.gz" cannot be read/)
  await expect(readTexts([broken!])).rejects.toThrow(/broken\.gz" cannot be read/)
  await expect(readTexts([untitled!])).rejects.toThrow(/untitled".*Line 2/)
})
