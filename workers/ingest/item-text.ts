/** The plain words of an item: what is judged, and what is stored. */
import type { FeedItem } from '@mirador/core/terms.ts'
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

/** In UTF-16 code units, like all lengths here. */
export const longestTitle = 1_000
export const longestText = 4_000
/** A title that is made of the first words of a text. */
export const longestBorrowedTitle = 120

/** HTML that is read at most for one text, tags and all. */
const longestHtml = 200_000

/**
 * The title and the lead of an item as plain text: no HTML, entities decoded, whitespace folded, no control characters,
 * well-formed, at most `longestTitle` and `longestText` long and cut between words. The text is that of the summary, or of the
 * content where there is no summary, without the tails that blog software adds. An item without a title is called by the first
 * words of its text; one without a word has '' for both.
 */
export function itemText(item: FeedItem): { title: string; text: string } {
  const lead = plainText(item.summary, longestText) || plainText(item.content, longestText)
  const text = cut(withoutTail(lead), longestText)
  const title = cut(plainText(item.title, longestTitle), longestTitle)
  return { title: title || cut(text, longestBorrowedTitle), text }
}

/** What an HTML text says, in one line; it may go on for some words beyond `enough` code units. */
function plainText(html: string | undefined, enough: number): string {
  if (!html) return ''
  const text = fold(words(html.slice(0, longestHtml), enough))
  // Some feeds escape their HTML twice.
  return doubled.test(text) ? fold(words(text, enough)) : text
}

const doubled =
  /<\/?(?:p|a|b|i|em|strong|br|div|span|img|ul|li|h[1-6])(?:\s[^<>]{0,2000})?\/?>|&(?:amp|lt|gt|quot|nbsp|rsquo|#\d{2,5});/i

function words(html: string, enough: number): string {
  if (!html.includes('<') && !html.includes('&')) return html
  const reader = new WordReader(html)
  const tokenizer = new Tokenizer({}, reader)
  // Enough is double what is kept, since whitespace and tails fall away.
  reader.ontoomuch = () => {
    if (reader.text.length > 2 * enough + 1_000) tokenizer.pause()
  }
  tokenizer.write(html)
  tokenizer.end()
  return reader.text
}

/** Elements inside a line; all others begin a new one. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
)
/** Elements whose text nobody reads. */
const unread = new Set('script style noscript iframe template noembed noframes xmp textarea select'.split(' '))

class WordReader implements TokenizerCallbacks {
  text = ''
  ontoomuch = () => {}
  readonly #html: string
  #unreadInside = ''

  constructor(html: string) {
    this.#html = html
  }

  ontext(start: number, end: number): void {
    if (this.#unreadInside) return
    this.text += this.#html.slice(start, end)
    this.ontoomuch()
  }

  ontextentity(point: number): void {
    if (!this.#unreadInside) this.text += String.fromCodePoint(point)
  }

  onopentagname(start: number, end: number): void {
    const name = this.#html.slice(start, end).toLowerCase()
    if (unread.has(name)) this.#unreadInside ||= name
    if (!inline.has(name)) this.text += ' '
  }

  onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, end).toLowerCase()
    if (this.#unreadInside === name) this.#unreadInside = ''
    if (!inline.has(name)) this.text += ' '
  }

  oncdata(start: number, end: number, offset: number): void {
    this.ontext(start, end - offset)
  }

  onattribdata(): void {}
  onattribend(): void {}
  onattribentity(): void {}
  onattribname(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onopentagend(): void {}
  onprocessinginstruction(): void {}
  onselfclosingtag(): void {}
}

/** Control characters, and those that are invisible or turn the direction of writing. */
const invisible =
  /[[\p{Cc}--\s]\u{ad}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}\u{fffe}\u{ffff}]/gv

function fold(text: string): string {
  return text.toWellFormed().replace(invisible, '').replace(/\s+/g, ' ').trim()
}

/** The text to the last word that ends within `longest` code units. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  const space = text.lastIndexOf(' ', longest)
  const end = space > longest / 2 ? space : longest
  // The cut may have halved a pair of surrogates.
  return text.slice(0, end).replace(/[\ud800-\udbff]$/, '')
}

/** Where tails are looked for. */
const tailLength = 600
/** What leads to the whole text, and may go on with its title. */
const onward =
  '(?:Read [Mm]ore|READ MORE|(?:Continue|Keep) [Rr]eading|Read (?:the )?(?:full|whole|rest)|Leer? [Mm]ás|LEER MÁS|Leer la nota|(?:Seguir|Sigue|Continuar|Continúa) [Ll]eyendo)'
/** What leads on as the last words alone. */
const link = `(?:${onward}|(?:Learn|See) [Mm]ore|Ver [Mm]ás)`
const tails = [
  // Reddit's, which names the writer
  /\s*submitted by \/u\/\S+(?: to \/?r\/\S+)?(?: \[link\])?(?: \[comments\])?$/,
  /(?:^|\s)(?:The post|La entrada|El art[ií]culo|La publicaci[oó]n) .{1,400} (?:(?:first )?appeared first on|(?:se public[oó]|apareci[oó]|aparece|fue publicad[oa]) primero en) .{1,120}$/,
  new RegExp(`(?<=[.!?…:;"”’')\\]»])\\s*${onward}(?![\\p{L}\\p{N}])[^.!?]{0,150}[.!?]?$`, 'u'),
  new RegExp(`(?:^|\\s)${link}[\\s.…→»›>]*$`, 'u'),
  /\s*(?:\[(?:…|\.{2,4})\]|…|\.{3})[\s→»›>]*$/,
]

function withoutTail(text: string): string {
  const from = Math.max(0, text.length - tailLength)
  const tail = tails.reduce((rest, boilerplate) => rest.replace(boilerplate, ''), text.slice(from))
  return text.slice(0, from) + tail
}
