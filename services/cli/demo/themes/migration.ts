/** The border, migration policy, and what migrants send home. */
import type { Theme } from './theme.ts'

export const migration = {
  'border-numbers': {
    frames: ['migration'],
    tone: 'neutral',
    section: 'border',
    weight: 9,
    phrases: {
      en: {
        titles: [
          'Border crossings near {borderCity} fall [4-40]% from a year ago',
          'Asylum appointments at the Mexican border are booked for [2-9] weeks',
          'Shelters in {mxBorder} report [100-900] arrivals {season}',
          'Apprehensions at the southern border: what the numbers for {season} show',
        ],
        leads: [
          'Border Patrol recorded [900-9000] apprehensions on the Mexican border around {borderCity} {season}.',
          'Asylum seekers in {mxBorder} wait [2-9] weeks for an interview on the U.S. side of the border.',
        ],
      },
      es: {
        titles: [
          'Bajan [4-40]% los cruces en la frontera cerca de {borderCity}',
          'Albergues de {mxBorder} reciben a [100-900] migrantes {season}',
          'Citas de asilo en {crossing}, agotadas por [2-9] semanas',
        ],
        leads: [
          'La Patrulla Fronteriza registró [900-9000] detenciones en la frontera con México, cerca de {borderCity}, {season}.',
          'Los solicitantes de asilo esperan [2-9] semanas en {mxBorder}, del lado mexicano de la frontera.',
        ],
      },
    },
  },
  'wall-progress': {
    frames: ['migration'],
    tone: 'neutral',
    section: 'border',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'A section of border wall near {borderCity} is [2-9] months behind',
          'Contract for [8-60] miles of border wall goes to {usState} builder',
        ],
        leads: [
          'The wall contract covers land between {borderCity} and {mxBorder}; ranchers on the Mexican border have asked for gates.',
        ],
      },
      es: {
        titles: ['Tramo del muro fronterizo cerca de {borderCity} lleva [2-9] meses de retraso'],
        leads: ['El contrato del muro cubre la frontera con México entre {borderCity} y {mxBorder}.'],
      },
    },
  },
  'deportation-policy': {
    frames: ['migration'],
    tone: 'neutral',
    section: 'politics',
    weight: 6,
    phrases: {
      en: {
        titles: [
          'Deportation flights to {mxCity} resume, Mexico confirms',
          'Judge weighs rule on expedited removal at the Mexican border',
          'Mexico will take back [100-900] deportees a week under new plan',
          'Remain-in-Mexico rule returns to court in {usState}',
        ],
        leads: [
          'The plan sets a schedule for deportations through {crossing}; Mexico says it will give each arrival papers and a bus ticket.',
          'Lawyers argued {weekday} over how long migrants can be detained before removal to Mexico.',
        ],
      },
      es: {
        titles: [
          'Reanudan vuelos de deportación a {mxCity}',
          'México recibirá a [100-900] deportados por semana',
          'Juez revisa la expulsión acelerada en la frontera',
        ],
        leads: [
          'El plan fija un calendario de deportaciones por {crossing}; México dará papeles y transporte a cada migrante.',
        ],
      },
    },
  },
  'visa-policy': {
    relevance: 'immigration',
    frames: ['migration'],
    tone: 'neutral',
    section: 'politics',
    weight: 6,
    phrases: {
      en: {
        titles: [
          'DACA renewals slow as immigration office changes forms',
          'ICE opens a processing center in {county}',
          'Green card backlog grows to [2-9] years for some applicants',
        ],
        leads: [
          'The immigration agency says [2-9]% more people applied for legal status {season}, and waits have grown.',
        ],
      },
      es: {
        titles: ['Se retrasan las renovaciones de DACA', 'ICE abre un centro de detención en {county}'],
        leads: [
          'La agencia de inmigración dijo que creció [2-9]% el número de solicitudes {season} y que la espera será mayor.',
        ],
      },
    },
  },
  'immigration-bill': {
    relevance: 'immigration',
    frames: ['migration'],
    tone: 'neutral',
    section: 'politics',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Senate panel takes up immigration bill on work visas',
          'Immigration judges would be named for [4-10] years under House bill',
        ],
        leads: ['The immigration bill would add [10-90] thousand work visas and change how asylum claims are heard.'],
      },
      es: {
        titles: ['Comité del Senado discute reforma de inmigración'],
        leads: ['El proyecto de ley de inmigración sumaría [10-90] mil visas de trabajo.'],
      },
    },
  },
  remittances: {
    frames: ['migration', 'trade'],
    tone: 'positive',
    section: 'business',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Remittances to Mexico reach $[4-6].[1-9] billion in a month',
          'Money sent home by migrants builds houses in {mxState}',
        ],
        leads: ['Mexico’s central bank said migrants in the United States sent [2-14]% more money home {season}.'],
      },
      es: {
        titles: [
          'Remesas a México llegan a [4-6],[1-9] mil millones de dólares en un mes',
          'Las remesas de los migrantes levantan casas en {mxState}',
        ],
        leads: ['El Banco de México informó que los migrantes enviaron [2-14]% más remesas {season}.'],
      },
    },
  },
} satisfies Record<string, Theme>
