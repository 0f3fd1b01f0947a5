/**
 * Reads WARC files record by record, plain or gzipped a record a member (as the standard recommends), in bounded memory. What
 * is damaged is passed over to the next place where a record begins. Own reader: libraries inflate in JavaScript, end at the
 * first damaged record, and do not tell where a reading can be taken up again.
 */
import { crc32, inflateRawSync } from 'node:zlib'
import { FileWindow } from './file-window.ts'
import { beginningOf, gzipHeadBytes } from './gzip.ts'
import { longestHead, readHead, recordOf, type WarcRecord } from './record.ts'

/** Of a record, unpacked; crawlers cut pages off far below. */
const mostRecordBytes = 32_000_000
const firstTryBytes = 256 * 1024

/** A record, or why a stretch of the file gave none; `next` is the byte where reading can be taken up after it. */
export type WarcPart = { next: number } & ({ record: WarcRecord } | { damage: string })

/** The parts of a file from the byte `from` on, which is 0 or a `next` of before. */
export async function* readWarc(path: string, from: number): AsyncGenerator<WarcPart> {
  const window = await FileWindow.open(path, from)
  try {
    for (;;) {
      const bytes = await window.atLeast(2)
      if (bytes.length === 0) return
      if (bytes[0] === 0x0d || bytes[0] === 0x0a) window.skip(1)
      else if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield* readMember(window)
      else yield await readPlain(window)
    }
  } finally {
    await window.close()
  }
}

async function readPlain(window: FileWindow): Promise<WarcPart> {
  const head = readHead(await window.atLeast(longestHead))
  if (!head) return damaged(window, 'is no record')
  const length = head.headBytes + head.blockBytes
  if (head.blockBytes > mostRecordBytes) {
    window.skip(length)
    return { next: window.position, damage: `is larger than ${mostRecordBytes} bytes` }
  }
  const bytes = await window.atLeast(length)
  if (bytes.length < length) {
    window.skip(bytes.length)
    return { next: window.position, damage: 'breaks off' }
  }
  const block = Buffer.from(bytes.subarray(head.headBytes, length))
  window.skip(length)
  return { next: window.position, record: recordOf(head, block) }
}

/** The records of one gzip member, which mostly is one. */
async function* readMember(window: FileWindow): AsyncGenerator<WarcPart> {
  const member = await inflateMember(window)
  if ('damage' in member) {
    yield await damaged(window, member.damage)
    return
  }
  const { bytes, packedBytes, isWhole } = member
  // a reading that is taken up begins at the member, so that only its last record may move the place on
  const start = window.position
  window.skip(packedBytes)
  let at = 0
  const parts: ({ record: WarcRecord } | { damage: string })[] = []
  while (at < bytes.length) {
    const head = readHead(bytes.subarray(at))
    if (!head) break
    const end = at + head.headBytes + head.blockBytes
    // some crawlers have counted two bytes too many or too few
    const isRecord = isWhole && end <= bytes.length + 4
    parts.push(
      isRecord ? { record: recordOf(head, bytes.subarray(at + head.headBytes, end)) } : { damage: 'is damaged' },
    )
    at = end
    while (bytes[at] === 0x0d || bytes[at] === 0x0a) at++
  }
  if (parts.length === 0) parts.push({ damage: 'is no record' })
  for (const [index, part] of parts.entries())
    yield { ...part, next: index === parts.length - 1 ? window.position : start }
}

type Member = { bytes: Buffer; packedBytes: number; isWhole: boolean } | { damage: string }

/** Inflates the gzip member (RFC 1952) at the window's position. `isWhole`: its checksum is right. */
async function inflateMember(window: FileWindow): Promise<Member> {
  for (let size = firstTryBytes; ; size *= 4) {
    const packed = await window.atLeast(size)
    const head = gzipHeadBytes(packed)
    if (head === undefined) return { damage: 'is not gzip' }
    try {
      const { buffer, engine } = inflate(packed.subarray(head))
      const end = head + engine.bytesWritten
      if (end + 8 <= packed.length)
        return { bytes: buffer, packedBytes: end + 8, isWhole: packed.readUInt32LE(end) === crc32(buffer) }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ERR_BUFFER_TOO_LARGE') return { damage: `is larger than ${mostRecordBytes} bytes once unpacked` }
      if (code !== 'Z_BUF_ERROR') return { damage: 'cannot be unpacked' }
    }
    if (packed.length < size) return { damage: 'breaks off' }
    if (size > mostRecordBytes) return { damage: `is larger than ${mostRecordBytes} bytes` }
  }
}

/** Inflates up to the end of the stream; `engine.bytesWritten` tells where that is. What comes after it is left. */
const inflate = (packed: Buffer) =>
  inflateRawSync(packed, { info: true, chunkSize: 256 * 1024, maxOutputLength: mostRecordBytes }) as unknown as {
    buffer: Buffer
    engine: { bytesWritten: number }
  }

/** Moves on to the next place where a record begins, or to the end of the file. */
async function damaged(window: FileWindow, damage: string): Promise<WarcPart> {
  window.skip(1)
  for (;;) {
    const bytes = await window.atLeast(longestHead)
    if (bytes.length === 0) return { next: window.position, damage }
    const at = nextBeginning(bytes)
    // the last bytes may be half of a beginning
    window.skip(at ?? Math.max(1, bytes.length - 8))
    if (at !== undefined && (await beginsRecord(window))) return { next: window.position, damage }
    if (at !== undefined) window.skip(1)
  }
}

function nextBeginning(bytes: Buffer): number | undefined {
  const found = [bytes.indexOf('WARC/'), bytes.indexOf(gzipMagic)].filter((at) => at >= 0)
  return found.length > 0 ? Math.min(...found) : undefined
}
const gzipMagic = Buffer.from([0x1f, 0x8b, 8])

async function beginsRecord(window: FileWindow): Promise<boolean> {
  const bytes = await window.atLeast(longestHead)
  return bytes[0] === 0x1f ? beginningOf(bytes).startsWith('WARC/') : readHead(bytes) !== undefined
}
