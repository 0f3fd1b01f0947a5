import {
  type Evidence,
  type Imagery,
  type ImmigrantFraming,
  imageryOf,
  type Speaker,
  type SubFrame,
  type SubFrameLabel,
  subFrameImagery,
  subFrames,
  type Told,
  type Voice,
  voices,
} from '@mirador/core/terms.ts'
import { speech } from './lexicon/speech.ts'
import { imagery } from './lexicon/sub-frames.ts'
import { type Concept, findPhrases, type Hit, lexiconOf } from './lexicon.ts'
import type { Reading } from './reading.ts'
import { type Sentences, sentencesOf } from './sentences.ts'
import { findSpeakers, type Spoken } from './speakers.ts'
import type { Token } from './tokens.ts'

const lexicon = lexiconOf({ ...imagery, speech })
/** Which sub-frame a phrase speaks for, and where its people must stand. */
const images = new Map<Concept, { id: SubFrame; place: string }>(
  subFrames.flatMap((id) => Object.keys(imagery[id]).map((place) => [`${id}:${place}`, { id, place }] as const)),
)
const mostSpans = 4
const mostSpeakers = 4

/** Who the words must be about; sympathy is with families at the border too. */
const immigrants: readonly Concept[] = [
  'subject:migrant',
  'subject:deportation',
  'about:immigration',
  'about:immigration-weak',
  'about:latino',
  'stance:illegality',
  'speech:they',
]
const people: Record<Imagery, ReadonlySet<Concept>> = {
  hostile: new Set(immigrants),
  sympathetic: new Set([...immigrants, 'about:border', 'stance:family']),
}
/** Who is known by name without a capital too. */
const publicPeople: ReadonlySet<Concept> = new Set([
  'stance:hostile-speaker',
  'subject:us-leader',
  'subject:us-candidate',
  'subject:mexican-leader',
])
/** What lays hostile words in somebody's mouth without naming who. */
const distancing: ReadonlySet<Concept> = new Set(['speech:saying', 'speech:source', 'stance:hostile-speech'])

/** What matters of what the reading found. */
const telling: ReadonlySet<Concept> = new Set([
  ...people.sympathetic,
  ...publicPeople,
  ...distancing,
  'subject:disaster',
])

/** How far from words for immigrants a phrase still is about them, in tokens. */
const nearby = 12
const beforehand = 3
const afterwards = 2
/** How far a "not" reaches. */
const notReach = 4

/** A field, its sentences, and all that was found in it: by our lexicon, and by the reading. */
type Field = {
  name: Evidence['field']
  text: string
  tokens: readonly Token[]
  sentences: Sentences
  hits: readonly Hit[]
  people: readonly Hit[]
  speakers: readonly Spoken[]
}

type Occurrence = { id: SubFrame; sentence: number; told: Told }

/**
 * What a framing shows immigrants as, and who says so. Only words of the framing's own imagery count, and only about
 * immigrants; of sympathetic imagery, none that is denied. Speakers are those of sentences that hold such words, or words
 * that earned the framing.
 */
export function judgeSubFrames(
  reading: Reading,
  framing: ImmigrantFraming,
  evidence: readonly Evidence[],
): { subFrames: SubFrameLabel[]; speakers: Speaker[] } {
  const kind = imageryOf[framing]
  if (!kind) return { subFrames: [], speakers: [] }
  const fields = (['title', 'text'] as const).map((name) => look(reading, name, kind))
  const found = fields.map((field) => occurrencesIn(field, kind))
  return {
    subFrames: subFrames.flatMap((id) => labelOf(id, found.flat())),
    speakers: fields
      .flatMap((field, i) => speakersOf(field, found[i]!, evidence))
      .filter(isFirst)
      .slice(0, mostSpeakers),
  }
}

function look({ passage, tokens: all, marks, language }: Reading, name: Evidence['field'], kind: Imagery): Field {
  const tokens = all[name]
  const text = passage[name].slice(0, (tokens.at(-1)?.end ?? 0) + 1)
  const sentences = sentencesOf(text, tokens)
  const ours = findPhrases(tokens, language, false, lexicon)
  const hits = [...ours, ...marks.filter((mark) => mark.field === name && telling.has(mark.concept))]
  const known = new Set<number>()
  for (const { concept, from, to } of hits) if (publicPeople.has(concept)) for (let i = from; i < to; i++) known.add(i)
  const speakers = findSpeakers({ text, tokens, sentences, language, cues: ours, known })
  return { name, text, tokens, sentences, hits, people: hits.filter((hit) => people[kind].has(hit.concept)), speakers }
}

function occurrencesIn(field: Field, kind: Imagery): Occurrence[] {
  return field.hits.flatMap((hit) => {
    const image = images.get(hit.concept)
    if (!image || subFrameImagery[image.id] !== kind || isLiteral(hit, image.id, field)) return []
    const { id, place } = image
    const span = spanOf(hit, place, field)
    if (!span) return []
    const voice = voiceOf(hit, kind, field)
    if (voice === 'denied' && kind === 'sympathetic') return []
    return [{ id, sentence: field.sentences.of[hit.from]!, told: { ...evidenceOf(span.from, span.to, field), voice } }]
  })
}

type Span = { from: number; to: number }
const apart = (one: Span, other: Span) => one.to <= other.from || other.to <= one.from

/** The words that a phrase speaks by, with the people that it is tied to; undefined where it is not about immigrants. */
function spanOf(hit: Hit, place: string, { sentences, people, speakers }: Field): Span | undefined {
  if (place === 'alone') return hit
  const sentence = sentences.of[hit.from]
  const there = people.filter((one) => sentences.of[one.from] === sentence && apart(one, hit))
  if (place === 'near') {
    // neighbours or workers who only speak of immigrants
    if (speakers.some((one) => !apart(one, hit))) return undefined
    return there.some((one) => one.from < hit.to + nearby && hit.from < one.to + nearby) ? hit : undefined
  }
  const tied =
    place === 'after'
      ? there.find((one) => one.from >= hit.to && one.from <= hit.to + afterwards)
      : there.find((one) => one.to <= hit.from && one.to >= hit.from - beforehand)
  return tied && { from: Math.min(hit.from, tied.from), to: Math.max(hit.to, tied.to) }
}

/** A flood of water, a worker of an aid group, an ad campaign that floods the air. */
function isLiteral(hit: Hit, id: SubFrame, { sentences, hits }: Field): boolean {
  return hits.some(
    (other) =>
      (other.concept === 'literal:masks' && !apart(other, hit)) ||
      (id === 'dehumanising' &&
        other.concept === 'subject:disaster' &&
        apart(other, hit) &&
        sentences.of[other.from] === sentences.of[hit.from]),
  )
}

/** How the words are given, by what stands around them in their sentence. */
function voiceOf(hit: Hit, kind: Imagery, { sentences, hits, speakers }: Field): Voice {
  const sentence = sentences.of[hit.from]
  const around = hits.filter((one) => sentences.of[one.from] === sentence && apart(one, hit))
  const negated = around.some(
    (not) =>
      (not.concept === 'speech:not' || (not.concept === 'speech:fewer' && kind === 'hostile')) &&
      not.to <= hit.from &&
      not.to >= hit.from - notReach &&
      !around.some((want) => want.concept === 'speech:wanting' && want.from >= not.to && want.to <= hit.from),
  )
  const here = speakers.filter((one) => sentences.of[one.from] === sentence && apart(one, hit))
  const refuted = around.some((one) => one.concept === 'speech:debunk') || here.some(({ denies }) => denies)
  if (negated || (refuted && kind === 'hostile')) return 'denied'
  if (sentences.quoted[hit.from]) return 'quoted'
  return here.length > 0 || around.some((one) => distancing.has(one.concept)) ? 'attributed' : 'own'
}

/** A sub-frame with its evidence: of each voice the longest words, then others as they come, none inside another. */
function labelOf(id: SubFrame, found: readonly Occurrence[]): SubFrameLabel[] {
  const all = found.filter((one) => one.id === id).map(({ told }) => told)
  if (all.length === 0) return []
  const longest = [...all].sort((a, b) => length(b) - length(a))
  const first = voices.flatMap((voice) => longest.find((told) => told.voice === voice) ?? [])
  const evidence: Told[] = []
  for (const told of [...first, ...longest])
    if (evidence.length < mostSpans && !evidence.some((other) => overlap(told, other))) evidence.push(told)
  return [{ id, evidence: evidence.sort((a, b) => voices.indexOf(a.voice) - voices.indexOf(b.voice)) }]
}

const length = ({ start, end }: Evidence) => end - start
const overlap = (one: Evidence, other: Evidence) =>
  one.field === other.field && one.start < other.end && other.start < one.end

function speakersOf(field: Field, found: readonly Occurrence[], evidence: readonly Evidence[]): Speaker[] {
  const { name, tokens, sentences } = field
  const heard = new Set(found.map(({ sentence }) => sentence))
  for (const [i, { start }] of tokens.entries())
    if (evidence.some((span) => span.field === name && span.start <= start && start < span.end))
      heard.add(sentences.of[i]!)
  return field.speakers
    .filter(({ from }) => heard.has(sentences.of[from]!))
    .map(({ from, to, denies }) => {
      const sentence = sentences.of[from]
      const denied = denies || found.some((one) => one.sentence === sentence && one.told.voice === 'denied')
      const quoted = sentences.quoted.some((isQuoted, i) => isQuoted && sentences.of[i] === sentence)
      return { ...nameOf(from, to, field), voice: denied ? 'denied' : quoted ? 'quoted' : 'attributed' }
    })
}

function nameOf(from: number, to: number, field: Field): Evidence {
  const evidence = evidenceOf(from, to, field)
  const text = evidence.text.replace(/['’]s$/u, '')
  return { ...evidence, end: evidence.start + text.length, text }
}

function evidenceOf(from: number, to: number, { name, text, tokens }: Field): Evidence {
  const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end]
  return { field: name, start, end, text: text.slice(start, end) }
}

/** "Mr. Trump" is who "Donald Trump" is. */
const lastWord = ({ text }: Speaker) => /[^\s-]*$/u.exec(text.toLowerCase())![0]
const isFirst = (speaker: Speaker, i: number, all: Speaker[]) =>
  all.findIndex((other) => lastWord(other) === lastWord(speaker)) === i
