import { classify } from '@mirador/analysis/classify.ts'
import type { Classification, EvidenceField } from '@mirador/core/terms.ts'
import { describe, expect, it } from 'vitest'
import { articlePassage } from './article-passage.ts'

const title = 'Talks go on'
const lead = 'Mexican officials met in Texas on tariffs.'
const body =
  'Exporters in Monterrey fear new tariffs on auto parts.\n\nMigrants at the border seek asylum, and a cartel smuggled fentanyl through Juárez.'

function fieldsOf(classification: Classification<EvidenceField>, article: string) {
  const { frames, evidence } = classification
  const all = [...frames.flatMap((frame) => frame.evidence), ...Object.values(evidence).flat()]
  const texts: Record<EvidenceField, string> = { title, text: lead, article }
  for (const { field, start, end, text } of all) expect(texts[field].slice(start, end)).toBe(text)
  expect(all.every(({ text }) => text !== '')).toBe(true)
  return new Set(all.map(({ field }) => field))
}

describe.each([
  ['does not hold the lead', body],
  ['begins with the lead', `${lead}\n\n${body}`],
  ['holds the lead below a dateline', `EL PASO (AP)\n\n${lead}\n\n${body}`],
])('the passage of an article that %s', (_, article) => {
  it('says the lead once, and has every piece of evidence as a slice of the field that it names', () => {
    const { passage, stored } = articlePassage({ title, lead, language: 'en' }, article)
    expect(passage.text.split(lead)).toHaveLength(2)
    const fields = fieldsOf(stored(classify(passage)), article)
    expect(fields).toContain('text')
    expect(fields).toContain('article')
  })
})

it('clips evidence that lies across the lead and the article to the lead, and drops what lies between them', () => {
  const { passage, stored } = articlePassage({ title, lead }, body)
  const across = { field: 'text' as const, start: lead.length - 8, end: lead.length + 12 }
  const between = { field: 'text' as const, start: lead.length, end: lead.length + 2 }
  const classification = classify(passage)
  const evidence = {
    relevance: [across, between].map((span) => ({ ...span, text: passage.text.slice(span.start, span.end) })),
    immigrants: [],
    tone: [],
  }
  expect(stored({ ...classification, evidence }).evidence.relevance).toEqual([
    { field: 'text', start: lead.length - 8, end: lead.length, text: 'tariffs.' },
  ])
})

it('places the words of sub-frames, and who speaks, in the fields that they lie in, each with its voice', () => {
  const hostile = 'Gov. Abbott says illegal immigrants bring crime.'
  const article = `${hostile} The mayor said the migrants are not criminals.`
  const { passage, stored } = articlePassage({ title: 'Governor blames migrants for crime', lead: hostile }, article)
  const { subFrames, speakers } = stored(classify(passage))
  const texts: Record<EvidenceField, string> = { title: passage.title, text: hostile, article }
  const told = [...subFrames.flatMap(({ evidence }) => evidence), ...speakers]
  for (const { field, start, end, text } of told) expect(texts[field].slice(start, end)).toBe(text)
  expect(told).toContainEqual(expect.objectContaining({ field: 'article', text: 'criminals', voice: 'denied' }))
  expect(speakers).toContainEqual(expect.objectContaining({ field: 'text', text: 'Gov. Abbott', voice: 'attributed' }))
})
