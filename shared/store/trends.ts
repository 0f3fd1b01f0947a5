import { MiradorError } from '@mirador/core/errors.ts'
import { type Grain, type LabelKind, labelsOf } from '@mirador/core/terms.ts'
import { labelColumn } from './counts.ts'
import { type Cut, cutCondition } from './cut.ts'
import type { Db } from './db.ts'

/**
 * What trends are of: the labels of a kind over all mentions, or mentions over everything that was published. Of items with a title
 * only a quarter of what is on topic goes unseen: attention is measured without them.
 */
export type TrendKind = LabelKind | 'attention'

export type TrendQuery = {
  kinds: TrendKind[]
  grain: Grain
  from: Date
  to: Date
  cut: Cut
  frames?: string[]
  /** The current one if not given. */
  version?: string | undefined
}

/** The sums over outlets that a share and its interval are made of: y with the label, n in all, by outlet. */
export type ShareSums = { y: number; n: number; sumY2: number; sumYN: number; sumN2: number; clusters: number }

export type TrendBucket = {
  /** First instant of the bucket, and the first after it. */
  start: Date
  end: Date
  items: number
  /** Mentions that only their title gave away. */
  titleOnly: number
  /** Mentions that the version has not labelled yet: they are in no series. */
  waiting: number
  series: { kind: TrendKind; label: string; sums: ShareSums }[]
}

export type Trend = { buckets: TrendBucket[]; asOf: Date; version: string; timeZone: string }

const seriesOf = (kind: TrendKind, frames?: string[]): { kind: TrendKind; label: string; y: string; n: string }[] => {
  if (kind === 'attention') return [{ kind, label: 'mexico', y: 'full_mentions', n: 'full_items' }]
  const labels = kind === 'frame' && frames?.length ? frames : labelsOf[kind]
  return labels.map((label) => ({ kind, label, y: labelColumn(kind, label), n: 'mentions' }))
}

/**
 * Every bucket from the one that holds `from` up to `to` (exclusive), oldest first, also those without a mention, with the
 * sums of every series asked for. `asOf` is the instant up to which the counts are whole. A version that is asked for by name
 * must be counted and complete in all buckets: throws `not-found` and `conflict` where it is not.
 */
export async function readTrend(db: Db, query: TrendQuery): Promise<Trend> {
  const state = await readRollUpState(db, query.version)
  const series = query.kinds.flatMap((kind) => seriesOf(kind, query.frames))
  const sums = series.map(
    ({ y, n }, i) => `sum(${y}) AS y${i}, sum(${y}::float8 * ${y}) AS yy${i}, sum(${y}::float8 * ${n}) AS yn${i}`,
  )
  const { from, to, grain } = query
  const values: unknown[] = [from, to, grain, state.timeZone, state.versionId, grain, `1 ${grain}`]
  const { rows } = await db.query<Record<string, number> & { start: Date; end: Date }>(
    `WITH bucket AS (
       SELECT start, date_add(start, $7::interval, $4) AS "end"
       FROM generate_series(date_trunc($6, $1::timestamptz, $4), $2::timestamptz, $7::interval, $4) AS start
       WHERE start < $2
     ),
     summed AS (
       SELECT bucket AS start,
         sum(items) AS items, sum(title_only_mentions) AS "titleOnly", sum(full_items) AS "fullItems",
         sum(full_items::float8 * full_items) AS "itemsSquared", count(*) FILTER (WHERE full_items > 0) AS "itemOutlets",
         sum(mentions) AS mentions, sum(mentions::float8 * mentions) AS "mentionsSquared",
         count(*) FILTER (WHERE mentions > 0) AS "mentionOutlets", sum(waiting) AS waiting,
         ${sums.join(',\n         ')}
       FROM (
         SELECT *, items - title_only_items AS full_items, mentions - title_only_mentions AS full_mentions
         FROM counts
       ) AS counts
       WHERE version_id = $5
         AND grain = $3::grain
         AND bucket >= date_trunc($6, $1::timestamptz, $4)
         AND bucket < $2
         AND ${cutCondition(query.cut, 'outlet_id', values)}
       GROUP BY bucket
     )
     SELECT *
     FROM bucket
     LEFT JOIN summed USING (start)
     ORDER BY start`,
    values,
  )
  const buckets = rows.map((row): TrendBucket => {
    const of = (name: string): number => row[name] ?? 0
    const totals = {
      mentions: { n: of('mentions'), sumN2: of('mentionsSquared'), clusters: of('mentionOutlets') },
      full_items: { n: of('fullItems'), sumN2: of('itemsSquared'), clusters: of('itemOutlets') },
    }
    return {
      start: row.start,
      end: row.end,
      items: of('items'),
      titleOnly: of('titleOnly'),
      waiting: of('waiting'),
      series: series.map(({ kind, label, n }, i) => ({
        kind,
        label,
        sums: { y: of(`y${i}`), sumY2: of(`yy${i}`), sumYN: of(`yn${i}`), ...totals[n as keyof typeof totals] },
      })),
    }
  })
  if (query.version) refuseIncomplete(query.version, buckets)
  return { buckets, asOf: state.asOf, version: state.version, timeZone: state.timeZone }
}

function refuseIncomplete(version: string, buckets: TrendBucket[]): void {
  const lacking = buckets.filter(({ waiting }) => waiting > 0)
  const [first] = lacking
  const last = lacking.at(-1)
  if (!first || !last) return
  const missing = lacking.reduce((sum, { waiting }) => sum + waiting, 0)
  throw new MiradorError(
    'conflict',
    `Version ${version} has not labelled ${missing} of the mentions published from ${first.start.toISOString()} to ${last.end.toISOString()}: ask for a period in which it is complete.`,
  )
}

/**
 * What the roll-up stands for now, of the current version or the one that is named; counts are whole up to this instant, or up
 * to the last recount while hours are stale. Throws `not-found` for a version that there is not, `conflict` for one that is
 * not counted, or not yet.
 */
export async function readRollUpState(db: Db, version?: string) {
  const { rows } = await db.query<{
    versionId: number
    version: string
    timeZone: string
    asOf: Date
    counted: boolean
    staleAlone: boolean
  }>(
    `SELECT versions.id AS "versionId", versions.name AS version, roll_up.time_zone AS "timeZone",
       CASE WHEN EXISTS (SELECT FROM dirty_hours WHERE version_id IN (0, versions.id)) THEN roll_up.counted_at ELSE now() END AS "asOf",
       versions.counted,
       EXISTS (SELECT FROM dirty_hours WHERE version_id = versions.id) AS "staleAlone"
     FROM versions, roll_up
     WHERE CASE WHEN $1::text IS NULL THEN versions.current ELSE versions.name = $1 END`,
    [version],
  )
  const [state] = rows
  if (!state && version)
    throw new MiradorError('not-found', `There is no version "${version}": /v1/versions lists them.`)
  if (!state)
    throw new MiradorError('unavailable', 'The database holds no version yet: start a worker once ("mirador work").')
  if (version && !state.counted)
    throw new MiradorError('conflict', `Version ${version} is not counted: /v1/versions says which are.`)
  if (version && state.staleAlone)
    throw new MiradorError('conflict', `Version ${version} is still being counted: ask again in a moment.`)
  return state
}
