/** What a synthetic item can be about: the labels that its writer had in mind, and the phrases to write it with. */
import type { Frame, ImmigrantFraming, Language, Relevance, Tone } from '@mirador/core/terms.ts'

export const sections = {
  news: { en: 'News', es: 'Noticias' },
  border: { en: 'Border', es: 'Frontera' },
  world: { en: 'World', es: 'Mundo' },
  politics: { en: 'Politics', es: 'Política' },
  business: { en: 'Business', es: 'Economía' },
  life: { en: 'Life', es: 'Vida' },
  travel: { en: 'Travel', es: 'Viajes' },
  sports: { en: 'Sports', es: 'Deportes' },
  opinion: { en: 'Opinion', es: 'Opinión' },
} satisfies Record<string, Record<Language, string>>
export type Section = keyof typeof sections

/**
 * Templates. `{slot}` is a word of the vocabulary and `[3-40]` a number; the same slot is the same word throughout an item,
 * and `{slot'}` is another one.
 */
export type Phrases = { titles: string[]; leads: string[] }

export type Theme = {
  /** `mexico` if not given. */
  relevance?: Relevance
  frames: Frame[]
  /** `none` if not given. */
  immigrants?: ImmigrantFraming
  tone: Tone
  section: Section
  /** How often, against the other themes of its relevance. */
  weight: number
  phrases: Record<Language, Phrases>
}
