import type { Language } from '@mirador/core/terms.ts'
import { about } from './lexicon/about.ts'
import type { Concepts } from './lexicon/concepts.ts'
import { stance } from './lexicon/stance.ts'
import { subjects } from './lexicon/subjects.ts'
import { normalise, stem, stemOf, type Token, type Word } from './tokens.ts'

/** `about:mexico`, `subject:troops`, `stance:threat`; pairs, words and contexts of hostile words make more of them. */
export type Concept = string

/** A phrase of a concept found in a field: tokens `from` to `to` (exclusive). */
export type Hit = { concept: Concept; from: number; to: number }

/** `comma`: that after the words so far a comma may stand. */
type Node = { next: Map<string, Node>; concepts: Concept[]; comma?: true }
type Trie = { root: Node; vocabulary: Set<string>; keys: WeakMap<Word, string[]> }

/** Phrases of areas and concepts, ready to be found. */
export type Lexicon = Record<Language, Trie>

const learned = lexiconOf({ about, subject: subjects, stance })

/** Makes areas of concepts ready to find; a concept is named `<area>:<name>`. */
export function lexiconOf(areas: Record<string, Concepts>): Lexicon {
  return { en: compile(areas, 'en'), es: compile(areas, 'es') }
}

function compile(areas: Record<string, Concepts>, language: Language): Trie {
  const trie: Trie = { root: { next: new Map(), concepts: [] }, vocabulary: new Set(), keys: new WeakMap() }
  for (const [area, concepts] of Object.entries(areas)) {
    for (const [name, phrases] of Object.entries(concepts)) {
      for (const phrase of [phrases.both, phrases[language]].flatMap((list) => list?.split('|') ?? [])) {
        addPhrase(trie, phrase.trim(), `${area}:${name}`, language)
      }
    }
  }
  return trie
}

function addPhrase(trie: Trie, phrase: string, concept: Concept, language: Language): void {
  let node = trie.root
  for (const written of phrase.split(' ')) {
    const word = written.replace(',', '')
    const key = /^[=^]/.test(word)
      ? word[0] === '^'
        ? word
        : `=${normalise(word.slice(1))}`
      : stem(normalise(word), language)
    trie.vocabulary.add(key)
    let next = node.next.get(key)
    if (!next) {
      next = { next: new Map(), concepts: [] }
      node.next.set(key, next)
    }
    node = next
    if (word !== written) node.comma = true
  }
  if (!node.concepts.includes(concept)) node.concepts.push(concept)
}

/** The ways the lexicon may know a word: by stem, by spelling, by capitals. */
function keysOf(trie: Trie, word: Word, language: Language): string[] {
  let keys = trie.keys.get(word)
  if (!keys) {
    keys = [stemOf(word, language), `=${word.spelling}`, `^${word.raw}`].filter((key) => trie.vocabulary.has(key))
    trie.keys.set(word, keys)
  }
  return keys
}

/**
 * Every phrase of a lexicon in a field, nested ones too, by default of the one that weights are learned over. None runs over
 * the end of a sentence, nor over a comma that it does not have. Capitals say nothing in a field written in capitals only.
 */
export function findPhrases(
  tokens: readonly Token[],
  language: Language,
  shouted: boolean,
  lexicon: Lexicon = learned,
): Hit[] {
  const trie = lexicon[language]
  const keys = tokens.map((token) => keysOf(trie, token.word, language))
  const hits: Hit[] = []
  const walk = (node: Node, from: number, at: number): void => {
    const parted = at > from ? tokens[at]?.parted : undefined
    if (parted === 'stop' || (parted === 'comma' && !node.comma)) return
    for (const key of keys[at] ?? []) {
      const next = shouted && key[0] === '^' ? undefined : node.next.get(key)
      if (!next) continue
      for (const concept of next.concepts) hits.push({ concept, from, to: at + 1 })
      walk(next, from, at + 1)
    }
  }
  for (let i = 0; i < tokens.length; i++) if (keys[i]!.length > 0) walk(trie.root, i, i)
  return hits
}
