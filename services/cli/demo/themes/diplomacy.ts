/** Governments: visits and quarrels, security, the region. */
import type { Theme } from './theme.ts'

export const diplomacy = {
  'official-visit': {
    frames: ['diplomacy'],
    tone: 'positive',
    section: 'world',
    weight: 5,
    phrases: {
      en: {
        titles: [
          'Mexico’s foreign minister meets U.S. counterpart in Washington',
          'Governors of {usState} and Mexico’s {mxState} sign friendship accord',
          'New U.S. ambassador arrives in Mexico City with a message of respect',
        ],
        leads: [
          'The two governments called the meeting cordial and agreed to talks on the border and water every [2-6] months.',
          'The accord between {usState} and {mxState} covers student exchanges and visits by both governors.',
        ],
      },
      es: {
        titles: [
          'Canciller mexicano se reúne con su homólogo en Washington',
          'Gobernadores de {usState} y {mxState}, México, firman acuerdo de amistad',
        ],
        leads: [
          'Ambos gobiernos calificaron de cordial la reunión y acordaron diálogos diplomáticos cada [2-6] meses.',
        ],
      },
    },
  },
  'diplomatic-dispute': {
    frames: ['diplomacy'],
    tone: 'negative',
    section: 'world',
    weight: 4,
    phrases: {
      en: {
        titles: [
          'Mexico summons U.S. ambassador over remarks on {mxState}',
          'Mexico’s president rebukes {usState} governor over insult',
        ],
        leads: ['Mexico’s foreign ministry called the remarks unacceptable interference and asked for an apology.'],
      },
      es: {
        titles: ['México cita al embajador de EE. UU. por dichos sobre {mxState}'],
        leads: [
          'La cancillería calificó los dichos de injerencia inaceptable y pidió una disculpa del gobierno estadounidense.',
        ],
      },
    },
  },
  'treaty-dispute': {
    frames: ['diplomacy', 'energy'],
    tone: 'negative',
    section: 'border',
    weight: 2,
    phrases: {
      en: {
        titles: [
          'Mexico sends protest note over buoys in the Rio Grande',
          'Water treaty dispute strains ties between Mexico and {borderState}',
        ],
        leads: [
          'The diplomatic note says the 1944 water treaty has been breached; Washington rejected Mexico’s complaint {weekday}.',
        ],
      },
      es: {
        titles: [
          'México envía nota de protesta por las boyas del río Bravo',
          'Disputa por tratado de aguas tensa la relación de México con {borderState}',
        ],
        leads: [
          'La nota diplomática dice que se violó el tratado de aguas de 1944; Washington rechazó la queja {weekday}.',
        ],
      },
    },
  },
  'consulate-service': {
    frames: ['diplomacy', 'diaspora'],
    tone: 'positive',
    section: 'life',
    weight: 4,
    phrases: {
      en: {
        titles: [
          'Mexican consulate in {usCity} brings mobile office to {town}',
          'Consulate of Mexico helps [100-900] families in {usCity} with documents',
          'Mexico’s consul in {usCity} opens health fair for Latino community',
        ],
        leads: [
          'The consulate renewed passports and gave legal advice to [100-900] Mexican residents of {usState} in one weekend.',
        ],
      },
      es: {
        titles: [
          'Consulado de México en {usCity} lleva oficina móvil a {town}',
          'Consulado mexicano atiende a [100-900] familias en {usCity}',
        ],
        leads: [
          'El consulado renovó pasaportes y dio asesoría legal a [100-900] mexicanos de la comunidad de {usState}.',
        ],
      },
    },
  },
  extradition: {
    frames: ['security', 'crime'],
    tone: 'neutral',
    section: 'world',
    weight: 4,
    phrases: {
      en: {
        titles: [
          'Mexico extradites [3-26] cartel suspects to the United States',
          'Suspect wanted in {usState} extradited from {mxCity}, Mexico',
        ],
        leads: [
          'The extradition, requested [2-9] years ago, is part of security cooperation between Mexico and U.S. prosecutors.',
        ],
      },
      es: {
        titles: [
          'México extradita a [3-26] presuntos capos a Estados Unidos',
          'Extraditan desde {mxCity} a sospechoso buscado en {usState}',
        ],
        leads: [
          'La extradición, pedida hace [2-9] años, es parte de la cooperación en seguridad entre México y Estados Unidos.',
        ],
      },
    },
  },
  'joint-operation': {
    frames: ['security'],
    tone: 'neutral',
    section: 'border',
    weight: 5,
    phrases: {
      en: {
        titles: [
          'U.S. and Mexico trace [60-900] guns smuggled south through {borderCity}',
          'Mexico posts [100-900] troops at the border in {mxBorder}',
          'Intelligence sharing with Mexico expands to {mxState}',
          'Marines from {usState} train with Mexican navy',
        ],
        leads: [
          'Officials said the joint operation stopped weapons bought in {usState} from reaching cartels in {mxState}.',
          'The military cooperation, with soldiers on both sides of {crossing}, will last [30-90] days.',
        ],
      },
      es: {
        titles: [
          'EE. UU. y México rastrean [60-900] armas traficadas al sur por {borderCity}',
          'México despliega a [100-900] militares en la frontera en {mxBorder}',
        ],
        leads: [
          'El operativo conjunto frenó armas compradas en {usState} que iban a {mxState}; la cooperación militar durará [30-90] días.',
        ],
      },
    },
  },
  region: {
    frames: ['region'],
    tone: 'neutral',
    section: 'world',
    weight: 6,
    phrases: {
      en: {
        titles: [
          'Mexico and {neighbor} sign accord on rail and energy',
          'Mexico walks a line between Washington and {neighbor}',
          'Latin American leaders meet in {mxCity}; {neighbor} sends envoy',
          '{neighbor} overtakes rivals as buyer of Mexican {crop}',
        ],
        leads: [
          'Mexico’s ties with {neighbor} have grown as Latin America looks for partners beyond the United States.',
          'The summit in {mxCity} brought together Central America, the Caribbean and {neighbor} to speak of the region’s place in the world.',
        ],
      },
      es: {
        titles: [
          'México y {neighbor} firman acuerdo sobre trenes y energía',
          'Líderes de América Latina se reúnen en {mxCity}',
        ],
        leads: [
          'La relación de México con {neighbor} ha crecido mientras América Latina busca otros socios en la región.',
        ],
      },
    },
  },
} satisfies Record<string, Theme>
