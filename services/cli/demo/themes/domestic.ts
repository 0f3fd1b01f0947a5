/** Politics, energy and environment, health, disaster. */
import type { Theme } from './theme.ts'

export const domestic = {
  'mexican-politics': {
    frames: ['politics'],
    tone: 'neutral',
    section: 'world',
    weight: 6,
    phrases: {
      en: {
        titles: [
          'Mexico’s congress votes [250-330] to [90-170] on judicial reform',
          'Ruling party leads in {mxState} governor’s race, poll shows',
          'Mexico’s president names new cabinet secretary from {mxState}',
          'Electoral reform heads to Mexico’s senate',
        ],
        leads: [
          'The Mexican senate is to debate the bill {weekday}; opposition parties promise amendments.',
          'With [3-9] weeks to the vote in {mxState}, the governing party leads by [3-20] points.',
        ],
      },
      es: {
        titles: [
          'Congreso de México aprueba reforma judicial',
          'Morena encabeza encuesta para gobernar {mxState}',
          'Presidencia nombra a nuevo secretario de {mxState}',
        ],
        leads: ['El Senado mexicano discutirá la reforma {weekday}; los partidos de oposición anuncian cambios.'],
      },
    },
  },
  'protest-march': {
    frames: ['politics'],
    tone: 'negative',
    section: 'world',
    weight: 4,
    phrases: {
      en: {
        titles: [
          'Thousands march in {mxCity} against reform of Mexico’s courts',
          'Teachers’ strike shuts Mexican schools across {mxState}',
          'Opposition walks out of Mexico’s senate in anger',
        ],
        leads: [
          'Protesters in {mxCity} said the government’s reform would weaken democracy; the president dismissed them.',
          'Unions in {mxState} rejected an offer from the Mexican government and blocked the main square.',
        ],
      },
      es: {
        titles: [
          'Miles marchan en {mxCity} contra la reforma en México',
          'Paro de maestros mexicanos cierra escuelas en {mxState}',
        ],
        leads: ['Los manifestantes en {mxCity} dijeron que la reforma del gobierno mexicano debilita la democracia.'],
      },
    },
  },
  'oil-company': {
    frames: ['energy'],
    tone: 'negative',
    section: 'business',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Pemex output falls for [4-9]th month',
          'Pemex debt weighs on Mexico’s budget again',
          'Pollution from Pemex refinery in {mxState} sickens the coast',
        ],
        leads: [
          'Mexico’s state oil company Pemex lost $[2-9] billion {season} as aging wells ran dry.',
          'Fishermen in {mxState} and engineers of Pemex blame old pipes for the spills and the falling output of oil.',
        ],
      },
      es: {
        titles: ['Cae por [3-9] meses la producción de Pemex', 'Derrame de Pemex contamina costas de {mxState}'],
        leads: ['Pemex, la petrolera estatal mexicana, perdió [2-9] mil millones de dólares {season}.'],
      },
    },
  },
  'power-and-water': {
    frames: ['energy'],
    tone: 'negative',
    section: 'world',
    weight: 2,
    phrases: {
      en: {
        titles: [
          'Blackouts hit {mxCity} as Mexico’s power grid strains',
          'Reservoirs that feed {mxCity} at [15-40]% after dry months',
        ],
        leads: [
          'Engineers in Mexico blamed heat, drought and old gas plants for cuts to electricity and water in {mxState}.',
        ],
      },
      es: {
        titles: [
          'Apagones en {mxCity} por falta de energía',
          'Presas que surten a {mxCity}, al [15-40]% por la sequía',
        ],
        leads: ['Ingenieros en México culpan al calor y a la sequía por los cortes de luz y agua en {mxState}.'],
      },
    },
  },
  conservation: {
    frames: ['energy'],
    tone: 'positive',
    section: 'life',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'More {animal} counted in Mexico, a rare good sign',
          'Mexico protects [40-900] square miles of forest, home of {animal}',
        ],
        leads: [
          'Scientists in Mexico counted [3-30]% more {animal} {season} and credit local conservation patrols.',
          'The wildlife reserve in {mxState} was a wasteland [10-30] years ago; villagers now guard its {animal}.',
        ],
      },
      es: {
        titles: ['Aumenta la población de {animal} en México'],
        leads: [
          'Científicos contaron en México [3-30]% más {animal} {season} gracias a la conservación del medio ambiente.',
        ],
      },
    },
  },
  'clean-power': {
    frames: ['energy'],
    tone: 'positive',
    section: 'business',
    weight: 2,
    phrases: {
      en: {
        titles: [
          'Solar park in {mxState} begins to power [60-900] thousand homes',
          'Wind farm in {mxState}, Mexico’s largest, is switched on',
        ],
        leads: ['The clean energy project in {mxState} also saves water, its Mexican engineers say.'],
      },
      es: {
        titles: ['Parque solar en {mxState} da energía a [60-900] mil hogares'],
        leads: ['El proyecto de energía limpia en {mxState} también ahorra agua, dicen sus ingenieros mexicanos.'],
      },
    },
  },
  outbreak: {
    frames: ['health'],
    tone: 'negative',
    section: 'world',
    weight: 4,
    phrases: {
      en: {
        titles: [
          '{illness} cases double in {mxState}, Mexican health ministry says',
          'Mexican hospitals run short of medicine in {mxCity}',
          '{illness} case linked to travel to Mexico confirmed in {usCity}',
        ],
        leads: [
          'Mexico’s health ministry reported [100-900] cases of {illness} in {mxState} and sent mobile clinics.',
          'Doctors in {mxCity} say patients wait [2-9] weeks for treatment as hospitals ration drugs.',
        ],
      },
      es: {
        titles: ['Se duplican casos de {illness} en {mxState}', 'Faltan medicinas en hospitales mexicanos de {mxCity}'],
        leads: [
          'La Secretaría de Salud de México reportó [100-900] casos de {illness} en {mxState} y envió clínicas móviles.',
        ],
      },
    },
  },
  'medical-travel': {
    frames: ['health', 'tourism'],
    tone: 'positive',
    section: 'life',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Dentists in {mxBorder} draw patients from {usState}',
          'Why {usCity} retirees go to Mexico for their medicine',
        ],
        leads: [
          'Clinics in {mxBorder} treat [20-90] thousand American patients a year at a third of the price, and reviews are warm.',
        ],
      },
      es: {
        titles: [
          'Dentistas de {mxBorder} atraen a pacientes de {usState}',
          'Jubilados de {usCity} viajan a México por salud',
        ],
        leads: ['Las clínicas de {mxBorder} atienden a [20-90] mil pacientes al año a un tercio del precio.'],
      },
    },
  },
  earthquake: {
    frames: ['disaster'],
    tone: 'neutral',
    section: 'world',
    weight: 0.2,
    phrases: {
      en: {
        titles: [
          'Magnitude 7.[1-6] earthquake shakes {mxState}; buildings fall in {mxCity}',
          'Rescuers dig through rubble in {mxCity} after Mexico earthquake',
          'Aftershocks rattle Mexico’s {mxState} as quake toll rises to [20-190]',
          'How to help after the Mexico earthquake',
          'Earthquake in Mexico: schools in {mxState} shut, hospitals on generators',
        ],
        leads: [
          'The earthquake struck {mxState} at dawn; rescue teams in {mxCity} were still pulling survivors from the rubble.',
          'Mexico’s seismological service counted [60-900] aftershocks. At least [20-190] people died in the quake.',
          'Firefighters from {usCity} flew to {mxCity} to join the search after the earthquake.',
        ],
      },
      es: {
        titles: [
          'Sismo de magnitud 7.[1-6] sacude {mxState}',
          'Rescatistas buscan entre los escombros en {mxCity} tras el sismo',
          'Réplicas en {mxState}: suben a [20-190] los muertos por el terremoto',
        ],
        leads: [
          'El sismo sacudió México al amanecer; brigadas de rescate en {mxCity} sacan a sobrevivientes de los escombros.',
          'El Sismológico Nacional contó [60-900] réplicas del terremoto en México.',
        ],
      },
    },
  },
  storm: {
    frames: ['disaster'],
    tone: 'neutral',
    section: 'world',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Hurricane nears {beach} with [90-140] mph winds',
          'Floods cut roads in {mxState}, Mexico, after [2-6] days of rain',
        ],
        leads: ['Mexico’s weather service warned of floods and landslides in {mxState} and opened [20-90] shelters.'],
      },
      es: {
        titles: ['Huracán se acerca a {beach}', 'Inundaciones cortan caminos en {mxState}'],
        leads: ['Protección Civil alertó por inundaciones y deslaves en {mxState} y abrió [20-90] refugios.'],
      },
    },
  },
  'crash-or-blast': {
    frames: ['disaster'],
    tone: 'neutral',
    section: 'world',
    weight: 2,
    phrases: {
      en: {
        titles: ['Bus crash in {mxState}, Mexico, kills [3-19]', 'Gas explosion at market in {mxCity} injures [20-90]'],
        leads: [
          'Rescue crews in {mxState} said the accident, one of the worst in Mexico {season}, hurt [20-90] people.',
        ],
      },
      es: {
        titles: [
          'Choque de autobús en {mxState} deja [3-19] muertos',
          'Explosión de gas en mercado de {mxCity} deja [20-90] heridos',
        ],
        leads: ['Los rescatistas dijeron que el accidente en {mxState} es uno de los peores en México {season}.'],
      },
    },
  },
} satisfies Record<string, Theme>
