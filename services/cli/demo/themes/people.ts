/** Culture, tourism, sports, the diaspora. */
import type { Theme } from './theme.ts'

export const people = {
  exhibition: {
    frames: ['culture'],
    tone: 'positive',
    section: 'life',
    weight: 4,
    phrases: {
      en: {
        titles: [
          'Museum in {usCity} opens show of Mexican {art}',
          '[40-200] works of Mexican {art} go on tour from {mxCity}',
        ],
        leads: [
          'The exhibition brings together [40-200] pieces by Mexican artists, many never shown in the United States.',
          'The {art}, lent by a museum in {mxCity}, will stay in {usCity} for [2-5] months.',
        ],
      },
      es: {
        titles: ['Museo de {usCity} abre exposición de {art} de México'],
        leads: ['La exposición reúne [40-200] obras de artistas mexicanos, muchas nunca vistas en Estados Unidos.'],
      },
    },
  },
  'film-and-music': {
    frames: ['culture'],
    tone: 'positive',
    section: 'life',
    weight: 4,
    phrases: {
      en: {
        titles: [
          'Director from {mxCity} wins prize at {usCity} film festival',
          'Mariachi school in {town} turns [10-40]',
          'A Mexican film shot in {mxState} charms {usCity} critics',
        ],
        leads: [
          'Critics praised the warmth and the music of a generation of Mexican artists.',
          'Young Mexican musicians and filmmakers from {mxState} have found an audience in {usCity}.',
        ],
      },
      es: {
        titles: [
          'Cineasta de {mxCity} gana premio en festival de {usCity}',
          'Escuela de mariachi de {town} cumple [10-40] años',
        ],
        leads: ['La crítica elogió la música y la calidez de una generación de artistas mexicanos.'],
      },
    },
  },
  food: {
    frames: ['culture'],
    tone: 'positive',
    section: 'life',
    weight: 4,
    phrases: {
      en: {
        titles: [
          'The {dish} of {mxState}, as a {usCity} chef learned it',
          'Where to find the best {dish} in {usCity}, from cooks of {mxState}',
        ],
        leads: [
          'The recipe came from a grandmother in {mxState}, and in {usCity} the line goes around the block.',
          'Mexican cooks say good {dish} takes [2-5] days, patience and the right chiles.',
        ],
      },
      es: {
        titles: ['Sabor de {mxState} en {usCity}: {dish} como en casa'],
        leads: ['La receta viene de una abuela de {mxState}; es parte de la cocina y la cultura mexicanas.'],
      },
    },
  },
  'feasts-and-crafts': {
    frames: ['culture'],
    tone: 'positive',
    section: 'life',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Day of the Dead altars fill the main square of {mxCity}',
          'In {mxState}, Mexican weavers keep a [300-900]-year-old craft alive',
          'Dancers of {mxState} bring the Guelaguetza to {usCity}',
        ],
        leads: [
          'Families from {mxCity} keep the tradition with marigolds and songs that Mexico counts as world heritage.',
          'Grandmothers in {mxState} teach the art to [20-80] children each summer.',
        ],
      },
      es: {
        titles: [
          'Altares de Día de Muertos llenan la plaza de {mxCity}',
          'Tejedoras mexicanas de {mxState} mantienen viva la tradición',
        ],
        leads: ['Las familias de {mxState} mantienen una tradición que México cuenta como patrimonio mundial.'],
      },
    },
  },
  'tourism-boom': {
    frames: ['tourism'],
    tone: 'positive',
    section: 'travel',
    weight: 8,
    phrases: {
      en: {
        titles: [
          'New nonstop flights link {usCity} and {beach}',
          '[3-9] quiet beaches in Mexico, near {beach}, for a winter trip',
          'Hotels in {beach} report a record season for visitors',
          'A long weekend in {mxCity}: where to stay, what to see',
          'Cruise lines add {beach} stops as Mexico bookings climb',
        ],
        leads: [
          'Travelers from {usCity} can reach the resorts of {beach} in [2-5] hours, and hotels are [70-96]% full.',
          'Mexico’s tourism board counted [3-19]% more visitors {season}, with {beach} in the lead.',
        ],
      },
      es: {
        titles: [
          'Nuevos vuelos directos entre {usCity} y {beach}',
          'Hoteles de {beach} viven temporada récord de turistas',
          'Un fin de semana en {mxCity}: qué ver y dónde dormir',
        ],
        leads: [
          'La Secretaría de Turismo contó [3-19]% más visitantes {season}; los hoteles de {beach} están al [70-96]%.',
        ],
      },
    },
  },
  'travel-warning': {
    frames: ['tourism', 'crime'],
    tone: 'negative',
    section: 'travel',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'State Department warns travelers about {mxState}, Mexico',
          '{usCity} tourist killed in robbery near {beach}',
          'Is {beach}, Mexico, safe? What a new travel warning says about crime',
        ],
        leads: [
          'The advisory tells American tourists to avoid {mxState} because of kidnapping and robbery.',
          'Police near {beach} are investigating the killing of a tourist outside a hotel.',
        ],
      },
      es: {
        titles: [
          'EE. UU. emite alerta de viaje por violencia en {mxState}',
          'Turista de {usCity} muere en asalto cerca de {beach}',
        ],
        leads: ['La alerta pide a los turistas estadounidenses evitar {mxState} por secuestros y robos.'],
      },
    },
  },
  football: {
    frames: ['sports'],
    tone: 'neutral',
    section: 'sports',
    weight: 6,
    phrases: {
      en: {
        titles: [
          'Mexico national team beats Jamaica [2-4]-[0-1] in {usCity}',
          '{team} tops Mexico’s Liga MX after win over Pumas',
          'Mexico names [23-26] players for Gold Cup qualifier',
        ],
        leads: [
          'The Mexican soccer team scored [2-4] goals before [20-70] thousand fans in {usCity}.',
          'The Liga MX club {team} has not lost in [4-12] matches, and its coach wants more.',
        ],
      },
      es: {
        titles: [
          'El Tri golea a Jamaica en {usCity}',
          '{team} es líder de la Liga MX',
          'México convoca a [23-26] jugadores para la Copa Oro',
        ],
        leads: ['La selección mexicana de futbol anotó [2-4] goles ante [20-70] mil aficionados en {usCity}.'],
      },
    },
  },
  'ring-and-diamond': {
    frames: ['sports'],
    tone: 'positive',
    section: 'sports',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Boxer from {mxCity} keeps title in {usCity}',
          'Mexican pitcher throws [7-9] scoreless innings for {usCity}',
        ],
        leads: ['The champion grew up in {mxState}, and [2-9] thousand fans waved Mexican flags in the stands.'],
      },
      es: {
        titles: ['Boxeador de {mxCity} retiene el título en {usCity}', 'Lanzador mexicano brilla con {usCity}'],
        leads: ['El campeón creció en {mxState}, y [2-9] mil aficionados ondearon banderas mexicanas.'],
      },
    },
  },
  'latino-voters': {
    frames: ['diaspora', 'politics'],
    tone: 'neutral',
    section: 'politics',
    weight: 4,
    phrases: {
      en: {
        titles: [
          'Mexican American voters in {usState} ask candidates about rents',
          'Latino turnout in {usCity} could decide council race, poll of Mexican Americans finds',
        ],
        leads: [
          'A survey of [400-990] Mexican Americans in {usState} found jobs and schools ahead of every other concern before the election.',
        ],
      },
      es: {
        titles: [
          'Votantes mexicoamericanos de {usState} piden hablar de rentas',
          'El voto mexicoamericano puede decidir la elección en {usCity}',
        ],
        leads: [
          'Una encuesta a [400-990] mexicoamericanos de {usState} halló que empleo y escuelas preocupan más que nada.',
        ],
      },
    },
  },
  'diaspora-achievement': {
    frames: ['diaspora'],
    tone: 'positive',
    section: 'life',
    weight: 5,
    phrases: {
      en: {
        titles: [
          'Mexican American scientist honored by {usState} university',
          'Latino business owners from {mxState} revive downtown {town}',
          'Bilingual program in {usCity} schools marks [10-30] years with Mexican American families',
        ],
        leads: [
          'Children of Mexican parents, they mentor [20-80] Latino students and want others to follow.',
          'Their Mexican American neighbors filled the hall; the community has waited [8-30] years for a day like this.',
        ],
      },
      es: {
        titles: [
          'Científica mexicoamericana recibe honor en {usState}',
          'Empresarios mexicanos de {mxState} reviven el centro de {town}',
        ],
        leads: ['Hijos de padres mexicanos, apoyan a [20-80] estudiantes de la comunidad latina.'],
      },
    },
  },
  discrimination: {
    frames: ['diaspora'],
    immigrants: 'sympathetic',
    tone: 'negative',
    section: 'news',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Mexican American students in {town} face slurs, parents say',
          'Mexican American workers sue {usCity} plant for discrimination',
        ],
        leads: [
          'Families of Mexican origin in {town} asked the school board for protection after months of harassment and discrimination.',
        ],
      },
      es: {
        titles: [
          'Denuncian insultos contra alumnos mexicoamericanos en {town}',
          'Trabajadores mexicoamericanos demandan por discriminación en {usCity}',
        ],
        leads: ['Familias de origen mexicano en {town} pidieron protección tras meses de acoso y discriminación.'],
      },
    },
  },
} satisfies Record<string, Theme>
