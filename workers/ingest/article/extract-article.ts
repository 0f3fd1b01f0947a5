import { parseHTML } from 'linkedom'
import { bodyOf } from './body.ts'
import { linesOf } from './lines.ts'
import { readFacts } from './metadata.ts'
import { type Obstacle, obstacleOf } from './obstacles.ts'

/** An article as its page gives it; `text` has an empty line between paragraphs, '' where the page holds none. */
export type Article = {
  text: string
  title: string | null
  byline: string | null
  /** ISO 8601, UTC */
  published: string | null
  language: string | null
  canonicalUrl: string | null
  /** What keeps readers from the whole of it. */
  obstacle: Obstacle | null
}

/** In UTF-16 code units. */
export const longestArticle = 200_000
/** How much of a page is searched for the words of a wall. */
const searched = 50_000

/** The article in the HTML of a page found at `url`. Throws what the parsers throw on a page that they cannot read. */
export function extractArticle(html: string, url: string | undefined): Article {
  const { document } = parseHTML(isPage.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`)
  const page = document as unknown as Document
  const facts = readFacts(page, url)
  const words = linesOf(page.documentElement)
    .map((line) => line.text)
    .join(' ')
    .slice(0, searched)
  const text = clipped(bodyOf(page, facts).toWellFormed())
  return {
    text,
    title: facts.title ?? null,
    byline: facts.byline ?? null,
    published: facts.published ?? null,
    language: facts.language ?? null,
    canonicalUrl: facts.canonicalUrl ?? null,
    obstacle: obstacleOf(facts, text, words) ?? null,
  }
}

/** Without an html or body element the parser makes a document that has neither. */
const isPage = /<(?:html|body|head)\b/i

function clipped(text: string): string {
  if (text.length <= longestArticle) return text
  return text.slice(0, Math.max(text.lastIndexOf('\n\n', longestArticle), longestArticle / 2))
}
