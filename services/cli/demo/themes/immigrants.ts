/** Immigrants in every framing. The hostile phrases are here because the project measures such phrases. */
import type { Theme } from './theme.ts'

export const immigrants = {
  'hostile-invasion': {
    frames: ['migration'],
    immigrants: 'hostile',
    tone: 'negative',
    section: 'opinion',
    weight: 5,
    phrases: {
      en: {
        titles: [
          'Illegals flood {borderCity} and Washington looks away',
          'Stop the invasion: {usState} must seal the border now',
          'Our southern border is overrun, and {usCity} will pay for it',
          'The horde at {crossing} is an invasion by another name',
          'Illegal aliens pour over the Mexican border while families here wait',
        ],
        leads: [
          'Wave after wave of illegals swarm across from Mexico, and nobody in charge will call the invasion what it is.',
          'They pour through {crossing} by the thousands, a flood that is drowning {usState}.',
          'Every illegal alien waved in from Mexico is a threat to the safety of {usCity}.',
        ],
      },
      es: {
        titles: ['Nos invaden por {borderCity} y nadie los detiene', 'Alto a la invasión: hay que cerrar la frontera'],
        leads: [
          'Oleadas de ilegales inundan {usState} desde México; es una invasión y una amenaza para nuestras familias.',
        ],
      },
    },
  },
  'hostile-burden': {
    frames: ['migration'],
    immigrants: 'hostile',
    tone: 'negative',
    section: 'opinion',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Illegals drain {usState} hospitals while taxpayers foot the bill',
          'Criminal aliens from Mexico roam {usCity} thanks to open borders',
          'Anchor babies and freeloaders: what open borders cost {usState}',
        ],
        leads: [
          'Illegal aliens from Mexico take jobs, beds and classrooms that belong to Americans, and {usState} taxpayers are bled dry.',
          'These illegals bring crime and disease from Mexico, and the open-borders crowd wants more of them.',
        ],
      },
      es: {
        titles: [
          'Los ilegales saquean los hospitales de {usState}',
          'Ilegales criminales: lo que cuesta una frontera abierta',
        ],
        leads: ['Los ilegales que llegan de México traen delincuencia y viven de nuestros impuestos en {usState}.'],
      },
    },
  },
  'rhetoric-reported': {
    frames: ['migration', 'politics'],
    immigrants: 'reported',
    tone: 'neutral',
    section: 'politics',
    weight: 4,
    phrases: {
      en: {
        titles: [
          'Candidate calls migrants at Mexican border “an invasion”; rivals object',
          'Senator from {usState} under fire for saying Mexicans “infest” towns',
          'Campaign ad on border “invasion” pulled in {usState}',
        ],
        leads: [
          'The candidate told a rally in {usCity} that migrants from Mexico were “invaders,” words that opponents called racist.',
          'Critics condemned the remark about an “invasion” at the border, and the campaign declined to withdraw it.',
        ],
      },
      es: {
        titles: [
          'Critican a candidato por llamar “invasión” a la migración mexicana',
          'Retiran en {usState} anuncio que llama “invasores” a los migrantes',
        ],
        leads: [
          'El candidato dijo en {usCity} que los migrantes mexicanos son “invasores”; organizaciones lo acusaron de racismo.',
        ],
      },
    },
  },
  'myth-debunked': {
    frames: ['migration'],
    immigrants: 'reported',
    tone: 'neutral',
    section: 'news',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Fact check: no, migrants from Mexico are not behind a crime wave in {usCity}',
          'Claim that “illegals” fill {usState} hospitals is false, data show',
          'Study finds no evidence of migrant “crime wave” at the border',
        ],
        leads: [
          'The claim that migrants from Mexico drive crime is false: arrests in {usCity} fell [3-20]% {season}.',
          'Researchers who checked the claim of an “invasion” from Mexico found no evidence for it.',
        ],
      },
      es: {
        titles: [
          'Es falso que los migrantes mexicanos causen una ola de crimen en {usCity}',
          'Verificación: los datos desmienten la “invasión” en la frontera',
        ],
        leads: [
          'Los datos desmienten la afirmación de que los “ilegales” mexicanos causan delitos: los arrestos bajaron [3-20]% {season}.',
        ],
      },
    },
  },
  'family-separated': {
    frames: ['migration'],
    immigrants: 'sympathetic',
    tone: 'neutral',
    section: 'news',
    weight: 5,
    phrases: {
      en: {
        titles: [
          'A mother from {mxState} waits in {mxBorder} for her children',
          'Deported after [12-30] years in {usCity}, a father starts over in {mxCity}',
          'Neighbors in {usCity} rally for Mexican family facing deportation',
          'Volunteers leave water in the desert to keep migrants alive near {borderCity}',
        ],
        leads: [
          'She has not held her daughter since the raid in {usCity}. Advocates say hundreds of migrant families from Mexico have been torn apart.',
          'He paid taxes, coached soccer and raised [2-4] children before agents came; the family pleads for his return from Mexico.',
          'Advocates for migrants in {borderCity} say people are dying of heat on the way from Mexico and deserve protection.',
        ],
      },
      es: {
        titles: [
          'Una madre de {mxState} espera a sus hijos en {mxBorder}',
          'Deportado tras [12-30] años en {usCity}, un padre empieza de nuevo en {mxCity}',
          'Vecinos de {usCity} defienden a familia mexicana que enfrenta la deportación',
        ],
        leads: [
          'No abraza a su hija desde la redada en {usCity}; defensores piden proteger a las familias migrantes separadas.',
          'Pagaba impuestos y crió a [2-4] hijos; su familia pide que lo dejen volver de México.',
        ],
      },
    },
  },
  'migrant-workers': {
    frames: ['migration', 'diaspora'],
    immigrants: 'sympathetic',
    tone: 'positive',
    section: 'news',
    weight: 4,
    phrases: {
      en: {
        titles: [
          'Mexican immigrant {job} keep {usState} running, and want to be heard',
          'After the storm, immigrant {job} from {mxState} rebuild {usCity}',
          'Immigrant {job} from Mexico win back pay in {usCity}',
        ],
        leads: [
          'Hundreds of {job} who came from {mxState} fill jobs that employers in {usState} cannot, and neighbors call them essential.',
          'The immigrant workers, most of them from Mexico, organized with their community and won better pay and protection.',
        ],
      },
      es: {
        titles: [
          'Migrantes mexicanos, {job}, sostienen a {usState}',
          'Tras la tormenta, {job} de {mxState} reconstruyen {usCity}',
        ],
        leads: [
          'Cientos de trabajadores inmigrantes de {mxState} hacen en {usState} labores esenciales, y la comunidad lo agradece.',
        ],
      },
    },
  },
  'refugees-welcomed': {
    relevance: 'immigration',
    frames: ['migration'],
    immigrants: 'sympathetic',
    tone: 'neutral',
    section: 'life',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Church in {town} opens its doors to refugee families',
          'Dreamers in {usState} open a scholarship fund for immigrant students',
        ],
        leads: ['Volunteers found beds, coats and English classes for immigrant families, who say they feel at home.'],
      },
      es: {
        titles: [
          'Iglesia de {town} abre sus puertas a familias refugiadas',
          'Dreamers de {usState} crean becas para estudiantes inmigrantes',
        ],
        leads: [
          'Voluntarios consiguieron camas y clases de inglés para las familias inmigrantes, que se sienten en casa.',
        ],
      },
    },
  },
  'new-citizens': {
    relevance: 'immigration',
    frames: ['migration'],
    immigrants: 'sympathetic',
    tone: 'neutral',
    section: 'life',
    weight: 2,
    phrases: {
      en: {
        titles: [
          'Immigrants from [8-30] countries become citizens at {usCity} library',
          'At an oath ceremony in {town}, immigrant nurses and cooks become Americans',
        ],
        leads: [
          'The immigrants, among them nurses and teachers, took the oath of citizenship to applause from neighbors.',
        ],
      },
      es: {
        titles: ['Inmigrantes de [8-30] países se hacen ciudadanos en {usCity}'],
        leads: ['Los inmigrantes, entre ellos enfermeras y maestros, juraron la ciudadanía entre aplausos.'],
      },
    },
  },
} satisfies Record<string, Theme>
