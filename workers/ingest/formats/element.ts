import { readDate } from '../dates.ts'
import { resolveAddress } from './address.ts'
import type { Attributes } from './namespaces.ts'

/** The longest text of a field, in UTF-16 code units; a longer one is cut. */
export const longestField = 500_000

const none: readonly Element[] = Object.freeze([])

/** What an element has from the one it is in. */
export type Inherited = Pick<Element, 'base' | 'url' | 'language'>

/** An element of a document, with what holds inside it. */
export class Element {
  /** In lower case, with the known prefix of its namespace: `title`, `dc:date`. */
  readonly name: string
  readonly attributes: Attributes
  /** What addresses inside are relative to, where `xml:base` says so. */
  readonly base: string | undefined
  /** The address of the document. */
  readonly url: string | undefined
  /** The language that `xml:lang` gives. */
  readonly language: string | undefined
  children: readonly Element[] = none
  /** Its own text, decoded; without that of its children. */
  text = ''
  readonly #source: string
  readonly #start: number
  #end: number

  constructor(name: string, attributes: Attributes, parent: Inherited, source: string, start: number) {
    this.name = name
    this.attributes = attributes
    const base = attributes['xml:base']
    this.base = base === undefined ? parent.base : resolveAddress(base, parent.base ?? parent.url)
    this.url = parent.url
    this.language = attributes['xml:lang'] ?? parent.language
    this.#source = source
    this.#start = start
    this.#end = source.length
  }

  add(child: Element): void {
    if (this.children === none) this.children = [child]
    else (this.children as Element[]).push(child)
  }

  endAt(end: number): void {
    this.#end = end
  }

  /** What it holds as HTML: its text, or its markup as written where it has elements inside. */
  get html(): string {
    return clean(this.children === none ? this.text : withoutCdata(this.#source.slice(this.#start, this.#end)))
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
    return resolveAddress(address, this.base ?? home ?? this.url)
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

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g

/** A text as a field holds it: trimmed, within bounds, without control characters, well-formed. */
export function clean(text: string): string {
  const bounded = text.length > longestField ? text.slice(0, longestField) : text
  return bounded.trim().replace(controls, '').toWellFormed()
}

function withoutCdata(markup: string): string {
  return markup.includes('<![CDATA[') ? markup.replaceAll('<![CDATA[', '').replaceAll(']]>', '') : markup
}
