/** Labels by their names in the visitor's language. */
import { type LabelKind, reviewableLabels } from '@mirador/core/terms.ts'
import type { Codebook } from './api.ts'
import type { Visit } from './visit.ts'

/** Where the codebook holds the labels of a kind. */
const placeOf = {
  relevance: 'relevance',
  frame: 'frames',
  immigrants: 'immigrants',
  tone: 'tone',
} as const satisfies Record<LabelKind, keyof Codebook>

export type NamedLabel = { id: string; name: string; definition: string }

/** The labels of a kind in the order of the codebook, with what they are called and what they mean. */
export const labelsNamed = (kind: LabelKind, codebook: Codebook, { language }: Visit): NamedLabel[] =>
  reviewableLabels[kind].map((id) => {
    const entry = codebook[placeOf[kind]].find((one) => one.id === id)
    return { id, name: entry?.name[language] ?? id, definition: entry?.definition[language] ?? '' }
  })
