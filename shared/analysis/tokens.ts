import type { Language } from '@mirador/core/terms.ts'
import english from 'natural/lib/natural/stemmers/porter_stemmer.js'
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js'

/** How a word is compared: `spelling` is without case, accents, compatibility forms and possessive; stems come on demand. */
export type Word = { raw: string; spelling: string; stems: Partial<Record<Language, string>> }

/** What stands between a word and the one before it, where that keeps them apart. */
export type Parting = 'comma' | 'stop'

/** A word of a field, at `start` to `end` in UTF-16 code units. */
export type Token = { word: Word; start: number; end: number; parted?: Parting | undefined }

/** A word; before it what is none: a tag, an address. */
const wordPattern =
  /<\/?[a-z][^<>]{0,2000}>|(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]s(?![\p{L}\p{M}\p{N}]))?/giu
const noWord = /^(?:<|https?:\/\/|www\.)/i
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
    if (noWord.test(found[0])) continue
    const start = found.index
    const last = tokens.at(-1)
    const parted = last && partingOf(head, last, start)
    tokens.push({ word: wordOf(found[0]), start, end: start + found[0].length, parted })
  }
  return tokens
}

const stops = /[;:!?¿¡…\n()[\]|]|[.](?=\s)/
/** Words that a full stop follows without ending a sentence. */
const abbreviations = new Set('st mr mrs ms dr gov sen rep gen lt sgt no vs inc jr sr ee uu sra'.split(' '))

function partingOf(head: string, last: Token, start: number): Parting | undefined {
  if (start === last.end + 1 && head.charCodeAt(last.end) === 32) return undefined
  const between = head.slice(last.end, start)
  if (stops.test(between)) {
    const short = last.word.spelling.length === 1 || abbreviations.has(last.word.spelling)
    return short && between.startsWith('.') && !stops.test(between.slice(1)) ? undefined : 'stop'
  }
  return between.includes(',') ? 'comma' : undefined
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
