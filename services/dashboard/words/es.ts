/** Every word of the pages in the Spanish of Mexico. */
import type { Count } from '../format.ts'
import type { Words } from './en.ts'
import { feedsEs } from './feeds-es.ts'
import { reviewEs } from './review-es.ts'

const some = ({ value, text }: Count, one: string, many: string): string => `${text} ${value === 1 ? one : many}`

export const es: Words = {
  review: reviewEs,
  feeds: feedsEs,
  site: 'Mirador',
  tagline: 'Cómo habla Estados Unidos de México',
  skip: 'Ir al contenido',
  thisLanguage: 'Español',
  languageLabel: 'Idioma',
  navigation: 'Páginas',
  overview: 'Panorama',
  mentions: 'Menciones',
  api: 'API',
  synthetic:
    'Datos sintéticos. Los medios que se muestran se inventaron para una demostración; nada de esto se publicó.',

  headline: {
    rose: (names, many) => `La semana pasada ${many ? 'subieron los encuadres' : 'subió el encuadre'} de ${names}`,
    fell: (names, many) => `La semana pasada ${many ? 'bajaron los encuadres' : 'bajó el encuadre'} de ${names}`,
    both: (rose, manyRose, fell, manyFell) =>
      `La semana pasada ${manyRose ? 'subieron los encuadres' : 'subió el encuadre'} de ${rose}, y ${manyFell ? 'bajaron los' : 'bajó el'} de ${fell}`,
    nothing: 'La semana pasada nada cambió más allá del ruido',
    thin: 'Se publicó muy poco para decir si algo cambió la semana pasada',
    unknown: 'No hay datos de la semana pasada o de la anterior',
    others: (count) => `${count.text} más`,
  },
  weekOf: (week) => `Semana del ${week}`,
  against: (week) => `frente a la del ${week}`,
  attentionSentence: (items, outlets, mentions, share) =>
    `De ${some(items, 'nota', 'notas')} de ${some(outlets, 'medio', 'medios')}, ${some(mentions, 'trató', 'trataron')} de México o de inmigración: ${share}`,
  hostileSentence: (share) => `El encuadre hostil de los inmigrantes, en voz propia, fue de ${share} de ellas`,
  than: {
    rose: (before) => `, más que ${before} la semana anterior, más allá del ruido.`,
    fell: (before) => `, menos que ${before} la semana anterior, más allá del ruido.`,
    steady: (before) => `, frente a ${before} la semana anterior: sin cambio más allá del ruido.`,
    thin: (before) => `, frente a ${before} la semana anterior: muy poco para comparar.`,
    unknown: () => '. No hay con qué compararlo.',
  },

  changed: 'Qué cambió',
  nothingChanged: (frames) =>
    `Ninguno de los ${frames} encuadres subió ni bajó más allá del ruido. Las diferencias de abajo son las que puede producir el azar.`,
  tooLittle: 'En alguna de las semanas hay muy poco para comparar, o no hay nada.',
  rule: 'Se dice que algo subió o bajó solo si ambas semanas tienen al menos 20 menciones de al menos 5 medios y sus intervalos del 95 % no se traslapan. A todo lo demás se le llama ruido.',
  fromTo: (before, last) => `de ${before} a ${last} de las menciones`,
  pointsUnit: 'puntos',
  drivenBy: { rose: 'Palabras que lo llevaron', fell: 'Palabras de la semana anterior' },
  fromOutlets: 'Sobre todo de',
  ofNewest: (count) => `Contado en las ${count} más recientes.`,
  readThem: (count) => (count.value === 1 ? 'Leer la mención' : `Leer las ${count.text} menciones`),
  running: (week, mentions) =>
    `La semana en curso, ${week}, no ha terminado: ${mentions.value === 1 ? 'va 1 mención' : `van ${mentions.text} menciones`}. Se muestra rayada y no se compara con nada.`,

  immigrants: 'Cómo se encuadra a los inmigrantes',
  immigrantsNote:
    'Proporción de todas las menciones. Referido: las palabras hostiles están, pero citadas, atribuidas o refutadas. El resto no encuadra a inmigrantes.',
  attention: 'Atención',
  attentionNote: 'México y la inmigración como proporción de todo lo que publicaron los medios.',
  attentionLabel: 'Proporción de todas las notas',
  allFrames: 'Todos los encuadres, la semana pasada frente a la anterior',
  allFramesNote:
    'El punto es la proporción de menciones de la semana pasada y la línea, su intervalo del 95 %; hueco y gris, arriba, la semana anterior. Una mención puede llevar varios encuadres.',
  table: {
    frame: 'Encuadre',
    framing: 'Encuadre',
    measure: 'Medida',
    last: 'Semana pasada',
    before: 'Semana anterior',
    interval: 'Intervalo',
    change: 'Cambio',
    verdict: 'Dictamen',
    week: 'Semana',
    mentions: 'Menciones',
  },
  verdicts: {
    rose: 'Subió',
    fell: 'Bajó',
    steady: 'Dentro del ruido',
    thin: 'Muy poco',
    unknown: 'Sin datos',
  },

  stack: 'Encuadres por semana',
  stackNote:
    'La altura de cada tramo es la proporción de las menciones de esa semana que llevan el encuadre. Una mención puede llevar varios, por eso la columna rebasa el 100 %. Elige un tramo para leer lo que hay detrás.',
  stackAlternative: (weeks, largest) =>
    `Columnas apiladas de ${weeks} semanas, un tramo por encuadre. Los mayores la semana pasada: ${largest}. La tabla de abajo tiene cada cifra y su enlace.`,
  stackTable: 'Las mismas cifras en una tabla',
  piece: (frame, share, n, nTotal, week) => `${frame}: ${share} (${n} de ${nTotal}), ${week}`,
  noData: 'sin datos',
  seenOnly: (share) => `solo se vio ${share}`,
  runningMark: 'en curso',
  smallMark: 'pocas',
  legend: {
    title: 'Signos',
    running: 'Semana en curso',
    noData: 'Sin datos, o se vio menos de la mitad',
    small: 'Muy pocas menciones para comparar',
  },
  groups: {
    problem: 'Problemas',
    contested: 'En disputa',
    partnership: 'Relación bilateral',
    people: 'Gente y cultura',
    domestic: 'Asuntos internos',
  },
  multiples: 'Cada encuadre con su incertidumbre',
  multiplesNote:
    'Proporción de menciones por semana; la banda es el intervalo del 95 %. Cada recuadro tiene su propia escala, escrita arriba. La semana en curso se omite, y una semana con muy pocas menciones no lleva banda.',
  multipleAlternative: (frame, first, last) => `${frame}: ${first} al inicio, ${last} la semana pasada`,

  method: 'Cómo se hacen estas cifras',
  methodCounting: 'Cada mención cuenta, también las reimpresiones del mismo texto.',
  methodInterval:
    'Los intervalos son de Wilson al 95 % sobre la muestra efectiva, con los medios como conglomerados: las menciones de un mismo medio se parecen y pesan menos que su número.',
  methodLabels: (version) =>
    `Las etiquetas las pone un programa que lee encabezado y entrada (versión ${version}). Se equivoca; las palabras que ganaron cada etiqueta se marcan dondequiera que se muestra una mención.`,
  methodAsOf: (instant) => `Contado hasta el ${instant}. Las semanas van de lunes a domingo en esa zona horaria.`,
  methodUnknown:
    'Los ratos en los que no se pudo leer a un medio son desconocidos, nunca cero; una semana de la que se vio menos de la mitad se dibuja hueca y no se compara con nada.',

  filters: 'Mostrar solo',
  anywhere: 'Todos los medios',
  everyState: 'Todos los estados',
  everyLanguage: 'Ambos idiomas',
  any: 'Todos',
  collection: 'Colección',
  state: 'Estado',
  language: 'Idioma del medio',
  languages: { en: 'Inglés', es: 'Español' },
  outlet: 'Medio',
  frame: 'Encuadre',
  framing: 'Inmigrantes',
  tone: 'Tono',
  from: 'Desde',
  until: 'Antes de',
  search: 'Palabras en encabezado o entrada',
  searchHelp: 'Todas las palabras; "una frase"; OR; -sin',
  apply: 'Mostrar',
  clear: 'Quitar filtros',

  mentionsTitle: 'Menciones',
  mentionsLede: 'Primero las más recientes. Se marcan las palabras que ganaron cada etiqueta.',
  noMentions: 'Ninguna mención coincide. Amplía las fechas o quita un filtro.',
  labels: 'Etiquetas y las palabras que las ganaron',
  score: (value) => `puntaje ${value}`,
  noEvidence: 'por el texto en su conjunto',
  immigrantsLabel: (name) => `Inmigrantes: ${name}`,
  subFrames: 'Como qué se les muestra y quién habla',
  speaker: 'Quién habla',
  subFrame: 'Se les muestra como',
  toneLabel: (name) => `Tono: ${name}`,
  firstSeen: 'vista por primera vez; el medio no dio una fecha creíble',
  syntheticMark: 'sintético',
  rest: 'Seguir leyendo',
  untitled: '(sin encabezado)',
  older: 'Menciones anteriores',
  newest: 'Volver a las más recientes',
  elsewhere: (outlet) => `Leer en ${outlet}`,

  emptyTitle: 'Todavía no hay nada que mostrar',
  emptyOfCut:
    'Ningún medio de esta selección ha publicado algo que se haya contado. Quita los filtros para verlos todos.',
  emptyPolled: (feeds, polled) =>
    `${feeds.value === 1 ? 'Se vigila 1 canal' : `Se vigilan ${feeds.text} canales`}, y hasta ahora se han leído los de ${some(polled, 'medio', 'medios')}. Las menciones nuevas aparecen pocos minutos después de publicarse.`,
  emptyWhen:
    'Para comparar hacen falta dos semanas completas. Tras el primer lunes a domingo habrá una primera columna; tras el segundo, lo que cambió entre ambas. Se puede importar un historial con «mirador import».',
  emptyNoFeeds:
    'Todavía no se vigila ningún canal. Carga el catálogo con «mirador outlets import» e inicia un proceso.',

  keyTitle: 'Se necesita una clave',
  keyLede: 'Desde otra máquina, estas páginas se leen con una clave que entrega quien opera el servicio.',
  keyField: 'Clave',
  keySend: 'Entrar',
  keyKept: 'Se guarda en este navegador por treinta días, en una cookie que ningún script puede leer.',
  keyForget: 'Olvidar la clave',
  keyWrong: 'Eso no puede ser una clave: no lleva espacios ni acentos.',
  foreignForm: 'Este formulario se envió desde otro sitio. Abre la página aquí e inténtalo de nuevo.',
  problemTitle: 'Eso no funcionó',
  problemBack: 'Ir al panorama',
  unavailable: 'Todavía no se ha recopilado nada. Inicia un proceso y esta página se llenará sola.',
  internal: 'Algo falló aquí. El registro dice qué; quizá sirva intentarlo de nuevo.',
}
