import { secondNets } from '@mirador/core/terms.ts'
import { listSecondNets, type SecondNetRow } from '@mirador/store/second-nets.ts'
import { Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'
import { oneOf } from '../parameters.ts'

const text = Type.Union([Type.String(), Type.Null()])
const net = Type.Object({
  net: oneOf(secondNets, 'gdelt: the files of GDELT; warc: archives of crawled pages'),
  stream: Type.Union([Type.String(), Type.Null()], { description: 'Of GDELT: english or translated' }),
  read: Type.Integer({ description: 'Files that were read whole' }),
  waiting: Type.Integer({ description: 'Files that are due, or were begun and not ended' }),
  givenUp: Type.Integer(),
  items: Type.Integer({ description: 'Each has one fate: offTopic, repeated (a feed gave it too), kept or refused' }),
  offTopic: Type.Integer(),
  repeated: Type.Integer(),
  kept: Type.Integer(),
  refused: Type.Integer(),
  lastReadAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  trouble: text,
})

/** What came by other ways than feeds and streams. */
export function secondNetRoutes(app: Api, { pool }: ApiDeps): void {
  const schema = {
    summary: 'What the second nets have brought; none that was never read',
    tags: ['collection'],
    response: { 200: Type.Object({ nets: Type.Array(net) }) },
  }
  app.get('/second-nets', { schema }, async () => ({ nets: (await listSecondNets(pool)).map(present) }))
}

const present = (row: SecondNetRow) => ({ ...row, lastReadAt: row.lastReadAt?.toISOString() ?? null })
