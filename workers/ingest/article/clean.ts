/** Takes out of an article's lines what is not of the article: furniture that stands between and around its paragraphs. */
import { readDate } from '../dates.ts'
import type { Line } from './lines.ts'

/** A line that ends as a sentence does. */
const sentence = /[.!?…:;]["”’»)\]]*$/u
/** In which so much is link that it leads elsewhere. */
const mostLinked = 0.8
/** A line of furniture is no longer. */
const longestFurniture = 240

/** What a whole short line of furniture begins with, English and Spanish. */
const furniture = new RegExp(
  `^(?:${[
    'advert(?:isement|ising)?s?$|sponsored(?:$|:| content)|publicidad$|anuncio$|patrocinado',
    'continue reading(?: below)?|keep reading|story continues|article continues|(?:click here|tap here|swipe) ',
    'read (?:more|also|next|the full)|see also|also read|read:|watch:|listen:|watch (?:the video|above|below)|more:|related(?:$|:| (?:stories|articles|topics|links|content))|recommended(?:$|:| (?:stories|articles|for you))|more (?:from|on|in|stories|coverage|articles)(?: |:|$)|you (?:may|might) (?:also )?(?:like|be interested)|don.t miss|trending|most (?:read|popular)|up next',
    'lee (?:también|además|más)|leer más|te puede interesar|también te puede|más (?:información|noticias|sobre)(?::|$)|noticias relacionadas|relacionad[oa]s?(?::|$)|ver también|vea también|además:|sigue leyendo|no te pierdas|lo más (?:leído|visto)|mira (?:también|el video)',
    'sign (?:up|in)|log ?in|subscribe|get (?:the|our|breaking|more) .{0,60}(?:newsletter|inbox|alerts?|email)|newsletters?(?::|$)|suscríb[ae]|inicia sesión|regístrate|recib[ea] (?:las |nuestr|en tu |gratis)',
    'follow (?:us|@|.{3,40} on (?:twitter|facebook|instagram|x))|like us|join (?:our|the) .{0,60}(?:forum|newsletter|conversation|community|discussion|channel)|download (?:our|the) |síguenos|sigue a .{2,40} en (?:twitter|facebook|instagram|x)|únete a|descarga (?:nuestra|la) app',
    'share(?:$|:| (?:this|on))|tweet$|email(?:$| (?:this|us|me|address))|print$|facebook$|twitter$|whatsapp|copy link|compart[ei]r?(?:$| (?:en |est[aeo]))|imprimir$|comments?$|comentarios?$|leave a (?:comment|reply)|view comments|post a comment|deja (?:un|tu) comentario',
    'image \\d+ of|photo(?:s|graph)?(?: by|:|$)|\\(?(?:image|photo|picture) (?:credit|by|source)|image:|credit:|caption$|close$|(?:photo )?gallery(?:$|:)|slideshow|getty images|\\(ap photo|foto(?:s|graf[ií]a)?(?::| de | por |$)|imagen:|crédito:|video:|play video|this slideshow requires|image source|media caption|image caption|image copyright',
    '(?:tags?|topics|filed under|categor(?:y|ies)|etiquetas|temas|categor[ií]as?)(?::|$)',
    '(?:©|copyright|\\(c\\)) |all rights reserved|todos los derechos|this (?:material|document|article) (?:may not|is subject)|this website uses|we use cookies|skip to|ir al contenido|terms of (?:use|service)|privacy (?:policy|notice)|política de privacidad|accept(?:$| all| cookies)',
    '(?:have a (?:news )?tip|got a tip|do you have (?:a|any) )|.{3,40} (?:may|can) be reached at|contact .{3,40} at |(?:reach|e-?mail) .{3,40}@',
    '(?:(?:last )?(?:updated|published|posted|modified)|actualizado|publicado)(?:$|:| (?:on |at |el )?(?:\\d|today|yesterday|hoy|ayer|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\\.? \\d))|\\d+ (?:min|minute)s? read|min read|(?:hace )?\\d+ (?:hours?|days?|minutes?|horas?|días?|minutos?)(?: ago)?$',
  ].join('|')})`,
  'iu',
)

/** "By" and up to six words that all begin as names do. */
const byline = /^(?:By|BY|Por|POR):? (?:(?:[\p{Lu}@|–—-]\S*|and|AND|y|Y|de|of|for)(?: |$)){1,8}$/u

/** The lines of the article alone, in their order; the headline and what stands above it go too. */
export function cleanLines(lines: Line[], title: string | undefined): Line[] {
  return belowHeadline(lines, title).filter((line) => !isFurniture(line))
}

function isFurniture({ text, linked, element }: Line): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true
  if (text.length > longestFurniture) return false
  if (linked >= mostLinked * text.length && !(sentence.test(text) && text.length > 80 && element === 'p')) return true
  return (
    furniture.test(text) ||
    byline.test(text) ||
    /^https?:\/\/\S+$/.test(text) ||
    readDate(text.replace(/[\s|·•-]+$/, '')) !== undefined
  )
}

/** Where a headline is looked for. */
const headLines = 12

/** The lines below the headline, where it stands near the top with nothing but short lines above it. */
function belowHeadline(lines: Line[], title: string | undefined): Line[] {
  const wanted = bare(title ?? '')
  if (wanted.length < 10) return lines
  const at = lines.slice(0, headLines).findIndex(({ text }) => {
    const said = bare(text)
    return (
      said === wanted ||
      (said.length >= 20 && (wanted.startsWith(said) || (said.startsWith(wanted) && said.length < 1.3 * wanted.length)))
    )
  })
  const above = lines.slice(0, Math.max(0, at))
  return at >= 0 && above.every(({ text }) => text.length <= longestFurniture) ? lines.slice(at + 1) : lines
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
