/**
 * History from a file by the real command into an empty, durable database, and the same file again: relevance, labels and
 * recount included, from the start of the process to its end.
 *   node tests/bench/import.ts [--rounds 3]
 */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import type { Pool } from '@mirador/store/db.ts'
import { runMirador } from '../support/processes.ts'
import { historyFile, replayMissing } from '../support/replay.ts'
import { describeMachine, median, onFreshDatabase, report, timed } from './support.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } })
const headlines = 130_944
const mostSeconds = 60
const mostOfFirst = 0.5

/** Where the real history is missing: as many headlines of twelve outlets over half a year, one in ten on topic. */
async function generateHistory(directory: string): Promise<string> {
  const path = join(directory, 'generated.jsonl.gz')
  const file = createGzip()
  const written = pipeline(file, createWriteStream(path))
  const here = ['senate', 'county', 'school', 'hospital', 'coach', 'airline', 'startup', 'museum', 'union', 'lender']
  const abroad = ['mexico president', 'migrants at the border', 'tijuana mayor', 'mexican growers']
  const does = ['weighs', 'delays', 'defends', 'rejects', 'reviews', 'expands', 'questions', 'celebrates', 'sues over']
  const what = ['trade plan', 'water rules', 'budget', 'rail line', 'vaccine', 'tariff', 'asylum rule', 'festival']
  const nth = (list: string[], n: number) => list[(Math.imul(n, 2654435761) >>> 8) % list.length]!
  for (let n = 0; n < headlines; n++) {
    const title = `${nth(n % 10 ? here : abroad, n)} ${nth(does, n + 1)} ${nth(what, n + 2)} in case ${n}`
    const published = new Date(Date.UTC(2022, 5, 1) + (n % 184) * 86_400_000).toISOString().slice(0, 10)
    const url = `https://outlet-${n % 12}.example/${published}/${n}`
    if (!file.write(`${JSON.stringify({ outlet: `Outlet ${n % 12}`, title, url, published })}\n`))
      await once(file, 'drain')
  }
  file.end()
  await written
  return path
}

async function importFile(path: string, url: string): Promise<{ kept: number; repeated: number; offTopic: number }> {
  const mirador = runMirador(['import', path], { DATABASE_URL: url })
  const told = await mirador.said('"kept"')
  if (mirador.child.exitCode === null) await once(mirador.child, 'exit')
  if (mirador.child.exitCode !== 0) throw new Error(mirador.lines.join('\n'))
  return JSON.parse(told)
}

/** Everything that an import may change, as one value to compare. */
async function fingerprint(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ all: string }>(
    `SELECT concat_ws(' ',
       (SELECT md5(string_agg(counts::text, '' ORDER BY version_id, grain, outlet_id, bucket)) FROM counts),
       (SELECT md5(string_agg(mentions::text, '' ORDER BY id)) FROM mentions),
       (SELECT md5(string_agg(labels::text, '' ORDER BY mention_id, version_id)) FROM labels),
       (SELECT count(*) FROM seen_items),
       (SELECT count(*) FROM dirty_hours)
     ) AS all`,
  )
  return rows[0]!.all
}

describeMachine()
const directory = await mkdtemp(join(tmpdir(), 'mirador-bench-'))
try {
  const path = replayMissing ? await generateHistory(directory) : historyFile('headlines-2022h2.jsonl.gz')
  const firsts: number[] = []
  const agains: number[] = []
  let changed = false
  for (let round = 0; round < Number(values.rounds); round++)
    await onFreshDatabase(async (pool, url) => {
      const first = await timed(() => importFile(path, url))
      const before = await fingerprint(pool)
      const again = await timed(() => importFile(path, url))
      changed ||= before !== (await fingerprint(pool)) || again.result.kept + again.result.offTopic > 0
      firsts.push(first.seconds)
      agains.push(again.seconds)
      const { kept, offTopic, repeated } = first.result
      if (kept + offTopic + repeated !== headlines)
        throw new Error(`${kept} + ${offTopic} + ${repeated} ≠ ${headlines}`)
      report(`round ${round + 1}`, `${first.seconds.toFixed(1)} s`, `kept ${kept}; again ${again.seconds.toFixed(1)} s`)
    })
  const [first, again] = [median(firsts), median(agains)]
  const rate = `${Math.round(headlines / first).toLocaleString('en')} items/s`
  report(
    `${headlines} headlines imported: median`,
    `${first.toFixed(1)} s`,
    `at most ${mostSeconds} s`,
    first <= mostSeconds,
  )
  report('', rate)
  report(
    'imported again: of the first time',
    `${((100 * again) / first).toFixed(0)} %`,
    'at most 50 %',
    again <= mostOfFirst * first,
  )
  report('imported again: changed', changed ? 'something' : 'nothing', 'nothing', !changed)
} finally {
  await rm(directory, { recursive: true, force: true })
}
