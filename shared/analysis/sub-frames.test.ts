import type { ImmigrantFraming, Passage } from '@mirador/core/terms.ts'
import { expect, test } from 'vitest'
import { read } from './reading.ts'
import { judgeSubFrames } from './sub-frames.ts'

const judged = (framing: ImmigrantFraming, title: string, text = '') => {
  const passage: Passage = { title, text }
  return judgeSubFrames(read(passage), framing, [{ field: 'title', start: 0, end: title.length, text: title }])
}
const seen = (framing: ImmigrantFraming, title: string, text = '') =>
  judged(framing, title, text).subFrames.flatMap(({ id, evidence }) => [
    ...new Set(evidence.map(({ voice }) => `${id} ${voice}`)),
  ])
const heard = (framing: ImmigrantFraming, title: string, text = '') =>
  judged(framing, title, text).speakers.map(({ text, voice }) => `${text} ${voice}`)

test.each([
  ['safety', 'The border lets in rapists and gang members among the migrants'],
  ['safety', 'Entre los migrantes vienen violadores y pandilleros'],
  ['safety', 'Woman murdered by an illegal alien'],
  ['jobs', 'Immigrants take jobs from American workers'],
  ['jobs', 'Los inmigrantes nos quitan el trabajo'],
  ['purse', 'Migrants live on welfare, and taxpayers foot the bill'],
  ['purse', 'Los migrantes son una carga para los contribuyentes'],
  ['cohesion', 'Immigrants refuse to assimilate and threaten our way of life'],
  ['cohesion', 'Los inmigrantes no se integran y ponen en riesgo nuestra identidad'],
  ['illegality', 'Illegals cut in line'],
  ['illegality', 'Los ilegales se cuelan por la frontera'],
  ['dehumanising', 'Migrants infest our cities'],
  ['dehumanising', 'A flood of migrants at the gates'],
  ['dehumanising', 'Migrants are pouring across the river'],
  ['dehumanising', 'Una avalancha de migrantes llega a la frontera'],
  ['dehumanising', 'Los migrantes son una plaga'],
])('hostile words show %s: "%s"', (id, title) => {
  expect(seen('hostile', title)).toContain(`${id} own`)
})

test.each([
  ['hardship', 'Migrants die of thirst in the desert'],
  ['hardship', 'Mueren de sed dos migrantes en el desierto'],
  ['discrimination', 'Immigrants report racial profiling by deputies'],
  ['discrimination', 'Inmigrantes sufren racismo en las escuelas'],
  ['separation', 'Deported mother waits to be reunited with her children'],
  ['separation', 'Niños migrantes separados de sus padres'],
  ['worker', 'Undocumented farmworkers pick in the smoke'],
  ['worker', 'Jornaleros inmigrantes levantan la cosecha'],
  ['neighbour', 'A town rallies for the immigrant who is a neighbor and a father of three'],
  ['neighbour', 'Los inmigrantes son parte de la comunidad'],
  ['contributor', 'Immigrants pay taxes and start businesses'],
  ['contributor', 'Los inmigrantes pagan impuestos y crean empleos'],
])('sympathetic words show %s: "%s"', (id, title) => {
  expect(seen('sympathetic', title)).toContain(`${id} own`)
})

test('a framing carries only its own imagery, and none has none', () => {
  const title = 'Illegals invade, critics say, while migrant children die in the desert'
  expect(seen('hostile', title).join()).not.toContain('hardship')
  expect(seen('sympathetic', title)).toEqual(['hardship attributed'])
  expect(judged('none', title)).toEqual({ subFrames: [], speakers: [] })
})

test.each([
  ['Immigrants are not criminals'],
  ['Los inmigrantes no son criminales'],
  ['The myth of the migrant as a criminal'],
  ['It is a false claim that immigrants bring crime'],
  ['Es falso que los migrantes traigan crimen'],
  ['Immigrants commit fewer crimes'],
  ['Los inmigrantes cometen menos delitos que nadie, y no son delincuentes'],
])('what is denied is a sub-frame in the voice of denial: "%s"', (title) => {
  expect(seen('reported', title)).toEqual(['safety denied'])
})

test('what one does not want, and what is not all, is not thereby denied', () => {
  expect(seen('hostile', 'We do not want migrants who are criminals')).toEqual(['safety own'])
  expect(seen('hostile', 'Migrants are not only criminals')).toEqual(['safety own'])
  expect(seen('hostile', 'No queremos en la ciudad a los migrantes criminales')).toEqual(['safety own'])
})

test('sympathetic words that are denied show nothing', () => {
  expect(seen('sympathetic', 'Migrants do not contribute')).toEqual([])
  expect(seen('sympathetic', 'Los migrantes no aportan')).toEqual([])
})

test.each([
  ['Gov. Greg Abbott quoted', '“Migrants are animals,” said Gov. Greg Abbott'],
  ['Greg Abbott attributed', 'Greg Abbott warns that migrants are animals'],
  ['senador Ted Cruz quoted', '“Los migrantes son animales”, dijo el senador Ted Cruz'],
  ['Abbott attributed', 'Según Abbott, los migrantes son animales'],
  ['Abbott attributed', 'Migrants are animals, according to Abbott'],
  ['Trump attributed', 'Trump’s harsh remarks on migrants as animals'],
  ['Trump attributed', 'La retórica de Trump sobre los migrantes como animales'],
  ['vecinos attributed', 'Los vecinos aseguran que los migrantes son animales'],
  ['trump attributed', 'trump calls migrants animals'],
  ['Trump quoted', 'Trump: "Migrants are animals"'],
  ['Greg Abbott quoted', 'Greg Abbott: “Migrants are animals”'],
  ['Trump attributed', 'Trump: los migrantes son animales'],
  ['sheriff of Pima County attributed', 'The sheriff of Pima County repeatedly claims migrants are animals'],
])('%s speaks in "%s"', (speaker, title) => {
  expect(heard('reported', title)).toEqual([speaker])
  expect(seen('reported', title)).not.toContain('dehumanising own')
})

test('a study that finds the contrary is heard as one that denies', () => {
  expect(heard('reported', 'Immigrants are not criminals, study finds')).toEqual(['study denied'])
  expect(heard('reported', 'Mayor debunks talk of migrant crime')).toEqual(['Mayor denied'])
  expect(seen('reported', 'Mayor debunks talk of migrant crime')).toEqual(['safety denied'])
})

test('who only speaks of immigrants is not thereby a neighbour or a worker', () => {
  expect(seen('sympathetic', 'Los vecinos dicen que los migrantes sufren')).toEqual(['hardship attributed'])
  expect(seen('sympathetic', 'Teachers and neighbors say migrants suffer')).toEqual(['hardship attributed'])
})

test('nobody is heard where nobody speaks, and nobody of another sentence', () => {
  expect(heard('hostile', 'Migrants are animals')).toEqual([])
  const text = 'Trump said taxes will fall. He left. Migrants invade our towns.'
  expect(judgeSubFrames(read({ title: '', text }), 'hostile', [])).toEqual({
    subFrames: [
      { id: 'dehumanising', evidence: [{ field: 'text', start: 37, end: 52, text: 'Migrants invade', voice: 'own' }] },
    ],
    speakers: [],
  })
})

test('a quotation stays one with who says it, though it has two sentences', () => {
  const title = '“They are animals. They bring crime,” Trump said of the migrants'
  expect(heard('reported', title)).toEqual(['Trump quoted'])
  expect(seen('reported', title)).toEqual(['safety quoted', 'dehumanising quoted'])
})

test('who says and denies in one breath is heard as one that denies, and a name inside a name is not heard apart', () => {
  expect(heard('reported', 'Mayor falsely denies migrant crime')).toEqual(['Mayor denied'])
  expect(heard('reported', 'Governor of Texas Greg Abbott’s remarks on migrants as animals')).toEqual([
    'Governor of Texas Greg Abbott attributed',
  ])
})

test('somebody who speaks twice is named once', () => {
  expect(heard('reported', 'Donald Trump says migrants invade, and Trump warns of crime by migrants')).toHaveLength(1)
})

test('a metaphor is one only of people', () => {
  expect(seen('reported', 'Flood kills migrants at the river')).toEqual([])
  expect(seen('reported', 'Inundación mata a migrantes')).toEqual([])
  expect(seen('hostile', 'A wave of arrests of migrants')).toEqual([])
  expect(seen('hostile', 'After the hurricane, a flood of migrants')).toEqual([])
  expect(seen('sympathetic', 'Aid workers give water to migrants')).not.toContain('worker own')
})

test('where words are given in several voices, each is shown, the text’s own first', () => {
  const title = 'Migrants infest our towns. “A plague of migrants,” Trump says. Migrants are not vermin.'
  expect(judged('hostile', title).subFrames).toMatchObject([
    {
      id: 'dehumanising',
      evidence: [
        { text: 'Migrants infest', voice: 'own' },
        { text: 'plague', voice: 'quoted' },
        { text: 'vermin', voice: 'denied' },
      ],
    },
  ])
})

test('a text in two languages is read in the one that it is mostly in', () => {
  const text = 'El alcalde dijo que "they are animals" es lo que piensa de los migrantes, una plaga para la ciudad.'
  expect(seen('reported', 'Migrants in El Paso', text)).toContain('dehumanising attributed')
  expect(heard('reported', '', text)).toEqual(['alcalde quoted'])
})
