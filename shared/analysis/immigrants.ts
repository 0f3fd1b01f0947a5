import type { Evidence, ImmigrantFraming } from '@mirador/core/terms.ts'
import type { Concept } from './lexicon.ts'
import { evidenceFor, type Linear, rank } from './linear.ts'
import { people, type Reading } from './reading.ts'

/** Who is spoken of: immigrants, by whatever word. */
const immigrants: readonly Concept[] = [
  'about:immigration',
  'about:immigration-weak',
  'subject:migrant',
  'subject:deportation',
  'about:latino',
  'about:border',
]

/** By these a flood, a threat or a plague is known to be said of people. */
const saidOf: readonly Concept[] = [...people, 'subject:deportation', 'stance:illegality']

/** What must be in the text for a framing, whatever the weights say: one concept of every list. */
const needed: Record<ImmigrantFraming, readonly (readonly Concept[])[]> = {
  /** Hostile words in the text's own voice: what is quoted, attributed or denied is not endorsed, unless an opinion says it. */
  hostile: [
    [
      'stance:contempt-plain',
      'stance:flood-plain',
      'stance:threat-plain',
      'stance:restriction-plain',
      'stance:opinion+stance:threat',
      'stance:opinion+stance:flood',
      'stance:opinion+stance:restriction',
      'stance:opinion+stance:illegality',
      'stance:illegality+subject:violence',
      'stance:illegality+subject:killing',
    ],
    saidOf,
  ],
  /** Hostile words about immigrants, or talk of them: the name of somebody known for them is not enough. */
  reported: [
    [
      'stance:contempt',
      'stance:flood',
      'stance:threat',
      'stance:restriction',
      'stance:hostile-speech',
      'stance:harsh-words',
      'stance:illegality',
      'stance:border-hardline',
    ],
    [...immigrants, 'stance:hostile-speech'],
  ],
  /** Immigrants, and what is done to them or what they are to others: that they are named, or work, is plain. */
  sympathetic: [
    ['subject:migrant', 'subject:immigration', 'subject:deportation', 'about:border', 'about:immigration'],
    ['stance:victim', 'stance:family', 'stance:belonging', 'subject:discrimination', 'subject:abuse-by-state'],
  ],
  none: [],
}

const hostileWords = ['contempt', 'flood', 'threat', 'restriction'] as const

/** Whether every hostile word of the text is in somebody else's mouth, or denied. */
const onlyReports = ({ values }: Reading): boolean =>
  !values.has('stance:opinion') &&
  hostileWords.some((word) => values.has(`stance:${word}-attributed`) || values.has(`stance:${word}-denied`)) &&
  !hostileWords.some((word) => values.has(`stance:${word}-plain`))

/** Whether the headline, or a text without one, denies hostile words: it debunks them, whoever says so. */
const debunks = ({ marks, passage }: Reading): boolean =>
  marks.some(
    ({ concept, field }) =>
      hostileWords.some((word) => concept === `stance:${word}-denied`) &&
      field === (passage.title === '' ? 'text' : 'title'),
  )

/** More than any words say, in log-odds. */
const certain = 100
/** What a framing that is rare is helped by, in log-odds; set where F1 is highest in cross-validation. */
const lean: Record<ImmigrantFraming, number> = { hostile: 0.5, reported: 0.5, sympathetic: 0.4, none: 0 }

/** How immigrants are framed: the likeliest framing that the text has what is needed for, and words that speak for it. */
export function judgeImmigrants(
  reading: Reading,
  linear: Linear<ImmigrantFraming>,
): { value: ImmigrantFraming; evidence: Evidence[] } {
  const debunked = onlyReports(reading) && debunks(reading)
  const leaning = rank(linear, reading).map(({ label, odds }) => ({
    label,
    odds: odds + lean[label] + (debunked && label === 'reported' ? certain : 0),
  }))
  for (const { label } of leaning.sort((a, b) => b.odds - a.odds)) {
    if (label === 'none') break
    if (!needed[label].every((list) => list.some((concept) => reading.values.has(concept)))) continue
    if (label === 'hostile' && onlyReports(reading)) continue
    const evidence = evidenceFor(linear, label, reading)
    if (evidence.length > 0) return { value: label, evidence }
  }
  return { value: 'none', evidence: [] }
}
