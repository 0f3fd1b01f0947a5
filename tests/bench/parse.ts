/**
 * Reading ordinary feeds, beside rss-parser on the same bytes and Debian's sfeed (C, a process a feed, as it is used) on the same
 * files: each reader takes turns over all feeds, and the best round counts, in CPU time.
 *   node tests/bench/parse.ts [--feeds 60] [--items 30] [--rounds 7]
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { itemText } from '@mirador/ingest/item-text.ts'
import { parseFeed } from '@mirador/ingest/parse.ts'
import RssParser from 'rss-parser'
import { describeMachine, report } from './support.ts'

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '60' },
    items: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '7' },
  },
})
const items = Number(values.items)
const leastRatio = 2

const words =
  'the border of Mexico and Texas sees a new accord on trade while migrants wait for a hearing in El Paso; señal año "quoted"'.split(
    ' ',
  )

/** `count` words from the list, the same for the same `from`. */
function prose(from: number, count: number): string {
  return Array.from({ length: count }, (_, i) => words[(from * 7 + i * i + i) % words.length]).join(' ')
}

const address = (feed: number, item: number) => `https://outlet-${feed}.example/2026/news/story-${item}.html`

/** RSS as WordPress and newspapers send it: a lead, the whole text in CDATA, a creator, categories, a picture. */
function rss(feed: number): string {
  const entry = (item: number) => `<item>
      <title>${prose(item, 10)} &amp; more</title>
      <link>${address(feed, item)}</link>
      <guid isPermaLink="false">${address(feed, item)}</guid>
      <pubDate>Tue, ${1 + (item % 28)} Jun 2026 ${10 + (item % 10)}:04:00 GMT</pubDate>
      <dc:creator><![CDATA[${prose(item, 2)}]]></dc:creator>
      <category><![CDATA[Mexico]]></category><category>Trade</category>
      <description>&lt;p&gt;${prose(item + 1, 30)}&lt;/p&gt;</description>
      <content:encoded><![CDATA[<p>${prose(item + 2, 120)}</p> <p><a href="${address(feed, item)}">${prose(item, 80)}</a></p>]]></content:encoded>
      <media:content url="${address(feed, item)}.jpg" medium="image"><media:credit>${prose(item, 3)}</media:credit></media:content>
    </item>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
  <channel><title>Outlet ${feed}</title><link>https://outlet-${feed}.example/</link><description>News</description><language>en-us</language>
    ${Array.from({ length: items }, (_, item) => entry(item)).join('\n    ')}
  </channel>
</rss>`
}

function atom(feed: number): string {
  const entry = (item: number) => `<entry>
    <id>${address(feed, item)}</id><title type="html">${prose(item, 10)} &amp;amp; more</title>
    <link rel="alternate" type="text/html" href="${address(feed, item)}"/>
    <published>2026-06-${10 + (item % 18)}T10:04:00-05:00</published><updated>2026-06-${10 + (item % 18)}T11:04:00Z</updated>
    <author><name>${prose(item, 2)}</name></author><category term="Mexico"/>
    <summary>${prose(item + 1, 30)}</summary>
    <content type="html">&lt;p&gt;${prose(item + 2, 200)}&lt;/p&gt;</content>
  </entry>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Outlet ${feed}</title><link href="https://outlet-${feed}.example/"/>
  ${Array.from({ length: items }, (_, item) => entry(item)).join('\n  ')}
</feed>`
}

const feeds = Array.from({ length: Number(values.feeds) }, (_, feed) =>
  Buffer.from(feed % 3 === 2 ? atom(feed) : rss(feed)),
)
const bytes = feeds.reduce((sum, { length }) => sum + length, 0)
const rssParser = new RssParser()

/** What reads one feed, and how many items it found. */
const readers = {
  mirador: async (feed: Buffer) => parseFeed(feed, {}).items.length,
  'mirador, with plain text': async (feed: Buffer) => {
    const { items } = parseFeed(feed, {})
    return items.map(itemText).filter(({ title }) => title).length
  },
  'rss-parser': async (feed: Buffer) => (await rssParser.parseString(feed.toString())).items.length,
}

const sfeedMissing = existsSync('/usr/bin/sfeed') ? false : 'sfeed is not installed (apt-get install sfeed)'
if (sfeedMissing) console.warn(`SKIPPED: the comparison with sfeed, for ${sfeedMissing}`)

/** CPU seconds that sfeed takes for the files, by what the shell says of its children; the least of the rounds. */
function runSfeed(rounds: number): number {
  const directory = mkdtempSync(join(tmpdir(), 'mirador-sfeed-'))
  feeds.forEach((feed, i) => {
    writeFileSync(join(directory, `${i}.xml`), feed)
  })
  const script = 'for feed in *.xml; do sfeed < "$feed"; done > items; wc -l < items; times'
  const seconds = Array.from({ length: rounds }, () => {
    const [found, , children = ''] = execFileSync('bash', ['-c', script], { cwd: directory, encoding: 'utf8' }).split(
      '\n',
    )
    if (Number(found) !== feeds.length * items) throw new Error(`sfeed read ${found} of ${feeds.length * items} items`)
    return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + 60 * Number(m) + Number(s), 0)
  })
  rmSync(directory, { recursive: true })
  return Math.min(...seconds)
}

const best = {
  mirador: Number.POSITIVE_INFINITY,
  'mirador, with plain text': Number.POSITIVE_INFINITY,
  'rss-parser': Number.POSITIVE_INFINITY,
}
for (let round = 0; round < Number(values.rounds); round++)
  for (const name of Object.keys(readers) as (keyof typeof readers)[]) {
    const start = process.cpuUsage()
    for (const feed of feeds) {
      const found = await readers[name](feed)
      if (found !== items) throw new Error(`${name} read ${found} of ${items} items`)
    }
    const { user, system } = process.cpuUsage(start)
    best[name] = Math.min(best[name], (user + system) / 1e6)
  }

describeMachine()
for (const [name, seconds] of Object.entries(best)) {
  const rate = `${Math.round((feeds.length * items) / seconds).toLocaleString('en')} items/s`
  report(name, rate, `${(bytes / 1e6 / seconds).toFixed(1)} MB/s`)
}
if (!sfeedMissing) {
  const seconds = runSfeed(Number(values.rounds))
  const rate = `${Math.round((feeds.length * items) / seconds).toLocaleString('en')} items/s`
  report('sfeed', rate, `${(bytes / 1e6 / seconds).toFixed(1)} MB/s`)
  report('ratio to sfeed', `× ${(seconds / best.mirador).toFixed(2)}`)
}
const ratio = best['rss-parser'] / best.mirador
report('ratio to rss-parser', `× ${ratio.toFixed(2)}`, `at least × ${leastRatio}`, ratio >= leastRatio)
process.exitCode = ratio >= leastRatio ? 0 : 1
