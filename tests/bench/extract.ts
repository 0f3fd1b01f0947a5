/**
 * Articles read off pages: pages a CPU-second on one core, beside @mozilla/readability on linkedom alone, which gives the text but
 * neither cleans it nor looks for date, language and canonical address. Pages are made for the purpose, or those of a folder.
 *   node tests/bench/extract.ts [--pages 60] [--rounds 5] [--folder DIR]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { extractArticle } from '@mirador/ingest/article/extract-article.ts'
import { decodeDocument } from '@mirador/ingest/decode.ts'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { describeMachine, report } from './support.ts'

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '5' },
    folder: { type: 'string' },
  },
})
const leastRatio = 0.6

const words =
  'the border of Mexico and Texas sees a new accord on trade while migrants wait for a hearing in El Paso, and officials say more'.split(
    ' ',
  )
const prose = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => words[(from * 7 + i * i + i) % words.length]).join(' ')

/** About as large as the page of a paper: menus, thirty paragraphs, teasers, a script and two kinds of metadata. */
function madePage(n: number): string {
  const links = (count: number) =>
    Array.from({ length: count }, (_, i) => `<li><a href="/section/${i}">${prose(i, 6)}</a></li>`).join('')
  const paragraphs = Array.from(
    { length: 30 },
    (_, i) => `<p class="body-text">${prose(n + i, 60)}. <a href="/${i}">${prose(i, 3)}</a>.</p>`,
  )
  const teasers = Array.from(
    { length: 40 },
    (_, i) =>
      `<div class="card"><a href="/x/${i}"><img src="/i/${i}.jpg" alt="${prose(i, 5)}"><h3>${prose(i, 9)}</h3></a></div>`,
  )
  return `<!doctype html><html lang="en"><head><title>${prose(n, 9)}</title>
    <meta property="og:title" content="${prose(n, 9)}"><link rel="canonical" href="https://paper.example/${n}">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"${prose(n, 9)}","datePublished":"2026-11-24T10:00:00Z"}</script>
    <style>${'.a{color:red}'.repeat(500)}</style></head><body><nav><ul>${links(80)}</ul></nav>
    <main><article><h1>${prose(n, 9)}</h1>${paragraphs.join('<figure><img src="/a.jpg"><figcaption>A picture</figcaption></figure>')}</article></main>
    <aside>${teasers.join('')}</aside><footer><ul>${links(60)}</ul></footer><script>${'var a = 1;'.repeat(3_000)}</script></body></html>`
}

function pagesOf(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => /\.html(\.gz)?$/.test(file))
  return files.map((file) => {
    const bytes = readFileSync(join(folder, file))
    return decodeDocument(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, undefined)
  })
}

const pages = values.folder
  ? pagesOf(values.folder)
  : Array.from({ length: Number(values.pages) }, (_, n) => madePage(n))

const readers = {
  mirador: (html: string) => extractArticle(html, 'https://paper.example/').text,
  'readability on linkedom alone': (html: string) =>
    new Readability(parseHTML(html).document as unknown as Document).parse()?.textContent ?? '',
}
type Name = keyof typeof readers
const best: Record<Name, number> = {
  mirador: Number.POSITIVE_INFINITY,
  'readability on linkedom alone': Number.POSITIVE_INFINITY,
}
for (let round = 0; round < Number(values.rounds); round++)
  for (const name of Object.keys(readers) as Name[]) {
    const start = process.cpuUsage()
    const empty = pages.filter((html) => readers[name](html) === '').length
    const { user, system } = process.cpuUsage(start)
    if (empty > pages.length / 10) throw new Error(`${name} found no article on ${empty} of ${pages.length} pages`)
    best[name] = Math.min(best[name], (user + system) / 1e6)
  }

describeMachine()
for (const [name, seconds] of Object.entries(best))
  report(name, `${(pages.length / seconds).toFixed(1)} pages/s`, 'of CPU time')
const ratio = best['readability on linkedom alone'] / best.mirador
report('ratio to readability alone', `× ${ratio.toFixed(2)}`, `at least × ${leastRatio}`, ratio >= leastRatio)
