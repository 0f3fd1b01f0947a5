import { addDays, dayOf, startOfDay } from '@mirador/core/days.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import { gapReasons, outletHealths } from '@mirador/core/terms.ts'
import { type Bucket, coverageOf } from '@mirador/store/coverage.ts'
import { type Gap, listGaps, listWatches } from '@mirador/store/gaps.ts'
import { listOutletHealth, type OutletHealthRow, rankOf } from '@mirador/store/health.ts'
import { readRollUpState } from '@mirador/store/trends.ts'
import { type Static, Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import {
  decodeCursor,
  encodeCursor,
  nextPage,
  oneOf,
  pageParameters,
  periodOf,
  periodParameters,
} from '../parameters.ts'

const slug = Type.Optional(Type.String({ maxLength: 200, description: 'Slug of an outlet' }))
const time = Type.String({ format: 'date-time' })
const share = Type.Union([Type.Number(), Type.Null()])

const gapQuery = Type.Object(
  {
    outlet: slug,
    feed: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'Id of a feed' })),
    ...periodParameters,
    ...pageParameters,
  },
  { additionalProperties: false },
)
const gap = Type.Object({
  feedId: Type.Union([Type.Integer(), Type.Null()], { description: 'null where it is of a stream' }),
  stream: Type.Union([Type.String(), Type.Null()], { description: 'Name of a social stream' }),
  outlet: Type.String({ description: 'Of a stream: the outlet of its network, or the one that is asked for' }),
  since: time,
  until: Type.String({ format: 'date-time', description: 'Now, where the gap lasts' }),
  open: Type.Boolean({ description: 'Whether it lasts; a later document may still show what was published meanwhile' }),
  reason: oneOf(
    gapReasons,
    'failed: polls failed; empty: the document had no item; late: nobody polled in time; outrun: items were dropped between two polls, or a network no longer had them; stopped: an operator stopped the feed, which is not counted as unseen',
  ),
  detail: Type.Union([Type.String(), Type.Null()], { description: 'Of failed: why the last poll failed' }),
})

const coverageQuery = Type.Object(
  {
    outlet: slug,
    state: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description: 'Postal code of a U.S. state' })),
    health: Type.Optional(oneOf(outletHealths, 'Only outlets that stand so')),
    by: Type.Optional(Type.Unsafe<'hour' | 'day'>({ ...oneOf(['hour', 'day']), default: 'day' })),
    ...periodParameters,
    ...pageParameters,
  },
  { additionalProperties: false },
)
const outlet = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  state: Type.Union([Type.String(), Type.Null()]),
  synthetic: Type.Boolean(),
  health: oneOf(outletHealths, 'Its worst feed that is polled, or stream that is read'),
  feeds: Type.Integer(),
  streams: Type.Integer({ description: 'Social streams that bring it' }),
  failing: Type.Integer({ description: 'Feeds and streams whose last try failed' }),
  notices: Type.Integer({ description: 'Notices that are open' }),
  lastNewAt: Type.Union([time, Type.Null()]),
  coverage: Type.Union([Type.Number(), Type.Null()], {
    description: 'Seen of the time watched; null where it was not',
  }),
  buckets: Type.Array(share, { description: 'The same for each bucket' }),
})
const coverageResponse = Type.Object({
  timeZone: Type.String(),
  from: time,
  to: time,
  by: oneOf(['hour', 'day']),
  starts: Type.Array(time, { description: 'First instant of each bucket, oldest first' }),
  outlets: Type.Array(outlet),
  next: nextPage,
})

const standardDays = 14
const mostBuckets = 400
const hourMs = 3_600_000

/** What was seen of outlets, and the gaps in it. */
export function coverageRoutes(app: Api, { pool, now }: ApiDeps): void {
  const gapSchema = {
    summary: 'Gaps: times of which a feed or a social stream was not seen, newest first',
    description: 'What was published in a gap is unknown, not zero.',
    tags: ['collection'],
    querystring: gapQuery,
    response: { 200: Type.Object({ gaps: Type.Array(gap), next: nextPage }) },
  }
  app.get('/gaps', { schema: gapSchema }, async ({ query }) => {
    const { timeZone } = await readRollUpState(pool)
    const { from, to } = periodOf(query, {}, timeZone)
    const { outlet, feed, limit = 50 } = query
    const after = decodeCursor(query.cursor, readGapCursor)
    const found = await listGaps(pool, { outlet, feedId: feed, from, to, after, limit: limit + 1 }, now())
    const page = found.slice(0, limit)
    const last = page.at(-1)
    const next = found.length > limit && last ? encodeCursor(placeOf(last)) : null
    return { gaps: page.map(presentGap), next }
  })

  const coverageSchema = {
    summary: 'Outlets with what was seen of them by time, those that need an eye first',
    description:
      'A bucket is the share of its time, and of the feeds and streams of the outlet, that was seen; 14 days if not asked otherwise.',
    tags: ['collection'],
    querystring: coverageQuery,
    response: { 200: coverageResponse },
  }
  app.get('/coverage', { schema: coverageSchema }, async ({ query }) => {
    const { outlet, state, health, by = 'day', limit = 50 } = query
    const { timeZone } = await readRollUpState(pool)
    const end = now()
    const first = startOfDay(addDays(dayOf(end, timeZone), 1 - standardDays), timeZone)
    const { from = first, to = end } = periodOf(query, { from: first, to: end }, timeZone)
    const buckets = bucketsOf(by, from, to, timeZone)
    const after = decodeCursor(query.cursor, readOutletCursor)
    const found = await listOutletHealth(pool, { outlet, state, health, after, limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    const watches =
      page.length > 0
        ? await listWatches(pool, { outlet: page.map((row) => row.slug) }, { from: buckets[0]!.start, to }, end)
        : []
    const ofOutlet = Map.groupBy(watches, ({ outletId }) => outletId)
    return {
      timeZone,
      from: from.toISOString(),
      to: to.toISOString(),
      by,
      starts: buckets.map(({ start }) => start.toISOString()),
      outlets: page.map(({ id, ...row }) => {
        const own = ofOutlet.get(id) ?? []
        const [coverage = null] = coverageOf([{ start: buckets[0]!.start, end: to }], own)
        return { ...presentOutlet(row), coverage, buckets: coverageOf(buckets, own) }
      }),
      next: found.length > limit && last ? encodeCursor([rankOf(last.health), last.slug]) : null,
    }
  })
}

/** The hours or days of a period, the last one cut off at its end. Throws `bad-input` where there are too many. */
function bucketsOf(by: 'hour' | 'day', from: Date, to: Date, timeZone: string): Bucket[] {
  const starts: Date[] = []
  let day = dayOf(from, timeZone)
  let start = by === 'day' ? startOfDay(day, timeZone) : new Date(Math.floor(from.getTime() / hourMs) * hourMs)
  while (start < to && starts.length <= mostBuckets) {
    starts.push(start)
    day = addDays(day, 1)
    start = by === 'day' ? startOfDay(day, timeZone) : new Date(start.getTime() + hourMs)
  }
  if (starts.length <= mostBuckets) return starts.map((start, i) => ({ start, end: starts[i + 1] ?? to }))
  const message = `More than ${mostBuckets} buckets: shorten the period from "from" to "to", or take "by=day"`
  throw new MiradorError('bad-input', message, [{ at: 'from', message }])
}

const presentGap = (row: Gap): Static<typeof gap> => ({
  ...row,
  since: row.since.toISOString(),
  until: row.until.toISOString(),
})

const presentOutlet = (row: Omit<OutletHealthRow, 'id'>) => ({
  ...row,
  lastNewAt: row.lastNewAt?.toISOString() ?? null,
})

const placeOf = ({ since, feedId, stream }: Gap) => [since.toISOString(), feedId ?? 0, stream ?? '']

function readGapCursor(position: unknown): { since: Date; feedId: number; stream: string } | undefined {
  if (!Array.isArray(position) || !Number.isSafeInteger(position[1])) return undefined
  const since = new Date(String(position[0]))
  if (Number.isNaN(since.getTime())) return undefined
  return { since, feedId: Number(position[1]), stream: String(position[2]) }
}

function readOutletCursor(position: unknown): { rank: number; slug: string } | undefined {
  if (!Array.isArray(position) || !Number.isSafeInteger(position[0]) || typeof position[1] !== 'string')
    return undefined
  return { rank: Number(position[0]), slug: position[1] }
}
