import type { Evidence, Passage } from '@mirador/core/terms.ts'

const wordCharacter = /[\p{L}\p{N}\p{M}]/u
const endsInWord = /[\p{L}\p{N}\p{M}]$/u
const startsWithWord = /^[\p{L}\p{N}\p{M}]/u

/**
 * Where a quote stands: letter by letter, as whole words, in the title or else in the text; its place is in UTF-16 code units.
 * Spaces around it do not matter. Undefined where it does not stand, or holds no word.
 */
export function findQuote(quote: string, passage: Passage): Evidence | undefined {
  const text = quote.trim()
  if (!wordCharacter.test(text)) return undefined
  for (const field of ['title', 'text'] as const) {
    const start = findWords(text, passage[field])
    if (start >= 0) return { field, start, end: start + text.length, text }
  }
  return undefined
}

/** The first place that does not begin or end inside a word (so that "a" does not stand in "Mexican"), -1 where there is none. */
function findWords(quote: string, within: string): number {
  for (let start = within.indexOf(quote); start >= 0; start = within.indexOf(quote, start + 1)) {
    const end = start + quote.length
    // two code units hold the whole character before or after
    const cutsBefore = startsWithWord.test(quote) && endsInWord.test(within.slice(Math.max(0, start - 2), start))
    const cutsAfter = endsInWord.test(quote) && startsWithWord.test(within.slice(end, end + 2))
    if (!cutsBefore && !cutsAfter) return start
  }
  return -1
}
