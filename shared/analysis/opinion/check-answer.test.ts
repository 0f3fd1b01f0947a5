import { frames, type Opinion, type Passage } from '@mirador/core/terms.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAnswer } from './check-answer.ts'

const passage: Passage = {
  title: '🌮 Mexico rejects “invasion” talk as migrants wait 𝐢𝐧 Juárez',
  text: 'President Sheinbaum said migrants are not criminals. Tariffs on steel stay in place.',
}
const none = { label: 'none', quotes: [] }
const neutral = { label: 'neutral', quotes: [] }
const answer = (parts: object) =>
  JSON.stringify({
    relevance: { label: 'mexico', quotes: ['Mexico'] },
    frames: [],
    immigrants: none,
    tone: neutral,
    ...parts,
  })
const check = (text: string, of = passage): Opinion => checkAnswer(text, of, 'en', '1.0/test')
const given = (text: string, of = passage) => {
  const opinion = check(text, of)
  if ('failed' in opinion) throw new Error(opinion.detail)
  return opinion
}

describe('a label', () => {
  it('stands on verbatim quotes, with their place in the title or the text', () => {
    const { classification, refused } = given(
      answer({
        frames: [
          { label: 'migration', quotes: ['migrants wait 𝐢𝐧 Juárez'] },
          { label: 'trade', quotes: [' Tariffs on steel '] },
        ],
        immigrants: { label: 'reported', quotes: ['“invasion” talk'] },
      }),
    )
    expect(classification).toMatchObject({
      relevance: 'mexico',
      immigrants: 'reported',
      tone: 'neutral',
      language: 'en',
    })
    expect(classification.frames.map(({ id, evidence }) => [id, evidence[0]!.field])).toEqual([
      ['migration', 'title'],
      ['trade', 'text'],
    ])
    const { relevance, immigrants } = classification.evidence
    for (const { field, start, end, text } of [
      ...classification.frames.flatMap(({ evidence }) => evidence),
      ...relevance,
      ...immigrants,
    ])
      expect(passage[field].slice(start, end)).toBe(text)
    expect(relevance[0]).toEqual({ field: 'title', start: 3, end: 9, text: 'Mexico' })
    expect(refused).toEqual({ quotes: 0, labels: 0 })
  })

  it('falls where no quote of it stands in the passage, and both are counted', () => {
    const { classification, refused } = given(
      answer({
        frames: [{ label: 'crime', quotes: ['migrants are criminals', 'MIGRANTS'] }],
        immigrants: { label: 'hostile', quotes: ['invasión'] },
        tone: { label: 'negative', quotes: [] },
      }),
    )
    expect(classification).toMatchObject({ relevance: 'mexico', frames: [], immigrants: 'none', tone: 'neutral' })
    expect(refused).toEqual({ quotes: 3, labels: 3 })
  })

  it('stands on the quotes that are left when others are refused', () => {
    const { classification, refused } = given(
      answer({ frames: [{ label: 'migration', quotes: ['migrant caravans', 'migrants', 7, null] }] }),
    )
    expect(classification.frames).toMatchObject([{ id: 'migration', score: 1, evidence: [{ text: 'migrants' }] }])
    expect(refused).toEqual({ quotes: 3, labels: 0 })
  })

  it('outside the codebook is refused', () => {
    const { classification, refused } = given(
      answer({
        frames: [{ label: 'terrorism', quotes: ['Mexico'] }, { label: '__proto__', quotes: ['Mexico'] }, 'migration'],
        immigrants: { label: 'very hostile', quotes: ['migrants'] },
        tone: { label: 'toString', quotes: ['migrants'] },
      }),
    )
    expect(classification).toMatchObject({ frames: [], immigrants: 'none', tone: 'neutral' })
    expect(refused).toEqual({ quotes: 0, labels: 5 })
  })

  it('of a frame is given once, and at most four are', () => {
    const all = [...frames, ...frames].map((label) => ({ label, quotes: ['Mexico'] }))
    const { classification, refused } = given(answer({ frames: all }))
    expect(classification.frames.map(({ id }) => id)).toEqual(frames.slice(0, 4))
    expect(refused.labels).toBe(2 * (frames.length - 4))
  })

  it('of relevance stands on the quotes of other labels where its own are refused', () => {
    const frame = { label: 'migration', quotes: ['migrants'] }
    const { classification } = given(answer({ relevance: { label: 'mexico', quotes: ['Mexican'] }, frames: [frame] }))
    expect(classification).toMatchObject({ relevance: 'mexico', evidence: { relevance: [] } })
  })
})

describe('a quote', () => {
  it.each([
    '',
    ' ',
    '“',
    '🌮',
    'a',
    'exico',
    'crimin',
    'Juá',
    'mexico',
    'Mexico  rejects',
    'migrants … Juárez',
    '\ud83c',
    '𝐢',
  ])('that is no whole words of the passage is refused: %j', (quote) => {
    expect(check(answer({ relevance: { label: 'mexico', quotes: [quote] } }))).toMatchObject({ failed: 'unfounded' })
  })

  it('is found after a place where it is part of a word', () => {
    const of = { title: 'Mexicans leave Mexican town', text: '' }
    const { classification } = given(answer({ relevance: { label: 'mexico', quotes: ['Mexican'] } }), of)
    expect(classification.evidence.relevance).toEqual([{ field: 'title', start: 15, end: 22, text: 'Mexican' }])
  })
})

describe('an answer', () => {
  it('of off topic has no other labels', () => {
    const { classification } = given(
      answer({
        relevance: none,
        frames: [{ label: 'trade', quotes: ['Tariffs'] }],
        tone: { label: 'positive', quotes: ['steel'] },
      }),
    )
    expect(classification).toMatchObject({ relevance: 'none', frames: [], immigrants: 'none', tone: 'neutral' })
  })

  it.each([
    '',
    'I cannot help with that.',
    '{',
    '}{',
    '[]',
    'null',
    '{"relevance": "mexico"}',
    answer({}).slice(0, -20),
    answer({ relevance: { label: 'yes', quotes: [] } }),
  ])('without the form asked for is malformed: %j', (text) => {
    expect(check(text)).toMatchObject({ failed: 'malformed', detail: expect.any(String) })
  })

  it.each([
    ['fences', `\`\`\`json\n${answer({})}\n\`\`\``],
    ['a greeting', `Here it is: ${answer({})} Good luck!`],
    ['thoughts', `<think>maybe {"relevance": 1}?</think>\n${answer({})}`],
  ])('is read through %s', (_what, text) => {
    expect(given(text).classification.relevance).toBe('mexico')
  })

  it('is judged without throwing, whatever it is, and gives only labels of the codebook on words of the passage', () => {
    const part = fc.oneof(
      fc.jsonValue(),
      fc.record({ label: fc.constantFrom('none', 'trade', 'hostile', 'x'), quotes: fc.jsonValue() }),
    )
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .record({
          relevance: fc.constant({ label: 'mexico', quotes: ['Mexico'] }),
          frames: fc.array(part),
          immigrants: part,
          tone: part,
        })
        .map((value) => JSON.stringify(value)),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const opinion = check(text)
        if ('failed' in opinion) return
        for (const { id, evidence } of opinion.classification.frames) {
          expect(frames).toContain(id)
          for (const { field, start, end, text } of evidence) expect(passage[field].slice(start, end)).toBe(text)
        }
      }),
    )
  })
})
