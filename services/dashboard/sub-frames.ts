/** What a framing of immigrants shows them as, and who speaks: lines under the framing on the card of a mention. */
import type { EvidenceField, Told } from '@mirador/core/terms.ts'
import type { Codebook, Mention } from './api.ts'
import { html, type Markup } from './html.ts'
import type { Visit } from './visit.ts'

/** A line under the framing, and how its words look where they are marked in the text. */
export type SubLine = { name: string; look: string; evidence: Told<EvidenceField>[] }

/** The sub-frames of a mention, then each that speaks, as lines in the visitor's language. */
export function subLinesOf(
  { immigrants, subFrames, speakers }: Mention,
  { language, words: w }: Visit,
  codebook: Codebook,
): SubLine[] {
  return [
    ...subFrames.map(({ id, evidence }) => ({
      name: codebook.subFrames.find((entry) => entry.id === id)?.name[language] ?? id,
      look: `hue-${immigrants}`,
      evidence,
    })),
    ...speakers.map((speaker) => ({ name: w.speaker, look: 'plain', evidence: [speaker] })),
  ]
}

type LinesProps = { lines: SubLine[]; mention: Mention; visit: Visit; codebook: Codebook }

export function SubLines({ lines, mention, visit, codebook }: LinesProps): Markup {
  if (lines.length === 0) return null
  return html`
    <ul class="sub-frames" aria-label=${visit.words.subFrames}>
      ${lines.map(({ name, evidence }) => html`<li>${name}: ${tell(evidence, mention, visit, codebook)}</li>`)}
    </ul>
  `
}

/** Each of the words once, and how they are given. */
function tell(evidence: Told<EvidenceField>[], mention: Mention, visit: Visit, codebook: Codebook): Markup {
  const words = new Map(evidence.map((told) => [`${told.voice} ${told.text.toLowerCase()}`, told]))
  return [...words.values()].map(({ text, voice }, i) => {
    const given = codebook.voices.find(({ id }) => id === voice)?.name[visit.language] ?? voice
    return html`${i > 0 && ' · '}<q lang=${mention.language}><bdi>${text}</bdi></q> <small>${given.toLowerCase()}</small>`
  })
}
