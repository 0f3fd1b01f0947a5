/** Everything else that outlets publish: the denominators, with the places that only sound like Mexico. */
import type { Theme } from './theme.ts'

const offTopic = { relevance: 'none', frames: [], tone: 'neutral' } satisfies Partial<Theme>

export const elsewhere = {
  'city-hall': {
    ...offTopic,
    section: 'news',
    weight: 10,
    phrases: {
      en: {
        titles: [
          '{town} council delays vote on [3-40]-unit housing plan',
          '{county} weighs a [2-9]% rise in property tax',
          'Road work to close Main Street in {town} for [2-9] weeks',
          '{county} library may open on Sundays again',
          'Water rates in {town} to rise $[2-9] a month',
        ],
        leads: [
          'The council in {town} put off the vote until {weekday} after [8-60] residents asked to speak.',
          'Commissioners said {county} has not raised the fee in [4-15] years.',
        ],
      },
      es: {
        titles: [
          'Concejo de {town} aplaza voto sobre [3-40] viviendas',
          'Sube [2-9]% el impuesto predial en {county}',
          'Cerrarán la calle principal de {town} por [2-9] semanas',
        ],
        leads: ['El concejo de {town} aplazó el voto después de que [8-60] vecinos pidieran la palabra.'],
      },
    },
  },
  schools: {
    ...offTopic,
    section: 'news',
    weight: 7,
    phrases: {
      en: {
        titles: [
          '{town} schools name teacher of the year',
          'School board in {county} adopts $[20-90] million budget',
          'Robotics team from {town} heads to state finals',
        ],
        leads: ['The district serves [2-9] thousand students and plans [10-24] new classrooms {season}.'],
      },
      es: {
        titles: [
          'Escuelas de {town} eligen a la maestra del año',
          'Aprueban presupuesto escolar de [20-90] millones en {county}',
        ],
        leads: ['El distrito atiende a [2-9] mil alumnos y planea [10-24] aulas nuevas {season}.'],
      },
    },
  },
  weather: {
    ...offTopic,
    section: 'news',
    weight: 7,
    phrases: {
      en: {
        titles: [
          'Storms to bring up to [2-9] inches of rain to {county}',
          'Heat advisory for {usCity} through {weekday}',
          'Snow shuts schools around {town}',
        ],
        leads: [
          'Forecasters expect the front to reach {usCity} by {weekday} evening and to clear within [12-60] hours.',
        ],
      },
      es: {
        titles: ['Tormentas dejarán hasta [2-9] pulgadas de lluvia en {county}', 'Alerta por calor en {usCity}'],
        leads: ['El frente llegará a {usCity} {weekday} por la tarde, según el servicio meteorológico.'],
      },
    },
  },
  'local-sports': {
    ...offTopic,
    section: 'sports',
    weight: 10,
    phrases: {
      en: {
        titles: [
          '{town} girls win [40-70]-[20-39] to reach regional final',
          '{usCity} rallies late, falls [3-9]-[1-2] at home',
          'Runner from {town} breaks county record by [2-9] seconds',
          'Coach steps down after [8-30] seasons in {town}',
        ],
        leads: ['The team from {town} has won [4-12] in a row and plays next on {weekday}.'],
      },
      es: {
        titles: ['{town} gana [40-70]-[20-39] y va a la final regional', '{usCity} cae en casa [3-9]-[1-2]'],
        leads: ['El equipo de {town} suma [4-12] triunfos seguidos y jugará {weekday}.'],
      },
    },
  },
  'home-business': {
    ...offTopic,
    section: 'business',
    weight: 8,
    phrases: {
      en: {
        titles: [
          'Hospital chain buys [2-9] clinics in {usState}',
          'Mortgage rates slip to [5-7].[1-9]%',
          'Startup in {usCity} raises $[5-80] million for batteries',
          'Grocer to open [2-9] stores around {usCity}',
        ],
        leads: ['Analysts had expected growth of [1-4]% {season}; shares were little changed on {weekday}.'],
      },
      es: {
        titles: [
          'Las tasas hipotecarias bajan a [5-7].[1-9]%',
          'Empresa de {usCity} recauda [5-80] millones para baterías',
        ],
        leads: ['Los analistas esperaban un crecimiento de [1-9]% {season}.'],
      },
    },
  },
  courts: {
    ...offTopic,
    section: 'news',
    weight: 7,
    phrases: {
      en: {
        titles: [
          'Man sentenced to [2-20] years in {county} burglary',
          'Jury picked in {usCity} fraud trial',
          'Contractor from {town} charged with theft of [2-9] trucks',
        ],
        leads: ['Prosecutors in {county} said the case took [4-30] months to reach court.'],
      },
      es: {
        titles: [
          'Dan [2-20] años de cárcel por robo en {county}',
          'Acusan a contratista de {town} del robo de [2-9] camiones',
        ],
        leads: ['La fiscalía de {county} dijo que el caso tardó [4-30] meses en llegar a la corte.'],
      },
    },
  },
  'national-politics': {
    ...offTopic,
    section: 'politics',
    weight: 8,
    phrases: {
      en: {
        titles: [
          'House passes spending bill [218-240] to [190-210]',
          'Governor of {usState} vetoes tax cut',
          'Senate hearing on drug prices grows heated',
          'Court hears challenge to {usState} voting map',
        ],
        leads: ['The measure now goes to the Senate, where leaders expect a vote within [2-9] weeks.'],
      },
      es: {
        titles: ['La Cámara aprueba gasto por [218-240] votos', 'Gobernación de {usState} veta recorte de impuestos'],
        leads: ['La medida pasa ahora al Senado, que votaría en [2-9] semanas.'],
      },
    },
  },
  science: {
    ...offTopic,
    section: 'life',
    weight: 5,
    phrases: {
      en: {
        titles: [
          'Telescope finds [2-9] planets around a dim star',
          'Old maps show how {county} lost [2-9] rivers',
          'Study links sleep to memory in [400-990] adults',
        ],
        leads: ['The work took [3-8] years, and its authors will present it in {usCity} {season}.'],
      },
      es: {
        titles: ['Telescopio halla [2-9] planetas', 'Estudio relaciona el sueño y la memoria en [400-990] adultos'],
        leads: ['El trabajo tomó [3-8] años y se presentará en {usCity} {season}.'],
      },
    },
  },
  'home-life': {
    ...offTopic,
    section: 'life',
    weight: 6,
    phrases: {
      en: {
        titles: [
          '[3-12] easy soups for a cold night',
          'Community theater in {town} stages a comedy',
          'Bakery in {town} turns [20-90] and bakes the same rye',
          'How to prune roses before {weekday}’s frost',
        ],
        leads: ['Readers in {town} sent in [8-60] suggestions of their own, and we tried [3-7] of them.'],
      },
      es: {
        titles: [
          '[3-12] sopas fáciles para el frío',
          'Teatro comunitario de {town} estrena comedia',
          'Panadería de {town} cumple [20-90] años',
        ],
        leads: ['Lectores de {town} enviaron [8-60] sugerencias y probamos [3-7].'],
      },
    },
  },
  'far-abroad': {
    ...offTopic,
    section: 'world',
    weight: 5,
    phrases: {
      en: {
        titles: [
          'Ferry strike strands [200-900] in Greece',
          'Japan rail line tests train at [300-370] mph',
          'Vote in Norway ends without a majority',
        ],
        leads: ['Officials in the capital said talks would resume on {weekday}.'],
      },
      es: {
        titles: [
          'Huelga de transbordadores deja varados a [200-900] en Grecia',
          'Elección en Noruega termina sin mayoría',
        ],
        leads: ['Las autoridades dijeron que el diálogo seguirá {weekday}.'],
      },
    },
  },
  'only-sounds-like-it': {
    ...offTopic,
    section: 'news',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'New Mexico lawmakers back $[20-90] million for rural roads',
          'Storm gathers over the Gulf of Mexico, {usState} watches',
          'Santa Fe gallery owner dies at [70-94]',
          'Albuquerque names a fire chief',
        ],
        leads: ['Residents of New Mexico and of the coast of the Gulf of Mexico heard the news on {weekday}.'],
      },
      es: {
        titles: ['Nuevo México destina [20-90] millones a caminos', 'León, España, restaura su catedral'],
        leads: ['Las autoridades locales dijeron que la obra tomará [2-9] meses.'],
      },
    },
  },
} satisfies Record<string, Theme>
