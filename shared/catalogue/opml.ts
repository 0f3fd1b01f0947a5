/** Lists of outlets as OPML 2.0, which feed readers exchange; what OPML has no word for is kept in `mirador:` attributes. */
import { Parser } from 'htmlparser2'
import type { CatalogueFeed, CatalogueOutlet, ListProblem, OutletList } from './outlet.ts'
import { type Column, type OutletRow, readOutletRows, toOutletRows } from './outlet-rows.ts'

/** The columns that OPML has no attribute for. */
const ownAttributes = {
  'mirador:slug': 'slug',
  'mirador:name': 'name',
  'mirador:medium': 'medium',
  'mirador:scope': 'scope',
  'mirador:state': 'state',
  'mirador:city': 'city',
  'mirador:lean': 'lean',
  'mirador:leanSource': 'lean_source',
  'mirador:placeSource': 'place_source',
  'mirador:articleText': 'article_text',
  'mirador:label': 'feed_label',
  'mirador:evidence': 'feed_evidence',
} as const satisfies Record<string, Column>

/** A list as OPML, one outline a feed; `parseOpml` gives back of it what `parseOutletsCsv` gives of the same list as CSV. */
export function formatOpml(outlets: CatalogueOutlet[], feeds: CatalogueFeed[]): string {
  const outlines = toOutletRows(outlets, feeds).map((row) => {
    const text = row.feed_label ? `${row.name} - ${row.feed_label}` : row.name
    const category = [row.state && `/state/${row.state}`, `/medium/${row.medium}`].filter(Boolean).join(',')
    const own = Object.entries(ownAttributes).map(([name, column]) => attribute(name, row[column]))
    const type = row.feed_url ? 'rss' : undefined
    return `    <outline${[
      attribute('type', type),
      attribute('text', text),
      attribute('title', text),
      attribute('xmlUrl', row.feed_url),
      attribute('htmlUrl', row.homepage),
      attribute('language', row.language),
      attribute('category', category),
      ...own,
    ].join('')}/>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:mirador="urn:mirador:outlets">
  <head>
    <title>Mirador</title>
  </head>
  <body>
${outlines.join('')}  </body>
</opml>
`
}

/**
 * Outlets and feeds of an OPML, in any nesting: an outline with `xmlUrl` is a feed, one with only `htmlUrl` and no
 * outline within it is an outlet without a feed, any other is a folder and tells nothing. Without `mirador:` attributes
 * the name is `title` or `text`, and `category` may hold `/state/TX`, `/medium/tv` and `/scope/local`; without `htmlUrl`
 * the homepage is the site of the feed. Problems are reported with their line; never throws.
 */
export function parseOpml(text: string): OutletList {
  const { outlines, problems } = readOutlines(text)
  if (outlines.length === 0) problems.push({ line: 1, message: 'holds no outline: it is not an OPML list' })
  const rows = outlines.filter((outline) => outline.attributes.xmlurl || (outline.isLeaf && outline.attributes.htmlurl))
  const list = readOutletRows(rows.map(toRow))
  return { ...list, problems: [...list.problems, ...problems] }
}

/** No list is nested so deep by reason, and the parser's work grows with the square of the depth. */
const maxDepth = 100

type Outline = { line: number; attributes: Record<string, string>; isLeaf: boolean }

/** Every outline in its order, attribute names in lower case: the OPML of readers differs in them. */
function readOutlines(text: string): { outlines: Outline[]; problems: ListProblem[] } {
  const outlines: Outline[] = []
  const problems: ListProblem[] = []
  let depth = 0
  const open: Outline[] = []
  let line = 1
  let counted = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        line += countLines(text.slice(counted, parser.startIndex))
        counted = Math.max(counted, parser.startIndex)
        if (++depth > maxDepth) {
          problems.push({ line, message: `is nested deeper than ${maxDepth}; the rest of the list is not read` })
          parser.pause()
        }
        if (name !== 'outline') return
        const parent = open.at(-1)
        if (parent) parent.isLeaf = false
        const outline = { line, attributes, isLeaf: true }
        outlines.push(outline)
        open.push(outline)
      },
      onclosetag(name) {
        depth--
        if (name === 'outline') open.pop()
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(text)
  return { outlines, problems }
}

function countLines(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}

function toRow({ line, attributes }: Outline): OutletRow {
  const own = Object.entries(ownAttributes).map(([name, column]) => [column, attributes[name.toLowerCase()]] as const)
  const ownValues = Object.fromEntries(own.filter(([, value]) => value !== undefined))
  const feedUrl = attributes.xmlurl ?? ''
  return {
    line,
    values: {
      name: attributes.title || attributes.text || '',
      homepage: attributes.htmlurl || (URL.parse(feedUrl)?.origin ?? ''),
      language: attributes.language ?? '',
      feed_url: feedUrl,
      ...categoryValues(attributes.category ?? ''),
      ...ownValues,
    },
  }
}

function categoryValues(categories: string): OutletRow['values'] {
  const values: OutletRow['values'] = {}
  for (const category of categories.split(',')) {
    const [kind, value] = category.trim().replace(/^\//, '').split('/')
    if (kind === 'state' || kind === 'medium' || kind === 'scope') values[kind] = value ?? ''
  }
  return values
}

function attribute(name: string, value: string | undefined): string {
  if (!value) return ''
  const escaped = value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
  return ` ${name}="${escaped}"`
}
