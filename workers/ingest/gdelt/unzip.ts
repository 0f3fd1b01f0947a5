import { pipeline, Transform } from 'node:stream'
import { crc32 } from 'node:zlib'
import { messageOf } from '@mirador/core/errors.ts'
import { linesOf } from '@mirador/core/lines.ts'
import { fromBufferPromise } from 'yauzl'

/** A zip that cannot be believed; nothing of it counts. */
export class ZipFault extends Error {
  readonly reason: 'bad-zip' | 'too-large'
  constructor(reason: ZipFault['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/**
 * The lines of the one file in a zip, inflated as they are read. Throws a `ZipFault`, also after the last line: only then is
 * it known that size and CRC-32 are right.
 */
export async function* linesOfZip(zip: Uint8Array, maxBytes: number): AsyncGenerator<string> {
  try {
    const archive = await fromBufferPromise(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength))
    if (archive.entryCount !== 1) throw new ZipFault('bad-zip', `The zip holds ${archive.entryCount} files and not one`)
    const { value: entry } = await archive.eachEntry().next()
    if (entry.uncompressedSize > maxBytes) throw tooLarge(maxBytes)
    const checked = checksum(entry.crc32, maxBytes)
    // what breaks is thrown to whoever reads the lines
    yield* linesOf(pipeline(await archive.openReadStreamPromise(entry), checked, () => {}))
  } catch (error) {
    throw error instanceof ZipFault ? error : new ZipFault('bad-zip', `The zip cannot be read: ${messageOf(error)}`)
  }
}

const tooLarge = (maxBytes: number) =>
  new ZipFault('too-large', `The file is larger than ${maxBytes} bytes once unpacked`)

/** Passes bytes on, and fails where there are too many of them or they are not those that were packed. */
function checksum(expected: number, maxBytes: number): Transform {
  let sum = 0
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      sum = crc32(chunk, sum)
      done(bytes > maxBytes ? tooLarge(maxBytes) : null, chunk)
    },
    flush(done) {
      done(
        sum === expected ? null : new ZipFault('bad-zip', 'The checksum of the unpacked file is not that of the zip'),
      )
    },
  })
}
