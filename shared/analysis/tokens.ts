import type { Language } from '@mirador/core/terms.ts'
import english from 'natural/lib/natural/stemmers/porter_stemmer.js'
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js'

/** How a word is compared: `spelling` is without case, accents, compatibility forms and possessive; stems come on demand. */
export type Word = { raw: string; spelling: string; stems: Partial<Record<Language, string>> }

/** A word of a field, at `start` to `end` in UTF-16 code units. */
export type Token = { word: Word; start: number; end: number }

const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]s(?![\p{L}\p{M}\p{N}]))?/gu
/** Of a longer word only so much is compared. */
const longestWord = 40
const stemmers: Record<Language, { stem(word: string): string }> = { en: english, es: spanish }

/** Words seen, so that each is normalised and stemmed once; forgotten when there are this many. */
const remembered = 100_000
const words = new Map<string, Word>()

/**
 * The words of the first `limit` code units of a field, a possessive 's kept with its word. What lies beyond the limit
 * is not read, so that a title of a megabyte costs what a long one does.
 */
export function tokenise(field: string, limit: number): Token[] {
  const tokens: Token[] = []
  const head = field.length > limit ? field.slice(0, limit) : field
  for (const found of head.matchAll(wordPattern)) {
    const start = found.index
    tokens.push({ word: wordOf(found[0]), start, end: start + found[0].length })
  }
  return tokens
}

function wordOf(whole: string): Word {
  const raw = whole.length > longestWord ? whole.slice(0, longestWord) : whole
  let word = words.get(raw)
  if (!word) {
    if (words.size >= remembered) words.clear()
    word = { raw, spelling: normalise(raw), stems: {} }
    words.set(raw, word)
  }
  return word
}

/** A word without case, accents, compatibility forms and possessive. */
export function normalise(raw: string): string {
  return raw
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/u, '')
}

/** The stem of a word by natural's Porter stemmer of the language. */
export function stemOf(word: Word, language: Language): string {
  word.stems[language] ??= stem(word.spelling, language)
  return word.stems[language]
}

/** The stem of a normalised word. */
export function stem(spelling: string, language: Language): string {
  return stemmers[language].stem(spelling)
}
