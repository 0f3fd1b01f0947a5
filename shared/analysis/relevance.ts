import type { Evidence, Relevance } from '@mirador/core/terms.ts'
import type { Concept } from './lexicon.ts'
import { evidenceFor, type Linear, rank } from './linear.ts'
import type { Mark, Reading } from './reading.ts'

/**
 * What speaks of relevance, and how strongly: frame-neutral concepts, which of them the title names (`about:border@title`),
 * and which come together (`about:border&about:mexico`).
 */
export function cuesOf({ values, marks }: Reading): Map<Concept, number> {
  const about = [...values].filter(([concept]) => concept.startsWith('about:') && !concept.includes('+'))
  const cues = new Map(about)
  for (const { concept, field } of marks) if (field === 'title' && cues.has(concept)) cues.set(`${concept}@title`, 1)
  for (const [one, value] of about)
    for (const [other, otherValue] of about) if (one < other) cues.set(`${one}&${other}`, Math.min(value, otherValue))
  return cues
}

/** The words behind every cue. */
function marksOf(cues: ReadonlyMap<Concept, number>, marks: readonly Mark[]): Mark[] {
  const together = new Map<Concept, Concept[]>()
  for (const cue of cues.keys())
    for (const concept of cue.includes('&') ? cue.split('&') : [])
      together.set(concept, [...(together.get(concept) ?? []), cue])
  return marks
    .filter(({ concept }) => cues.has(concept))
    .flatMap((mark) => [
      mark,
      ...(mark.field === 'title' ? [{ ...mark, concept: `${mark.concept}@title` }] : []),
      ...(together.get(mark.concept) ?? []).map((concept) => ({ ...mark, concept })),
    ])
}

/** What a passage is about, by frame-neutral cues alone: the likeliest class that has a cue in the text. */
export function judgeRelevance(
  reading: Reading,
  linear: Linear<Relevance>,
): { value: Relevance; evidence: Evidence[] } {
  const off = { value: 'none' as const, evidence: [] }
  if (!reading.marks.some((mark) => mark.concept.startsWith('about:'))) return off
  const values = cuesOf(reading)
  for (const { label } of rank(linear, { ...reading, values })) {
    if (label === 'none') return off
    const evidence = evidenceFor(linear, label, { ...reading, values, marks: marksOf(values, reading.marks) })
    if (evidence.length > 0) return { value: label, evidence }
  }
  return off
}
