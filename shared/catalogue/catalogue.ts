/** The outlets that Mirador ships with. `docs/catalogue.md` says where each fact comes from and which are doubtful. */
import { readFileSync } from 'node:fs'
import { parseOutletsCsv } from './csv.ts'
import type { CatalogueFeed, CatalogueOutlet } from './outlet.ts'

/** The shipped outlets and feeds, in the order of their file. Throws where the file has a problem. */
export function readCatalogue(): { outlets: CatalogueOutlet[]; feeds: CatalogueFeed[] } {
  const { outlets, feeds, problems } = parseOutletsCsv(readFileSync(new URL('./outlets.csv', import.meta.url), 'utf8'))
  if (problems.length > 0) {
    const lines = problems.map(({ line, column, message }) => `line ${line}: ${column ?? 'the row'} ${message}`)
    throw new Error(`outlets.csv: ${lines.join('; ')}`)
  }
  return { outlets, feeds }
}
