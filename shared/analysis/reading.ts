import type { Evidence, Language, Passage } from '@mirador/core/terms.ts'
import { languageOf } from './language.ts'
import { type Concept, findPhrases, type Hit } from './lexicon.ts'
import type { Pieces } from './pieces.ts'
import { type Token, tokenise } from './tokens.ts'

/** What of a passage is read, in code units. */
const titleLimit = 1_000
const textLimit = 4_000
/** A lead's first words say what it is about; what comes later weighs less. */
const earlyWords = 30

type Field = Evidence['field']
export type Mark = { concept: Concept; field: Field; start: number; end: number; from: number; to: number }

/** What the words of a passage say by their letters: how strongly each is there, and the log-odds of every column. */
export type Spoken = { strengths: ReadonlyMap<string, number>; odds: Float64Array; pieces: Pieces }

/** A passage as the models see it: how strongly each concept is there (0 to 1.8), and where. */
export type Reading = {
  passage: Passage
  language: Language
  tokens: Record<Field, Token[]>
  marks: Mark[]
  values: Map<Concept, number>
  hasText: boolean
  /** Only of a passage that is on topic. */
  spoken?: Spoken
}

/** Reads title and text once: words, language, phrases, context. */
export function read(passage: Passage): Reading {
  const tokens = { title: tokenise(passage.title, titleLimit), text: tokenise(passage.text, textLimit) }
  const language = languageOf(passage, tokens.title, tokens.text)
  const marks = (['title', 'text'] as const).flatMap((field) => marksOf(field, passage, tokens[field], language))
  return { passage, language, tokens, marks, values: valuesOf(marks), hasText: tokens.text.length > 0 }
}

function marksOf(field: Field, passage: Passage, tokens: Token[], language: Language): Mark[] {
  const head = passage[field].slice(0, titleLimit)
  const hits = saidOfPeople(cooked(unmasked(findPhrases(tokens, language, head === head.toUpperCase())), tokens))
  return [...hits, ...contextOf(hits, passage[field], tokens)].map((hit) => ({
    ...hit,
    field,
    start: tokens[hit.from]!.start,
    end: tokens[hit.to - 1]!.end,
  }))
}

/** What overlaps a look-alike ("New Mexico") is no sign of Mexico, and Latin America no Latina. */
function unmasked(hits: Hit[]): Hit[] {
  const overlaps = (one: Hit, other: Hit) => one.from < other.to && other.from < one.to
  const masked = (hit: Hit, by: Concept) => hits.some((mask) => mask.concept === by && overlaps(hit, mask))
  const lookAlikes = hits.some((hit) => hit.concept === 'about:not-mexico')
  return hits.filter((hit) => {
    if (hit.concept === 'about:latino' || hit.concept === 'subject:diaspora') return !masked(hit, 'about:latin-america')
    return (
      !lookAlikes ||
      hit.concept === 'about:not-mexico' ||
      !hit.concept.startsWith('about:') ||
      !masked(hit, 'about:not-mexico')
    )
  })
}

/** In a recipe, what is Mexican is a dish, and its name says nothing of Mexico. */
function cooked(hits: Hit[], tokens: readonly Token[]): Hit[] {
  if (!hits.some((hit) => hit.concept === 'about:recipe')) return hits
  const isDish = ({ concept, from, to }: Hit) =>
    concept === 'about:mexican-heritage' ||
    (concept === 'about:mexico' && to === from + 1 && tokens[from]!.word.spelling.startsWith('mexican'))
  return hits.filter((hit) => !isDish(hit))
}

/** How near to words for people a word is said of them, in tokens. */
const floodReach = 8
const reach = 10
/** Words for immigrants, or for Mexicans as a people. */
export const people: ReadonlySet<Concept> = new Set([
  'subject:migrant',
  'subject:mexicans',
  'about:immigration',
  'about:immigration-weak',
  'about:latino',
])

const saidOf = (hits: readonly Hit[], hit: Hit, whom: ReadonlySet<Concept>, within: number): boolean =>
  hits.some((other) => whom.has(other.concept) && other.from < hit.to + within && hit.from < other.to + within)

/**
 * Floods, waves and animals, and danger, crime and cost, are words about immigrants only near to them; a flood is one of
 * water where a storm or quake is told of.
 */
function saidOfPeople(hits: Hit[]): Hit[] {
  const apart = (one: Hit, other: Hit) => one.to <= other.from || other.to <= one.from
  return hits.flatMap((hit) => {
    if (hit.concept === 'stance:peril')
      return saidOf(hits, hit, people, reach) ? [{ ...hit, concept: 'stance:threat' }] : []
    if (hit.concept !== 'stance:flood') return [hit]
    const ofWater = hits.some((other) => other.concept === 'subject:disaster' && apart(other, hit))
    return !ofWater && saidOf(hits, hit, people, floodReach) ? [hit] : []
  })
}

/** Talk of hostility and harsh words, which count the more where they are about immigrants. */
const harsh = new Set<Concept>(['stance:hostile-speech', 'stance:harsh-words'])
const hostile = new Set<Concept>(['stance:contempt', 'stance:flood', 'stance:threat', 'stance:restriction'])
const distancing = new Set<Concept>(['stance:attribution', 'stance:hostile-speech', 'stance:hostile-speaker'])
const opening = /(?:^|[\s(])["“«‘'`]/u
const closing = /["”»’'](?:$|[\s).,;:!?])/u

/** Hostile words seen in context: denied, in somebody's mouth, or said plainly; and harsh ones that are about immigrants. */
function contextOf(hits: Hit[], field: string, tokens: Token[]): Hit[] {
  const ofImmigrants = hits
    .filter((hit) => harsh.has(hit.concept) && saidOf(hits, hit, people, reach))
    .map((hit) => ({ ...hit, concept: `${hit.concept}-of-immigrants` }))
  const inContext = hits
    .filter((hit) => hostile.has(hit.concept))
    .map((hit) => {
      const near = (concepts: (hit: Hit) => boolean, before: number, after: number) =>
        hits.some(
          (other) =>
            concepts(other) && other.from >= hit.from - before && other.to <= hit.to + after && other.from !== hit.from,
        )
      const context = near((other) => other.concept === 'stance:negation', 4, 0)
        ? 'denied'
        : quoted(hit, field, tokens) || near((other) => distancing.has(other.concept), 15, 12)
          ? 'attributed'
          : 'plain'
      return { ...hit, concept: `${hit.concept}-${context}` }
    })
  return [...ofImmigrants, ...inContext]
}

/** Is there an opening quotation mark within six words before, and a closing one within six after? */
function quoted(hit: Hit, field: string, tokens: Token[]): boolean {
  const before = field.slice(Math.max(0, tokens[Math.max(0, hit.from - 6)]!.start - 1), tokens[hit.from]!.start)
  const after = field.slice(tokens[hit.to - 1]!.end, tokens[Math.min(tokens.length - 1, hit.to + 5)]!.end + 1)
  return opening.test(before) && closing.test(after)
}

/** What a title names it is about; what only the text names may be there in passing. */
const subjects: readonly Concept[] = [
  'about:mexico',
  'about:mexican-state',
  'about:mexican-city',
  'about:mexican-institution',
  'about:mexican-person',
  'about:mexican-heritage',
  'about:border',
  'about:relationship',
  'about:immigration',
]

function valuesOf(marks: Mark[]): Map<Concept, number> {
  const inTitle = new Set<Concept>()
  const inText = new Map<Concept, number>()
  for (const mark of marks) {
    if (mark.field === 'title') inTitle.add(mark.concept)
    else
      inText.set(mark.concept, Math.min((inText.get(mark.concept) ?? 0.2) + (mark.from < earlyWords ? 0.3 : 0.1), 0.8))
  }
  const values = new Map<Concept, number>()
  for (const concept of inTitle) values.set(concept, 1)
  for (const [concept, value] of inText) values.set(concept, (values.get(concept) ?? 0) + value)
  if (subjects.some((concept) => inTitle.has(concept))) values.set('about:title', 1)
  else if (subjects.some((concept) => inText.has(concept))) values.set('about:passing', 1)
  return values
}
