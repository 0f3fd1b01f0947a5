/** Undoes Content-Encoding, with the size limit applied to what comes out. */
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import { FetchFault } from './fault.ts'

type Decoder = (body: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>
const ungzip: Decoder = promisify(gunzip)
const unzlib: Decoder = promisify(inflate)
const unraw: Decoder = promisify(inflateRaw)

/** "deflate" means zlib by the standard and raw deflate by habit; a zlib head says 8 in its low nibble. */
const undeflate: Decoder = (body, options) => ((body[0]! & 0x0f) === 8 ? unzlib : unraw)(body, options)

const decoders: Record<string, Decoder> = {
  gzip: ungzip,
  'x-gzip': ungzip,
  deflate: undeflate,
  br: promisify(brotliDecompress),
}
/** Said by servers that mean "none". */
const meaningless = new Set(['', 'identity', 'none', 'utf-8', 'utf8'])

const isGzip = (body: Uint8Array) => body[0] === 0x1f && body[1] === 0x8b

/**
 * The document inside `body`. A gzip file without Content-Encoding (as many sitemaps are) is unpacked too.
 * Throws a `FetchFault`: `bad-encoding`, or `too-large` over `maxBytes`.
 */
export async function decode(body: Uint8Array, contentEncoding: string, maxBytes: number): Promise<Uint8Array> {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((c) => !meaningless.has(c))
  if (codings.length > 3)
    throw new FetchFault('bad-encoding', `Content-Encoding "${contentEncoding}" is not believable`)
  let decoded = body
  try {
    for (const coding of codings.reverse()) {
      const decoder = decoders[coding]
      if (!decoder)
        throw new FetchFault('bad-encoding', `Content-Encoding "${coding}" was not asked for and is not known`)
      if (decoded.length > 0) decoded = await decoder(decoded, { maxOutputLength: maxBytes })
    }
    if (isGzip(decoded)) decoded = await ungzip(decoded, { maxOutputLength: maxBytes })
  } catch (error) {
    if (error instanceof FetchFault) throw error
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new FetchFault('too-large', `The document is larger than ${maxBytes} bytes once decompressed`)
    }
    throw new FetchFault('bad-encoding', `The body could not be decompressed (${(error as Error).message})`)
  }
  return decoded
}
