/** From the bytes of a document to its text, whatever encoding it has or says it has. */
import { isUtf8 } from 'node:buffer'

/**
 * The text of a document. Its encoding is what its byte order mark says; else the HTTP header; else the document itself (XML
 * declaration, HTML meta); else UTF-8, or windows-1252 where the bytes are not UTF-8. A label that the bytes contradict is not
 * believed. Control characters are dropped, but for tab and line ends.
 */
export function decodeDocument(bytes: Uint8Array, contentType: string | undefined): string {
  return repair(decode(bytes, contentType))
}

function decode(bytes: Uint8Array, contentType: string | undefined): string {
  const wide = wideEncoding(bytes)
  if (wide === 'utf-32le' || wide === 'utf-32be') return decodeUtf32(bytes, wide === 'utf-32le')
  if (wide) return new TextDecoder(wide).decode(bytes)
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const labels = hasMark ? [] : [charsetIn(contentType), ...declaredIn(bytes)]
  const encoding = labels.map(encodingOf).find((known) => known !== undefined) ?? 'utf-8'
  // A text in windows-1252 is hardly ever valid UTF-8, so a valid one is believed over that label.
  if (encoding !== 'utf-8' && encoding !== 'windows-1252') return new TextDecoder(encoding).decode(bytes)
  return decodeUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes)
}

/** Where it is counted how much of a text is broken, in code units. */
const sampled = 1_000_000

/** UTF-8 with a few broken bytes at most; undefined where most of what is not ASCII is broken. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes)
  // the mark of a broken byte may also be written out, by whoever broke it before
  if (!text.includes('\ufffd') || isUtf8(bytes)) return text
  const sample = text.slice(0, sampled)
  return count(sample, /\ufffd/g) <= count(sample, /[\u0080-\ufffc]/g) ? text : undefined
}

function count(text: string, found: RegExp): number {
  return text.match(found)?.length ?? 0
}

/** UTF-16 and UTF-32 by their byte order mark, or by where the zero bytes of a document lie that is mostly ASCII. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be'
  const head = bytes.subarray(0, 64)
  const zerosAt = [0, 0, 0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) zerosAt[index % 4]!++
  })
  const pattern = zerosAt.map((zeros) => (zeros * 4 > head.length * 0.75 ? '0' : 'x')).join('')
  return { '0x0x': 'utf-16be', x0x0: 'utf-16le', '000x': 'utf-32be', x000: 'utf-32le' }[pattern]
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const units = new Uint16Array((bytes.byteLength >> 2) * 2)
  let length = 0
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const point = view.getUint32(at, littleEndian)
    if (point === 0xfeff) continue
    if (point > 0x10ffff) units[length++] = 0xfffd
    else if (point < 0x10000) units[length++] = point
    else {
      units[length++] = 0xd800 + ((point - 0x10000) >> 10)
      units[length++] = 0xdc00 + (point & 0x3ff)
    }
  }
  return new TextDecoder('utf-16le').decode(units.subarray(0, length))
}

function charsetIn(contentType: string | undefined): string | undefined {
  return /charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1]
}

/** The encodings that the document itself names. They are written in ASCII, or the wide encodings would have been seen. */
function declaredIn(bytes: Uint8Array): (string | undefined)[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048))
  const declaration = /<\?xml\s[^<>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/i.exec(head)?.[1]
  const meta = /<meta\s[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(head)?.[1]
  return [declaration, meta]
}

/** The encoding of a label; undefined for one that is unknown, or not possible in a document whose head is ASCII. */
function encodingOf(label: string | undefined): string | undefined {
  try {
    const { encoding } = new TextDecoder(label?.toLowerCase().replace(/^(?:x-)?(?:cp|win)-?(?=125\d$)/, 'windows-'))
    return label === undefined || encoding.startsWith('utf-16') ? undefined : encoding
  } catch {
    return undefined
  }
}

/** U+0080 to U+009F as windows-1252 means them: that is what they are where other software took it for ISO 8859-1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const broken = /[[\p{Cc}--[\t\n\r]]\ufffe\uffff]/v
/** A reference to one of them, escaped once or twice. */
const reference = /&(?:amp;)?#(?:1[2-5]\d|x[89][0-9a-f]);/i

function repair(text: string): string {
  const whole = broken.test(text)
    ? text.replace(new RegExp(broken, 'gv'), (found) => mended(found.charCodeAt(0)))
    : text
  // Far cheaper than the expression, and most documents have none of them.
  if (!['#1', '#x', '#X'].some((beginning) => whole.includes(beginning))) return whole
  return whole.replace(new RegExp(reference, 'gi'), (found) => {
    const [, hexadecimal, digits] = /#(x?)([0-9a-f]+)/i.exec(found)!
    const code = Number.parseInt(digits!, hexadecimal ? 16 : 10)
    return code < 0x80 || code > 0x9f ? found : mended(code)
  })
}

function mended(code: number): string {
  const character = windows1252[code - 0x80] ?? ''
  return broken.test(character) ? '' : character
}
