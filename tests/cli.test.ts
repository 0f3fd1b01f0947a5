import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startFeedFarm } from './support/feed-farm.ts'
import { onTopic } from './support/items.ts'
import { createDatabase } from './support/postgres.ts'
import { runMirador } from './support/processes.ts'

const bin = fileURLToPath(new URL('../services/cli/bin/mirador.js', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'mirador-cli-'))
let database: string
beforeAll(async () => {
  database = (await createDatabase()).url
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

type Result = { code: number | null; out: string; err: string }

/** Runs a verb to its end on the test's database, with `input` on standard input. */
const mirador = (args: string[], input = '', environment: Record<string, string> = {}): Promise<Result> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH, DATABASE_URL: database, LOG_LEVEL: 'warn', ...environment }
    const child = execFile(process.execPath, [bin, ...args], { env, cwd: directory }, (_error, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    )
    child.stdin?.end(input)
  })

const file = (name: string, text: string): string => {
  const path = join(directory, name)
  writeFileSync(path, text)
  return path
}
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const report =
  'Mexico and the United States agreed on Tuesday to let trucks of both countries pass the bridge at Laredo at night, officials said. ' +
  'The pilot program begins in March and lasts six months, after which both governments want to look at how long trucks wait, ' +
  'what the longer hours cost, and whether the same can be done in El Paso and Nogales, where exporters have asked for it for years.'

describe('the filters', () => {
  it('parse prints what a feed holds, or why it holds nothing', async () => {
    const feed =
      '<rss version="2.0"><channel><title>A &amp; B</title><item><title>One</title><link>/1</link></item></channel></rss>'
    const input = [
      { id: 'a', bytes_base64: Buffer.from(feed).toString('base64'), url: 'https://a.example/feed' },
      { id: 'b', bytes_base64: Buffer.from('<!doctype html><title>No</title>').toString('base64') },
    ]
    const { code, out } = await mirador(['parse'], input.map((line) => JSON.stringify(line)).join('\n'))
    expect(code).toBe(0)
    expect(lines(out)).toMatchObject([
      { id: 'a', feed: { title: 'A & B' }, items: [{ title: 'One', link: 'https://a.example/1' }] },
      { id: 'b', error: { code: 'html' } },
    ])
  })

  it('classify prints labels with evidence, in the order of the lines', async () => {
    const input = [onTopic.migration, 'City council debates new bicycle lanes'].map((title, id) =>
      JSON.stringify({ id, title, text: '' }),
    )
    const { code, out } = await mirador(['classify'], input.join('\n'))
    expect(code).toBe(0)
    const [migrants, lanes] = lines(out)
    expect(migrants).toMatchObject({ id: 0, relevance: 'mexico', language: 'en' })
    expect(migrants.frames.map((frame: { id: string }) => frame.id)).toContain('migration')
    for (const { evidence } of migrants.frames)
      for (const { start, end, text } of evidence) expect(onTopic.migration.slice(start, end)).toBe(text)
    expect(lanes).toMatchObject({ id: 1, relevance: 'none', frames: [], immigrants: 'none', tone: 'neutral' })
  })

  it('group says which mentions are one story, what each joined, and by what overlap', async () => {
    const input = [
      { id: 'a', title: 'Trucks at night', text: `LAREDO (AP) — ${report}`, published: '2026-11-02T10:00:00Z' },
      { id: 'b', title: 'Bridge opens', text: report.slice(0, 300), date: '2026-11-03' },
      { id: 'c', title: 'Trucks at night', text: '' },
      { id: 'd', title: 'Old news', text: report, published: '2026-12-24' },
      { id: 'e', title: 'x', text: 5 },
      { id: 'f', title: 'x', text: 'y', published: 'yesterday' },
    ]
    const { code, out } = await mirador(['group'], input.map((line) => JSON.stringify(line)).join('\n'))
    expect(code).toBe(0)
    const answers = lines(out)
    expect(answers).toMatchObject([
      { id: 'a', story: 'a', joined: null, overlap: null },
      { id: 'b', story: 'a', joined: 'a' },
      { id: 'c', story: 'c', joined: null },
      { id: 'd', story: 'd', joined: null },
      { id: 'e', error: { code: 'bad-input', message: expect.stringContaining('"text"') } },
      { id: 'f', error: { code: 'bad-input', message: expect.stringContaining('"published"') } },
    ])
    expect(answers[1].overlap).toBeGreaterThan(0.8)
    const broken = await mirador(['group'], `${JSON.stringify(input[0])}\nnonsense\n`)
    expect([broken.code, lines(broken.out).length]).toEqual([2, 1])
  })

  it('classify prints what immigrants are shown as, and who says so', async () => {
    const title = 'Gov. Greg Abbott says illegal immigrants bring crime'
    const { code, out } = await mirador(['classify'], JSON.stringify({ id: 1, title, text: '' }))
    expect(code).toBe(0)
    const [{ subFrames, speakers }] = lines(out)
    expect(subFrames.map(({ id }: { id: string }) => id)).toEqual(['safety', 'illegality'])
    expect(speakers).toEqual([{ field: 'title', start: 0, end: 16, text: 'Gov. Greg Abbott', voice: 'attributed' }])
  })

  it('extract prints the article of each page, from a line or a file, or why there is none', async () => {
    const page = (title: string) =>
      `<html lang="es"><head><title>${title}</title><link rel="canonical" href="/a"></head><body><h1>${title}</h1>${'<p>Los gobiernos de México y Texas acordaron abrir el puente también de noche, dijeron.</p>'.repeat(5)}</body></html>`
    const input = [
      { id: 'a', url: 'https://a.example/x', html: page('El puente') },
      { id: 'b', file: file('page.html', page('La noche')) },
      { id: 'c', html: '<html><body></body></html>' },
      { id: 'd', file: 'nowhere.html' },
      { id: 'e', html: page('x'), file: 'both.html' },
    ]
    const { code, out } = await mirador(['extract'], input.map((line) => JSON.stringify(line)).join('\n'))
    expect(code).toBe(0)
    expect(lines(out)).toMatchObject([
      {
        id: 'a',
        title: 'El puente',
        language: 'es',
        byline: null,
        published: null,
        canonicalUrl: 'https://a.example/a',
      },
      { id: 'b', title: 'La noche', text: expect.stringMatching(/^Los gobiernos/) },
      { id: 'c', error: { code: 'no-text' } },
      { id: 'd', error: { code: 'not-found' } },
      { id: 'e', error: { code: 'bad-input' } },
    ])
    const broken = await mirador(['extract'], `${JSON.stringify(input[0])}\nnonsense\n`)
    expect([broken.code, lines(broken.out).length]).toEqual([2, 1])
  })

  it('name the line that is no JSON object', async () => {
    const { code, err } = await mirador(['classify'], '{"id": 1, "title": "x"}\nnonsense\n')
    expect([code, err.trim()]).toEqual([2, 'mirador: Line 2 is not a JSON object.'])
  })
})

describe('what is wrong', () => {
  it('in the settings is named all at once', async () => {
    const { code, err } = await mirador(['status'], '', { PORT: 'http', TIME_ZONE: 'Texas', DATABASE_URL: 'mysql://x' })
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toEqual([
      expect.stringContaining('DATABASE_URL must be an address that begins with postgres://'),
      expect.stringContaining('PORT must be a whole number'),
      expect.stringContaining('TIME_ZONE must be a time zone'),
    ])
  })

  it('with the database says where to look', async () => {
    const { code, err } = await mirador(['status'], '', { DATABASE_URL: 'postgres://127.0.0.1:1/none' })
    expect([code, err]).toEqual([1, expect.stringMatching(/PostgreSQL does not answer.*Check DATABASE_URL/)])
  })

  it('with the call shows how to call it', async () => {
    expect(await mirador(['fly'])).toMatchObject({ code: 2, err: expect.stringContaining('--help') })
    expect(await mirador(['feeds', 'add', 'ftp://a.example/', '--outlet', 'A'])).toMatchObject({ code: 2 })
    for (const verb of [
      'start',
      'api',
      'work',
      'migrate',
      'status',
      'doctor',
      'outlets',
      'feeds',
      'import',
      'export',
      'parse',
      'classify',
      'group',
      'reviews',
      'relabel',
      'opinion',
      'extract',
      'social',
    ])
      expect(await mirador([verb, '--help'])).toMatchObject({
        code: 0,
        out: expect.stringContaining(`mirador ${verb}`),
      })
  })
})

describe('outlets, feeds and history', () => {
  it('import, change and export as CSV and OPML, and name rows that cannot be taken', async () => {
    const csv =
      'name,homepage,feed_url,state,city,language\nEl Diario,https://eldiario.example,https://eldiario.example/rss,TX,El Paso,es\n,https://nobody.example,,,,\n'
    const imported = await mirador(['outlets', 'import', file('outlets.csv', csv)])
    expect(imported).toMatchObject({ code: 1, err: expect.stringMatching(/outlets\.csv:3: .*name/i) })
    expect(JSON.parse(imported.out)).toMatchObject({ outletsAdded: 1, feedsAdded: 1, problems: 1 })
    const listed = await mirador(['outlets', 'list', '--json', '--collection', 'state:TX'])
    expect(lines(listed.out)).toMatchObject([{ slug: 'el-diario', language: 'es', feeds: 1, articleText: false }])
    for (const [choice, articleText] of [
      ['on', true],
      ['off', false],
    ] as const) {
      expect((await mirador(['outlets', 'set', 'el-diario', '--article-text', choice])).code).toBe(0)
      const { out } = await mirador(['outlets', 'list', '--json'])
      expect(lines(out)).toMatchObject([{ slug: 'el-diario', articleText }])
    }
    const nobody = await mirador(['outlets', 'set', 'el-diario', 'nobody', '--article-text', 'on'])
    expect(nobody).toMatchObject({ code: 2, err: expect.stringContaining('nobody') })
    for (const format of ['csv', 'opml']) {
      const { out } = await mirador(['outlets', 'export', '--format', format])
      const again = await mirador(['outlets', 'import', file(`again.${format}`, out)])
      expect([again.code, JSON.parse(again.out)]).toEqual([
        0,
        { outlets: 1, feeds: 1, outletsAdded: 0, feedsAdded: 0, problems: 0 },
      ])
    }
  })

  it('carry in CSV whose articles are read, and leave it as it is where a list says nothing of it', async () => {
    const list = (column: string, value: string) =>
      file('chosen.csv', `name,homepage${column}\nEl Diario,https://eldiario.example${value}\n`)
    expect((await mirador(['outlets', 'import', list(',article_text', ',on')])).code).toBe(0)
    expect((await mirador(['outlets', 'import', list('', '')])).code).toBe(0)
    const { out } = await mirador(['outlets', 'export'])
    expect(out).toContain(',article_text,')
    expect(out).toMatch(/^el-diario,.*,on,/m)
    expect((await mirador(['outlets', 'import', file('back.csv', out.replace(',on,', ',off,'))])).code).toBe(0)
    expect(lines((await mirador(['outlets', 'list', '--json'])).out)).toMatchObject([{ articleText: false }])
  })

  it('polls in this process and says what came of each feed', async () => {
    const farm = await startFeedFarm({ feeds: 1, items: 7 })
    onTestFinished(() => farm.close())
    const settings = { ALLOW_PRIVATE_ADDRESSES: 'yes' }
    expect((await mirador(['feeds', 'add', farm.urls[0]!, '--outlet', 'Farm 0'])).out).toMatch(/^added/)
    expect((await mirador(['feeds', 'add', farm.urls[0]!, '--outlet', 'Farm 0'])).out).toMatch(/polled already/)
    const id = lines((await mirador(['feeds', 'list', '--json', '--outlet', 'farm-0'])).out)[0].id
    const { code, out } = await mirador(['feeds', 'poll', `${id}`], '', settings)
    expect(code).toBe(0)
    const { offTopic, kept, refused } = lines(out)[0]
    expect([offTopic + kept, refused]).toEqual([7, 0])
    expect(await mirador(['feeds', 'poll', '999'], '', settings)).toMatchObject({
      code: 2,
      err: expect.stringContaining('999'),
    })
    expect(await mirador(['feeds', 'set', `${id}`, '--reader', 'rss-parser', '--stop'])).toMatchObject({ code: 0 })
    const changed = lines((await mirador(['feeds', 'list', '--json', '--outlet', 'farm-0'])).out)
    expect(changed).toMatchObject([{ reader: 'rss-parser', state: 'stopped' }])
    expect(await mirador(['feeds', 'set', `${id}`])).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing to change'),
    })
    const status = await mirador(['status', '--json'])
    expect(JSON.parse(status.out)).toMatchObject({ pollsLastHour: { modified: 1 }, staleHours: 0 })
  })

  it('finds the feeds of a site, adds the first, and takes none twice', async () => {
    const entry = (n: number) => `<item><title>Story ${n}</title><link>https://site.example/${n}</link></item>`
    const channel = (from: number, self = '') =>
      `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Site</title>${self}${[0, 1, 2, 3, 4, 5].map((n) => entry(from + n)).join('')}</channel></rss>`
    const named = (path: string) => `<link rel="alternate" type="application/rss+xml" href="${path}">`
    const pages: Record<string, string> = {
      '/': `<!doctype html>${named('/main')}${named('/world')}`,
      '/main': channel(0),
      '/world': channel(100),
      '/copy': channel(0),
      '/none': '<!doctype html><p>',
    }
    const server = createHttpServer((request, response) => {
      const page = pages[request.url ?? '']
      response.writeHead(page ? 200 : 404).end(page)
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
    const settings = { ALLOW_PRIVATE_ADDRESSES: 'yes', HOST_DELAY_MS: '0' }
    const feeds = (...args: string[]) => mirador(['feeds', ...args], '', settings)

    expect(lines((await feeds('discover', at('/'), '--json')).out)).toMatchObject([
      { url: at('/main'), how: 'named', title: 'Site', items: 6 },
      { url: at('/world'), how: 'named' },
    ])
    const add = async (path: string, ...options: string[]) =>
      (await feeds('add', at(path), '--outlet', 'Site', ...options)).out.trim()
    expect(await add('/')).toMatch(/^added \S+\/main to site\nalso there: \S+\/world/)
    expect(await add('/main/')).toMatch(/polled already/)
    await feeds('poll', `${lines((await feeds('list', '--json', '--outlet', 'site')).out)[0].id}`)
    expect(await add('/copy')).toMatch(/6 of its 6 items came by other feeds of site; --anyway adds it/)
    expect(await add('/copy', '--anyway')).toMatch(/^added/)
    pages['/copy2'] = channel(200, `<atom:link rel="self" href="${at('/main')}"/>`)
    expect(await add('/copy2')).toMatch(/is \S+\/main, polled already/)
    expect(await add('/', '--all')).toMatch(/main.*polled already[\s\S]*added \S+\/world/)
    expect(await feeds('discover', at('/none'))).toMatchObject({ code: 2, err: expect.stringMatching(/no feed at/) })
    expect(await feeds('discover', at('/missing'))).toMatchObject({ code: 1, err: expect.stringMatching(/404/) })
  })

  it('imports a history, names bad lines, and repeats without effect', async () => {
    const line = (title: string, day: string) =>
      JSON.stringify({ outlet: 'Old Times', title, published: day, url: `https://old.example/${day}` })
    const path = file(
      'history.ndjson',
      [
        line(onTopic.trade, '2020-01-02'),
        '{"outlet": 5}',
        'no',
        '{"outlet": "Old Times", "title": "x", "url": {}}',
        line('Bicycle lanes', '2020-01-03'),
        '',
      ].join('\n'),
    )
    const first = await mirador(['import', path])
    expect(first).toMatchObject({
      code: 0,
      err: expect.stringMatching(
        /line 2: "outlet" is not text[\s\S]*line 3: is not JSON[\s\S]*line 4: "url" is not text/,
      ),
    })
    expect(JSON.parse(first.out)).toMatchObject({ lines: 5, kept: 1, offTopic: 1, repeated: 0, refused: 3 })
    expect(JSON.parse((await mirador(['import', path])).out)).toMatchObject({ kept: 0, repeated: 2, refused: 3 })
    const exported = await mirador(['export', '--from', '2020-01-01T00:00:00Z', '--to', '2020-02-01T00:00:00Z'])
    expect(lines(exported.out)).toMatchObject([
      { title: onTopic.trade, publishedAt: '2020-01-02T00:00:00.000Z', outlet: { name: 'Old Times' } },
    ])
    expect(await mirador(['import', join(directory, 'missing.ndjson')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no file'),
    })
  })

  it('fills the gaps of its outlets where it is said to be whole', async () => {
    const path = file(
      'whole.ndjson',
      JSON.stringify({ outlet: 'Gappy', title: 'Bicycle lanes', published: '2026-11-02' }),
    )
    const { pool, url } = await createDatabase()
    const own = { DATABASE_URL: url }
    await mirador(['feeds', 'add', 'https://gappy.example/rss', '--outlet', 'Gappy'], '', own)
    await pool.query(`INSERT INTO gaps SELECT id, '2026-11-01T00:00:00Z', '2026-11-05T00:00:00Z', 'late' FROM feeds`)
    const seen = (...ends: string[]) => mirador(['import', path, ...ends], '', own)
    const wrong = { code: 2, err: expect.stringContaining('belong together') }
    expect(await seen('--seen-from', '2026-11-02')).toMatchObject(wrong)
    expect(await seen('--seen-from', '2026-11-03', '--seen-until', '2026-11-02')).toMatchObject(wrong)
    expect(await seen('--seen-from', '2026-11-02T00:00:00Z', '--seen-until', '2026-11-09')).toMatchObject({ code: 0 })
    const { rows } = await pool.query('SELECT since, until FROM gaps')
    expect(rows).toEqual([{ since: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-11-02T00:00:00Z') }])
    await pool.end()
  })

  it('goes on where a damaged gzip file broke off, and says so', async () => {
    const { gzipSync } = await import('node:zlib')
    const text = Array.from({ length: 5_000 }, (_, i) =>
      JSON.stringify({ outlet: 'Z', title: `Story ${i} of many`, url: `https://z.example/${i}` }),
    ).join('\n')
    const whole = gzipSync(text)
    const path = join(directory, 'cut.ndjson.gz')
    writeFileSync(path, whole.subarray(0, whole.length >> 1))
    expect(await mirador(['import', path])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/breaks off after line \d+/),
    })
    writeFileSync(path, whole)
    const { out } = await mirador(['import', path])
    expect(JSON.parse(out)).toMatchObject({ lines: 5_000, refused: 0 })
  })
})

describe('the database', () => {
  it('is brought up to date by one of several that try at once, and keeps its zone', async () => {
    const { url, pool } = await createDatabase()
    await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    const several = await Promise.all([1, 2, 3].map(() => mirador(['migrate'], '', { DATABASE_URL: url })))
    expect(several.map(({ code, err }) => [code, err])).toEqual([1, 2, 3].map(() => [0, '']))
    expect(several.filter(({ out }) => out.includes('applied'))).toHaveLength(1)
    await mirador(['keys', 'add', 'reader'], '', { DATABASE_URL: url, TIME_ZONE: 'America/New_York' })
    expect((await pool.query('SELECT time_zone FROM roll_up')).rows).toEqual([{ time_zone: 'America/Mexico_City' }])
    const { out } = await mirador(['doctor'], '', { DATABASE_URL: url })
    expect(out).toMatch(/ok +database: PostgreSQL 18[\s\S]*ok +queue: PostgreSQL[\s\S]*ok +counts: add up/)
  })
})

describe('mirador start', () => {
  it('says which setting to change when its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const { code, err } = await mirador(['api'], '', { PORT: `${port}` })
    expect([code, err]).toEqual([2, expect.stringMatching(/Nothing can listen on .*set another PORT or HOST/)])
  })

  it('does everything in one tree, refuses a second one beside it, stops cleanly and goes on', {
    timeout: 90_000,
  }, async () => {
    const settings = { DATA_DIR: join(directory, 'data'), PORT: '0', LOG_LEVEL: 'warn' }
    const first = runMirador(['start', '--demo'], settings)
    onTestFinished(async () => void (await first.end('SIGKILL')))
    const address = /http:\S+/.exec(await first.said('Mirador is at'))![0]
    expect(await first.said('Admin key')).toMatch(/mirador_[\w-]{32}$/)
    expect(await first.said('synthetic items')).toMatch(/DEMO: \d+ synthetic items/)
    expect((await fetch(`${address}/ready`)).status).toBe(200)
    const { mentions } = (await (await fetch(`${address}/v1/mentions?limit=1`)).json()) as {
      mentions: { outlet: { synthetic: boolean } }[]
    }
    expect(mentions[0]?.outlet.synthetic).toBe(true)
    const second = runMirador(['start', '--demo'], settings)
    await second.said('Mirador already runs in')
    await expect.poll(() => second.child.exitCode).toBe(2)
    await first.said('All 24 feeds answer')
    expect(await first.end()).toBe(0)
    expect(first.lines.at(-1)).toBe('Stopped.')
    const again = runMirador(['start', '--demo'], { ...settings, DATA_DIR: join(directory, 'data') })
    onTestFinished(async () => void (await again.end('SIGKILL')))
    await again.said('Mirador is at')
    expect(again.lines.join('\n')).not.toContain('Admin key')
    expect(await again.end()).toBe(0)
  })
})
