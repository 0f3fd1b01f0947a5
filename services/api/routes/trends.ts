import { promisify } from 'node:util'
import { gzip as gzipCallback } from 'node:zlib'
import { shareInterval } from '@mirador/analysis/intervals.ts'
import { addDays, dayOf, startOfDay } from '@mirador/core/days.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import { frames, type Grain, grains, labelKinds, labelsOf } from '@mirador/core/terms.ts'
import { coverageOf } from '@mirador/store/coverage.ts'
import type { Cut } from '@mirador/store/cut.ts'
import { listWatches } from '@mirador/store/gaps.ts'
import { readRollUpState, readTrend, type Trend, type TrendKind } from '@mirador/store/trends.ts'
import { type Static, Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { cutOf, cutParameters, oneOf, periodOf, periodParameters, several } from '../parameters.ts'
import type { ResponseCache } from '../response-cache.ts'

const trendKinds = [...labelKinds, 'attention'] as const satisfies TrendKind[]

const query = Type.Object(
  {
    of: several(
      oneOf(trendKinds),
      'What is counted: frames (if not given), immigrant framing, tone, relevance; attention is the share of mentions in all items, without those of which GDELT gave the title only',
    ),
    frame: several(oneOf(frames), 'Only these frames'),
    by: Type.Optional(
      Type.Unsafe<Grain>({ ...oneOf(grains), default: 'week', description: 'Span of a bucket; weeks are ISO weeks' }),
    ),
    version: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'A version other than the current one; only for a period in which it has labelled every mention',
      }),
    ),
    ...periodParameters,
    ...cutParameters,
  },
  { additionalProperties: false },
)

const row = Type.Object({
  of: oneOf(trendKinds),
  label: Type.String({ examples: ['migration'] }),
  start: Type.String({ format: 'date-time' }),
  end: Type.String({ format: 'date-time', description: 'First instant after the bucket' }),
  n: Type.Integer({ description: 'Mentions with the label; of attention: mentions that a feed or a history gave' }),
  nTotal: Type.Integer({
    description:
      'Mentions of the cut, with the label or without; of attention: all items that a feed or a history gave',
  }),
  titleOnly: Type.Integer({
    description:
      'Mentions of the bucket and cut that were found by their title alone, which finds too few and shifts the mix of frames; they are among the mentions of every kind but attention',
  }),
  share: Type.Union([Type.Number(), Type.Null()], { description: 'n / nTotal; null where nTotal is 0' }),
  low: Type.Number({ description: 'Lower end of the 95 % interval' }),
  high: Type.Number({ description: 'Upper end of the 95 % interval' }),
  outlets: Type.Integer({ description: 'Outlets that nTotal comes from' }),
  small: Type.Boolean({
    description: 'Whether there is too little for a comparison: under 20 mentions or under 5 outlets',
  }),
  asOf: Type.String({ format: 'date-time', description: 'The counts are whole up to here' }),
  complete: Type.Boolean({
    description: 'Whether the bucket was over at asOf, and every mention of it was labelled',
  }),
  coverage: Type.Union([Type.Number(), Type.Null()], {
    description: 'Of the hours in which outlets of the cut were watched, the share that was seen; null where none was',
  }),
  gap: Type.Boolean({ description: 'Whether less than half was seen: the share says little, and a count nothing' }),
})

const response = Type.Object({
  asOf: Type.String({ format: 'date-time' }),
  version: Type.String({ description: 'Codebook and model that made the labels' }),
  waiting: Type.Integer({
    description: 'Mentions of the period and cut that the version has not labelled yet: they are in no row',
  }),
  counting: Type.Literal('mentions', { description: 'Every mention counts, reprints too' }),
  by: oneOf(grains),
  timeZone: Type.String({ description: 'Zone that days, weeks and months belong to' }),
  from: Type.String({ format: 'date-time' }),
  to: Type.String({ format: 'date-time' }),
  filters: Type.Record(Type.String(), Type.Array(Type.String())),
  method: Type.String(),
  rows: Type.Array(row),
})

const method =
  'share = n / nTotal; Wilson interval at 95 % on the effective sample, outlets as clusters (Franco et al. 2019, PMC6690503), with Student t of outlets - 1'

const standardDays: Record<Grain, number> = { hour: 2, day: 30, week: 26 * 7, month: 365 }
const grainMs: Record<Grain, number> = { hour: 3_600_000, day: 86_400_000, week: 604_800_000, month: 2_592_000_000 }
const mostRows = 20_000
/** Under half, what was not seen outweighs what was. */
const leastCoverage = 0.5

/** A list of encodings with gzip in it, and not at a quality of 0 (RFC 9110, 12.5.3). */
const gzipAccepted = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i
const gzip = promisify(gzipCallback)

/** Counts and shares by time, with their intervals; answered from the cache until the counts change. */
export function trendRoutes(app: Api, { pool, now }: ApiDeps, cache: ResponseCache): void {
  const schema = {
    summary: 'Count and share by time',
    description: 'Flat rows, a row a label and bucket, oldest bucket first; buckets without a mention are there too.',
    tags: ['figures'],
    querystring: query,
    response: { 200: response },
  }
  app.get('/trends', { schema }, async (request, reply) => {
    const encoding = gzipAccepted.test(request.headers['accept-encoding'] ?? '') ? 'gzip' : 'identity'
    reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding')
    if (encoding === 'gzip') reply.header('content-encoding', encoding)
    const body = await cache.get(`${encoding} ${request.url}`, async () => {
      const json = reply.serialize(await readRows(request.query)) as string
      return encoding === 'gzip' ? gzip(json, { level: 1 }) : json
    })
    // what is no object is sent as it is: it was serialised by the schema when it was made
    return body as unknown as Static<typeof response>
  })

  /** What was seen of each bucket; one that still runs is measured up to now. */
  async function readCoverage({ buckets }: Trend, cut: Cut): Promise<(number | null)[]> {
    const [first] = buckets
    const last = buckets.at(-1)
    if (!first || !last) return []
    return coverageOf(buckets, await listWatches(pool, cut, { from: first.start, to: last.end }, now()))
  }

  async function readRows(query: TrendParameters) {
    const grain = query.by ?? 'week'
    const kinds = query.of ?? ['frame']
    if (query.frame && !kinds.includes('frame')) {
      const message = '"frame" narrows the trends of frames: add "of=frame" or leave "frame" away'
      throw new MiradorError('bad-input', message, [{ at: 'frame', message }])
    }
    const { timeZone } = await readRollUpState(pool)
    const end = now()
    const start = startOfDay(addDays(dayOf(end, timeZone), -standardDays[grain]), timeZone)
    const { from = start, to = end } = periodOf(query, { from: start, to: end }, timeZone)
    refuseTooMany(kinds, grain, from, to, query.frame?.length)
    const trend = await readTrend(pool, {
      kinds,
      grain,
      from,
      to,
      cut: cutOf(query),
      version: query.version,
      ...(query.frame ? { frames: query.frame } : {}),
    })
    return {
      asOf: trend.asOf.toISOString(),
      version: trend.version,
      waiting: trend.buckets.reduce((sum, { waiting }) => sum + waiting, 0),
      counting: 'mentions' as const,
      by: grain,
      timeZone,
      from: from.toISOString(),
      to: to.toISOString(),
      filters: Object.fromEntries(Object.entries({ ...cutOf(query), frame: query.frame }).filter(([, value]) => value)),
      method,
      rows: rowsOf(trend, await readCoverage(trend, cutOf(query))),
    }
  }
}
type TrendParameters = Static<typeof query>

function rowsOf({ buckets, asOf }: Trend, coverages: (number | null)[]) {
  return buckets.flatMap(({ start, end, titleOnly, waiting, series }, i) => {
    const coverage = coverages[i] ?? null
    const bucket = {
      start: start.toISOString(),
      end: end.toISOString(),
      titleOnly,
      asOf: asOf.toISOString(),
      complete: end <= asOf && waiting === 0,
      coverage: coverage === null ? null : rounded(coverage),
      gap: coverage !== null && coverage < leastCoverage,
    }
    return series.map(({ kind, label, sums }) => {
      const { share, low, high, small } = shareInterval(sums)
      return {
        of: kind,
        label,
        ...bucket,
        n: sums.y,
        nTotal: sums.n,
        share: share === null ? null : rounded(share),
        low: rounded(low),
        high: rounded(high),
        small,
        outlets: sums.clusters,
      }
    })
  })
}

/** To a millionth: what is beyond is noise that triples the length of a figure. */
const rounded = (share: number): number => Math.round(share * 1e6) / 1e6

function refuseTooMany(kinds: TrendKind[], grain: Grain, from: Date, to: Date, frameCount?: number): void {
  const labels = kinds.map((kind) =>
    kind === 'attention' ? 1 : kind === 'frame' ? (frameCount ?? frames.length) : labelsOf[kind].length,
  )
  const rows = ((to.getTime() - from.getTime()) / grainMs[grain]) * labels.reduce((sum, count) => sum + count, 0)
  if (rows <= mostRows) return
  const message = `This asks for about ${Math.round(rows)} rows, and ${mostRows} is the most: shorten the period from "from" to "to", take a coarser "by", or ask for fewer labels`
  throw new MiradorError('bad-input', message, [{ at: 'from', message }])
}
