import type { Language } from '@mirador/core/terms.ts'
import english from 'natural/lib/natural/stemmers/porter_stemmer.js'
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js'

/** A word of a field: `raw` is `field.slice(start, end)`, in UTF-16 code units. */
export type Token = { raw: string; start: number; end: number }

const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]s(?![\p{L}\p{M}\p{N}]))?/gu
const longestWord = 40
const stemmers: Record<Language, { stem(word: string): string }> = { en: english, es: spanish }

/**
 * The words of the first `limit` code units of a field, a possessive 's kept with its word. What lies beyond the limit
 * is not read, so that a title of a megabyte costs what a long one does.
 */
export function tokenise(field: string, limit: number): Token[] {
  const tokens: Token[] = []
  const head = field.length > limit ? field.slice(0, limit) : field
  for (const found of head.matchAll(wordPattern)) {
    tokens.push({ raw: found[0], start: found.index, end: found.index + found[0].length })
  }
  return tokens
}

/** A word without case, accents, compatibility forms and possessive: how words are compared. */
export function normalise(raw: string): string {
  return raw
    .slice(0, longestWord)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/u, '')
}

/** The stem of a normalised word, by natural's Porter stemmer of the language. */
export function stem(word: string, language: Language): string {
  return stemmers[language].stem(word)
}
