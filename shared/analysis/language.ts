import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Language, languages, type Passage } from '@mirador/core/terms.ts'
import type { Token } from './tokens.ts'

const signs: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    'the of and to in for on with is are was were be as at by from that this it its his her he she they who what how why has have had will would can could not but or an after over new says said more about into out up than their us mexican mexicans border migrants immigrants immigration arrested arrest killed police american state city intl fire shooting man woman make'.split(
      ' ',
    ),
  ),
  es: new Set(
    'de la el los las del en y que por para con una su sus se al lo es son fue han ha como mas pero tras sobre entre desde hasta sin contra segun cuando donde este esta estos estas ese esa sera ante le les ya esos esas nos nuestro nuestra nuestros nuestras vienen quieren tienen todos todas muy hay porque ellos ellas estan eran puede deben ni'.split(
      ' ',
    ),
  ),
}
const spanishLetters = /[ñáéíóúü¿¡]/iu
const readWords = 40

type Detector = { detect(text: string): { language: string }; setLanguageSubset(languages: string[]): unknown }
let detector: Detector | undefined

/** eld's smallest table costs 0.1 s and tens of megabytes, and few texts need it: loaded when one does. */
function loadDetector(): Detector {
  if (!detector) {
    const file = fileURLToPath(import.meta.resolve('eld/extrasmall'))
    detector = (createRequire(import.meta.url)(file) as { eld: Detector }).eld
    detector.setLanguageSubset(['en', 'es'])
  }
  return detector
}

/**
 * English or Spanish, by the function words of the title and the start of the text; where they do not decide, by the
 * language that the feed declares; else by eld. A text with no sign of Spanish is English.
 */
export function languageOf(passage: Passage, title: readonly Token[], text: readonly Token[]): Language {
  const declared = languages.find((language) => passage.language?.toLowerCase().startsWith(language))
  let en = 0
  let es = 0
  for (const tokens of [title, text]) {
    for (let i = 0; i < tokens.length && i < readWords; i++) {
      const word = tokens[i]!.word.spelling
      if (signs.en.has(word)) en++
      else if (signs.es.has(word)) es++
    }
  }
  const head = `${passage.title.slice(0, 300)} ${passage.text.slice(0, 300)}`
  if (es === 0 && !spanishLetters.test(head)) return en === 0 && declared === 'es' ? 'es' : 'en'
  if (es >= 2 * en + 2) return 'es'
  if (en >= 2 * es + 1) return 'en'
  return declared ?? (loadDetector().detect(head.toLowerCase()).language === 'es' ? 'es' : 'en')
}
