import { networks } from '@mirador/core/terms.ts'
import { listStreams, type StreamRow, streamStates } from '@mirador/store/streams.ts'
import { Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { oneOf } from '../parameters.ts'

const query = Type.Object(
  { outlet: Type.Optional(Type.String({ maxLength: 200, description: 'Slug of an outlet that it brings' })) },
  { additionalProperties: false },
)

const time = Type.String({ format: 'date-time' })
const timeOrNone = Type.Union([time, Type.Null()])
const stream = Type.Object({
  name: Type.String(),
  network: oneOf(networks),
  outlet: Type.String({ description: 'The outlet of its network; listed accounts have their own' }),
  state: oneOf(streamStates, 'stopped: the settings name it no more'),
  watchedSince: time,
  seenUntil: Type.String({
    format: 'date-time',
    description: 'What was published since watchedSince was seen up to here, but for its gaps',
  }),
  readUntil: Type.Union([time, Type.Null()], { description: 'Time of the last post that was read' }),
  lastSuccessAt: timeOrNone,
  posts: Type.Integer({ description: 'Each has one fate: offTopic, repeated, kept or refused' }),
  offTopic: Type.Integer(),
  repeated: Type.Integer(),
  kept: Type.Integer(),
  refused: Type.Integer(),
  deleted: Type.Integer({ description: 'Of the kept: deleted by their authors, and therefore here' }),
  failures: Type.Integer({ description: 'Tries that failed since the last that did not' }),
  lastProblem: Type.Union([Type.String(), Type.Null()]),
  gaps: Type.Integer({ description: 'Times that the network no longer had' }),
  unconfirmed: Type.Integer({ description: 'Kept posts that nobody has seen stand for a day' }),
})

/** Social streams: how far each was read, and the fate of its posts. */
export function streamRoutes(app: Api, { pool, now }: ApiDeps): void {
  const schema = {
    summary: 'Social streams with how they stand, by name',
    tags: ['collection'],
    querystring: query,
    response: { 200: Type.Object({ streams: Type.Array(stream) }) },
  }
  app.get('/streams', { schema }, async ({ query }) => ({
    streams: (await listStreams(pool, now(), query.outlet)).map(present),
  }))
}

const present = (row: StreamRow) => ({
  ...row,
  watchedSince: row.watchedSince.toISOString(),
  seenUntil: row.seenUntil.toISOString(),
  readUntil: row.readUntil?.toISOString() ?? null,
  lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
})
