/**
 * The second net: rows of GDELT's files from a zip in memory to items, and WARC files from disk to items, each beside a plain
 * loop over the same bytes (inflate and split), and both by the whole way into an empty, durable database.
 *   node tests/bench/second-net.ts [--rows 20000] [--pages 20000]
 */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createGunzip, inflateRawSync } from 'node:zlib'
import { createOutletFinder } from '@mirador/ingest/find-outlet.ts'
import { readRows } from '@mirador/ingest/gdelt/read-gdelt.ts'
import { linesOfZip } from '@mirador/ingest/gdelt/unzip.ts'
import { importWarc } from '@mirador/ingest/import-warc.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { readWarc } from '@mirador/ingest/warc/read-warc.ts'
import { type Homepage, listHomepages } from '@mirador/store/outlets.ts'
import { gkgRow, zipOf } from '../support/gdelt.ts'
import { addOutlets, offTopic, onTopic } from '../support/items.ts'
import { articlePage, gzipped, pageRecord } from '../support/warc.ts'
import { describeMachine, median, onFreshDatabase, report, timed } from './support.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '20000' }, pages: { type: 'string', default: '20000' } },
})
const rows = Number(values.rows)
const pages = Number(values.pages)
const rounds = 5
const fileAt = new Date('2026-11-24T12:00:00Z')
/** Against the plain loop of the same round. */
const least = 0.5
/** The largest quarter-hours hold some 3,000 rows a stream. */
const leastRowsPerSecond = 3_000
const mostMemoryGrowth = 300e6

const outlet = (n: number) => ({ slug: `o-${n}`, name: `Outlet ${n}`, homepage: `https://outlet-${n}.example/` })
const homepages: Homepage[] = Array.from({ length: 300 }, (_, n) => ({
  outletId: n,
  name: `Outlet ${n}`,
  url: `https://outlet-${n}.example/`,
}))
const titleOf = (n: number) => `${n % 50 ? offTopic : onTopic.trade} ${n}`
/** One row or page in twenty is of an outlet that we know. */
const addressOf = (n: number) => `https://${n % 20 ? 'elsewhere' : `outlet-${(n / 20) % 300}`}.example/2026/${n}`

/** Rows of the size that GDELT's have: some seven kilobytes, most of it emotions and themes. */
function gkgFile(): string {
  const filler = Array.from({ length: 600 }, (_, n) => `c${n}.${n % 9}:${(n * 7919) % 101}`).join(',')
  return Array.from({ length: rows }, (_, n) => {
    const row = gkgRow({ url: addressOf(n), title: titleOf(n), published: '20261124110000', places: ['US', 'MX'] })
    const cells = row.split('\t')
    cells[17] = `wc:${n},${filler}`
    return `${cells.join('\t')}\n`
  }).join('')
}

const plainLines = (text: string): number => text.split('\n').reduce((sum, line) => sum + line.split('\t').length, 0)

async function benchGkg(): Promise<void> {
  const text = gkgFile()
  const zip = zipOf(text)
  const packed = zip.subarray(39, zip.length - 22)
  const find = createOutletFinder(homepages)
  const [ours, plain]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    const loop = await timed(async () => plainLines(inflateRawSync(packed).toString()))
    const read = await timed(() => readRows(linesOfZip(zip, 1e9), find, fileAt))
    if (read.result.items.length !== Math.ceil(rows / 20)) throw new Error(`${read.result.items.length} items`)
    plain.push(loop.seconds)
    ours.push(read.seconds)
  }
  const rate = (seconds: number) => `${Math.round(rows / seconds).toLocaleString('en')} rows/s`
  const ratio = median(plain) / median(ours)
  report(`${rows} rows of GDELT, ${Math.round(text.length / 1e6)} MB unpacked`, rate(median(ours)))
  report('plain inflate and split of the same', rate(median(plain)))
  report('of the plain loop', ratio.toFixed(2), `at least ${least}`, ratio >= least)
}

async function plainGunzip(path: string): Promise<number> {
  let bytes = 0
  let marks = 0
  for await (const chunk of createReadStream(path).pipe(createGunzip())) {
    bytes += chunk.length
    marks += chunk.toString('latin1').split('WARC/1.0').length - 1
  }
  if (marks < pages / 2) throw new Error(`${marks} records`)
  return bytes
}

async function readAll(path: string): Promise<number> {
  let records = 0
  for await (const part of readWarc(path, 0)) if ('record' in part) records++
  if (records !== pages) throw new Error(`${records} records`)
  return records
}

/** Pages of some 100 kilobytes, as news sites have them. */
async function warcFile(directory: string): Promise<string> {
  const path = join(directory, 'pages.warc.gz')
  const body = Array.from(
    { length: 1_500 },
    (_, n) => `<div class="c${(n * 7919) % 1_009}"><p>Paragraph ${n}</p></div>`,
  ).join('')
  const chunks: Buffer[] = []
  for (let n = 0; n < pages; n++)
    chunks.push(gzipped(pageRecord(addressOf(n), articlePage(titleOf(n)).replace('</body>', `${body}</body>`))))
  await writeFile(path, chunks)
  return path
}

async function benchWarc(directory: string): Promise<void> {
  const path = await warcFile(directory)
  const { size } = await stat(path)
  const [ours, plain]: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round++) {
    plain.push((await timed(() => plainGunzip(path))).seconds)
    ours.push((await timed(() => readAll(path))).seconds)
  }
  const unpacked = await plainGunzip(path)
  const rate = (seconds: number) => `${Math.round(unpacked / 1e6 / seconds)} MB/s`
  const ratio = median(plain) / median(ours)
  report(
    `${pages} records of WARC, ${Math.round(size / 1e6)} MB, unpacked ${Math.round(unpacked / 1e6)} MB`,
    rate(median(ours)),
  )
  report('plain gunzip and split of the same', rate(median(plain)))
  report('of the plain loop', ratio.toFixed(2), `at least ${least}`, ratio >= least)
  await onFreshDatabase(async (pool) => {
    await addOutlets(pool, ...Array.from({ length: 300 }, (_, n) => outlet(n)))
    const keep = await createKeeper(pool)
    globalThis.gc?.()
    const before = process.memoryUsage.rss()
    let most = before
    const notice = () => {
      most = Math.max(most, process.memoryUsage.rss())
    }
    const { seconds, result } = await timed(() =>
      importWarc(pool, keep, path, () => fileAt, new AbortController().signal, notice),
    )
    if (result.kept + result.offTopic !== Math.ceil(pages / 20)) throw new Error(JSON.stringify(result))
    report('the same into the database', rate(seconds), `${Math.round(pages / seconds)} records/s`)
    const grown = most - before
    report(
      'memory that it took',
      `${Math.round(grown / 1e6)} MB`,
      `at most ${mostMemoryGrowth / 1e6}`,
      grown <= mostMemoryGrowth,
    )
  })
}

/** Every row of a known outlet, to compare with what a day brings. */
async function benchKeep(): Promise<void> {
  const text = gkgFile().replaceAll('https://elsewhere.example/', 'https://outlet-7.example/')
  await onFreshDatabase(async (pool) => {
    await addOutlets(pool, ...Array.from({ length: 300 }, (_, n) => outlet(n)))
    const keep = await createKeeper(pool)
    const { seconds } = await timed(async () => {
      const find = createOutletFinder(await listHomepages(pool))
      const { items } = await readRows(linesOfZip(zipOf(text), 1e9), find, fileAt)
      if (items.length !== rows) throw new Error(`${items.length} items`)
      await keep(items, fileAt)
    })
    const rate = rows / seconds
    report(
      'every row an item, into the database',
      `${Math.round(rate)} rows/s`,
      `at least ${leastRowsPerSecond}`,
      rate >= leastRowsPerSecond,
    )
  })
}

describeMachine()
const directory = await mkdtemp(join(tmpdir(), 'mirador-bench-'))
try {
  await benchGkg()
  await benchKeep()
  await benchWarc(directory)
} finally {
  await rm(directory, { recursive: true, force: true })
}
