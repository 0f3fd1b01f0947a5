/**
 * A row of GDELT's Global Knowledge Graph, version 2.1: 27 columns between tabs, neither quoted nor with a header
 * (http://data.gdeltproject.org/documentation/GDELT-Global_Knowledge_Graph_Codebook-V2.1.pdf).
 */

export type GkgArticle = {
  url: string
  /** HTML, as the page has it; undefined where GDELT found none. */
  title: string | undefined
  /** As the page says; ISO 8601, UTC. */
  published: string | undefined
  language: 'es' | undefined
  /** Whether GDELT found a place in Mexico in the article, title or not. */
  inMexico: boolean
}

const columns = { collection: 2, address: 4, locations: 10, translation: 25, extras: 26 } as const
const columnCount = 27
const fromTheWeb = '1'

/** The address of a row's article, from its first columns alone; undefined where the row is broken, '' where it is not of the web. */
export function gkgAddress(row: string): string | undefined {
  let start = 0
  for (let column = 0; column < columns.address; column++) {
    const end = row.indexOf('\t', start)
    if (end < 0) return undefined
    if (column === columns.collection && row.slice(start, end) !== fromTheWeb) return ''
    start = end + 1
  }
  const end = row.indexOf('\t', start)
  return end < 0 ? undefined : row.slice(start, end)
}

/** The article of a row; undefined where the row has not as many columns as it should. */
export function readGkgRow(row: string): GkgArticle | undefined {
  const cells = row.split('\t')
  if (cells.length !== columnCount) return undefined
  const extras = cells[columns.extras]!
  return {
    url: cells[columns.address]!,
    title: element(extras, 'PAGE_TITLE'),
    published: instant(element(extras, 'PAGE_PRECISEPUBTIMESTAMP') ?? ''),
    language: cells[columns.translation]!.includes('srclc:spa') ? 'es' : undefined,
    inMexico: placeInMexico.test(cells[columns.locations]!),
  }
}

/** type # name # country (FIPS 10-4) # … between semicolons */
const placeInMexico = /(?:^|;)\d#[^#;]*#MX#/

function element(extras: string, name: string): string | undefined {
  const start = extras.indexOf(`<${name}>`)
  const end = start < 0 ? -1 : extras.indexOf(`</${name}>`, start)
  return end < 0 ? undefined : extras.slice(start + name.length + 2, end).trim() || undefined
}

/** `YYYYMMDDHHMMSS` in UTC as ISO 8601; undefined where it is no instant. */
export function instant(digits: string): string | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits)
  if (!found) return undefined
  const [, year, month, day, hour, minute, second] = found
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
