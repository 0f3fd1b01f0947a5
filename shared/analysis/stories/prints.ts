import { storyLines } from './story-text.ts'

/**
 * What a text is recognised by: hashes of some of its runs of five words, so chosen that two texts which share twelve words in a
 * row share one (winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003).
 */
export type Prints = {
  /** Different 32-bit hashes in the order of the text, at most `mostPrints`: of a longer text the smallest. */
  inOrder: number[]
  /** The same, ascending. */
  sorted: number[]
  /** Whether these are all of the text. */
  whole: boolean
  /** A 32-bit hash of its words: texts of the same words have the same. */
  exact: number
  /** How many words it has. */
  words: number
}

const runLength = 5
const windowLength = 8
const mostPrints = 256
/** What of a text is read, in code units: a longer text is recognised by its beginning. */
const textLimit = 50_000

/** The prints of a text, without what pages put around it. */
export function printsOf(text: string): Prints {
  const words = wordHashes(storyLines(text.length > textLimit ? text.slice(0, textLimit) : text))
  const chosen = winnow(runHashes(words))
  let exact = 0
  for (const word of words) exact = Math.imul(exact ^ word, 0x9e3779b1) + (exact >>> 15)
  const sorted = [...chosen].sort((a, b) => a - b)
  const whole = sorted.length <= mostPrints
  const inOrder = whole ? [...chosen] : [...chosen].filter((hash) => hash < sorted[mostPrints]!)
  return {
    inOrder,
    sorted: whole ? sorted : sorted.slice(0, mostPrints),
    whole,
    exact: mix(exact),
    words: words.length,
  }
}

export type Overlap = {
  /** Prints that both have. */
  shared: number
  /** Of the prints of the shorter text, the part that the longer one has: 1 where it is a cut of it. */
  contained: number
  /** Of the prints of either, the part that both have: 1 where they are the same. */
  alike: number
}

/** How much of two texts is the same. Of a long text only small hashes are known: both are compared as far as both are known. */
export function overlapOf({ sorted: a, ...one }: Prints, { sorted: b, ...other }: Prints): Overlap {
  const known = Math.min(one.whole ? 0xffffffff : a.at(-1)!, other.whole ? 0xffffffff : b.at(-1)!)
  let shared = 0
  let i = 0
  let j = 0
  for (;;) {
    const x = i < a.length ? a[i]! : Infinity
    const y = j < b.length ? b[j]! : Infinity
    if (x > known && y > known) break
    if (x === y) shared++
    if (x <= y) i++
    if (y <= x) j++
  }
  return { shared, contained: shared / Math.max(1, Math.min(i, j)), alike: shared / Math.max(1, i + j - shared) }
}

/** Letters and digits without case and accents, by code unit, for the scripts of Europe; 0 for what separates words. */
const folded = new Uint16Array(0x250)
for (let code = 0; code < folded.length; code++) {
  const bare = String.fromCharCode(code).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  folded[code] = /^[\p{L}\p{N}]/u.test(bare) ? bare.charCodeAt(0) : 0
}
const apostrophes = new Set([0x27, 0x2019])

/** A 32-bit hash a word (FNV-1a), never 0. By hand and not by a pattern: this is where the time goes. */
function wordHashes(lines: string[]): number[] {
  const hashes: number[] = []
  for (const line of lines) {
    let hash = 0
    for (let i = 0; i < line.length; i++) {
      const code = line.charCodeAt(i)
      const letter = code < 0x250 ? folded[code]! : code >= 0x2000 && code < 0x3000 ? 0 : code
      if (letter !== 0) hash = Math.imul((hash || 0x811c9dc5) ^ letter, 0x01000193)
      else if (hash !== 0 && !apostrophes.has(code)) {
        hashes.push(hash)
        hash = 0
      }
    }
    if (hash !== 0) hashes.push(hash)
  }
  return hashes
}

function runHashes(words: number[]): number[] {
  const runs: number[] = []
  for (let at = 0; at + runLength <= words.length; at++) {
    let hash = 0
    for (let i = at; i < at + runLength; i++) hash = (Math.imul(hash, 0x2f0b4f2d) + words[i]!) | 0
    runs.push(mix(hash))
  }
  return runs
}

/** Of every eight runs in a row the smallest, the last of equals. */
function winnow(runs: number[]): Set<number> {
  const chosen = new Set<number>()
  let smallest = -1
  for (let at = 0; at < Math.max(1, runs.length - windowLength + 1) && runs.length > 0; at++) {
    const end = Math.min(runs.length, at + windowLength)
    if (smallest >= at && runs[end - 1]! > runs[smallest]!) continue
    if (smallest < at) smallest = at
    for (let i = at; i < end; i++) if (runs[i]! <= runs[smallest]!) smallest = i
    chosen.add(runs[smallest]!)
  }
  return chosen
}

/** Spreads a hash over all its bits (the finaliser of MurmurHash3); unsigned. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
