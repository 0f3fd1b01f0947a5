import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { gzipped, pageRecord, warcRecord } from '../../../tests/support/warc.ts'
import { readWarc, type WarcPart } from './read-warc.ts'

const directory = mkdtempSync(join(tmpdir(), 'mirador-warc-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function partsOf(bytes: Buffer, from = 0): AsyncGenerator<WarcPart> {
  const path = join(directory, 'a.warc.gz')
  writeFileSync(path, bytes)
  return readWarc(path, from)
}
async function read(bytes: Buffer, from = 0): Promise<WarcPart[]> {
  const parts: WarcPart[] = []
  for await (const part of partsOf(bytes, from)) parts.push(part)
  return parts
}
/** What each part is: the address of a record, or the damage. */
const said = (parts: WarcPart[]) =>
  parts.map((part) =>
    'damage' in part ? part.damage : (part.record.headers.get('warc-target-uri') ?? part.record.type),
  )
const addresses = (count: number) => Array.from({ length: count }, (_, n) => `https://a.example/${n}`)
const records = (count: number) => addresses(count).map((url, n) => pageRecord(url, `<p>${'x'.repeat(n * 1_000)}`))

describe('a file of records', () => {
  it.each([
    ['plain', Buffer.concat(records(30))],
    ['gzipped a record a member', gzipped(...records(30))],
    ['gzipped in one', gzipSync(Buffer.concat(records(30)))],
    ['partly gzipped', Buffer.concat([...records(30).slice(0, 10), gzipped(...records(30).slice(10))])],
  ])('is read to its end: %s', async (_how, bytes) => {
    expect(said(await read(bytes))).toEqual(addresses(30))
  })

  it('can be taken up after every record', async () => {
    for (const bytes of [Buffer.concat(records(8)), gzipped(...records(8))]) {
      const parts = await read(bytes)
      for (const [index, { next }] of parts.entries())
        expect(said(await read(bytes, next))).toEqual(addresses(8).slice(index + 1))
      expect(parts.at(-1)!.next).toBeGreaterThan(bytes.length - 5)
    }
  })

  it('that is empty, or holds none, gives none', async () => {
    expect(await read(Buffer.alloc(0))).toEqual([])
    expect(said(await read(Buffer.from('{"outlet": "A"}\n'.repeat(10_000))))).toEqual(['is no record'])
  })

  it('may name its headers in any case, folded, twice, with bare line ends, and with gzip heads of any kind', async () => {
    const odd = warcRecord(
      'response',
      { 'warc-TARGET-uri': 'https://a.example/0\r\n folded', 'WARC-Target-URI ': 'no' },
      'x',
    )
    const bare = warcRecord('response', { 'WARC-Target-URI': 'https://a.example/1' }, 'a\r\n\r\nb', '\n')
    const named = gzipSync(pageRecord('https://a.example/2', 'y'))
    named[3] = 4 | 8
    const head = Buffer.concat([named.subarray(0, 10), Buffer.from([3, 0, 1, 2, 3]), Buffer.from('name.warc\0')])
    const parts = await read(Buffer.concat([odd, bare, head, named.subarray(10)]))
    expect(said(parts)).toEqual(['https://a.example/0 folded', 'https://a.example/1', 'https://a.example/2'])
    expect('record' in parts[1]! && parts[1].record.block.toString()).toBe('a\r\n\r\nb')
  })

  it('may count two bytes too many or too few', async () => {
    const block = 'HTTP/1.1 200 OK\r\n\r\nbody'
    const wrong = (by: number) => warcRecord('response', { 'Content-Length': `${block.length + by}` }, block)
    expect(said(await read(gzipped(wrong(2), wrong(-2), wrong(0))))).toEqual(['response', 'response', 'response'])
  })
})

describe('damage', () => {
  const pack = (n: number) => gzipSync(records(3)[n]!)

  it('of a gzip member spoils its own record only', async () => {
    const broken = Buffer.from(pack(1))
    for (let at = 30; at < 60; at++) broken[at] = 0xff
    const unsummed = Buffer.from(pack(1))
    unsummed.writeUInt32LE(1, unsummed.length - 8)
    for (const middle of [broken, unsummed, Buffer.from('nonsense between records')]) {
      const parts = said(await read(Buffer.concat([pack(0), middle, pack(2)])))
      expect([parts[0], parts[2]]).toEqual(['https://a.example/0', 'https://a.example/2'])
      expect(parts[1]).toMatch(/^(is damaged|cannot be unpacked|is no record|breaks off)$/)
    }
  })

  it('of a plain record without a length is passed over to the next', async () => {
    const [first, second, third] = records(3)
    const broken = Buffer.from(second!.toString().replace(/Content-Length: \d+\r\n/, ''))
    expect(said(await read(Buffer.concat([first!, broken, third!])))).toEqual([
      'https://a.example/0',
      'is no record',
      'https://a.example/2',
    ])
  })

  it('at the end is a record that breaks off', async () => {
    const [first, second] = records(2)
    for (const [whole, cut] of [
      [first!, second!],
      [pack(0), pack(1)],
    ] as const)
      expect(said(await read(Buffer.concat([whole, cut.subarray(0, cut.length - 20)])))).toEqual([
        'https://a.example/0',
        'breaks off',
      ])
  })

  it('by a record of enormous size, or one that unpacks to it, costs neither memory nor what follows', async () => {
    const huge = Buffer.alloc(300_000_000, 'bomb ')
    const bomb = gzipSync(warcRecord('response', { 'WARC-Target-URI': 'https://a.example/b' }, huge))
    const before = process.memoryUsage.rss()
    const parts = said(await read(Buffer.concat([pack(0), bomb, pack(2)])))
    expect(process.memoryUsage.rss() - before).toBeLessThan(200e6)
    expect(parts).toEqual(['https://a.example/0', expect.stringMatching(/larger than/), 'https://a.example/2'])
    const plain = warcRecord('response', {}, huge.subarray(0, 40_000_000))
    expect(said(await read(Buffer.concat([records(1)[0]!, plain, records(3)[2]!])))).toEqual([
      'https://a.example/0',
      expect.stringMatching(/larger than/),
      'https://a.example/2',
    ])
  })

  const mark = Buffer.from([0x1f, 0x8b, 8, 0])
  const member = (level: number) => gzipSync(Buffer.from(`WARC/1.0\r\n${'x'.repeat(40)}`), { level })
  it.each([
    ['beginnings of heads', Buffer.from('WARC/1.0\r\n')],
    ['heads that give no length', Buffer.from(`WARC/1.0\r\n${'a: b\r\n'.repeat(8)}\r\n`)],
    ['marks of gzip', mark],
    ['marks of named gzip', Buffer.from([0x1f, 0x8b, 8, 8, 1])],
    ['members that break off', member(9).subarray(0, 24)],
    // a stored block that reaches over all the beginnings after it
    [
      'members within one another',
      Buffer.concat([member(0).subarray(0, 10), Buffer.from([0, 255, 255, 0, 0]), Buffer.from('WARC/1.0')]),
    ],
    ['records of nothing', Buffer.from('WARC/1.0\nContent-Length:0\n\n')],
    ['line ends', Buffer.from('\r\n')],
  ])(
    'made of %s costs in proportion to its length, and what follows is read',
    async (_what, piece) => {
      const bytes = Buffer.alloc(8_000_000, piece)
      const filler = Buffer.alloc(600_000)
      const begun = process.cpuUsage()
      let last: WarcPart | undefined
      for await (const part of partsOf(Buffer.concat([bytes, filler, pack(2)]))) last = part
      expect(process.cpuUsage(begun).user).toBeLessThan(6_000_000)
      expect(said([last!])).toEqual(['https://a.example/2'])
    },
    60_000,
  )

  it('in a hundred members one after the other spoils no other record', async () => {
    const members = Array.from({ length: 200 }, (_, n) => {
      const packed = gzipSync(pageRecord(`https://a.example/${n}`, 'y'.repeat(2_000)))
      if (n % 2 === 1) packed.fill(0xff, 20)
      return packed
    })
    const parts = said(await read(Buffer.concat(members)))
    expect(parts.filter((part) => part.startsWith('https'))).toEqual(addresses(200).filter((_, n) => n % 2 === 0))
  })
})
