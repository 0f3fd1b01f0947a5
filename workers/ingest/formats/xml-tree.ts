/**
 * XML as strangers send it, as a tree. What is broken is mended where its meaning is plain: a bare "<" is text, an unknown
 * entity stays as written, an element left open ends where its parent does or where the next one of its kind begins.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { decodeText, Element } from './element.ts'
import { FeedError } from './feed-error.ts'
import { type Attributes, rootScope, scopeWithin } from './scope.ts'

/** What a document may hold; the rest of one that holds more is not read. */
export const mostItems = 10_000
export const mostElements = 300_000
/** More of them is no text with a slip in it. */
const mostStrayTags = 100_000
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
  // The whole text where its prolog is sound: the tokenizer is slower on a part of a string.
  const source = soundProlog.test(text.slice(0, start)) ? text : text.slice(start)
  const tree = read(source, itemName, url)
  if (!tree.hasStrayTags && tree.complete) return tree
  const mended = escapeStrayTags(source)
  return mended === source ? tree : read(mended, itemName, url)
}

const soundProlog = /^\s*(?:<\?xml[^<>]*\?>\s*)?$/

function read(source: string, itemName: string, url: string | undefined) {
  const reader = new TreeReader(source, itemName, url)
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, reader)
  reader.onlimit = () => tokenizer.pause()
  tokenizer.write(source)
  tokenizer.end()
  const { root, items, hasStrayTags } = reader
  if (!root) throw new FeedError('malformed', 'The document breaks off inside the tag of its root element')
  return { root, items, hasStrayTags, complete: !reader.insideRoot || !tokenizer.running }
}

/** The start of CDATA, and what is to be mended outside it. */
const strayTags = /<!\[CDATA\[|<(?![a-z_:/!?\u0080-\uffff])|<\?(?![^<>]*\?>)/gi

function startsName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code >= 0x80
}

/**
 * Writes as text a "<" that begins no tag and one of a processing instruction that does not end; leaves CDATA alone. After
 * `mostStrayTags` of them the rest stays as it is.
 */
function escapeStrayTags(source: string): string {
  const parts: string[] = []
  let at = 0
  strayTags.lastIndex = 0
  for (let found = strayTags.exec(source); found && parts.length < 2 * mostStrayTags; found = strayTags.exec(source)) {
    if (found[0].length > 2) {
      const end = source.indexOf(']]>', found.index)
      if (end < 0) break
      strayTags.lastIndex = end
      continue
    }
    parts.push(source.slice(at, found.index), '&lt;')
    at = found.index + 1
  }
  return at === 0 ? source : parts.join('') + source.slice(at)
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

const noAttributes: Attributes = Object.freeze({})

/** Builds the tree from the tokenizer's events, which give places in the source. */
class TreeReader implements TokenizerCallbacks {
  root: Element | undefined
  readonly items: Element[] = []
  /** Whether a "<" was taken for a tag, or a "<?" for an instruction, that is none. */
  hasStrayTags = false
  onlimit = () => {}
  readonly #source: string
  readonly #itemName: string
  readonly #url: string | undefined
  /** The elements that have not ended, from the root. */
  readonly #open: Element[] = []
  #elements = 0
  #raw = ''
  #tagStart = 0
  #attributes: Record<string, string> | undefined
  #attributeName = ''
  #attributeValue = ''
  #declares = false

  constructor(source: string, itemName: string, url: string | undefined) {
    this.#source = source
    this.#itemName = itemName
    this.#url = url
  }

  get insideRoot(): boolean {
    return this.#open[0] === this.root
  }

  ontext(start: number, end: number): void {
    const element = this.#open.at(-1)
    if (element?.takesText) element.text += decodeText(this.#source.slice(start, end))
  }

  oncdata(start: number, end: number, offset: number): void {
    const element = this.#open.at(-1)
    if (element?.takesText) element.text += this.#source.slice(start, end - offset)
  }

  onopentagname(start: number, end: number): void {
    this.#tagStart = start - 1
    this.#raw = this.#source.slice(start, end)
    this.hasStrayTags ||= !startsName(this.#source.charCodeAt(start))
    this.#attributes = undefined
    this.#declares = false
  }

  onattribname(start: number, end: number): void {
    this.#attributeName = this.#source.slice(start, end).toLowerCase()
    this.#attributeValue = ''
    this.#declares ||= this.#attributeName.startsWith('xml')
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += this.#source.slice(start, end)
  }

  onattribend(): void {
    this.#attributes ??= {}
    this.#attributes[this.#attributeName] ??= decodeText(this.#attributeValue)
  }

  onopentagend(end: number): void {
    this.#begin(end + 1)
  }

  onselfclosingtag(end: number): void {
    if (this.#begin(end + 1)) this.#endTo(this.#open.length - 1, end + 1)
  }

  onclosetag(start: number, end: number): void {
    const raw = this.#source.slice(start, end)
    let depth = this.#open.length - 1
    if (this.#open[depth]?.raw !== raw) {
      const name = raw.toLowerCase()
      depth = this.#open.findLastIndex((open) => open.raw.toLowerCase() === name)
    }
    if (depth >= 0) this.#endTo(depth, this.#source.lastIndexOf('<', start))
  }

  /** Opens the element whose start tag has been read, where it belongs; false if it is passed over. */
  #begin(start: number): boolean {
    const attributes = this.#attributes ?? noAttributes
    const outer = (this.#open.at(-1) ?? this.root)?.scope ?? rootScope(this.#raw, attributes, this.#url)
    const scope = this.#declares && this.root ? scopeWithin(outer, attributes) : outer
    const element = new Element(this.#raw, attributes, scope, this.#source, start)
    const isItem = this.#isItem(element.name)
    if (isItem) this.#endTo(this.#itemDepth(), this.#tagStart)
    else this.#endFieldLeftOpen(element.name)
    if (++this.#elements > mostElements || (isItem && this.items.length === mostItems)) this.onlimit()
    else if (this.#open.length < deepest) {
      if (isItem) this.items.push(element)
      else (this.#open.at(-1) ?? this.root)?.add(element)
      this.root ??= element
      this.#open.push(element)
      return true
    }
    return false
  }

  /** An item inside an extension of another, or in the source of an Atom entry, belongs to that. */
  #isItem(name: string): boolean {
    if (name !== this.#itemName || this.root === undefined) return false
    const around = this.#open.findLastIndex((open) => open.name === name)
    const within = around < 0 ? undefined : this.#open[around + 1]?.name
    if (within === undefined || plain.has(within) || rich.has(within)) return true
    return within !== 'source' && !within.includes(':')
  }

  /** Items lie in the channel or in the root, and in nothing else. */
  #itemDepth(): number {
    return Math.max(1, this.#open.findLastIndex(({ name }) => name === 'channel') + 1)
  }

  #endFieldLeftOpen(next: string): void {
    const last = this.#open.at(-1)?.name
    if (last === this.#itemName || last === 'channel') return
    const endsRich = fields.has(next)
    if (!endsRich && !fieldsAndHtml.has(next)) return
    const depth = this.#open.findIndex(({ name }) => plain.has(name) || (endsRich && rich.has(name)))
    if (depth > 0) this.#endTo(depth, this.#tagStart)
  }

  #endTo(depth: number, at: number): void {
    while (this.#open.length > depth) this.#open.pop()!.endAt(at)
  }

  onprocessinginstruction(start: number, end: number): void {
    this.hasStrayTags ||= this.#source.slice(start, end).includes('<')
  }

  // Entities are left to the decoder above; the rest says nothing of a feed.
  onattribentity(): void {}
  ontextentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
}
