import { type Frame, frames, immigrantFramings, relevances, tones } from '@mirador/core/terms.ts'
import type { Judged } from '../judge.ts'
import type { Labelled } from './labelled.ts'

/** Counts by question, such as `frame:drugs`, and answer; they add up over items. */
export type Tally = Map<string, number>
export type Answer = 'right' | 'wrong' | 'missed'

export const keyOf = (question: string, answer: Answer): string => `${question} ${answer}`

/** The frames' scores are looked at in tenths: 0 is 0 to 0.1, 9 is 0.9 to 1. */
export const tenths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** What is right, wrong and missed in one judgement of an item. */
export function tally(item: Labelled, judged: Judged, into: Tally): void {
  const add = (key: string, amount = 1) => into.set(key, (into.get(key) ?? 0) + amount)
  const ask = (question: string, is: boolean, said: boolean) => {
    if (is || said) add(keyOf(question, is ? (said ? 'right' : 'missed') : 'wrong'))
  }
  for (const one of relevances) ask(`relevance:${one}`, item.relevance === one, judged.relevance === one)
  for (const one of immigrantFramings) ask(`immigrants:${one}`, item.immigrants === one, judged.immigrants === one)
  if (item.tone) for (const one of tones) ask(`tone:${one}`, item.tone === one, judged.tone === one)
  const alarms = (framing: string) => framing === 'hostile' || framing === 'reported'
  ask('immigrants:hostile or reported', alarms(item.immigrants), alarms(judged.immigrants))
  const given = new Map<Frame, number>(judged.frames.map(({ id, score }) => [id, score]))
  for (const frame of item.frames ? frames : []) {
    const is = item.frames!.includes(frame)
    ask(`frame:${frame}`, is, given.has(frame))
    if (is) ask(`kept:${frame}`, true, judged.relevance !== 'none')
    const score = given.get(frame)
    if (score === undefined) continue
    const tenth = Math.min(Math.floor(score * 10), 9)
    add(`score:${tenth} sum`, score)
    ask(`score:${tenth}`, is, true)
  }
  tallyEvidence(item, judged, add)
}

/** Labels that no evidence comes with, and evidence that is not what it says it is. */
function tallyEvidence({ passage }: Labelled, judged: Judged, add: (key: string, amount: number) => void): void {
  const labels = [
    ...judged.frames.map(({ evidence }) => evidence),
    ...(judged.relevance === 'none' ? [] : [judged.evidence.relevance]),
    ...(judged.immigrants === 'none' ? [] : [judged.evidence.immigrants]),
    ...(judged.tone === 'neutral' ? [] : [judged.evidence.tone]),
  ]
  const spans = labels.flat()
  add('evidence labels', labels.length)
  add('evidence missing', labels.filter((evidence) => evidence.length === 0).length)
  add('evidence spans', spans.length)
  add(
    'evidence bad',
    spans.filter(({ field, start, end, text }) => end <= start || passage[field].slice(start, end) !== text).length,
  )
}
