import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { linesOf } from './lines.ts'

const lines = (...chunks: string[]): Promise<string[]> =>
  Readable.from(
    linesOf(
      Readable.from(
        chunks.map((chunk) => Buffer.from(chunk)),
        { objectMode: false },
      ),
    ),
  ).toArray()

it('lines are whole, however the bytes come', async () => {
  expect(await lines('a', 'b\r', '\n\nc\nd', 'e')).toEqual(['ab', '', 'c', 'de'])
  expect(await lines('one\n')).toEqual(['one'])
  expect(await lines()).toEqual([])
})

it('a line without end is refused, after a time in proportion to its length', async () => {
  const begun = process.cpuUsage()
  await expect(lines(...Array<string>(1_100).fill('x'.repeat(64_000)))).rejects.toThrow('longer than 64000000')
  expect(process.cpuUsage(begun).user).toBeLessThan(3_000_000)
})
