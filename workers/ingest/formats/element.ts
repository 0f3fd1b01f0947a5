import { decodeHTMLStrict } from 'entities'
import { readDate } from '../dates.ts'
import { resolveAddress } from './address.ts'
import { type Attributes, nameIn, type Scope } from './scope.ts'

/** The longest text of a field, in UTF-16 code units; a longer one is cut. */
export const longestField = 500_000

const none: readonly Element[] = Object.freeze([])

/** An element of a document, with what holds inside it. */
export class Element {
  /** In lower case, with the known prefix of its namespace: `title`, `dc:date`. */
  readonly name: string
  /** Its name as written. */
  readonly raw: string
  readonly attributes: Attributes
  readonly scope: Scope
  children: readonly Element[] = none
  /** Its text, decoded; that before its first child where it has children. */
  text = ''
  readonly #source: string
  readonly #start: number
  #end: number

  /** `start` is the place in the source where what it holds begins. */
  constructor(raw: string, attributes: Attributes, scope: Scope, source: string, start: number) {
    this.name = nameIn(scope, raw)
    this.raw = raw
    this.attributes = attributes
    this.scope = scope
    this.#source = source
    this.#start = start
    this.#end = source.length
  }

  add(child: Element): void {
    if (this.isMixed) (this.children as Element[]).push(child)
    else this.children = [child]
  }

  endAt(end: number): void {
    this.#end = end
  }

  /** Whether it has elements inside. */
  get isMixed(): boolean {
    return this.children !== none
  }

  /** Whether what follows is text of it that is not read from the source, and not too much. */
  get takesText(): boolean {
    return !this.isMixed && this.text.length < longestField
  }

  /** What it holds as HTML: its text, or its markup as written where it has elements inside. */
  get html(): string {
    return bounded(this.isMixed ? withoutCdata(this.#source.slice(this.#start, this.#end)) : this.text)
  }

  /** The HTML of its last child of this name that is not empty. */
  get(name: string): string | undefined {
    for (let index = this.children.length - 1; index >= 0; index--) {
      const child = this.children[index]!
      const html = child.name === name ? child.html : ''
      if (html !== '') return html
    }
    return undefined
  }

  /** What the first of these names gives that gives anything. */
  first(...names: string[]): string | undefined {
    for (const name of names) {
      const html = this.get(name)
      if (html !== undefined) return html
    }
    return undefined
  }

  /** An address in it made absolute; `home` is the page of the feed, which counts for more than the feed's own address. */
  resolve(address: string | undefined, home?: string): string | undefined {
    return resolveAddress(address, this.scope.base ?? home ?? this.scope.url)
  }

  /** The first of these names that gives a date, as ISO 8601 in UTC. */
  date(...names: string[]): string | undefined {
    for (const name of names) {
      const date = readDate(this.get(name) ?? '')
      if (date !== undefined) return date
    }
    return undefined
  }

  all(name: string): Element[] {
    return this.children.filter((child) => child.name === name)
  }
}

const controls = /[\p{Cc}--[\t\n\r]]/gv

/** A text with its entities decoded, each to the characters it stands for; unknown ones stay as written. */
export function decodeText(text: string): string {
  if (!text.includes('&')) return text
  const decoded = decodeHTMLStrict(text)
  return text.includes('&#') ? decoded.replace(controls, '') : decoded
}

/** A text of JSON as a field holds it: within bounds, without control characters, well-formed. */
export function clean(text: string): string {
  return bounded(text.replace(controls, '').toWellFormed())
}

function bounded(text: string): string {
  return text.length > longestField ? text.slice(0, longestField).toWellFormed().trim() : text.trim()
}

function withoutCdata(markup: string): string {
  return markup.includes('<![CDATA[') ? markup.replaceAll('<![CDATA[', '').replaceAll(']]>', '') : markup
}
