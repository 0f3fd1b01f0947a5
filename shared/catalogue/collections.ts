/** The collections that follow from what is known of an outlet. They are computed, so they cannot fall out of step with it. */
import { type Language, languages } from '@mirador/core/terms.ts'
import { consulates, districtOf } from './consulates.ts'
import { type CatalogueOutlet, type Lean, leans, type Medium, media, type Scope, scopes } from './outlet.ts'
import { isBorderCity, isBorderState } from './places.ts'
import { type State, states } from './states.ts'

export const collectionKinds = ['scope', 'language', 'medium', 'lean', 'border', 'state', 'district'] as const
export type CollectionKind = (typeof collectionKinds)[number]
type InBoth = { en: string; es: string }
export type CollectionDescription = { id: string; kind: CollectionKind; name: InBoth; note?: InBoth | undefined }

/**
 * The ids of the collections an outlet is in, as `describeCollections` lists them. A state is where an outlet is based;
 * the border and the consular districts hold local outlets only, for a national newsroom is not the press of its town.
 */
export function collectionsOf(outlet: CatalogueOutlet): string[] {
  const { scope, language, medium, lean, state, city } = outlet
  const ids = [`scope:${scope}`, `language:${language}`, `medium:${medium}`]
  if (lean) ids.push(`lean:${lean}`)
  if (!state) return ids
  ids.push(`state:${state}`)
  if (scope !== 'local') return ids
  if (isBorderState(state)) ids.push('border-state')
  if (city && isBorderCity(state, city)) ids.push('border')
  const district = districtOf(outlet)
  if (district) ids.push(`district:${district.consulate}`)
  return ids
}

/** Every collection there can be, grouped by kind, with what a reader has to know of it. */
export function describeCollections(): CollectionDescription[] {
  return [
    ...scopes.map((scope) => describe('scope', scope, scopeNames[scope])),
    ...languages.map((language) => describe('language', language, languageNames[language])),
    ...media.map((medium) => describe('medium', medium, mediumNames[medium])),
    ...leans.map((lean) => describe('lean', lean, leanNames[lean], leanNote)),
    { id: 'border', kind: 'border', name: { en: 'The border', es: 'La frontera' }, note: borderNote },
    {
      id: 'border-state',
      kind: 'border',
      name: { en: 'Border states', es: 'Estados fronterizos' },
      note: borderStateNote,
    },
    ...(Object.keys(states) as State[]).map((state) => describe('state', state, states[state])),
    ...consulates.map(({ slug, city, citySpanish }) =>
      describe(
        'district',
        slug,
        { en: `Consular district of ${city}`, es: `Circunscripción consular de ${citySpanish}` },
        districtNote,
      ),
    ),
  ]
}

function describe(kind: CollectionKind, value: string, name: InBoth, note?: InBoth): CollectionDescription {
  return { id: `${kind}:${value}`, kind, name, note }
}

const scopeNames: Record<Scope, InBoth> = {
  national: { en: 'National outlets', es: 'Medios nacionales' },
  local: { en: 'Local outlets', es: 'Medios locales' },
}

const languageNames: Record<Language, InBoth> = {
  en: { en: 'In English', es: 'En inglés' },
  es: { en: 'In Spanish', es: 'En español' },
}

const mediumNames: Record<Medium, InBoth> = {
  newspaper: { en: 'Newspapers', es: 'Periódicos' },
  magazine: { en: 'Magazines', es: 'Revistas' },
  tv: { en: 'Television', es: 'Televisión' },
  radio: { en: 'Radio', es: 'Radio' },
  digital: { en: 'Digital outlets', es: 'Medios digitales' },
  social: { en: 'Social networks', es: 'Redes sociales' },
}

const leanNames: Record<Lean, InBoth> = {
  left: { en: 'Rated left', es: 'Calificados de izquierda' },
  'left-center': { en: 'Rated left-center', es: 'Calificados de centroizquierda' },
  center: { en: 'Rated center', es: 'Calificados de centro' },
  'right-center': { en: 'Rated right-center', es: 'Calificados de centroderecha' },
  right: { en: 'Rated right', es: 'Calificados de derecha' },
}

const leanNote: InBoth = {
  en: 'As rated by the organisation named with each outlet; not a judgement of Mirador.',
  es: 'Según la organización que se indica en cada medio; no es un juicio de Mirador.',
}

const borderNote: InBoth = {
  en: 'Local outlets based in one of the 23 counties on the border with Mexico.',
  es: 'Medios locales con sede en uno de los 23 condados que colindan con México.',
}

const borderStateNote: InBoth = {
  en: 'Local outlets based in Arizona, California, New Mexico or Texas.',
  es: 'Medios locales con sede en Arizona, California, Nuevo México o Texas.',
}

const districtNote: InBoth = {
  en: 'Local outlets. A district is sourced or approximate, as said with each outlet: where no source gives it, the nearest office that serves the state.',
  es: 'Medios locales. La circunscripción tiene fuente o es aproximada, como se indica en cada medio: sin fuente, es la oficina más cercana que atiende al estado.',
}
