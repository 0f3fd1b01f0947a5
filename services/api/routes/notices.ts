import { noticeKinds } from '@mirador/core/terms.ts'
import { withoutCredentials } from '@mirador/core/without-credentials.ts'
import { listNotices, type Notice } from '@mirador/store/notices.ts'
import { type Static, Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { decodeCursor, encodeCursor, nextPage, oneOf, pageParameters } from '../parameters.ts'

const query = Type.Object(
  {
    state: Type.Optional(oneOf(['open', 'closed'])),
    kind: Type.Optional(oneOf(noticeKinds)),
    outlet: Type.Optional(Type.String({ maxLength: 200, description: 'Slug of an outlet' })),
    ...pageParameters,
  },
  { additionalProperties: false },
)

const text = Type.Union([Type.String(), Type.Null()])
const time = Type.String({ format: 'date-time' })
const notice = Type.Object({
  id: Type.Integer(),
  kind: oneOf(noticeKinds, 'silent: nothing new for longer than its own rhythm allows'),
  outlet: Type.String(),
  outletName: Type.String(),
  feedId: Type.Union([Type.Integer(), Type.Null()], {
    description: 'null where it is of a stream, or of the outlet as a whole',
  }),
  stream: Type.Union([Type.String(), Type.Null()], { description: 'Name of a social stream' }),
  url: text,
  since: Type.String({ format: 'date-time', description: 'When it was last well' }),
  allowedHours: Type.Union([Type.Number(), Type.Null()], {
    description: 'Of silent: the longest silence that its rhythm allows; of a stream, how long nobody may read it',
  }),
  reason: text,
  detail: Type.Union([Type.String(), Type.Null()], { description: 'In words; of moved: the new address' }),
  openedAt: time,
  closedAt: Type.Union([time, Type.Null()], { description: 'When it was over; null while it is open' }),
})

/** What an operator should know of feeds and outlets. */
export function noticeRoutes(app: Api, { pool }: ApiDeps): void {
  const schema = {
    summary: 'Notices of feeds and outlets, newest first',
    tags: ['collection'],
    querystring: query,
    response: { 200: Type.Object({ notices: Type.Array(notice), next: nextPage }) },
  }
  app.get('/notices', { schema }, async ({ query }) => {
    const { state, kind, outlet, cursor, limit = 50 } = query
    const after = decodeCursor(cursor, readCursor)
    const open = state === undefined ? undefined : state === 'open'
    const found = await listNotices(pool, { open, kind, outlet, after, limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    const next = found.length > limit && last ? encodeCursor([last.openedAt.toISOString(), last.id]) : null
    return { notices: page.map(present), next }
  })
}

const present = (row: Notice): Static<typeof notice> => ({
  ...row,
  url: row.url && withoutCredentials(row.url),
  detail: row.kind === 'moved' && row.detail ? withoutCredentials(row.detail) : row.detail,
  since: row.since.toISOString(),
  openedAt: row.openedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
})

function readCursor(position: unknown): { openedAt: Date; id: number } | undefined {
  if (!Array.isArray(position) || !Number.isSafeInteger(position[1])) return undefined
  const openedAt = new Date(String(position[0]))
  return Number.isNaN(openedAt.getTime()) ? undefined : { openedAt, id: Number(position[1]) }
}
