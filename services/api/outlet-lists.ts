/** Lists of outlets and feeds as text: CSV and OPML, in and out. */
import { formatOutletsCsv, parseOutletsCsv } from '@mirador/catalogue/csv.ts'
import { formatOpml, parseOpml } from '@mirador/catalogue/opml.ts'
import { type CatalogueOutlet, media, type OutletList } from '@mirador/catalogue/outlet.ts'
import type { State } from '@mirador/catalogue/states.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import type { Db } from '@mirador/store/db.ts'
import { listFeeds } from '@mirador/store/feeds.ts'
import { listOutlets, type OutletRow } from '@mirador/store/outlets.ts'

export const listFormats = ['csv', 'opml'] as const
export type ListFormat = (typeof listFormats)[number]

const everything = 1_000_000
const mostProblemsTold = 20

/** A list, in the format that it looks like where none is given; every problem in it stands beside what can be taken. */
export const parseList = (text: string, format: ListFormat = /^\s*</.test(text) ? 'opml' : 'csv'): OutletList =>
  format === 'opml' ? parseOpml(text) : parseOutletsCsv(text)

/** What is wrong in a list, a sentence a problem. */
export const describeProblems = ({ problems }: OutletList): string[] =>
  problems.map(({ line, column, message }) => `line ${line}: ${column ? `${column} ` : ''}${message}`)

/** Throws `bad-input`, which names the problems, where nothing of a list can be taken. */
export function refuseEmptyList(list: OutletList): void {
  if (list.outlets.length > 0) return
  const problems = describeProblems(list).map((message) => ({ at: 'list', message }))
  const told = problems.slice(0, mostProblemsTold).map(({ message }) => message)
  throw new MiradorError(
    'bad-input',
    `The list holds no outlet that can be taken, and nothing was changed: ${told.join('; ')}.`,
    problems,
  )
}

/** Every outlet and feed as a list, with the users and passwords that feeds are asked with. */
export async function formatList(db: Db, format: ListFormat): Promise<string> {
  const feeds = (await listFeeds(db, { limit: everything })).map(({ outlet, url, label, evidence }) => ({
    outlet,
    url,
    label,
    evidence,
  }))
  const sites = new Map(feeds.toReversed().map(({ outlet, url }) => [outlet, URL.parse(url)?.origin]))
  const rows = await listOutlets(db, { limit: everything })
  // an outlet that a single feed brought has no homepage of its own
  const outlets = rows.map((row) => catalogueOutlet({ ...row, homepage: row.homepage ?? sites.get(row.slug) ?? null }))
  return format === 'opml' ? formatOpml(outlets, feeds) : formatOutletsCsv(outlets, feeds)
}

function catalogueOutlet(row: OutletRow): CatalogueOutlet {
  return {
    slug: row.slug,
    name: row.name,
    homepage: row.homepage ?? '',
    medium: media.find((medium) => medium === row.medium) ?? 'digital',
    scope: row.scope,
    state: (row.state as State | null) ?? undefined,
    city: row.city ?? undefined,
    language: row.language,
    lean: (row.lean as CatalogueOutlet['lean'] | null) ?? undefined,
    leanSource: row.leanSource ?? undefined,
    placeSource: row.placeSource ?? undefined,
    articleText: row.articleText,
  }
}
