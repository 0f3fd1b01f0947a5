/** Files as GDELT has them, and a server that holds them. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32, deflateRawSync } from 'node:zlib'

export type Row = {
  url: string
  title?: string
  /** YYYYMMDDHHMMSS */
  published?: string
  /** The codes of countries, FIPS 10-4. */
  places?: string[]
  translatedFrom?: string
  collection?: string
}

/** A row of the knowledge graph: 27 columns. */
export function gkgRow({ url, title, published, places = [], translatedFrom, collection = '1' }: Row): string {
  const cells = Array.from({ length: 27 }, () => '')
  cells[0] = '20261124120000-1'
  cells[1] = '20261124120000'
  cells[2] = collection
  cells[3] = URL.parse(url)?.hostname ?? ''
  cells[4] = url
  cells[10] = places.map((code, n) => `4#Some Place, ${code}#${code}#${code}01##19.4#-99.1#${n}#${n * 50}`).join(';')
  cells[17] = 'wc:250,c1.1:4,c12.1:22,v10.1:0.27'
  cells[25] = translatedFrom ? `srclc:${translatedFrom};eng:Moses 2.1.1` : ''
  cells[26] = [
    published && `<PAGE_PRECISEPUBTIMESTAMP>${published}</PAGE_PRECISEPUBTIMESTAMP>`,
    title && `<PAGE_TITLE>${title}</PAGE_TITLE>`,
  ]
    .filter(Boolean)
    .join('')
  return cells.join('\t')
}

/** A zip of one file; `said` is what its directory says of it instead of the truth. */
export function zipOf(
  content: string | Buffer,
  said: { size?: number; crc?: number } = {},
  name = 'a.gkg.csv',
): Buffer {
  const bytes = Buffer.from(content)
  const packed = deflateRawSync(bytes)
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE(8, 4)
  facts.writeUInt32LE(said.crc ?? crc32(bytes), 10)
  facts.writeUInt32LE(packed.length, 14)
  facts.writeUInt32LE(said.size ?? bytes.length, 18)
  facts.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), packed])
  const place = Buffer.alloc(14)
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, place, Buffer.from(name)])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end])
}

export type GdeltServer = {
  base: string
  /** What lies there, by name; a list of the newest files among it. */
  files: Map<string, Buffer>
  /** The names that were asked for, in order. */
  asked: string[]
  close(): void
}

export async function serveGdelt(): Promise<GdeltServer> {
  const files = new Map<string, Buffer>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const name = request.url!.slice(request.url!.lastIndexOf('/') + 1)
    asked.push(name)
    const file = files.get(name)
    if (file) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file)
    else response.writeHead(404).end('not here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gdeltv2/`
  return { base, files, asked, close: () => void server.close() }
}

/** The list of the newest files, as it is when `file` of the knowledge graph is the newest. */
export function lastUpdate(name: string, file: Buffer): Buffer {
  const line = (ending: string, bytes: Buffer) =>
    `${bytes.length} ${createHash('md5').update(bytes).digest('hex')} http://data.example/gdeltv2/${ending}\n`
  const stem = name.slice(0, 14)
  const other = Buffer.from('events')
  return Buffer.from(line(`${stem}.export.CSV.zip`, other) + line(`${stem}.mentions.CSV.zip`, other) + line(name, file))
}
