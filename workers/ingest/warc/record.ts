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
  const crlf = bytes.indexOf('\r\n\r\n')
  const lf = bytes.indexOf('\n\n')
  if (crlf < 0 && lf < 0) return undefined
  const [end, gap] = crlf >= 0 && (lf < 0 || crlf < lf) ? [crlf, 4] : [lf, 2]
  const [firstLine = '', ...lines] = bytes
    .toString('utf8', 0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return { firstLine, headers, bytes: end + gap }
}
