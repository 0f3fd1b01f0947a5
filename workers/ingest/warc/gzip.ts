import { constants, inflateRawSync } from 'node:zlib'

/** How long the head of a gzip member (RFC 1952) is; undefined where none begins here. */
export function gzipHeadBytes(bytes: Buffer): number | undefined {
  const flags = bytes[3] ?? 0xff
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8 || (flags & 0xe0) !== 0) return undefined
  let at = 10
  if (flags & 4) at += 2 + (bytes.length >= at + 2 ? bytes.readUInt16LE(at) : 0)
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1 || bytes.length
  if (flags & 2) at += 2
  return at
}

/** The tables of a first block take some 300 bytes at most. */
const enoughBytes = 1_024
const mostBytes = 2_000_000

/** The first characters of the bytes, unpacked where a gzip member begins there; '' where it cannot be unpacked. */
export function beginningOf(bytes: Buffer): string {
  const head = gzipHeadBytes(bytes)
  if (head === undefined) return bytes.toString('latin1', 0, 100)
  try {
    // ends within the member, and leaves what comes after it
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostBytes }
    return inflateRawSync(bytes.subarray(head, head + enoughBytes), options).toString('latin1', 0, 100)
  } catch {
    return ''
  }
}
