/**
 * How often the detector is right and how often wrong: on fresh simulated series, and on sets of series with known spikes where
 * their directory is given (mediasim_daily, noufaily42, pointsource, each NAME.dev.json.gz).
 *   node tests/bench/spikes.ts [DIRECTORY] [--seeds 300] [--first 100000]
 *   node tests/bench/spikes.ts --calibrate     prints the table of shared/analysis/spikes/sensitivity.ts
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { type Bucket, examine, type Finding, newSeries, type Series } from '@mirador/analysis/spikes/detect.ts'
import { defaultAlertsPerYear, thresholdOf } from '@mirador/analysis/spikes/sensitivity.ts'
import { rulesOf, type Unit, units } from '@mirador/analysis/spikes/units.ts'
import { simulateSeries } from '../support/simulated-news.ts'
import { byEpisodes, byWeeks, opened, type Scored, thresholdFor, type Weeks } from './spike-figures.ts'
import { describeMachine, report } from './support.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '300' },
    first: { type: 'string', default: '100000' },
    calibrate: { type: 'boolean', default: false },
  },
})
const [seeds, first] = [Number(values.seeds), Number(values.first)]
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const warm = 60

/** What the detector finds in a series, bucket by bucket. */
function findingsOf(buckets: readonly Bucket[], unit: Unit, stagger = 0): Finding[] {
  let series = newSeries
  return buckets.map((bucket) => {
    const examined = examine(series, bucket, unit, stagger)
    series = examined.series
    return examined.finding
  })
}

type MediaSim = {
  rows: { cap: number; cov: number; story: number[] }[]
  truth: { spikes: { a: number; n: number; m: number }[] }
}

function readMediaSim(path: string): Scored[] {
  const { series } = readSet<MediaSim>(path)
  return series.map(({ rows, truth }) => ({
    findings: findingsOf(
      rows.map(({ cap, cov, story }, at) => ({
        at,
        count: story[0]!,
        total: story.reduce((a, b) => a + b),
        outlets: null,
        capacity: cap,
        coverage: cov,
      })),
      'day',
    ),
    spikes: truth.spikes.map(({ a, n }) => ({ from: a, length: n })),
  }))
}

const readSet = <Series>(path: string): { series: Series[] } =>
  JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as { series: Series[] }

function reportDays(what: string, series: Scored[]): void {
  for (const [rate, limit] of [
    [0.2, 0.64],
    [0.1, 0.58],
  ] as const) {
    const { found } = byEpisodes(series, 'day', thresholdFor(series, 'day', rate / 30, warm), warm)
    report(`${what}: found at ${rate} false alerts in 30 days`, percent(found), `≥ ${percent(limit)}`, found >= limit)
  }
  const shipped = byEpisodes(series, 'day', thresholdOf('day', defaultAlertsPerYear), warm)
  const falsePerMonth = 30 * shipped.falseAlerts
  report(`${what}: found as shipped`, percent(shipped.found), '≥ 58.0 %', shipped.found >= 0.58)
  report(`${what}: false alerts in 30 days as shipped`, falsePerMonth.toFixed(3), '≤ 0.10', falsePerMonth <= 0.1)
}

/** Weekly counts without a total, examined from `from` on after as much history as is looked at. */
function weeksOf(counts: number[], from: number, isOutbreak: (at: number) => boolean): Weeks[number] {
  const { window, guard, buildUp } = rulesOf.week
  const begin = from - buildUp
  let series: Series = {
    ...newSeries,
    history: counts
      .map((count, at) => ({ at, count, total: null, exposure: 1 }))
      .slice(Math.max(0, begin - window - guard), begin),
  }
  return counts.slice(begin).flatMap((count, i) => {
    const at = begin + i
    const bucket = { at, count, total: null, outlets: null, capacity: 1, coverage: 1 }
    const { series: next, finding } = examine(series, bucket, 'week')
    series = next
    return at < from ? [] : [{ score: finding.status === 'tested' ? finding.score : -9, outbreak: isOutbreak(at) }]
  })
}

function reportWeeks(directory: string): void {
  const outbreaks = readSet<{ y: number[]; ob: [number, number] }>(join(directory, 'noufaily42.dev.json.gz')).series
  const one = byWeeks(
    outbreaks.map(({ y, ob }) => weeksOf(y, 575, (at) => at >= ob[0] && at <= ob[1])),
    0.01,
  )
  report('noufaily42: outbreaks found at 1 % of quiet weeks', percent(one.pod), '≥ 58.0 %', one.pod >= 0.58)
  report('noufaily42: weeks of outbreaks found', percent(one.sensitivity), '≥ 35.0 %', one.sensitivity >= 0.35)
  report('noufaily42: F1', one.f1.toFixed(3), '≥ 0.46', one.f1 >= 0.46)
  const points = readSet<{ y: number[]; state: number[] }>(join(directory, 'pointsource.dev.json.gz')).series
  const two = byWeeks(
    points.map(({ y, state }) => weeksOf(y, 104, (at) => state[at] === 1)),
    0.005,
  )
  const figure = `${percent(two.falsePositives)}`
  report('pointsource: quiet weeks alarmed', figure, '≤ 0.5 %', two.falsePositives <= 0.005)
  report('pointsource: series with an outbreak found', percent(two.pod), '≥ 100.0 %', two.pod >= 1)
}

/** Of quiet buckets, how many seem to be among the 1 % most unusual. */
function reportNominal(unit: Unit, length: number, count: number): void {
  const findings = Array.from({ length: count }, (_, i) =>
    findingsOf(simulateSeries(first + i, unit, { length, warm, nuisances: false }).buckets, unit, i),
  ).flat()
  const tested = findings.filter((finding) => finding.status === 'tested')
  for (const p of ['pCount', 'pShare'] as const) {
    const share = tested.filter((finding) => finding[p]! < 0.01).length / tested.length
    report(
      `quiet ${unit}s: ${p} below 1 %`,
      `${(100 * share).toFixed(2)} %`,
      '0.7–1.3 %',
      share >= 0.007 && share <= 0.013,
    )
  }
}

function reportSpeed(): void {
  const series = 10_000
  const warmed = Array.from({ length: 10 }, (_, i) => {
    const { buckets } = simulateSeries(first + i, 'hour', { length: 28 * 24 + 25, warm })
    let state = newSeries
    for (const bucket of buckets.slice(0, -24)) state = examine(state, bucket, 'hour', i).series
    return { state, next: buckets.at(-24)! }
  })
  const start = performance.now()
  for (let i = 0; i < series; i++) {
    const { state, next } = warmed[i % warmed.length]!
    examine(state, next, 'hour', i)
  }
  const seconds = (performance.now() - start) / 1_000
  report(`an hour of ${series} series`, `${seconds.toFixed(1)} s`, '≤ 20 s', seconds <= 20)
}

const perYear: Record<Unit, number> = { hour: 8_766, day: 365.25, week: 52.18 }
const calibration: Record<Unit, { length: number; warm: number; series: number }> = {
  hour: { length: 1_700, warm: 400, series: 150 },
  day: { length: 400, warm: 60, series: 1_000 },
  week: { length: 300, warm: 90, series: 600 },
}

/** A point of the table is taken from so many alerts at least. */
const fewestAlerts = 20

/** Alerts a year and the share of buckets that score as high, without any spike but with all nuisances. */
function calibrate(unit: Unit): void {
  const { length, warm: from, series } = calibration[unit]
  const scores = Array.from({ length: 13 }, (_, i) => i * 0.25)
  const alerts = scores.map(() => 0)
  const above = scores.map(() => 0)
  let buckets = 0
  for (let i = 0; i < series; i++) {
    const findings = findingsOf(simulateSeries(i, unit, { length, warm: from }).buckets, unit, i)
    const tested = findings.filter((finding) => finding.status === 'tested' && finding.at >= from)
    buckets += length - from
    for (const [j, score] of scores.entries()) {
      alerts[j]! += opened(findings, unit, score).filter((at) => at >= from).length
      above[j]! += tested.filter((finding) => finding.status === 'tested' && finding.score >= score).length
    }
  }
  const known = scores.filter((_, j) => alerts[j]! >= fewestAlerts)
  const rows = known.map((score, j) => {
    const [year, share] = [(alerts[j]! / buckets) * perYear[unit], above[j]! / buckets]
    return `    { score: ${score}, alertsPerYear: ${Number(year.toPrecision(3))}, bucketShare: ${Number(share.toPrecision(3))} },`
  })
  console.log(`  ${unit}: [\n${rows.join('\n')}\n  ],`)
}

if (values.calibrate) for (const unit of units) calibrate(unit)
else {
  describeMachine()
  const fresh = Array.from({ length: seeds }, (_, i): Scored => {
    const { buckets, spikes } = simulateSeries(first + i, 'day', { length: 300, warm, spikes: 4 })
    return { findings: findingsOf(buckets, 'day', i), spikes }
  })
  reportDays('fresh series', fresh)
  reportNominal('day', 300, 100)
  reportNominal('week', 300, 60)
  reportNominal('hour', 1_000, 40)
  reportSpeed()
  const [directory] = positionals
  if (directory && existsSync(directory)) {
    reportDays('mediasim', readMediaSim(join(directory, 'mediasim_daily.dev.json.gz')))
    reportWeeks(directory)
  }
}
