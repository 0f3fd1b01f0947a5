import { type Classification, type Evidence, imageryOf, type Passage, subFrameImagery } from '@mirador/core/terms.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classify } from './classify.ts'

const about = (title: string, text = ''): Classification => classify({ title, text })
const frameIds = (title: string, text = '') => about(title, text).frames.map((frame) => frame.id)
const allEvidence = (c: Classification): Evidence[] => [
  ...c.frames.flatMap((frame) => frame.evidence),
  ...c.evidence.relevance,
  ...c.evidence.immigrants,
  ...c.evidence.tone,
  ...c.subFrames.flatMap((subFrame) => subFrame.evidence),
  ...c.speakers,
]

test.each([
  ['new mexico governor signs a bill on water rights'],
  ['Gulf of Mexico oil rig evacuated ahead of storm'],
  ['Fire crews in Mexico, Missouri save a barn'],
  ['Nuevo México aprueba una ley de armas'],
  ['Plataforma en el Golfo de México cierra por tormenta'],
  ['Apple unveils a thinner laptop'],
  ['Greek coast guard rescues migrants in the Aegean'],
  ['La bolsa de Tokio cierra al alza'],
  ['natural gas prices fall as nature reserves burn'],
  ['iced coffee and ice cream sales climb'],
  ['wall street cheers new public charging stations'],
])('"%s" is about neither Mexico nor immigration, and gets no other label', (title) => {
  const { relevance, frames, immigrants, subFrames, speakers, tone, evidence } = about(title)
  expect({ relevance, frames, immigrants, subFrames, speakers, tone }).toEqual({
    relevance: 'none',
    frames: [],
    immigrants: 'none',
    subFrames: [],
    speakers: [],
    tone: 'neutral',
  })
  expect(evidence).toEqual({ relevance: [], immigrants: [], tone: [] })
})

test.each([
  ['mexico', 'quake shakes oaxaca'],
  ['mexico', 'Sheinbaum visits a new train station'],
  ['mexico', 'Texas bishops pray at the border wall'],
  ['mexico', 'Un sismo sacude Oaxaca'],
  ['mexico', 'México y Canadá firman un acuerdo comercial'],
  ['immigration', 'Dreamers ask the Senate to renew DACA'],
  ['immigration', 'ICE agents visit a bakery in Chicago'],
  ['immigration', 'Los soñadores piden al Senado renovar DACA'],
])('%s is the subject of "%s"', (relevance, title) => {
  expect(about(title).relevance).toBe(relevance)
})

test.each([
  ['drugs', 'agents seize fentanyl at the mexico border'],
  ['drugs', 'Decomisan fentanilo en la frontera con México'],
  ['crime', 'gunmen kill three in guanajuato mexico'],
  ['crime', 'Hombres armados asesinan a tres en Guanajuato, México'],
  ['migration', 'Caravan of migrants nears the Mexican border'],
  ['migration', 'Una caravana de migrantes avanza por México'],
  ['trade', 'Mexico answers new tariffs on its exports'],
  ['trade', 'México responde a los nuevos aranceles a sus exportaciones'],
  ['culture', 'Mexican film director wins a prize at the festival'],
  ['culture', 'El cineasta mexicano presenta su nueva película'],
  ['tourism', 'Cancun hotels fill up for spring break'],
  ['disaster', 'Hurricane makes landfall on the coast of Mexico'],
  ['disaster', 'Un fuerte terremoto sacude el centro de México'],
  ['sports', 'Mexico beats Poland in a World Cup qualifier'],
  ['health', 'Mexico begins its measles vaccine campaign in hospitals'],
  ['energy', 'Pemex oil output falls again in Mexico'],
  ['diaspora', 'Latino community leaders open a school in Mexican American neighborhood'],
])('the frame %s is given to "%s"', (frame, title) => {
  expect(frameIds(title)).toContain(frame)
})

test('a flood, a plague or a swarm that is none of people is not hostile', () => {
  for (const title of [
    'Flood of Rio Grande leaves thousands homeless in Coahuila',
    'Swarm of bees kills man at border crossing in Mexico',
    'Mice infest border patrol station',
  ])
    expect(about(title).immigrants).not.toBe('hostile')
})

test('a headline that denies hostile words reports them, whoever says so', () => {
  expect(about('Migrants are not an invasion, bishop says').immigrants).toBe('reported')
  expect(about('Los inmigrantes no son una plaga, dice una maestra').immigrants).toBe('reported')
})

test('hostile words in the voice of the text are hostile, in somebody’s mouth reported, and denied not hostile', () => {
  expect(about('Illegals are invading our country and infest our cities').immigrants).toBe('hostile')
  expect(about('Critics denounce racist rhetoric as senator calls migrants "invaders"').immigrants).toBe('reported')
  expect(about('Immigrants are not invaders, they are our neighbors').immigrants).not.toBe('hostile')
})

test.each([
  ['none', 'Floods kill twelve in Veracruz as a storm hits the coast of Mexico'],
  ['none', 'Inundaciones en Tabasco dejan miles de damnificados en México'],
  ['none', 'Mexico rebukes Spain over remarks on the conquest and demands an apology'],
  ['none', 'México exige disculpa a España por declaraciones de su canciller'],
  ['none', 'Border encounters fell by a fifth in June'],
  ['none', 'Earthquake victims in Oaxaca wait for help, families sleep in shelters'],
  ['none', 'Immigrants work in many hospitals of Chicago'],
  ['none', 'Muchos inmigrantes viven en esta ciudad'],
  ['reported', 'It is not true that immigrants bring a crime wave'],
  ['reported', 'There is no evidence that immigrants are criminals, a study finds'],
  ['reported', 'Es falso que los migrantes causen una ola de crimen'],
  ['hostile', 'Illegal aliens are flooding our country and taking our jobs'],
  ['hostile', 'Los inmigrantes son una plaga que nos quita el trabajo'],
  ['reported', 'Governor says illegal immigrants bring crime'],
  ['reported', 'Gobernador acusa a los migrantes de traer crimen y enfermedades'],
])('the framing of immigrants is %s in "%s"', (framing, title) => {
  expect(about(title).immigrants).toBe(framing)
})

test.each([
  'Immigrants are not criminals',
  'No, immigrants are not parasites',
  'Los inmigrantes no son criminales',
  'Whoever says "immigrants are vermin" is a racist',
  'Decir que los inmigrantes son una plaga es racismo',
  'Stop calling immigrants illegals',
  'I love immigrants',
])('denial, quotation and counter-speech are not hostile: "%s"', (title) => {
  expect(about(title).immigrants).not.toBe('hostile')
})

test('an immigrant who suffers is seen with sympathy, in both languages', () => {
  expect(about('Migrant mother and child die in desert heat after fleeing violence').immigrants).toBe('sympathetic')
  expect(about('Madre migrante y su hijo mueren por el calor en el desierto').immigrants).toBe('sympathetic')
})

test('violence leaves a worse picture of Mexico, and a celebrated cuisine a better one', () => {
  expect(about('Cartel gunmen massacre family in Mexico as violence spirals').tone).toBe('negative')
  expect(about('The best traditional recipes of a beloved Mexican chef').tone).toBe('positive')
})

test('a text that declares no language is read as what it is', () => {
  expect(about('El presidente de México visita la frontera con su gabinete').language).toBe('es')
  expect(about('the president of mexico visits the border').language).toBe('en')
  expect(classify({ title: 'Tlaxcala', text: '', language: 'es' }).language).toBe('es')
})

test('accents, compatibility forms and case do not hide a word, and offsets count code units', () => {
  const title = '🌮🌮 Me\u0301xico: SISMO en Michoaca\u0301n'
  const { relevance, evidence } = about(title)
  expect(relevance).toBe('mexico')
  expect(evidence.relevance.map((span) => span.text)).toContain('Me\u0301xico')
  for (const span of evidence.relevance) expect(title.slice(span.start, span.end)).toBe(span.text)
})

const loadedWords = fc.constantFrom(
  'Mexico',
  'México',
  'ICE',
  'migrants',
  'illegals',
  'criminals',
  'families separated',
  'Gov. Abbott warns',
  'dijo el alcalde',
  'según',
  ': “',
  '”',
  'myth',
  '"invaders"',
  'New Mexico',
  'cartel',
  'not',
  'Trump said',
  'murió',
  'la frontera',
  '🌮',
  '\u0000',
  '\ud800',
  '\u0301',
  'ﬁlm',
  'Peña Nieto’s',
) // prettier-ignore
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  fc.array(fc.oneof(loadedWords, fc.string()), { maxLength: 30 }).map((words) => words.join(' ')),
)

test('whatever the text, evidence is a slice of the field it names, and every label that says something has some', () => {
  fc.assert(
    fc.property(anything, anything, (title, text) => {
      const passage: Passage = { title, text }
      const given = classify(passage)
      for (const span of allEvidence(given)) {
        expect(span.end).toBeGreaterThan(span.start)
        expect(passage[span.field].slice(span.start, span.end)).toBe(span.text)
      }
      for (const frame of given.frames) {
        expect(frame.evidence.length).toBeGreaterThan(0)
        expect(frame.score > 0 && frame.score <= 1).toBe(true)
      }
      expect(given.relevance === 'none' || given.evidence.relevance.length > 0).toBe(true)
      expect(given.immigrants === 'none' || given.evidence.immigrants.length > 0).toBe(true)
      for (const { id, evidence } of given.subFrames) {
        expect(evidence.length).toBeGreaterThan(0)
        expect(subFrameImagery[id]).toBe(imageryOf[given.immigrants])
      }
      expect(given.immigrants !== 'none' || given.speakers.length === 0).toBe(true)
      expect(given.tone === 'neutral' || given.evidence.tone.length > 0).toBe(true)
    }),
    { numRuns: 500 },
  )
})

const phrases = fc.constantFrom(
  'Mexico',
  'the border',
  'migrants',
  'a drug cartel',
  'gunmen kill',
  'police arrest',
  'tariffs',
  'factory jobs',
  'Sheinbaum',
  'President Biden',
  'an election',
  'the hospital',
  'a hurricane',
  'soccer fans',
  'a chef',
  'tourists',
  'asylum',
  'deportation',
  'Latino voters',
  'Guatemala',
  'bribes',
  'troops',
  'oil',
  'poverty',
  'an embassy',
  'museum',
) // prettier-ignore
const withoutWords = (field: string, evidence: Evidence[]): string =>
  evidence.reduce((left, { text }) => left.replaceAll(new RegExp(`\\b${text}\\b`, 'gi'), 'zq'), field)

test('without the words that are given as evidence, a frame is less probable', () => {
  fc.assert(
    fc.property(fc.array(phrases, { minLength: 2, maxLength: 7 }), fc.array(phrases, { maxLength: 12 }), (one, two) => {
      const [title, text] = [one.join(' and '), two.join(', ')]
      for (const { id, score, evidence } of about(title, text).frames) {
        const left = about(withoutWords(title, evidence), withoutWords(text, evidence))
        expect(left.frames.find((frame) => frame.id === id)?.score ?? 0).toBeLessThan(score)
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['words', 'mexico migrant '.repeat(70_000)],
  ['one endless word', 'a'.repeat(1_000_000)],
  ['combining marks', `e${'\u0301'.repeat(1_000_000)}`],
  ['quotation marks', '"'.repeat(1_000_000)],
  ['hostile words', 'illegals invade: “criminals”, Trump said. '.repeat(25_000)],
  ['words for immigrants', 'illegal aliens are not rapists said gov '.repeat(25_000)],
])('a title of a megabyte of %s is judged within a second', (_, title) => {
  const start = performance.now()
  classify({ title, text: title })
  expect(performance.now() - start).toBeLessThan(1_000)
})
