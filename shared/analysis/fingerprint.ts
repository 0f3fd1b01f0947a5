import { createHash } from 'node:crypto'
import { addDetails } from './details.ts'
import { about } from './lexicon/about.ts'
import { pairs } from './lexicon/pairs.ts'
import { stance } from './lexicon/stance.ts'
import { subjects } from './lexicon/subjects.ts'
import { piecesOf, wordStrengths } from './pieces.ts'
import { read } from './reading.ts'
import { cuesOf } from './relevance.ts'

/** A text that shows how words, places and contexts become concepts: what it reads as changes when the reading does. */
const specimen = {
  title: 'Trump says “illegals” invade; immigrants are not criminals in Ciudad Juárez, Mexico’s north',
  text: 'Floods of migrants, critics claim. New Mexico. ICE agents deported a mother and her children to Oaxaca, Oaxaca. A racist rant calls migrants a danger.',
}

/** Says what the weights were learned over: the lexicon, and how a text is read. Weights of another one do not fit. */
export function fingerprint(): string {
  const reading = read(specimen)
  addDetails(reading)
  const words = [...wordStrengths(reading.tokens.title, reading.tokens.text)].map(([word, strength]) => [
    strength,
    ...piecesOf(word),
  ])
  const seen = JSON.stringify([
    about,
    subjects,
    stance,
    pairs,
    reading.marks,
    [...reading.values],
    [...cuesOf(reading)],
    words,
  ])
  return createHash('sha256').update(seen).digest('hex').slice(0, 16)
}
