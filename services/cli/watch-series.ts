/** Many series at once, as lines: each one's state is kept, and the series of a bucket may be held against each other. */
import { type Bucket, examine, type Finding, newSeries, type Series } from '@mirador/analysis/spikes/detect.ts'
import { type Episode, follow, noEpisode, type SeriesState } from '@mirador/analysis/spikes/episodes.ts'
import { discoveries } from '@mirador/analysis/spikes/false-discovery.ts'
import { quietShareAbove } from '@mirador/analysis/spikes/sensitivity.ts'
import { upperBound } from '@mirador/analysis/spikes/tails.ts'
import { bucketIndex, type Unit } from '@mirador/analysis/spikes/units.ts'
import { MiradorError } from '@mirador/core/errors.ts'

/** What a line is answered with. */
export type Answer = Record<string, unknown>

type Watched = { series: Series; episode: Episode; stagger: number; openedBucket: unknown }
type Pending = { line: Record<string, unknown>; watched: Watched; finding: Finding }

/**
 * Takes lines in and gives answers, in the same order. With `falseDiscoveries` a bucket is answered when a line of a later one
 * comes, or at the end. Throws `bad-input` where a line is not a bucket of its series, which stays as it was.
 */
export function watchSeries(rules: { unit: Unit; threshold: number; falseDiscoveries?: number | undefined }) {
  const all = new Map<string, Watched>()
  let pending: Pending[] = []

  const flush = (): Answer[] => {
    const held = pending
    pending = []
    const scores = held.map(({ finding }) => (finding.status === 'tested' ? finding.score : null))
    const rate = rules.falseDiscoveries
    const found =
      rate === undefined
        ? null
        : discoveries(
            scores.map((score) => (score === null ? null : quietShareAbove(rules.unit, score))),
            rate,
          )
    return held.map((one, i) => answerTo(one, rules, found?.[i] ?? true))
  }

  return {
    take(line: Record<string, unknown>): Answer[] {
      const name = seriesName(line.series)
      const bucket = readBucket(line, rules.unit)
      const current = pending[0]?.finding.at
      if (current !== undefined && bucket.at < current)
        throw new MiradorError('bad-input', 'With --false-discoveries, all series must be sent bucket by bucket.')
      const watched = all.get(name) ?? { series: newSeries, episode: noEpisode, stagger: all.size, openedBucket: null }
      // before anything is answered: where it throws, nothing has changed
      const { series, finding } = examine(watched.series, bucket, rules.unit, watched.stagger)
      const answers = current !== undefined && bucket.at > current ? flush() : []
      watched.series = series
      all.set(name, watched)
      pending.push({ line, watched, finding })
      return rules.falseDiscoveries === undefined ? flush() : answers
    },
    end: flush,
  }
}

function answerTo(
  { line, watched, finding }: Pending,
  { unit, threshold }: { unit: Unit; threshold: number },
  mayOpen: boolean,
): Answer {
  const { episode, state } = follow(watched.episode, finding, threshold, unit, mayOpen)
  watched.episode = episode
  if (state === 'opened') watched.openedBucket = line.bucket
  const { mean, variance } = finding.expected ?? {}
  const known = mean !== undefined && variance !== undefined
  return {
    series: line.series,
    bucket: line.bucket,
    expected: known ? short(mean) : null,
    low: known ? upperBound(0.975, mean, variance) : null,
    high: known ? upperBound(0.025, mean, variance) : null,
    ...figures(finding),
    state,
    alert: state === 'opened',
    ...(inEpisode[state] ? { episode: { series: line.series, opened: watched.openedBucket } } : {}),
  }
}

const inEpisode: Record<SeriesState, boolean> = {
  missing: false,
  warming: false,
  quiet: false,
  cooling: false,
  opened: true,
  open: true,
  updated: true,
  closed: true,
}

function figures(finding: Finding): Pick<Answer, 'pCount' | 'pShare' | 'score'> {
  if (finding.status !== 'tested') return { pCount: null, pShare: null, score: null }
  const { pCount, pShare, score } = finding
  return { pCount: short(pCount), pShare: pShare === null ? null : short(pShare), score: short(score) }
}

const short = (value: number): number => Number(value.toPrecision(5))

function seriesName(series: unknown): string {
  if (typeof series === 'string' && series !== '') return series
  if (typeof series === 'number') return String(series)
  throw new MiradorError('bad-input', '"series" must be the name of a series, as text or a number.')
}

function readBucket(line: Record<string, unknown>, unit: Unit): Bucket {
  const at = bucketIndex(line.bucket, unit)
  const coverage = amount(line, 'coverage') ?? 1
  const total = amount(line, 'total')
  const count = amount(line, 'count')
  if (line.count === undefined)
    throw new MiradorError('bad-input', '"count" is missing; null says that it is not known.')
  if (coverage > 1) throw new MiradorError('bad-input', `"coverage" is a share of one: it cannot be ${coverage}.`)
  if (total !== null && total < (count ?? 0))
    throw new MiradorError('bad-input', `"total" (${total}) must hold what is counted (${count}).`)
  const bucket = { at, total, outlets: amount(line, 'outlets'), capacity: amount(line, 'capacity') ?? 1 }
  return count === null ? { ...bucket, count: 0, coverage: 0 } : { ...bucket, count, coverage }
}

/** A number from zero, null where it is not known. */
function amount(line: Record<string, unknown>, name: string): number | null {
  const value = line[name] ?? null
  if (value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0)) return value
  throw new MiradorError('bad-input', `"${name}" must be a number from 0, not ${JSON.stringify(value).slice(0, 40)}.`)
}
