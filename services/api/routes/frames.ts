import { codebook } from '@mirador/analysis/codebook/index.ts'
import { describeCollections } from '@mirador/catalogue/collections.ts'
import { frames, immigrantFramings, relevances, subFrames, tones, voices } from '@mirador/core/terms.ts'
import { Type } from 'typebox'
import type { Api } from '../app.ts'
import { oneOf } from '../parameters.ts'

const inBoth = Type.Object({ en: Type.String(), es: Type.String() })
const named = <T extends string>(values: readonly T[]) =>
  Type.Array(Type.Object({ id: oneOf(values), name: inBoth, definition: inBoth }))

const codebookResponse = Type.Object({
  version: Type.String(),
  frames: Type.Array(
    Type.Object({
      id: oneOf(frames),
      group: Type.String(),
      name: inBoth,
      definition: inBoth,
      include: inBoth,
      exclude: inBoth,
    }),
  ),
  relevance: named(relevances),
  immigrants: named(immigrantFramings),
  subFrames: named(subFrames),
  voices: named(voices),
  tone: named(tones),
})

const collectionsResponse = Type.Object({
  collections: Type.Array(
    Type.Object({ id: Type.String(), kind: Type.String(), name: inBoth, note: Type.Optional(inBoth) }),
  ),
})

/** What the figures are made by: the codebook, and the collections that outlets are grouped into. */
export function frameRoutes(app: Api): void {
  const frameSchema = {
    summary: 'The codebook: frames, framings of immigrants and their sub-frames, tones, with their definitions',
    tags: ['reference'],
    response: { 200: codebookResponse },
  }
  const withIds = <T extends string, E>(values: readonly T[], entries: Record<T, E>) =>
    values.map((id) => ({ id, ...entries[id] }))
  app.get('/frames', { schema: frameSchema }, () => ({
    version: codebook.version,
    frames: withIds(frames, codebook.frames),
    relevance: withIds(relevances, codebook.relevance),
    immigrants: withIds(immigrantFramings, codebook.immigrants),
    subFrames: withIds(subFrames, codebook.subFrames),
    voices: withIds(voices, codebook.voices),
    tone: withIds(tones, codebook.tone),
  }))

  const collectionSchema = {
    summary: 'Collections of outlets that figures can be cut by',
    tags: ['reference'],
    response: { 200: collectionsResponse },
  }
  app.get('/collections', { schema: collectionSchema }, () => ({ collections: describeCollections() }))
}
