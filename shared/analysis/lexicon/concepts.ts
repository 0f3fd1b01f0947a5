/**
 * Concepts: sets of phrases, in English and Spanish, that say the same thing, so that what is learned of one language
 * serves the other. Phrases are separated by `|`; words match by their stem, `=word` by its spelling (accents and case
 * aside), `^WORD` by its capitals too; after `word,` a comma may stand. `both` holds names and other phrases that either language uses.
 */
export type Concepts = Record<string, { both?: string; en?: string; es?: string }>
