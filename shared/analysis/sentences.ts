import type { Token } from './tokens.ts'

/** A field by its tokens: which sentence each is in, counted from 0, and whether it stands in quotation marks. */
export type Sentences = { of: Uint16Array; quoted: boolean[] }

/** Words that a full stop does not end a sentence after; single letters (U.S., J. D.) are like them. */
const abbreviations: ReadonlySet<string> = new Set(
  'gov sen rep mr mrs ms dr st lt sgt gen jr sr atty dist pres supt rev vs no sra lic ing gob dip dra ee uu'.split(' '),
)
const ending = /[.!?…]["”»’')\]]*\s|\n/u

/** Cuts a field into sentences; one that is quoted stays with the words around its quotation marks. */
export function sentencesOf(text: string, tokens: readonly Token[]): Sentences {
  const quotations = quotationsIn(text)
  const quotationAt = tokens.map(() => -1)
  for (let i = 0, q = 0; i < tokens.length; i++) {
    while (q < quotations.length && quotations[q]!.end <= tokens[i]!.start) q++
    if (q < quotations.length && quotations[q]!.start < tokens[i]!.start) quotationAt[i] = q
  }
  const of = new Uint16Array(tokens.length)
  for (let i = 1; i < tokens.length; i++) {
    const inside = quotationAt[i] !== -1 && quotationAt[i] === quotationAt[i - 1]
    of[i] = of[i - 1]! + (!inside && endsBetween(text, tokens[i - 1]!, tokens[i]!) ? 1 : 0)
  }
  return { of, quoted: quotationAt.map((quotation) => quotation !== -1) }
}

function endsBetween(text: string, before: Token, after: Token): boolean {
  const between = text.slice(before.end, after.start)
  if (!ending.test(between)) return false
  const isAbbreviation = before.word.spelling.length === 1 || abbreviations.has(before.word.spelling)
  return !(isAbbreviation && between.startsWith('. ')) && !/^\p{Ll}/u.test(after.word.raw)
}

type Quotation = { start: number; end: number }
/** Of every mark, what it is a mark of; an apostrophe is one only where a word begins or ends. */
const marks: Record<string, string> = { '"': '"', '“': '"', '”': '"', '«': '«', '»': '«', "'": "'", '‘': "'", '’': "'" }
/** What is longer is more likely two marks that do not belong together. */
const longest: Record<string, number> = { '"': 600, '«': 600, "'": 150 }

function quotationsIn(text: string): Quotation[] {
  const found: Quotation[] = []
  let open: { at: number; kind: string } | undefined
  for (const { 0: mark, index: at } of text.matchAll(/["“”«»'‘’]/gu)) {
    const kind = marks[mark]!
    const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' ']
    if (open && at - open.at > longest[open.kind]!) open = undefined
    const canOpen = '“«'.includes(mark) || (!'”»'.includes(mark) && /[\s([—–:-]/u.test(before) && !/\s/u.test(after))
    const canClose = '”»'.includes(mark) || (!'“«‘'.includes(mark) && /[\s)\].,;:!?—–-]/u.test(after))
    if (open?.kind === kind && canClose) {
      found.push({ start: open.at, end: at })
      open = undefined
    } else if (canOpen && (!open || open.kind === "'")) open = { at, kind }
  }
  return found
}
