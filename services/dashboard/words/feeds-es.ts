/** The words of the page of feeds in the Spanish of Mexico. */
import type { GapReason } from '@mirador/core/terms.ts'
import type { Count } from '../format.ts'
import type { FeedWords } from './feeds-en.ts'

const some = ({ value, text }: Count, one: string, many: string): string => `${text} ${value === 1 ? one : many}`

const reasons: Record<GapReason, string> = {
  failed: 'Fallaron las consultas',
  empty: 'El documento venía vacío',
  late: 'No se consultó a tiempo',
  outrun: 'Se cayeron notas entre dos consultas',
  stopped: 'Detenido',
}

export const feedsEs: FeedWords = {
  title: 'Canales',
  lede: 'Lo que se vio de cada medio y lo que no. Lo publicado durante un hueco es desconocido, nunca cero.',
  notices: 'Avisos',
  noNotices:
    'Nada que avisar: ningún canal calla contra su propio ritmo, ninguno ha fallado tres veces seguidas y toda red social se lee.',
  kinds: { silent: 'En silencio', failing: 'Falla', blocked: 'Bloqueado', gone: 'Desapareció', moved: 'Se mudó' },
  wellUntil: 'Bien por última vez:',
  allowed: (hours) => `Su ritmo admite ${hours} horas sin nada nuevo.`,
  told: 'Avisado:',
  over: 'Terminó:',
  health: 'Salud',
  healths: {
    failing: 'Falla',
    silent: 'En silencio',
    new: 'Aún sin leer',
    healthy: 'Sano',
    stopped: 'Detenido',
  },
  states: { new: 'Aún sin leer', healthy: 'Sano', failing: 'Falla', stopped: 'Detenido' },
  seen: (period) => `Lo que se vio, ${period}`,
  seenNote:
    'Cada pieza está tan llena como la parte del tiempo que se vio. Elige un medio para verlo por hora, con sus canales y huecos.',
  signs: { seen: 'Visto', gap: 'Se vio menos de la mitad', unwatched: 'No se vigilaba, o aún no se sabe' },
  unwatched: 'no se vigilaba',
  seenShare: (share) => `se vio ${share}`,
  count: (feeds, streams) =>
    [
      feeds.value > 0 && some(feeds, 'canal', 'canales'),
      streams.value > 0 && some(streams, 'red social', 'redes sociales'),
    ]
      .filter(Boolean)
      .join(', '),
  noGaps: 'Sin huecos.',
  gapsIn: (names, count) => `No se vio completo ${count} veces: ${names}`,
  none: 'Ningún medio con canales coincide.',
  first: 'Volver al principio',
  more: 'Más medios',
  list: 'Sus canales',
  lastPoll: 'Última consulta',
  lastNew: 'Última nota nueva',
  nextPoll: 'Próxima consulta',
  seenUntil: 'Visto hasta',
  never: 'nunca',
  gaps: 'Sus huecos',
  gapsNote: 'Una falla que el siguiente documento alcanza a cubrir no es un hueco: no se perdió nada.',
  reasons,
  now: 'ahora',
  silentStream: (hours) => `Nadie la ha leído en más de ${hours} hora.`,
  streamReasons: {
    ...reasons,
    failed: 'No se pudo leer',
    late: 'No se leyó a tiempo',
    outrun: 'La red ya no lo tenía',
  },
  dueNow: 'ahora',
  pollNow: 'Consultar ahora',
  pollNowOf: (url) => `Consultar ahora: ${url}`,
  hub: 'Su concentrador',
  hubStates: {
    subscribed: 'suscrito',
    asking: 'solicitado, aún sin confirmar',
    failing: 'no confirma',
    denied: 'lo rechazó',
    ending: 'se le pide terminar',
  },
  subscribedUntil: 'hasta',
  pushedAt: 'último envío',
  streams: 'Sus redes sociales',
  readUntil: 'Última publicación leída',
  lastRead: 'Última lectura',
  postsKept: 'Publicaciones guardadas',
  keptOf: (kept, all) => `${kept} de ${all}`,
  deleted: 'Borradas por sus autores',

  nets: 'La segunda red',
  netsNote:
    'Notas que ningún canal dio, de los archivos de GDELT y de archivos de páginas rastreadas. Lo que también dio un canal cuenta una vez.',
  net: 'Red',
  netNames: { gdelt: 'GDELT', warc: 'Archivos de páginas (WARC)' },
  netStreams: { english: 'inglés', translated: 'traducido' },
  files: 'Archivos leídos',
  items: 'Notas',
  kept: 'Guardadas',
  repeated: 'Ya conocidas',
  last: 'Último archivo',
  waitingFiles: (waiting, givenUp) => `${some(waiting, 'archivo espera', 'archivos esperan')}, ${givenUp} abandonados`,
  articles: 'Artículos',
  articlesNote: 'Qué fue de las páginas a las que llevan las menciones, donde se leen sus artículos.',
  outcome: 'Resultado',
  number: 'Número',
  outcomes: { read: 'Leído', waiting: 'En espera', refused: 'No se leyó', failed: 'Falló' },
  articleReasons: {
    robots: 'robots.txt lo prohíbe',
    'robots-unreachable': 'robots.txt no se puede leer',
    paywall: 'tras un muro de pago',
    'block-page': 'el servidor bloquea programas',
  },

  manage: 'Agregar canales y medios',
  addFeed: 'Agregar un canal',
  addAddress: 'Dirección del canal, o del sitio',
  addOutlet: 'Medio: su nombre; si es nuevo, se crea',
  add: 'Agregar',
  importList: 'Incorporar una lista',
  importNote:
    'Un archivo CSV u OPML. Las filas con problemas se nombran y se omiten; los canales solo se agregan, nunca se quitan.',
  listFile: 'Archivo',
  take: 'Incorporar',
  exportList: 'La lista completa como archivo:',
  added: 'Qué resultó',
  trouble: 'Ahora no se puede leer; se tomó tal como se escribió.',
  taken: (outlets, feeds, outletsAdded, feedsAdded) =>
    `Se tomaron ${some(outlets, 'medio', 'medios')} y ${some(feeds, 'canal', 'canales')}; nuevos: ${outletsAdded} y ${feedsAdded}.`,
  leftOut: 'Se omitió',
  noFile: 'No se eligió ningún archivo. Vuelve y elige uno.',
  toFeeds: 'A los canales',
}
