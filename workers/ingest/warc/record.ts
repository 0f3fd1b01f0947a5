/** One record of a WARC file (ISO 28500:2017, WARC/1.1; also 1.0 and what is written loosely). */

export type WarcRecord = {
  /** In lower case: response, resource, request, revisit, metadata, warcinfo, conversion, continuation. */
  type: string
  headers: Map<string, string>
  block: Buffer
}

/** A head is longer only where something else was taken for one. */
export const longestHead = 64 * 1024

export type RecordHead = { headers: Map<string, string>; headBytes: number; blockBytes: number }

/** The head of the record that begins at the first byte; undefined where none does or it gives no length. */
export function readHead(bytes: Buffer): RecordHead | undefined {
  if (bytes.toString('latin1', 0, 5) !== 'WARC/') return undefined
  const head = splitHead(bytes.subarray(0, longestHead))
  const length = head?.headers.get('content-length')
  if (!head || length === undefined || !/^\d{1,15}$/.test(length)) return undefined
  return { headers: head.headers, headBytes: head.bytes, blockBytes: Number(length) }
}

export const recordOf = ({ headers }: RecordHead, block: Buffer): WarcRecord => ({
  type: headers.get('warc-type')?.toLowerCase() ?? '',
  headers,
  block,
})

/**
 * A first line and header lines up to the first empty one, as WARC and HTTP have them: names in lower case, of one that comes
 * twice the first value, folded lines joined, bare line feeds taken. Undefined where no empty line comes.
 */
export function splitHead(
  bytes: Buffer,
): { firstLine: string; headers: Map<string, string>; bytes: number } | undefined {
  const ends = headEnds(bytes)
  if (!ends) return undefined
  const [firstLine = '', ...lines] = bytes
    .toString('utf8', 0, ends.lines)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return { firstLine, headers, bytes: ends.bytes }
}

/** Where the last line of a head ends, and where its empty line does; line by line, for what comes after may be long. */
function headEnds(bytes: Buffer): { lines: number; bytes: number } | undefined {
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) {
    const lines = bytes[at - 1] === carriageReturn ? at - 1 : at
    if (bytes[at + 1] === lineFeed) return { lines, bytes: at + 2 }
    if (bytes[at + 1] === carriageReturn && bytes[at + 2] === lineFeed) return { lines, bytes: at + 3 }
  }
  return undefined
}
const lineFeed = 0x0a
const carriageReturn = 0x0d
