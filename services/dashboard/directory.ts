/** What can be chosen: the outlets there are, and the collections and states that have one. */
import type { Collection, Outlet } from './api.ts'
import type { Formats } from './format.ts'
import type { Visit } from './visit.ts'

export type Choice = { value: string; name: string }
export type Directory = {
  collections: Choice[]
  states: Choice[]
  outlets: Choice[]
  nameOfState: (code: string) => string
}

/** The choices by name in the visitor's language; states and languages have a field of their own and are no collections here. */
export function directoryOf(
  outlets: Outlet[],
  collections: Collection[],
  { language }: Visit,
  { compare }: Formats,
): Directory {
  const used = new Set(outlets.flatMap(({ collections }) => collections))
  const names = new Map(collections.map(({ id, name }) => [id, name[language]]))
  const nameOfState = (code: string) => names.get(`state:${code}`) ?? code
  const codes = new Set(outlets.flatMap(({ state }) => state ?? []))
  const byName = (a: Choice, b: Choice) => compare(a.name, b.name)
  return {
    collections: collections
      .filter(({ id, kind }) => used.has(id) && kind !== 'state' && kind !== 'language')
      .map(({ id, name }) => ({ value: id, name: name[language] })),
    states: [...codes].map((code) => ({ value: code, name: nameOfState(code) })).sort(byName),
    outlets: outlets.map(({ slug, name }) => ({ value: slug, name })).sort(byName),
    nameOfState,
  }
}

/** Whether an outlet is one of those that figures are of. */
export function isInCut(outlet: Outlet, cut: URLSearchParams): boolean {
  const meets = (name: string, values: (string | null)[]) =>
    !cut.has(name) || cut.getAll(name).some((wanted) => values.includes(wanted))
  return (
    meets('outlet', [outlet.slug]) &&
    meets('state', [outlet.state]) &&
    meets('language', [outlet.language]) &&
    meets('collection', outlet.collections)
  )
}
