import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { simulateSeries } from './support/simulated-news.ts'

const main = fileURLToPath(new URL('../services/cli/main.ts', import.meta.url))

type Line = Record<string, unknown>

/** Runs `mirador detect` to its end. */
const detect = (
  args: string[],
  input: (Line | string)[],
): Promise<{ code: number | null; lines: Line[]; err: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH }
    const child = execFile(
      process.execPath,
      [main, 'detect', ...args],
      { env, maxBuffer: 50_000_000 },
      (_error, out, err) =>
        resolve({
          code: child.exitCode,
          lines: out
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line)),
          err,
        }),
    )
    child.stdin?.end(input.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''))
  })

const dayNames = (at: number) => new Date(Date.UTC(2026, 0, 1) + at * 86_400_000).toISOString().slice(0, 10)
/** Sixty days of about five of about fifty, the 50th and 51st as given. */
const days = (series: string, spike: Line = {}): Line[] =>
  Array.from({ length: 60 }, (_, at) => ({
    series,
    bucket: dayNames(at),
    count: 4 + ((at * 7) % 3),
    total: 48 + ((at * 5) % 7),
    ...(at === 50 || at === 51 ? spike : {}),
  }))
const risen = { count: 30, total: 78 }

describe('mirador detect', () => {
  it('answers each bucket in order, opens one episode for a spike and closes it', async () => {
    const { code, lines } = await detect(['--unit', 'day'], days('drugs', risen))
    expect(code).toBe(0)
    expect(lines.map(({ bucket }) => bucket)).toEqual(days('x').map(({ bucket }) => bucket))
    expect(lines.filter(({ alert }) => alert).map(({ bucket }) => bucket)).toEqual(['2026-02-20'])
    expect(lines[50]).toMatchObject({
      series: 'drugs',
      state: 'opened',
      episode: { series: 'drugs', opened: '2026-02-20' },
    })
    expect(lines[50]!.expected).toBeGreaterThan(4)
    expect(lines[50]!.low).toBeLessThan(5)
    expect(lines[50]!.high).toBeLessThan(20)
    expect(lines[50]!.pCount).toBeLessThan(0.0001)
    expect(lines[50]!.pShare).toBeLessThan(0.0001)
    expect(lines.slice(51, 54).map(({ state }) => state)).toEqual(['open', 'open', 'closed'])
    expect(lines[53]).toMatchObject({ alert: false, episode: { opened: '2026-02-20' } })
    expect(lines[54]).not.toHaveProperty('episode')
  })

  it('keeps series that come mixed apart', async () => {
    const [one, two] = [days('one', risen), days('two')]
    const { lines } = await detect(
      ['--unit', 'day'],
      one.flatMap((line, i) => [line, two[i]!]),
    )
    expect(lines.filter(({ alert }) => alert)).toEqual([expect.objectContaining({ series: 'one' })])
    const alone = await detect(['--unit', 'day'], two)
    expect(lines.filter(({ series }) => series === 'two')).toEqual(alone.lines)
  })

  it('takes what was not seen for missing, and goes on with the episode after it', async () => {
    const input = days('x', risen).map((line, at) => ({
      ...line,
      ...(at > 51 && at < 57 ? { count: 0, total: 0, coverage: 0.2 } : {}),
    }))
    const { lines } = await detect(['--unit', 'day'], input)
    expect(lines.slice(50, 59).map(({ state }) => state)).toEqual([
      'opened',
      'open',
      ...Array(5).fill('missing'),
      'open',
      'closed',
    ])
    expect(lines[52]).toMatchObject({ expected: null, pCount: null, pShare: null, score: null, alert: false })
    const unknown = await detect(['--unit', 'day'], [{ series: 'x', bucket: 1, count: null }])
    expect(unknown.lines).toMatchObject([{ state: 'missing' }])
  })

  it('answers a wrong line with what to do, and goes on', async () => {
    const good = days('x')
    const wrong: [Line, RegExp][] = [
      [{ series: 'x', bucket: '2026-01-32', count: 1 }, /Line 31: "bucket" must be "2026-03-01" or a whole number/],
      [
        { series: 'x', bucket: '2026-01-30', count: 1 },
        /Line 32: This bucket of the series came before: send each bucket once/,
      ],
      [{ series: 'x', bucket: '2026-01-02', count: 1 }, /earlier than one that came before/],
      [{ series: 'x', bucket: '2026-01-31', count: -1 }, /"count" must be a number from 0, not -1/],
      [{ series: 'x', bucket: '2026-01-31' }, /"count" is missing/],
      [{ series: 'x', bucket: '2026-01-31', count: 5, total: 4 }, /"total" \(4\) must hold what is counted \(5\)/],
      [{ series: 'x', bucket: '2026-01-31', count: 5, coverage: 70 }, /"coverage" is a share of one/],
      [{ bucket: '2026-01-31', count: 5 }, /"series" must be the name/],
    ]
    const input = [...good.slice(0, 30), ...wrong.map(([line]) => line), ...good.slice(30)]
    const { code, lines } = await detect(['--unit', 'day'], input)
    expect(code).toBe(0)
    for (const [i, [line, message]] of wrong.entries())
      expect(lines[30 + i]).toEqual({
        series: line.series,
        bucket: line.bucket,
        error: { code: 'bad-input', message: expect.stringMatching(message) },
      })
    const undisturbed = await detect(['--unit', 'day'], good)
    expect(lines.filter((line) => !('error' in line))).toEqual(undisturbed.lines)
  })

  it('ends at a line that is no JSON object, after what came before it', async () => {
    const { code, lines, err } = await detect(['--unit', 'day'], [days('x')[0]!, 'nonsense'])
    expect([code, lines.length, err.trim()]).toEqual([2, 1, 'mirador: Line 2 is not a JSON object.'])
  })

  it('says how it is called', async () => {
    const help = await new Promise<string>((resolve) =>
      execFile(process.execPath, [main, 'detect', '--help'], (_error, out) => resolve(out)),
    )
    for (const word of ['--unit', '--false-alerts', '--false-discoveries', 'coverage', 'pShare'])
      expect(help).toContain(word)
    for (const args of [
      [],
      ['--unit', 'month'],
      ['--unit', 'day', '--false-alerts', '0'],
      ['--unit', 'day', '--false-discoveries', 'x'],
    ])
      expect((await detect(args, [])).code).toBe(2)
  })

  it('opens more often where more false alerts are accepted', { timeout: 60_000 }, async () => {
    const input = Array.from({ length: 25 }, (_, seed) =>
      simulateSeries(seed, 'day', { length: 200, warm: 60 }).buckets.map(
        ({ at, count, total, capacity, coverage }) => ({
          series: seed,
          bucket: at,
          count,
          total,
          capacity,
          coverage,
        }),
      ),
    ).flat()
    const alerts = async (aYear: string) => {
      const { lines } = await detect(['--unit', 'day', '--false-alerts', aYear], input)
      return lines.filter(({ alert }) => alert).length
    }
    const [few, many] = [await alerts('0.5'), await alerts('10')]
    expect(many).toBeGreaterThan(3 * Math.max(1, few))
  })

  it('holds the series of a bucket against each other where asked', async () => {
    // one that rises a little among fifty that do not, and the same one alone
    const little = days('little').map((line, at) => (at === 50 ? { ...line, count: 12, total: 57 } : line))
    const others = Array.from({ length: 50 }, (_, i) => days(`quiet ${i}`))
    const together = little.flatMap((line, at) => [line, ...others.map((other) => other[at]!)])
    const args = ['--unit', 'day', '--false-alerts', '5']
    const alerts = (lines: Line[]) => lines.filter(({ alert }) => alert).map(({ series }) => series)
    expect(alerts((await detect(args, together)).lines)).toEqual(['little'])
    const held = await detect([...args, '--false-discoveries', '0.1'], together)
    expect(alerts(held.lines)).toEqual([])
    expect(held.lines.map(({ series, bucket }) => [series, bucket])).toEqual(
      together.map(({ series, bucket }) => [series, bucket]),
    )
    expect(alerts((await detect([...args, '--false-discoveries', '0.1'], little)).lines)).toEqual(['little'])
    const late = await detect([...args, '--false-discoveries', '0.1'], [days('a')[1]!, days('b')[0]!])
    expect(late.lines).toEqual([
      {
        series: 'b',
        bucket: '2026-01-01',
        error: { code: 'bad-input', message: expect.stringMatching(/bucket by bucket/) },
      },
      expect.objectContaining({ series: 'a', state: 'warming' }),
    ])
  })
})
