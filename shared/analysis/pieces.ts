import type { Token } from './tokens.ts'

/** What words say by their letters: for every piece a row of log-odds, a column a label. As it is stored. */
export type PieceWeights = {
  /** The pieces, in order, with a space between. */
  pieces: string
  /** The log-odds that 127 stands for, of each column. */
  scale: number[]
  /** A signed byte a piece and column, row by row, in base64. */
  rows: string
}

/** Gives what a word says to every column, in log-odds at full strength. */
export type Pieces = { columns: number; says(spelling: string): Float32Array }

const shortest = 3
const longest = 5
/** Words whose sum is remembered; forgotten when there are this many. */
const remembered = 50_000

/** The piece that is a whole word. */
export const wholeWord = (spelling: string): string => `<${spelling}>`

/**
 * The pieces of a word: the word itself and its runs of three to five letters, with its ends marked, each once. So a word
 * that was never seen is known by its relatives, in both languages ("deportaciones" by "deport").
 * Bojanowski et al. 2017, "Enriching word vectors with subword information".
 */
export function piecesOf(spelling: string): Set<string> {
  const marked = wholeWord(spelling)
  const pieces = new Set([marked])
  for (let length = shortest; length <= longest; length++)
    for (let i = 0; i + length <= marked.length; i++) pieces.add(marked.slice(i, i + length))
  return pieces
}

/** How far into the text its words count, in code units. */
const wordsUntil = 1_200
const textWord = 0.5

/** Words too common to say anything by themselves. */
const common: ReadonlySet<string> = new Set(
  'the a an of and to in for on with is are was were be as at by from that this it its his her he she they we you i has have had will not but or s t u de la el en los las del un una y que por para con su sus se al lo es o'.split(
    ' ',
  ),
)

/** Whether a word says nothing by itself. */
export const isCommon = (spelling: string): boolean => common.has(spelling)

/** The tokens of the text that count as words. */
export const early = (tokens: readonly Token[]): readonly Token[] => {
  const until = tokens.findIndex((token) => token.end > wordsUntil)
  return until === -1 ? tokens : tokens.slice(0, until)
}

/** How strongly each word of a passage is there: more in the title than in the text, and less the more words there are. */
export function wordStrengths(title: readonly Token[], text: readonly Token[]): Map<string, number> {
  const strengths = new Map<string, number>()
  for (const { word } of early(text)) if (!isCommon(word.spelling)) strengths.set(word.spelling, textWord)
  for (const { word } of title) if (!isCommon(word.spelling)) strengths.set(word.spelling, 1)
  let squares = 0
  for (const strength of strengths.values()) squares += strength * strength
  const length = Math.sqrt(squares)
  for (const [word, strength] of strengths) strengths.set(word, strength / length)
  return strengths
}

/** Makes stored weights ready to ask. */
export function readPieces({ pieces, scale, rows }: PieceWeights): Pieces {
  const bytes = Buffer.from(rows, 'base64')
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const columns = scale.length
  const places = new Map(
    pieces === '' ? [] : pieces.split(' ').map((piece, i): [string, number] => [piece, i * columns]),
  )
  const steps = scale.map((most) => most / 127)
  const sums = new Map<string, Float32Array>()
  const says = (spelling: string): Float32Array => {
    let sum = sums.get(spelling)
    if (!sum) {
      if (sums.size >= remembered) sums.clear()
      sum = new Float32Array(columns)
      for (const piece of piecesOf(spelling)) {
        const at = places.get(piece)
        if (at !== undefined) for (let i = 0; i < columns; i++) sum[i]! += signed[at + i]! * steps[i]!
      }
      sums.set(spelling, sum)
    }
    return sum
  }
  return { columns, says }
}

/**
 * Stores weights: `weights` holds a row of log-odds for each piece. Rounds to a 127th of the largest of each column; pieces
 * of which nothing is left are left out.
 */
export function storePieces(pieces: readonly string[], weights: readonly Float64Array[]): PieceWeights {
  const scale = weights.map((column) =>
    Number(column.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0).toFixed(4)),
  )
  const rounded = (weight: number, most: number) =>
    most === 0 ? 0 : Math.max(-127, Math.min(127, Math.round((weight / most) * 127)))
  const rows = pieces
    .map((piece, row) => ({ piece, says: Int8Array.from(weights, (column, i) => rounded(column[row]!, scale[i]!)) }))
    .filter(({ says }) => says.some((weight) => weight !== 0))
  return {
    pieces: rows.map(({ piece }) => piece).join(' '),
    scale,
    rows: Buffer.concat(rows.map(({ says }) => Buffer.from(says.buffer))).toString('base64'),
  }
}
