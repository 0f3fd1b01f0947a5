/** Lists of outlets as CSV: the form of the project's own catalogue, of its export, and of lists made by hand. */
import { type CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { CatalogueFeed, CatalogueOutlet, ListProblem, OutletList } from './outlet.ts'
import { type Column, columns, type OutletRow, readOutletRows, toOutletRows } from './outlet-rows.ts'

/** Other names under which lists made by hand carry our columns. */
const aliases = new Map<string, Column>([
  ['type', 'medium'],
  ['feed', 'feed_url'],
  ['label', 'feed_label'],
])

/**
 * Outlets and feeds of a CSV with a header line, in UTF-8 with or without a byte order mark, parted by commas, semicolons
 * or tabs, columns in any order (see `readOutletRows` for what may be left out). Every problem is reported at once, with
 * its line; rows without a problem are given. Never throws.
 */
export function parseOutletsCsv(text: string): OutletList {
  const { records, problems } = readRecords(text)
  const [header, ...body] = records
  if (!header) return { outlets: [], feeds: [], problems: [...problems, { line: 1, message: 'the list is empty' }] }
  const places = header.values.map(findColumn)
  problems.push(...headerProblems(header, places))
  const missing = (['name', 'homepage'] as const).filter((column) => !places.includes(column))
  if (missing.length > 0) {
    for (const column of missing)
      problems.push({ line: header.line, column, message: 'is a column the list must have' })
    return { outlets: [], feeds: [], problems }
  }
  const rows: OutletRow[] = []
  for (const { line, values } of body) {
    if (values.length > header.values.length)
      problems.push({ line, message: `has ${values.length} values for ${header.values.length} columns` })
    else rows.push({ line, values: toValues(places, values) })
  }
  const list = readOutletRows(rows)
  return { ...list, problems: [...problems, ...list.problems].sort((a, b) => a.line - b.line) }
}

/**
 * A list as CSV, one row a feed, as `parseOutletsCsv` reads it back exactly where the values are clean (as it gives them)
 * and the feeds are in the order of their outlets. Values that a spreadsheet would run as a formula are quoted with "'".
 */
export function formatOutletsCsv(outlets: CatalogueOutlet[], feeds: CatalogueFeed[]): string {
  const rows = toOutletRows(outlets, feeds).map((row) => columns.map((column) => quoteFormula(row[column] ?? '')))
  return stringify([[...columns], ...rows])
}

type CsvRecord = { line: number; values: string[] }

function readRecords(text: string): { records: CsvRecord[]; problems: ListProblem[] } {
  const problems: ListProblem[] = []
  let lastLine = 0
  const parsed = parse(text, {
    bom: true,
    delimiter: findDelimiter(text),
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      problems.push({ line: lastLine + 1, message: `cannot be read: ${error?.message ?? 'not CSV'}` })
      return undefined
    },
    on_record: (record: string[], { lines }) => {
      lastLine = lines
      return record
    },
  }) as unknown as { record: string[]; info: { lines: number } }[]
  const records = parsed.map(({ record, info }) => ({
    // The parser counts to the end of a record; a value may itself hold lines.
    line: info.lines - (record.join('').match(/\r\n|\n|\r/g)?.length ?? 0),
    values: record,
  }))
  return { records: records.filter(({ values }) => values.some((value) => value.trim() !== '')), problems }
}

/** Comma unless the header is parted by something else, as spreadsheets of other countries do. */
function findDelimiter(text: string): string {
  const header = text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? ''
  const count = (delimiter: string) => header.split(delimiter).length
  return [';', '\t'].find((delimiter) => count(delimiter) > count(',')) ?? ','
}

function findColumn(name: string): Column | undefined {
  const key = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  return columns.find((column) => column === key) ?? aliases.get(key)
}

function headerProblems(header: CsvRecord, places: (Column | undefined)[]): ListProblem[] {
  return header.values.flatMap((name, index) => {
    const column = places[index]
    if (!column) return { line: header.line, column: name, message: 'is not a column of this list; it is ignored' }
    if (places.indexOf(column) === index) return []
    return { line: header.line, column: name, message: 'is given twice; the first is taken' }
  })
}

function toValues(places: (Column | undefined)[], values: string[]): OutletRow['values'] {
  const row: OutletRow['values'] = {}
  for (const [index, column] of places.entries()) if (column) row[column] ??= unquoteFormula(values[index] ?? '')
  return row
}

function quoteFormula(value: string): string {
  return /^'*[=+\-@]/.test(value) ? `'${value}` : value
}

function unquoteFormula(value: string): string {
  return /^'+[=+\-@]/.test(value) ? value.slice(1) : value
}
