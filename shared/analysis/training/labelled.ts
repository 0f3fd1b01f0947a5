import { MiradorError } from '@mirador/core/errors.ts'
import {
  type Frame,
  frames,
  type ImmigrantFraming,
  immigrantFramings,
  type Language,
  languages,
  type Passage,
  type Relevance,
  relevances,
  type Tone,
  tones,
} from '@mirador/core/terms.ts'

/** A passage that somebody labelled by the codebook; `group` is the outlet, or what stands for it. */
export type Labelled = {
  id: string
  group: string
  passage: Passage & { language: Language }
  relevance: Relevance
  /** Not given where the coder did not look at frames. */
  frames?: Frame[]
  immigrants: ImmigrantFraming
  /** Not given where the coder did not look at tone. */
  tone?: Tone
}

/**
 * Reads lines `{id, title, text, language, relevance, frames?, immigrants, tone?, outlet?}` and puts them in order of id, so
 * that the order of files and lines changes nothing. A rendering in another language (`<id>-es`, `<id>-en`) belongs to the
 * outlet of its original; an item without outlet stands for one of its own. Throws `bad-input` with every line that is
 * not so, or when nothing is given.
 */
export function readLabelled(lines: readonly Record<string, unknown>[]): Labelled[] {
  const problems: string[] = []
  const outlets = new Map(lines.map((line) => [line.id, outletOf(line.outlet)]))
  const items = lines.map((line, i) => {
    const oneOf = <T extends string>(name: string, allowed: readonly T[]): T => {
      const value = allowed.find((one) => one === line[name])
      if (value === undefined) problems.push(`Item ${i + 1}: "${name}" must be one of ${allowed.join(', ')}.`)
      return value ?? allowed[0]!
    }
    const { id, title, text = '' } = line
    if (typeof id !== 'string' || typeof title !== 'string' || typeof text !== 'string')
      problems.push(`Item ${i + 1}: "id", "title" and "text" must be text.`)
    if (
      line.frames !== undefined &&
      !(Array.isArray(line.frames) && line.frames.every((frame) => frames.includes(frame)))
    )
      problems.push(`Item ${i + 1}: "frames" must be a list of frames of the codebook.`)
    const original = originalOf(String(id))
    return {
      id: String(id),
      group: outlets.get(id) ?? outlets.get(original) ?? original,
      passage: { title: String(title), text: String(text), language: oneOf('language', languages) },
      relevance: oneOf('relevance', relevances),
      ...(line.frames !== undefined && { frames: line.frames as Frame[] }),
      immigrants: oneOf('immigrants', immigrantFramings),
      ...(line.tone !== undefined && { tone: oneOf('tone', tones) }),
    }
  })
  if (new Set(items.map(({ id }) => id)).size < items.length) problems.push('An id occurs more than once.')
  if (items.length === 0) problems.push('There are no labelled items.')
  if (problems.length > 0)
    throw new MiradorError(
      'bad-input',
      problems[0]!,
      problems.slice(0, 20).map((message) => ({ message })),
    )
  return items.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The item that an item is a rendering of, or itself. */
export const originalOf = (id: string): string => id.replace(/-(?:en|es)$/, '')

/** One outlet under its several spellings: "USA TODAY" and "USA Today", "CNN" and "CNN (Web News)". */
function outletOf(outlet: unknown): string | undefined {
  if (typeof outlet !== 'string' || outlet.trim() === '') return undefined
  return outlet
    .toLowerCase()
    .split(/ - | \(/)[0]!
    .trim()
}
