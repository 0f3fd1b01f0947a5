/** Writes one item of a theme: a headline and a paragraph in which the same slot is the same word. */
import type { Language } from '@mirador/core/terms.ts'
import type { Random } from './random.ts'
import type { Theme } from './themes/theme.ts'
import { tails, vocabulary } from './vocabulary.ts'

export type Written = { title: string; text: string }

/** A word for `{slot}`, a number for `[low-high]`. Throws for a slot that nobody defined. */
function fillSlot(placeholder: string, language: Language, random: Random): string {
  const slot = placeholder.slice(1, -1)
  const range = /^(\d+)-(\d+)$/.exec(slot)
  if (range) return random.between(Number(range[1]), Number(range[2])).toLocaleString('en-US')
  const words = vocabulary[slot]
  if (!words) throw new Error(`no slot "${slot}" in the vocabulary`)
  return random.pick(words[language])
}

const capitalised = (sentence: string) => sentence.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** A headline, one or two leads and up to two closing sentences. */
export function write(theme: Theme, language: Language, random: Random): Written {
  const chosen = new Map<string, string>()
  const fill = (template: string) => {
    const filled = template.replace(/\{\w+\}|\[\d+-\d+\]/g, (slot) => {
      const word = chosen.get(slot) ?? fillSlot(slot, language, random)
      chosen.set(slot, word)
      return word
    })
    return capitalised(filled)
  }
  const { titles, leads } = theme.phrases[language]
  const first = random.pick(leads)
  const sentences = new Set([first])
  if (random.next() < 0.4) sentences.add(random.pick(leads))
  for (let extra = random.between(0, 2); extra > 0; extra--) sentences.add(random.pick(tails[language]))
  return { title: fill(random.pick(titles)), text: [...sentences].map(fill).join(' ') }
}

const datelines: Record<Language, string[]> = {
  en: ['WASHINGTON — ', '(Wire) ', ''],
  es: ['WASHINGTON — ', '(Agencias) ', ''],
}

/** A wire story as one newsroom reprints it: a dateline, a sentence less, a word added to the headline. */
export function reprint({ title, text }: Written, language: Language, random: Random): Written {
  const sentences = text.split(/(?<=\.) /)
  const kept = sentences.length > 1 && random.next() < 0.3 ? sentences.slice(0, -1) : sentences
  const update = language === 'en' ? 'Update: ' : 'Actualización: '
  const report = language === 'en' ? `${title}, report says` : `${title}, según reportes`
  const heading = random.pickWeighted([title, update + title, report], (one) => (one === title ? 5 : 1))
  return { title: heading, text: random.pick(datelines[language]) + kept.join(' ') }
}
