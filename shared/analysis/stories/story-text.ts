/**
 * What of a text is the story: without the lines that a page puts around it, and without what a wire puts before it. The rules
 * are about the form of lines, and hold for no site in particular.
 */

/** Longer lines are paragraphs, whatever they begin with. */
const longestChrome = 300
const longestHint = 120
const longestCaption = 800

/** What pages put around articles, at the start of a line, in English and Spanish. */
const chromeStart =
  /^(?:(?:by|por|from|posted|published|updated|last (?:updated|modified)|created|originally published|publicado|actualizado|photos?|fotos?|images?|im[aá]genes|videos?|watch|listen|read (?:more|next|also)|see also|related|more|also(?: read)?|lea|lee|vea|mire|te puede interesar|follow|sign (?:up|in)|log in|get|subscri\p{L}+|suscr\p{L}+|share|compart\p{L}+|click|haga clic|download|descarga|copyright|all rights|todos los derechos|advertisement|publicidad|story continues|continue reading|contacts?|comments?|print|e-?mail|tweet|facebook|high \d+|low (?:near|around) \d+)(?!\p{L})|©|\(c\)|►|▶|•)/iu
/** What pages put around articles, anywhere in a line: rights, offers, requests, weather, programs. */
const chromeInside =
  /all rights reserved|todos los derechos|may not be published, broadcast|contributed to this report|contribuy[oó] a este|newsletter|bolet[ií]n de noticias|in your inbox|subscri(?:ption|ber)|digital access|notifications|follow (?:him|her|us|me|them) on|s[ií]guenos|terms of (?:use|service)|privacy policy|permission to republish|Associated Press writers?\b|\bcookies?\b|javascript|browser|(?:winds|vientos) [NSEWO]{1,3} |function ?\(|window\./i
/** Captions of pictures: one picture stands beside many stories. A wire's caption has the full date, which its reports never have. */
const caption =
  /\b(?:AP|AFP|EFE|Reuters|Getty|Pool|Handout|File|Courtesy)\b[^.]{0,15}\b(?:Photo|Images?)\b|\bPhoto\/|\/(?:AP|AFP|Reuters|EFE|Getty|Bloomberg|Pool)\b|via AP\b|Getty Images|Shutterstock|\b(?:from|far|second|third|at|background|foreground|center) (?:left|right)\b|\b(?:left|right|center|izquierda|derecha), |\bfile photo\b|\bin this .{0,60}(?:photo|image|frame)\b|^file[ -]|\bphoto (?:provided|released|taken|by)\b|\bposes? for\b|\ben esta (?:foto|imagen|fotograf[ií]a)\b|\b(?:foto|fotograf[ií]a) de archivo\b|\((?:L|R|C|left|right|izq|der)\.?\)|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\w*\.? \d{1,2}, \d{4}\b/i

/** "MEXICO CITY (AP) — ", "WASHINGTON, July 16 (Reuters) - ", "(CNN) — ", "CIUDAD DE MÉXICO (EFE).- " at the start of a line. */
const dateline = /^(?:[\p{Lu}][\p{L}.,'’ /\d-]{1,60}?\s)?\([^()]{0,40}\)\s*(?:[-–—]{1,2}|\.-|:)\s*/u

const sentenceEnd = /[.?!"”’'…:;,)]$/u
/** A line of so many words is told, whether or not it ends like a sentence. */
const surelyTold = 20
const shortestLine = 25

/** A page that tells less than this is one of pictures: its captions are what it has. */
const fewestLetters = 150

/** The lines that carry the story, each once. A text of one line is taken as it is: a lead has no page around it. */
export function storyLines(text: string): string[] {
  if (!text.includes('\n')) return [text.replace(dateline, '')]
  const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => !isChrome(line))
  const told = lines.filter((line) => line.length >= longestCaption || !caption.test(line))
  const letters = told.reduce((sum, line) => sum + line.length, 0)
  return (letters < fewestLetters ? lines : told).map((line) => line.replace(dateline, ''))
}

function isChrome(line: string): boolean {
  if (line.length < shortestLine) return true
  if (line.length < longestHint && chromeStart.test(line)) return true
  if (line.length < longestChrome && chromeInside.test(line)) return true
  return !sentenceEnd.test(line) && line.split(/\s+/, surelyTold).length < surelyTold
}
