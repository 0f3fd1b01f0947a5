/** Drugs, crime, corruption, poverty. */
import type { Theme } from './theme.ts'

export const problem = {
  'drug-seizure': {
    frames: ['drugs'],
    tone: 'negative',
    section: 'border',
    weight: 7,
    phrases: {
      en: {
        titles: [
          'Officers find [40-900] pounds of Mexican {drug} {hiding} at {crossing}',
          '{drug} worth $[2-30] million seized on the border near {borderCity}',
          'Traffickers turn to smaller loads of {drug}, border inspectors say',
          'Driver from {mxBorder} held after {drug} turns up {hiding}',
          'Mexican navy burns [2-9] tons of {drug} in {mxState}',
        ],
        leads: [
          'Customs officers in {borderCity} said the {drug} had come from a laboratory in {mxState}, Mexico, and was bound for {usCity}.',
          'The seizure of {drug}, the largest {season}, began with a dog alert at {crossing}, where trucks arrive from Mexico around the clock.',
          'Mexican and U.S. officials say cartels in {mxState} now ship {drug} in loads small enough to lose.',
        ],
      },
      es: {
        titles: [
          'Decomisan [40-900] kilos de {drug} {hiding} en {crossing}',
          'Marina destruye laboratorio de {drug} en {mxState}',
          'Aseguran cargamento de {drug} que iba de {mxBorder} a {usCity}',
        ],
        leads: [
          'Los agentes hallaron el cargamento de {drug} {hiding}; la droga había salido de {mxState}, según las autoridades mexicanas.',
          'Es el mayor decomiso de {drug} en la frontera con México {season}, informó la aduana.',
        ],
      },
    },
  },
  'opioid-supply': {
    frames: ['drugs', 'health'],
    tone: 'negative',
    section: 'news',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Overdose deaths tied to Mexican fentanyl climb in {usCity}',
          'In {usCity}, counterfeit pills from {mxState} reach high schools',
          'Where the fentanyl comes from: a route from {mxState} to {usCity}',
        ],
        leads: [
          'Doctors in {usCity} counted [12-90] overdoses {season}, most of them from fentanyl pills pressed in Mexico.',
          'Health officials blame cheap synthetic opioids smuggled from {mxState} by drug cartels.',
        ],
      },
      es: {
        titles: [
          'Suben en {usCity} las muertes por sobredosis de fentanilo mexicano',
          'Pastillas falsas hechas en {mxState} llegan a escuelas de {usCity}',
        ],
        leads: [
          'Médicos de {usCity} contaron [12-90] sobredosis {season}; la droga procede de laboratorios en México.',
        ],
      },
    },
  },
  'cartel-violence': {
    frames: ['crime'],
    tone: 'negative',
    section: 'world',
    weight: 7,
    phrases: {
      en: {
        titles: [
          'Gunmen kill [3-14] at a roadside bar in {mxState}, Mexico',
          'Roadblocks by Mexican cartels shut highways around {mxCity}',
          'Mexican families search for [4-30] missing people in {mxState}',
          'Homicides rise [3-25]% in {mxBorder}, prosecutors say',
          'In Mexico, extortion drives shopkeepers out of downtown {mxCity}',
        ],
        leads: [
          'Prosecutors in {mxState} said rival cartels were fighting over extortion and that [3-14] people were killed.',
          'Shootouts and burning trucks blocked roads near {mxCity} for a second day, and schools stayed shut.',
          'Relatives in {mxState} say kidnappings go unreported because gangs watch the police station.',
        ],
      },
      es: {
        titles: [
          'Ataque armado deja [3-14] muertos en {mxState}, México',
          'Suben [3-25]% los homicidios en {mxBorder}',
          'Madres mexicanas buscan a [4-30] desaparecidos en {mxState}',
        ],
        leads: [
          'La fiscalía de {mxState} atribuyó el ataque a una pugna entre cárteles que ha dejado [3-14] muertos.',
          'Comerciantes de {mxCity} denunciaron extorsiones y secuestros; las balaceras siguieron por segundo día.',
        ],
      },
    },
  },
  'journalist-attack': {
    frames: ['crime', 'corruption'],
    tone: 'negative',
    section: 'world',
    weight: 2,
    phrases: {
      en: {
        titles: [
          'Mexican radio reporter shot dead in {mxState}',
          'Killings of journalists in Mexico go unpunished, press group says',
        ],
        leads: [
          'The reporter had covered bribery in the city hall of {mxCity}. Press groups said impunity for such murders in Mexico exceeds nine in ten.',
          'Colleagues marched in {mxCity} to demand an investigation of the killing and an end to impunity.',
        ],
      },
      es: {
        titles: [
          'Asesinan a periodista mexicano en {mxState}',
          'Impunes, los asesinatos de periodistas en México: informe',
        ],
        leads: [
          'El reportero investigaba sobornos en el ayuntamiento de {mxCity}. Sus colegas exigieron justicia y el fin de la impunidad.',
        ],
      },
    },
  },
  'cartel-arrest': {
    frames: ['crime', 'drugs'],
    tone: 'neutral',
    section: 'world',
    weight: 4,
    phrases: {
      en: {
        titles: [
          'Mexico arrests alleged cartel boss in {mxCity}',
          'Trial of accused Mexican {drug} trafficker opens in {usCity}',
          'Accountant of Mexican cartel pleads guilty in {usState} court',
        ],
        leads: [
          'Soldiers captured the man at a ranch in {mxState}; prosecutors say he moved {drug} for a drug cartel for [5-20] years.',
          'A jury in {usCity} will hear how a trafficking ring from {mxState} laundered drug money.',
        ],
      },
      es: {
        titles: [
          'Capturan a presunto jefe de cártel en {mxCity}',
          'Arranca en {usCity} juicio contra presunto narcotraficante de {mxState}',
        ],
        leads: [
          'El detenido, acusado de traficar {drug}, fue capturado en un rancho de {mxState} tras [5-20] años de búsqueda.',
        ],
      },
    },
  },
  'graft-case': {
    frames: ['corruption'],
    tone: 'negative',
    section: 'world',
    weight: 5,
    phrases: {
      en: {
        titles: [
          'Former Mexican official accused of taking bribes for road contracts',
          'Audit finds $[3-80] million missing from school funds in {mxState}, Mexico',
          'In Mexico, a bribe is still the price of a permit, study of {mxCity} finds',
          'Mexico reopens embezzlement case against ex-governor of {mxState}',
        ],
        leads: [
          'Auditors in Mexico say contracts went to shell companies owned by relatives of officials in {mxState}.',
          'The graft case in {mxState} has dragged through the courts for [3-9] years without a verdict.',
        ],
      },
      es: {
        titles: [
          'Acusan de soborno a exfuncionario de {mxState}',
          'Auditoría halla desvío de [3-80] millones en {mxState}',
          'Reabren caso de corrupción contra exgobernador de {mxState}',
        ],
        leads: [
          'Los contratos fueron a empresas fantasma de familiares de funcionarios, según la auditoría en {mxState}; nadie ha sido juzgado por la corrupción.',
        ],
      },
    },
  },
  'state-abuse': {
    frames: ['corruption', 'crime'],
    tone: 'negative',
    section: 'world',
    weight: 3,
    phrases: {
      en: {
        titles: [
          'Mexican police accused of torturing detainees in {mxCity}',
          'Rights group faults Mexican army over [2-9] deaths in {mxState}',
        ],
        leads: [
          'A human rights commission in Mexico says officers in {mxCity} beat confessions out of suspects and courts looked away.',
          'Investigators in {mxState} found that soldiers fired on unarmed civilians and altered the scene.',
        ],
      },
      es: {
        titles: [
          'Acusan de tortura a policías mexicanos en {mxCity}',
          'Comisión de derechos humanos señala al ejército por [2-9] muertes en {mxState}',
        ],
        leads: ['La comisión documentó abusos de agentes en {mxCity} y la complicidad de los tribunales de México.'],
      },
    },
  },
  hardship: {
    frames: ['poverty'],
    tone: 'negative',
    section: 'world',
    weight: 4,
    phrases: {
      en: {
        titles: [
          'In the hills of {mxState}, Mexican families skip meals as prices rise',
          'Low wages keep [2-9] in ten Mexican workers poor, {mxState} survey shows',
          'Without running water, poor Mexicans in {mxCity} queue for trucks',
        ],
        leads: [
          'Half the households in parts of {mxState} live below the poverty line, a Mexican survey shows, and hunger is back.',
          'The gap between rich and poor in {mxCity} is among the widest in Mexico, researchers say.',
        ],
      },
      es: {
        titles: [
          'En {mxState}, familias pobres dejan de comer por los precios',
          'La pobreza golpea a [2-9] de cada diez mexicanos en {mxState}',
        ],
        leads: [
          'La mitad de los hogares de la sierra de {mxState} vive en pobreza y el hambre ha vuelto, según una encuesta en México.',
        ],
      },
    },
  },
  'poverty-falls': {
    frames: ['poverty', 'trade'],
    tone: 'positive',
    section: 'business',
    weight: 2,
    phrases: {
      en: {
        titles: [
          'Poverty falls in Mexico as minimum wage rises again',
          'Higher wages lift [2-9] million Mexicans out of poverty',
        ],
        leads: [
          'Mexico’s statistics office said incomes of the poorest grew [3-12]% {season}, led by factory jobs in {mxState}.',
        ],
      },
      es: {
        titles: [
          'Baja la pobreza en México con el alza del salario mínimo',
          'Mejores salarios sacan de la pobreza a [2-9] millones de mexicanos',
        ],
        leads: [
          'Los ingresos de los hogares más pobres de México crecieron [3-12]% {season}, con más empleo en las fábricas de {mxState}.',
        ],
      },
    },
  },
} satisfies Record<string, Theme>
