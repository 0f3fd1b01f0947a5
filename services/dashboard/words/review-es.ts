/** Las palabras de corregir, de la auditoría y de la página del instrumento. */
import type { Count } from '../format.ts'
import type { ReviewWords } from './review-en.ts'

const some = ({ value, text }: Count, one: string, many: string): string => `${text} ${value === 1 ? one : many}`

export const reviewEs: ReviewWords = {
  audit: 'Auditoría',
  instrument: 'Confiabilidad',
  kinds: {
    relevance: 'Tema',
    frame: 'Encuadres',
    immigrants: 'Inmigrantes',
    tone: 'Tono hacia México',
  },

  subject: (name) => `Tema: ${name}`,
  right: 'Correcto',
  wrong: 'Incorrecto',
  allRight: 'Todas las etiquetas son correctas',
  correct: 'Corregir las etiquetas',
  missing: 'Falta un encuadre',
  takeBack: 'Retirar',
  why: 'Por qué (acompaña al botón que oprimas)',
  whyAudit: 'Por qué, si no es evidente',
  of: (action, label) => `${action}: ${label}`,
  confirmed: (who, day) => `confirmado por ${who}, ${day}`,
  corrected: (who, day) => `corregido por ${who}, ${day}`,
  denied: (who, day) => `no está, dice ${who}, ${day}`,
  kept: (who) => `Lo dices como ${who}. Vale desde el siguiente conteo, en segundos.`,

  auditLede:
    'Menciones elegidas al azar. Di lo que ves; lo que dijo el programa se muestra después de tu respuesta, para que no te guíe. Solo de estas respuestas se sigue con qué frecuencia se equivoca.',
  queue: (waiting, answered) =>
    `${some(waiting, 'mención espera', 'menciones esperan')}; ${some(answered, 'está respondida', 'están respondidas')}.`,
  nothingWaits: 'Nada espera. Sortea menciones para seguir.',
  drawTitle: 'Sortear más menciones',
  drawSize: 'Cuántas',
  drawDesign: 'Cómo',
  designs: {
    simple: 'Todas con la misma probabilidad',
    rare: 'Las mismas de cada encuadre',
  },
  drawNote: 'De la segunda manera se encuentra suficiente de lo que es raro; las cifras lo compensan.',
  draw: 'Sortear',
  send: 'Enviar y comparar',
  answeredTitle: 'Tu respuesta junto a la del programa',
  next: 'Siguiente mención',
  person: (who) => who,
  model: 'Programa',
  opinion: (version) => `Segunda opinión: ${version}`,
  noFrames: 'ninguno',
  differs: 'difiere',

  instrumentTitle: 'Hasta dónde se puede confiar en el programa',
  instrumentLede: (audited) =>
    `${some(audited, 'mención elegida al azar y etiquetada', 'menciones elegidas al azar y etiquetadas')} por personas que no vieron lo que dijo el programa ${audited.value === 1 ? 'muestra' : 'muestran'} con qué frecuencia acierta. Cada cifra lleva su intervalo del 95 %: mientras menos se auditó, más ancho.`,
  notAudited: 'Todavía no se ha auditado ninguna mención, así que nada puede decirse. Responde primero la auditoría.',
  toAudit: 'Ir a la auditoría',
  precision: 'Acierta cuando lo dice',
  recall: 'Encuentra de lo que hay',
  disagreement: 'La gente difiere',
  audited: 'Visto en',
  saidIs: (said, is) => `programa ${said}, personas ${is}`,
  chance: 'Hallazgos casuales',
  chanceCounts: (confirmed, corrected) => `${confirmed} confirmados, ${corrected} corregidos`,
  unseen: 'aún no visto',
  readingTitle: 'Cómo se lee',
  reading: [
    'Acierta cuando lo dice: de 100 menciones a las que el programa pone la etiqueta, cuántas la llevan.',
    'Encuentra de lo que hay: de 100 menciones que llevan la etiqueta, a cuántas se la pone el programa. Solo se sortean menciones guardadas: lo que nunca se guardó no entra.',
    'La gente difiere: de 100 menciones, en cuántas el programa y la persona difieren sobre esta etiqueta.',
    'Los hallazgos casuales son lo que la gente confirmó o corrigió en otra parte. No se sortearon, y ninguna cifra de aquí se hace con ellos.',
  ],
  agreementTitle: 'Segundas opiniones',
  agreementNote:
    'Lo que un modelo propio de quien opera el servicio dice de las menciones sorteadas, junto al programa. Dos máquinas que coinciden pueden errar ambas: esto no dice quién acierta. Kappa es el acuerdo más allá del que da el azar: 1 es acuerdo pleno, 0 ninguno más allá del azar. El modelo lee titular y entradilla; donde el programa leyó el artículo entero, parte de la diferencia viene de ahí.',
  compared: (n, failed, quotes, labels) =>
    `${some(n, 'mención', 'menciones')} con ambas lecturas; ${failed} sin respuesta que cuente. Se rechazaron ${quotes} citas que no están en el texto y ${labels} etiquetas sin una que esté.`,
  bothSay: 'Ambos',
  onlyProgram: 'Solo el programa',
  onlyOpinion: 'Solo el modelo',
  neitherSays: 'Ninguno',
  sameShare: 'Coinciden en',
  kappa: 'Kappa, con su intervalo del 95 %',
  codebookTitle: 'Qué significa cada etiqueta',
  versions: (version) => `Libro de códigos y modelo: versión ${version}.`,
}
