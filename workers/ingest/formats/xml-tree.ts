/**
 * XML as strangers send it, as a tree. What is broken is mended where its meaning is plain: a bare "<" is text, an unknown
 * entity stays as written, an element left open ends where its parent does or where the next one of its kind begins.
 */
import { decodeHTMLStrict } from 'entities'
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { Element, type Inherited } from './element.ts'
import { type Attributes, declare, nameIn, rootScope, type Scope } from './namespaces.ts'

/** What a document may hold; the rest of one that holds more is not read. */
export const mostItems = 10_000
export const mostElements = 300_000
/** Tags that are nested deeper are passed over, and their text is kept. */
export const deepest = 100

export type XmlTree = {
  root: Element
  /** Every item of the document, in order. */
  items: Element[]
  /** False for a document that breaks off inside its root element. */
  complete: boolean
}

/** Reads the document whose root element starts at `start`. `itemName` is the element of its items, `url` its address. */
export function readTree(text: string, start: number, itemName: string, url: string | undefined): XmlTree {
  const source = escapeStrayTags(text.slice(start))
  const reader = new TreeReader(source, itemName, url)
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, reader)
  reader.onlimit = () => tokenizer.pause()
  tokenizer.write(source)
  tokenizer.end()
  return { root: reader.root!, items: reader.items, complete: !reader.insideRoot || !tokenizer.running }
}

const strayTag = /<(?![a-z_:/!?\u0080-\uffff])|<\?(?![^<>]*\?>)/i
const strayTags = new RegExp(strayTag, 'gi')

/** Writes as text a "<" that begins no tag and one of a processing instruction that does not end; leaves CDATA alone. */
function escapeStrayTags(source: string): string {
  if (!strayTag.test(source)) return source
  const parts: string[] = []
  for (let at = 0; at < source.length; ) {
    const cdata = source.indexOf('<![CDATA[', at)
    const outside = source.slice(at, cdata < 0 ? undefined : cdata)
    parts.push(outside.replace(strayTags, (found) => `&lt;${found.slice(1)}`))
    if (cdata < 0) break
    const end = source.indexOf(']]>', cdata)
    at = end < 0 ? source.length : end
    parts.push(source.slice(cdata, at))
  }
  return parts.join('')
}

const words = (names: string) => new Set(names.split(' '))
/** Elements that hold text alone. */
const plain = words('title link guid pubdate category comments id updated published dc:title dc:date dc:creator')
/** Elements in which HTML may be written out. */
const rich = words('description summary content content:encoded')
/** Elements that neither of them can hold: where one begins, the element before it was left open. */
const fields = words(
  'guid pubdate category comments description enclosure author published content:encoded dc:date dc:creator',
)
/** Elements that HTML has too. */
const fieldsAndHtml = words('title link summary content')

type Open = { element: Element; tag: string; scope: Scope }

const noAttributes: Attributes = Object.freeze(Object.create(null))

/** Builds the tree from the tokenizer's events, which give places in the source. */
class TreeReader implements TokenizerCallbacks {
  root: Element | undefined
  readonly items: Element[] = []
  onlimit = () => {}
  readonly #source: string
  readonly #itemName: string
  readonly #outside: Inherited
  readonly #open: Open[] = []
  #scope: Scope | undefined
  #elements = 0
  #rawName = ''
  #tagStart = 0
  #attributes: Record<string, string> | undefined
  #attributeName = ''
  #attributeValue = ''

  constructor(source: string, itemName: string, url: string | undefined) {
    this.#source = source
    this.#itemName = itemName
    this.#outside = { base: undefined, url, language: undefined }
  }

  get insideRoot(): boolean {
    return this.#open[0]?.element === this.root
  }

  ontext(start: number, end: number): void {
    const element = this.#open.at(-1)?.element
    if (!element) return
    const text = this.#source.slice(start, end)
    element.text += text.includes('&') ? decodeHTMLStrict(text) : text
  }

  oncdata(start: number, end: number, offset: number): void {
    const element = this.#open.at(-1)?.element
    if (element) element.text += this.#source.slice(start, end - offset)
  }

  onopentagname(start: number, end: number): void {
    this.#tagStart = start - 1
    this.#rawName = this.#source.slice(start, end)
    this.#attributes = undefined
  }

  onattribname(start: number, end: number): void {
    this.#attributeName = this.#source.slice(start, end).toLowerCase()
    this.#attributeValue = ''
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += this.#source.slice(start, end)
  }

  onattribend(): void {
    this.#attributes ??= Object.create(null) as Record<string, string>
    this.#attributes[this.#attributeName] ??= decodeHTMLStrict(this.#attributeValue)
  }

  onopentagend(end: number): void {
    this.#begin(end + 1)
  }

  onselfclosingtag(end: number): void {
    if (this.#begin(end + 1)) this.#endTo(this.#open.length - 1, end + 1)
  }

  onclosetag(start: number, end: number): void {
    const tag = this.#source.slice(start, end).toLowerCase()
    const depth = this.#open.findLastIndex((open) => open.tag === tag)
    if (depth >= 0) this.#endTo(depth, this.#source.lastIndexOf('<', start))
  }

  /** Opens the element whose start tag has been read, where it belongs; false if it is passed over. */
  #begin(start: number): boolean {
    const attributes = this.#attributes ?? noAttributes
    const raw = this.#rawName
    const outer = this.#open.at(-1)?.scope ?? this.#scope
    const scope = outer ? declare(outer, attributes) : rootScope(raw, attributes)
    this.#scope ??= scope
    const name = nameIn(scope, raw)
    const isItem = this.#isItem(name)
    if (isItem) this.#endTo(this.#itemDepth(), this.#tagStart)
    else this.#endFieldLeftOpen(name)
    if (++this.#elements > mostElements || (isItem && this.items.length === mostItems)) this.onlimit()
    else if (this.#open.length < deepest) {
      const parent = this.#open.at(-1)?.element ?? this.root
      const element = new Element(name, attributes, parent ?? this.#outside, this.#source, start)
      this.root ??= element
      if (isItem) this.items.push(element)
      else parent?.add(element)
      this.#open.push({ element, tag: raw.toLowerCase(), scope })
      return true
    }
    return false
  }

  /** An item inside an extension of another, or in the source of an Atom entry, belongs to that. */
  #isItem(name: string): boolean {
    if (name !== this.#itemName || this.root === undefined) return false
    const around = this.#open.findLastIndex(({ element }) => element.name === name)
    const within = around < 0 ? undefined : this.#open[around + 1]?.element.name
    if (within === undefined || plain.has(within) || rich.has(within)) return true
    return within !== 'source' && !within.includes(':')
  }

  /** Items lie in the channel or in the root, and in nothing else. */
  #itemDepth(): number {
    return Math.max(1, this.#open.findLastIndex((open) => open.element.name === 'channel') + 1)
  }

  #endFieldLeftOpen(next: string): void {
    const endsRich = fields.has(next)
    if (!endsRich && !fieldsAndHtml.has(next)) return
    const depth = this.#open.findIndex(({ element: { name } }) => plain.has(name) || (endsRich && rich.has(name)))
    if (depth > 0) this.#endTo(depth, this.#tagStart)
  }

  #endTo(depth: number, at: number): void {
    while (this.#open.length > depth) this.#open.pop()!.element.endAt(at)
  }

  // Entities are left to the decoder above; the rest says nothing of a feed.
  onattribentity(): void {}
  ontextentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}
