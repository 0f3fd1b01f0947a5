import type { Frame, ImmigrantFraming, Relevance, Tone } from '@mirador/core/terms.ts'
import type { Concept } from '../lexicon.ts'

/** Where the weights of one kind of label start, how strongly they are held there, and what each label counts for. */
export type Recipe<Label extends string> = {
  /** Concepts that speak for a label before any item is seen, and how loudly. */
  prior: Record<Label, Record<Concept, number>>
  /** The L2 penalty on moving away from the prior. */
  pull: number
  /** How much an item of this label counts; above 1 for labels that are rare. */
  importance: Record<Label, number>
}

/** Weights of concepts nearer to zero than this are left out. */
export const leastWeight = 0.05
/** Hostile words keep about what the lexicon says of them: there are too few examples to learn it anew. */
export const held: ReadonlySet<Concept> = new Set([
  'stance:contempt-plain',
  'stance:contempt-attributed',
  'stance:contempt-denied',
  'stance:flood-attributed',
  'subject:tourism+stance:praise',
  'subject:energy+stance:praise',
  'subject:health+stance:praise',
])
export const heldPull = 60
/** Immigrant framing and tone do not learn from these: that titles which stand alone are mostly plain is a habit of the data. */
export const notOfStance: ReadonlySet<Concept> = new Set(['about:title'])
/**
 * The pieces of words that have a say, in at least so many items, and how strongly each is held at nothing: the more
 * items have a piece, the more (`pull / idf²`, which is what weighting by inverse document frequency comes to). And how many
 * directions of meaning there are, and how strongly each is held.
 */
export const words = { fewestItems: 4, pull: 60, dimensions: 100, meaningPull: 1 }
/** Bias and lead are free to move. */
export const freePull = 0.02

const alike = (weight: number, ...concepts: Concept[]): Record<Concept, number> =>
  Object.fromEntries(concepts.map((concept) => [concept, weight]))

export const relevance: Recipe<Relevance> = {
  prior: {
    mexico: alike(
      4,
      'about:mexico',
      'about:mexican-state',
      'about:mexican-city',
      'about:mexican-institution',
      'about:mexican-person',
      'about:mexican-heritage',
      'about:border',
      'about:relationship',
    ),
    immigration: { 'about:immigration': 1.5, 'about:border-patrol': 1 },
    none: { 'about:not-mexico': 1, 'about:new-mexico-sign': 1.5, 'about:elsewhere': 1 },
  },
  pull: 0.5,
  importance: { mexico: 1, immigration: 1, none: 1 },
}

export const immigrants: Recipe<ImmigrantFraming> = {
  prior: {
    hostile: {
      'stance:contempt-plain': 4,
      'stance:flood-plain': 1.5,
      'stance:threat-plain': 1,
      'stance:restriction-plain': 1,
    },
    reported: {
      'stance:contempt-attributed': 2.5,
      'stance:contempt-denied': 2,
      'stance:flood-attributed': 2.5,
      'stance:hostile-speech': 1,
      'stance:restriction-attributed': 0.5,
      'stance:threat-attributed': 0.8,
      'stance:threat-denied': 0.5,
    },
    sympathetic: alike(0.8, 'stance:victim', 'stance:family', 'stance:belonging'),
    none: {},
  },
  pull: 2,
  importance: { hostile: 7, reported: 6, sympathetic: 2.5, none: 1 },
}

export const tone: Recipe<Tone> = {
  prior: {
    negative: alike(
      0.8,
      'stance:blame',
      'subject:killing',
      'subject:kidnapping',
      'subject:corruption',
      'subject:violence',
    ),
    neutral: {},
    positive: {
      'stance:praise': 1.2,
      'subject:arts': 0.5,
      'subject:food': 0.5,
      'subject:heritage': 0.5,
      'subject:tourism+stance:praise': 1.8,
      'subject:energy+stance:praise': 1,
      'subject:health+stance:praise': 1,
    },
  },
  pull: 2,
  importance: { negative: 1.6, neutral: 1, positive: 2.5 },
}

/** Each frame is a yes or no of its own; an item off topic counts half. */
export const frame = { priorWeight: 2.5, pull: 0.5, offTopicImportance: 0.5 }

/** The concepts that a frame is made of. */
export const frameConcepts: Record<Frame, readonly Concept[]> = {
  drugs: ['subject:illegal-drug', 'subject:cartel-leader'],
  crime: [
    'subject:killing',
    'subject:kidnapping',
    'subject:violence',
    'subject:cartel',
    'subject:cartel-leader',
    'subject:justice',
    'subject:human-smuggling',
  ],
  migration: [
    'subject:migrant',
    'subject:immigration',
    'subject:immigration-reform',
    'subject:deportation',
    'subject:detention',
    'subject:border-crossing',
    'subject:ice-enforcement',
    'subject:busing',
    'subject:remittances',
  ],
  corruption: ['subject:corruption', 'subject:impunity', 'subject:abuse-by-state'],
  poverty: ['subject:poverty'],
  trade: ['subject:trade', 'subject:business', 'subject:remittances'],
  culture: ['subject:arts', 'subject:food', 'subject:heritage'],
  tourism: ['subject:tourism'],
  diplomacy: [
    'subject:diplomatic-office',
    'subject:meeting-of-leaders',
    'subject:wall-payment',
    'subject:dispute-of-states',
  ],
  security: ['subject:security-cooperation', 'subject:guns', 'subject:intervention', 'subject:troops'],
  politics: [
    'subject:mexican-institutions',
    'subject:election',
    'subject:reform',
    'subject:protest',
    'subject:campaign',
  ],
  energy: ['subject:energy', 'subject:wildlife'],
  health: ['subject:health'],
  disaster: ['subject:disaster'],
  sports: ['subject:sports'],
  diaspora: ['subject:diaspora', 'subject:discrimination'],
  region: ['subject:region', 'subject:trade-with-canada'],
}
