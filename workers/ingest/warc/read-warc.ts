/**
 * Reads WARC files record by record, plain or gzipped a record a member (as the standard recommends), in bounded memory. What
 * is damaged is passed over to the next place where a record begins. Own reader: libraries inflate in JavaScript, end at the
 * first damaged record, and do not tell where a reading can be taken up again.
 */
import { crc32, inflateRawSync } from 'node:zlib'
import { Effort } from './effort.ts'
import { FileWindow } from './file-window.ts'
import { beginningOf, gzipHeadBytes } from './gzip.ts'
import { longestHead, readHead, recordOf, type WarcRecord } from './record.ts'

/** Of a record, unpacked; crawlers cut pages off far below. */
const mostRecordBytes = 32_000_000
const firstTryBytes = 256 * 1024
/** What a first try unpacks of its packed bytes at most; few pages shrink to less than an eighth. */
const likelyRatio = 8

/** A record, or why a stretch of the file gave none; `next` is the byte where reading can be taken up after it. */
export type WarcPart = { next: number } & ({ record: WarcRecord } | { damage: string })

/** The parts of a file from the byte `from` on, which is 0 or a `next` of before. */
export async function* readWarc(path: string, from: number): AsyncGenerator<WarcPart> {
  const window = await FileWindow.open(path, from)
  const effort = new Effort(from)
  try {
    for (;;) {
      const bytes = await window.atLeast(2)
      if (bytes.length === 0) return
      const lineEnds = afterLineEnds(bytes, 0)
      if (lineEnds > 0) window.skip(lineEnds)
      else if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield* readMember(window, effort)
      else yield await readPlain(window, effort)
    }
  } finally {
    await window.close()
  }
}

/** The first byte from `at` on that ends no line. */
function afterLineEnds(bytes: Buffer, at: number): number {
  let after = at
  while (bytes[after] === 0x0d || bytes[after] === 0x0a) after++
  return after
}

async function readPlain(window: FileWindow, effort: Effort): Promise<WarcPart> {
  const head = readHead(await window.atLeast(longestHead))
  if (!head) return damaged(window, effort, 'is no record')
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
async function* readMember(window: FileWindow, effort: Effort): AsyncGenerator<WarcPart> {
  const member = await inflateMember(window, effort)
  if ('damage' in member) {
    yield await damaged(window, effort, member.damage)
    return
  }
  // a reading that is taken up begins at the member, so that only its last record may move the place on
  const start = window.position
  window.skip(member.packedBytes)
  let last: Part | undefined
  for (const part of recordsOf(member)) {
    if (last) yield { ...last, next: start }
    last = part
  }
  yield { ...(last ?? { damage: 'is no record' }), next: window.position }
}

type Part = { record: WarcRecord } | { damage: string }

function* recordsOf({ bytes, isWhole }: Member): Generator<Part> {
  for (let at = 0; at < bytes.length; ) {
    const head = readHead(bytes.subarray(at))
    if (!head) return
    const end = at + head.headBytes + head.blockBytes
    // some crawlers have counted two bytes too many or too few
    if (!isWhole || end > bytes.length + 4) yield { damage: 'is damaged' }
    else yield { record: recordOf(head, bytes.subarray(at + head.headBytes, end)) }
    at = afterLineEnds(bytes, end)
  }
}

type Member = { bytes: Buffer; packedBytes: number; isWhole: boolean }

/** Inflates the gzip member (RFC 1952) at the window's position. `isWhole`: its checksum is right. */
async function inflateMember(window: FileWindow, effort: Effort): Promise<Member | { damage: string }> {
  for (let size = firstTryBytes; ; size *= 4) {
    const packed = await window.atLeast(size)
    const mostBytes = Math.min(likelyRatio * size, mostRecordBytes)
    const inVain = (damage: string) => {
      effort.spend(mostBytes)
      return { damage }
    }
    const head = gzipHeadBytes(packed)
    if (head === undefined) return inVain('is not gzip')
    try {
      const { buffer, engine } = inflate(packed.subarray(head, size), mostBytes)
      const end = head + engine.bytesWritten
      if (end + 8 <= packed.length)
        return { bytes: buffer, packedBytes: end + 8, isWhole: packed.readUInt32LE(end) === crc32(buffer) }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ERR_BUFFER_TOO_LARGE') {
        if (mostBytes < mostRecordBytes) continue
        return inVain(`is larger than ${mostRecordBytes} bytes once unpacked`)
      }
      if (code !== 'Z_BUF_ERROR') return inVain('cannot be unpacked')
    }
    if (packed.length < size) return inVain('breaks off')
    if (size > mostRecordBytes) return inVain(`is larger than ${mostRecordBytes} bytes`)
  }
}

/** Inflates up to the end of the stream; `engine.bytesWritten` tells where that is. What comes after it is left. */
const inflate = (packed: Buffer, maxOutputLength: number) =>
  inflateRawSync(packed, { info: true, chunkSize: 256 * 1024, maxOutputLength }) as unknown as {
    buffer: Buffer
    engine: { bytesWritten: number }
  }

const stretchBytes = 64 * 1024
/** Where a record may begin, plain or packed, in bytes as characters. */
// oxlint-disable-next-line no-control-regex -- they are the bytes that gzip begins with
const marks = /WARC\/\d|\x1f\x8b\x08[\0-\x1f]/g
const markBytes = 6
/** What a look at a mark costs, in bytes unpacked. */
const lookBytes = 1 << 20

/** Moves on to the next place where a record begins, as far as the effort allows to look, or to the end of the file. */
async function damaged(window: FileWindow, effort: Effort, damage: string): Promise<WarcPart> {
  window.skip(1)
  for (;;) {
    const bytes = await window.atLeast(stretchBytes + longestHead)
    if (bytes.length === 0) return { next: window.position, damage }
    for (const { index } of bytes.toString('latin1', 0, stretchBytes + markBytes - 1).matchAll(marks)) {
      if (index >= stretchBytes) break
      if (!effort.allows(window.position + index)) continue
      effort.spend(lookBytes)
      if (!beginsRecord(bytes.subarray(index, index + longestHead))) continue
      window.skip(index)
      return { next: window.position, damage }
    }
    window.skip(Math.min(stretchBytes, bytes.length))
  }
}

const beginsRecord = (bytes: Buffer): boolean =>
  bytes[0] === 0x1f ? beginningOf(bytes).startsWith('WARC/') : readHead(bytes) !== undefined
