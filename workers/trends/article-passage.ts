import type { Classification, Evidence, EvidenceField, Passage, Told } from '@mirador/core/terms.ts'

/** What stands between the lead and the article where the article does not hold the lead. */
const between = '\n\n'
/** An article says its lead again near its top, or not as a lead. */
const top = 1_000

export type ArticlePassage = {
  /** What is judged: the title, the lead and the article, without saying the lead twice. */
  passage: Passage
  /** The classification with its evidence in the stored fields: title and text of the mention, text of the article. */
  stored(classification: Classification): Classification<EvidenceField>
}

/**
 * The passage of a mention together with its article. Evidence in the lead keeps its place there, for that is what lists
 * show; words that would lie across two fields are given as the part in the first. Every piece of evidence is a slice of the
 * field it names.
 */
export function articlePassage(
  mention: { title: string; lead: string; language?: string },
  article: string,
): ArticlePassage {
  const { title, lead, language } = mention
  const inside = lead === '' ? -1 : article.slice(0, top + lead.length).indexOf(lead)
  const holdsLead = lead === '' || inside >= 0
  const text = holdsLead ? article : `${lead}${between}${article}`
  const leadFrom = Math.max(0, inside)
  const leadTo = leadFrom + lead.length
  const articleFrom = holdsLead ? 0 : lead.length + between.length

  const place = (evidence: Evidence): Evidence<EvidenceField>[] => {
    const { field, start, end } = evidence
    if (field === 'title') return [evidence]
    if (start >= leadFrom && start < leadTo) return [slice('text', lead, start - leadFrom, end - leadFrom)]
    const stored = slice('article', article, start - articleFrom, end - articleFrom)
    return stored.text === '' ? [] : [stored]
  }
  const placeAll = (evidence: Evidence[]) => evidence.flatMap(place)
  const placeTold = <T extends Told>(told: T) =>
    place(told).map((placed) => ({ ...placed, voice: told.voice as T['voice'] }))
  return {
    passage: { title, text, language },
    stored: (classification) => ({
      ...classification,
      frames: classification.frames.map((frame) => ({ ...frame, evidence: placeAll(frame.evidence) })),
      subFrames: classification.subFrames.map(({ id, evidence }) => ({ id, evidence: evidence.flatMap(placeTold) })),
      speakers: classification.speakers.flatMap(placeTold),
      evidence: {
        relevance: placeAll(classification.evidence.relevance),
        immigrants: placeAll(classification.evidence.immigrants),
        tone: placeAll(classification.evidence.tone),
      },
    }),
  }
}

function slice(field: EvidenceField, text: string, from: number, to: number): Evidence<EvidenceField> {
  const start = Math.max(0, from)
  const end = Math.max(start, Math.min(to, text.length))
  return { field, start, end, text: text.slice(start, end) }
}
