/** What the catalogue knows of an outlet and of its feeds. One outlet is one publisher in one language. */
import type { Language } from '@mirador/core/terms.ts'
import type { State } from './states.ts'

export const media = ['newspaper', 'magazine', 'tv', 'radio', 'digital', 'social'] as const
export type Medium = (typeof media)[number]

export const scopes = ['national', 'local'] as const
export type Scope = (typeof scopes)[number]

export const leans = ['left', 'left-center', 'center', 'right-center', 'right'] as const
/** Another organisation's rating, named in `leanSource`; never an opinion of the project. */
export type Lean = (typeof leans)[number]

export type CatalogueOutlet = {
  /** Stable and unique: lower-case letters, digits and single hyphens. */
  slug: string
  name: string
  homepage: string
  medium: Medium
  scope: Scope
  /** Where the newsroom is based, not what it covers. */
  state?: State | undefined
  city?: string | undefined
  language: Language
  lean?: Lean | undefined
  leanSource?: string | undefined
  placeSource?: string | undefined
  /** Whether its articles are read where that is chosen per outlet; a list that does not say leaves it as it is. */
  articleText?: boolean | undefined
}

export type CatalogueFeed = {
  /** The slug of the outlet that publishes it. */
  outlet: string
  url: string
  /** Which part of the outlet it carries, as "World"; '' for the outlet's main feed. */
  label: string
  /** Who saw it work, and when; '' where nobody is known to have looked. */
  evidence: string
}

/** Something in a list that was not taken, and where; `column` is the column (CSV) or attribute (OPML). */
export type ListProblem = { line: number; column?: string | undefined; message: string }

/** What was read from a list: every row without a problem, and every problem. */
export type OutletList = { outlets: CatalogueOutlet[]; feeds: CatalogueFeed[]; problems: ListProblem[] }
