import { describe, expect, it } from 'vitest'
import { decodeDocument } from './decode.ts'

const text = '<rss><title>El Paso: “señal” — niño, 5 €</title></rss>'
const russian = [0xd0, 0xcf, 0xc7, 0xcf, 0xc4, 0xc1]

/** A text in windows-1252. */
function latin(written: string): Uint8Array {
  const high: Record<string, number> = { '“': 0x93, '”': 0x94, '—': 0x97, '€': 0x80 }
  return Uint8Array.from(written, (character) => high[character] ?? character.charCodeAt(0))
}

function utf16(written: string, swap: boolean): Buffer {
  const bytes = Buffer.from(written, 'utf16le')
  return swap ? bytes.swap16() : bytes
}

function utf32(written: string, littleEndian: boolean): Uint8Array {
  const points = Array.from(written, (character) => character.codePointAt(0)!)
  const view = new DataView(new ArrayBuffer(points.length * 4))
  for (const [index, point] of points.entries()) view.setUint32(index * 4, point, littleEndian)
  return new Uint8Array(view.buffer)
}

describe('an encoding is known', () => {
  it.each([
    ['by the mark of UTF-8, whatever the header says', Buffer.from(`\ufeff${text}`), 'text/xml; charset=windows-1252'],
    ['by the mark of UTF-16', utf16(`\ufeff${text}`, false), undefined],
    ['by the mark of UTF-16, swapped', utf16(`\ufeff${text}`, true), undefined],
    ['by the zeros of UTF-16 without a mark', utf16(text, false), undefined],
    ['by the zeros of UTF-16 without a mark, swapped', utf16(text, true), undefined],
    ['by the mark of UTF-32', utf32(`\ufeff${text}😀`, true), undefined],
    ['by the zeros of UTF-32', utf32(`${text}😀`, false), undefined],
    ['by the header', latin(text), 'application/rss+xml; charset="ISO-8859-1"'],
    ['by the XML declaration', latin(`<?xml version="1.0" encoding='cp1252'?>${text}`), undefined],
    ['as UTF-8 where nothing says so', Buffer.from(text), 'text/xml'],
    ['as windows-1252 where nothing says so', latin(text), undefined],
    ['as windows-1252 where UTF-8 is declared', latin(`<?xml version="1.0" encoding="utf-8"?>${text}`), undefined],
    [
      'as UTF-8 where ISO 8859-1 is declared',
      Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?>${text}`),
      undefined,
    ],
    ['where a label is unknown', Buffer.from(text), 'text/xml; charset=klingon'],
    ['where a label says UTF-16 and the bytes say otherwise', Buffer.from(text), 'text/xml; charset=utf-16'],
  ])('%s', (_how, bytes, contentType) =>
    expect(decodeDocument(bytes, contentType)).toContain('El Paso: “señal” — niño, 5 €'),
  )

  it.each([
    ['koi8-r', russian, 'погода'],
    ['shift_jis', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['euc-kr', [0xc7, 0xd1, 0xb1, 0xb9], '한국'],
    ['gb18030', [0xd6, 0xd0, 0xb9, 0xfa], '中国'],
    ['iso-8859-2', [0xb3, 0xf3, 0x64, 0xbc], 'łódź'],
  ])('by a declaration of %s', (label, bytes, meaning) => {
    const head = Buffer.from(`<?xml version="1.0" encoding="${label}"?><rss>`)
    expect(decodeDocument(Buffer.concat([head, Buffer.from(bytes)]), undefined)).toContain(meaning)
  })

  it('as UTF-8 where whoever wrote it had broken a character before', () => {
    expect(decodeDocument(Buffer.from('<rss>don\ufffdt</rss>'), 'text/xml')).toBe('<rss>don\ufffdt</rss>')
  })
})

it('keeps UTF-8 with a broken byte as UTF-8', () => {
  const bytes = Buffer.concat([Buffer.from('<rss>señal año '), Buffer.from([0xe9]), Buffer.from(' niño</rss>')])
  expect(decodeDocument(bytes, undefined)).toBe('<rss>señal año \ufffd niño</rss>')
})

it('drops control characters but tabs and line ends', () => {
  expect(decodeDocument(Buffer.from('a\0\b\f\u001bb\tc\r\nd\u007f'), undefined)).toBe('ab\tc\r\nd')
})

it('takes U+0080 to U+009F for windows-1252, written out or as references', () => {
  expect(decodeDocument(Buffer.from('don\u0092t &#146; &amp;#x93;q&#148; &#160; &#200;'), undefined)).toBe(
    'don’t ’ “q” &#160; &#200;',
  )
})
