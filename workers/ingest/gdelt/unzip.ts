import { pipeline, Transform } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { messageOf } from '@mirador/core/errors.ts'
import { linesOf } from '@mirador/core/lines.ts'
import { type Entry, fromBufferPromise } from 'yauzl'

const deflated = 8

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
    if (!entry.canDecodeFileData() || entry.compressionMethod !== deflated)
      throw new ZipFault('bad-zip', 'The zip is packed in a way that is not known')
    // inflated here and not by the library, whose chunks are small
    const packed = await archive.openReadStreamPromise(entry, { decodeFileData: false })
    const inflating = createInflateRaw({ chunkSize: 256 * 1024 })
    // what breaks is thrown to whoever reads the lines
    yield* linesOf(pipeline(packed, inflating, checksum(entry), () => {}))
  } catch (error) {
    throw error instanceof ZipFault ? error : new ZipFault('bad-zip', `The zip cannot be read: ${messageOf(error)}`)
  }
}

const tooLarge = (maxBytes: number) =>
  new ZipFault('too-large', `The file is larger than ${maxBytes} bytes once unpacked`)

/** Passes bytes on, and fails where they are not those that were packed, or more of them than the zip says. */
function checksum({ crc32: expected, uncompressedSize }: Entry): Transform {
  let sum = 0
  let bytes = 0
  const wrong = () => new ZipFault('bad-zip', 'Size or checksum of the unpacked file are not those that the zip says')
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      sum = crc32(chunk, sum)
      done(bytes > uncompressedSize ? wrong() : null, chunk)
    },
    flush(done) {
      done(sum === expected && bytes === uncompressedSize ? null : wrong())
    },
  })
}
