import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { cleanLines } from './clean.ts'
import { linesOf } from './lines.ts'
import type { ArticleFacts } from './metadata.ts'

/** A text that is shorter, or under half of what JSON-LD has, is not believed where JSON-LD has one. */
const leastText = 250

/**
 * The text of the article on a parsed page, a paragraph a block with empty lines between; '' where there is none. Takes the
 * document apart. Throws what the library throws on a page that it cannot read.
 */
export function bodyOf(document: Document, { title, articleBody }: ArticleFacts): string {
  const read = new Readability<Node>(document, { serializer: (node) => node }).parse()
  const text = read?.content ? joined(read.content, title) : ''
  const described = articleBody === undefined ? '' : describedText(articleBody, title)
  return text.length < leastText || text.length < described.length / 2 ? longer(described, text) : text
}

const longer = (a: string, b: string): string => (a.length > b.length ? a : b)

const joined = (node: Node, title: string | undefined): string =>
  cleanLines(linesOf(node), title)
    .map(({ text }) => text)
    .join('\n\n')

/** An articleBody is plain text with line ends, or HTML, escaped or not. */
function describedText(articleBody: string, title: string | undefined): string {
  const html = /<(?:p|br|div)\b|&lt;p/i.test(articleBody)
    ? articleBody.replace(/&lt;/g, '<').replace(/&gt;/g, '>')
    : articleBody.replace(/\r?\n/g, '<br>')
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  return joined(document.body as unknown as Node, title)
}
