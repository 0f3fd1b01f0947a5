import { describe, expect, it } from 'vitest'
import { zipOf } from '../../../tests/support/gdelt.ts'
import { linesOfZip } from './unzip.ts'

async function read(zip: Uint8Array, maxBytes = 1e6): Promise<string[]> {
  const lines: string[] = []
  for await (const line of linesOfZip(zip, maxBytes)) lines.push(line)
  return lines
}
const text = Array.from({ length: 500 }, (_, n) => `line ${n} ñ`).join('\n')

describe('a zip', () => {
  it('gives the lines of its one file', async () => {
    expect((await read(zipOf(text))).join('\n')).toBe(text)
    expect(await read(zipOf(''))).toEqual([])
  })

  it('that is cut off, changed or no zip at all is refused', async () => {
    const zip = zipOf(text)
    const changed = Buffer.from(zip)
    changed[60]! ^= 0xff
    for (const wrong of [
      zip.subarray(0, zip.length >> 1),
      zip.subarray(10),
      changed,
      Buffer.from('<html>'),
      Buffer.alloc(0),
    ])
      await expect(read(wrong)).rejects.toMatchObject({ reason: 'bad-zip' })
  })

  it('whose checksum or size is not that of its content is refused, if only at its end', async () => {
    await expect(read(zipOf(text, { crc: 1 }))).rejects.toMatchObject({ reason: 'bad-zip', message: /checksum/ })
    await expect(read(zipOf(text, { size: 100 }))).rejects.toMatchObject({ reason: 'bad-zip' })
  })

  it('that grows beyond the limit is stopped, whatever its directory says', async () => {
    const bomb = Buffer.alloc(50_000_000, 'a\n')
    await expect(read(zipOf(bomb))).rejects.toMatchObject({ reason: 'too-large' })
    await expect(read(zipOf(bomb, { size: 10 }))).rejects.toMatchObject({ reason: 'bad-zip' })
  })
})
