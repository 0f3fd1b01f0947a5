/** One request for a page: who asks, in which language, for what. */
import type { Language } from '@mirador/core/terms.ts'
import type { Ask, AskText, Tell } from './api.ts'
import type { Words } from './words/words.ts'

export type Visit = {
  language: Language
  words: Words
  ask: Ask
  askText: AskText
  tell: Tell
  path: string
  /** What the address asks for; the empty fields of a form and the language are left out. */
  parameters: URLSearchParams
  hasKey: boolean
  /** Under what name the visitor reviews; null where they may not, or the page does not ask. */
  reviewer: string | null
}

const cutNames = ['collection', 'state', 'language', 'outlet']

/** The part of the parameters that says which outlets figures are of. */
export const cutOf = (parameters: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...parameters].filter(([name]) => cutNames.includes(name)))

/** An address with its parameters, without a trailing "?". */
export const address = (path: string, parameters: URLSearchParams): string =>
  parameters.size > 0 ? `${path}?${parameters}` : path
