import type { Language } from '@mirador/core/terms.ts'
import { noNames } from './lexicon/speech.ts'
import type { Hit } from './lexicon.ts'
import type { Sentences } from './sentences.ts'
import type { Token } from './tokens.ts'

/** A field as who speaks is read from it; `known` are tokens of people in public life, who are named without capitals too. */
export type Scene = {
  text: string
  tokens: readonly Token[]
  sentences: Sentences
  language: Language
  /** Hits of the speech lexicon. */
  cues: readonly Hit[]
  known: ReadonlySet<number>
}

/** Tokens `from` to `to` (exclusive) name somebody who speaks, or who denies, in a sentence. */
export type Spoken = { from: number; to: number; denies: boolean }

const longestName = 8
/** Between a name in the possessive and what was said: "Trump's harsh anti-immigrant rhetoric". */
const adjectives = 3
const connectors: ReadonlySet<string> = new Set('of de del la in en for para on van von and y'.split(' '))
const articles: Record<Language, ReadonlySet<string>> = {
  en: new Set(['the', 'a', 'an']),
  es: new Set(['el', 'la', 'los', 'las', 'un', 'una']),
}
const possessive = /['’]s$/u

/**
 * Who speaks in a field: the name beside a verb of saying ("Gov. Abbott warns", "dijo el alcalde"), after "according to",
 * in the possessive of what was said ("Trump's remarks"), before a colon and a quotation. Each name once, in order.
 */
export function findSpeakers(scene: Scene): Spoken[] {
  const names = nameReader(scene)
  const found = scene.cues.flatMap((cue) => {
    const name = speakerAt(cue, scene, names)
    return name ? [{ ...name, denies: cue.concept === 'speech:denial' }] : []
  })
  found.push(...beforeColons(scene, names))
  const speakers: Spoken[] = []
  for (const one of found.sort((a, b) => a.from - b.from || b.to - a.to || Number(b.denies) - Number(a.denies)))
    if (one.from >= (speakers.at(-1)?.to ?? 0)) speakers.push(one)
  return speakers
}

type Name = { from: number; to: number }

function speakerAt(cue: Hit, scene: Scene, names: Names): Name | undefined {
  if (scene.sentences.quoted[cue.from]) return undefined
  switch (cue.concept) {
    case 'speech:saying':
    case 'speech:verb':
    case 'speech:denial':
      // "Trump's false claims": a noun here
      if (scene.cues.some((hit) => hit.concept === 'speech:noun' && hit.from === cue.from) && whose(cue, scene, names))
        return undefined
      return subjectOf(cue, scene, names) ?? (followsVerb(cue, scene) ? names.beginningAt(cue.to) : undefined)
    case 'speech:finding': {
      const name = subjectOf(cue, scene, names)
      return name && scene.cues.some((hit) => hit.concept === 'speech:study' && hit.to === name.to) ? name : undefined
    }
    case 'speech:source':
      return names.beginningAt(cue.to)
    case 'speech:noun':
      return scene.language === 'es' ? ofWhom(cue, scene, names) : whose(cue, scene, names)
    default:
      return undefined
  }
}

/** The name before a verb, over what may stand between them. */
function subjectOf(verb: Hit, { cues, text, tokens }: Scene, names: Names): Name | undefined {
  let at = verb.from
  for (let steps = 0; steps < 2 && at > 0; steps++) {
    const i = at - 1
    const between = cues.some((hit) => hit.concept === 'speech:between' && hit.from <= i && i < hit.to)
    if (!between && !/(?:ly|mente)$/u.test(tokens[i]!.word.spelling)) break
    at = i
  }
  return /^\s*$/u.test(gap(text, tokens, at)) ? names.endingAt(at) : undefined
}

const inverted: ReadonlySet<string> = new Set(
  'said says wrote writes added asked explained argued warned tweeted'.split(' '),
)

/** In Spanish a subject may follow its verb; in English that of some, where a quotation or a comma comes before. */
function followsVerb({ from }: Hit, { text, tokens, language }: Scene): boolean {
  if (language === 'es') return true
  if (from === 0 || !inverted.has(tokens[from]!.word.spelling)) return false
  return /[,”"’'»]/u.test(text.slice(tokens[from - 1]!.end, tokens[from]!.start))
}

function whose({ from }: Hit, { tokens }: Scene, names: Names): Name | undefined {
  for (let i = from - 1; i >= Math.max(0, from - 1 - adjectives); i--)
    if (possessive.test(tokens[i]!.word.raw)) return names.endingAt(i + 1)
  return undefined
}

function ofWhom({ to }: Hit, { tokens }: Scene, names: Names): Name | undefined {
  for (let i = to; i < Math.min(tokens.length, to + adjectives); i++)
    if (['de', 'del'].includes(tokens[i]!.word.spelling)) return names.beginningAt(i + 1)
  return undefined
}

/** "Abbott: 'They are animals'": a name that begins a field, a colon, and a quotation; of people in public life any words. */
function beforeColons({ text, tokens, sentences, known }: Scene, names: Names): Spoken[] {
  const colon = text.slice(0, 200).indexOf(':')
  const to = colon === -1 ? -1 : tokens.findIndex((token) => token.start > colon)
  if (to < 1 || tokens[to - 1]!.end !== colon) return []
  const name = names.endingAt(to)
  return name && name.from === 0 && (sentences.quoted[to] || known.has(to - 1)) ? [{ ...name, denies: false }] : []
}

type Names = { endingAt(to: number): Name | undefined; beginningAt(from: number): Name | undefined }

/** Reads names: words with capitals, roles ("sheriff", "vecinos") and people in public life, with what ties them together. */
function nameReader({ text, tokens, sentences, language, cues, known }: Scene): Names {
  const roles = new Set<number>()
  for (const { concept, from, to } of cues)
    if (concept === 'speech:role' || concept === 'speech:study') for (let i = from; i < to; i++) roles.add(i)
  const names = (i: number) => {
    const { raw, spelling } = tokens[i]!.word
    return roles.has(i) || known.has(i) || (/^\p{Lu}/u.test(raw) && !noNames.has(spelling))
  }
  const ties = (i: number) => connectors.has(tokens[i]!.word.spelling)
  /** Whether nothing but a space, a hyphen, or the full stop of an abbreviation stands before a token. */
  const joins = (i: number) =>
    sentences.of[i] === sentences.of[i - 1] && /^(?:\s|-|\. ?)$/u.test(text.slice(tokens[i - 1]!.end, tokens[i]!.start))
  const usable = (i: number) => i >= 0 && i < tokens.length && !sentences.quoted[i]
  return {
    endingAt(to) {
      if (!usable(to - 1) || !names(to - 1)) return undefined
      let from = to - 1
      for (let i = from - 1; i >= 0 && to - i <= longestName && usable(i) && joins(i + 1); i--) {
        if (names(i)) from = i
        else if (!ties(i)) break
      }
      return { from, to }
    },
    beginningAt(start) {
      let from = start
      while (usable(from) && from < start + 2 && articles[language].has(tokens[from]!.word.spelling)) from++
      if (!usable(from) || !names(from) || /[,;:.!?]/u.test(gap(text, tokens, start))) return undefined
      let to = from + 1
      for (let i = to; i - from < longestName && usable(i) && joins(i); i++) {
        if (names(i)) to = i + 1
        else if (!ties(i)) break
      }
      return { from, to }
    },
  }
}

const gap = (text: string, tokens: readonly Token[], before: number): string =>
  before > 0 && before < tokens.length ? text.slice(tokens[before - 1]!.end, tokens[before]!.start) : ''
