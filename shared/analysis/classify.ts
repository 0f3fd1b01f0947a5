import type { Classification, Passage } from '@mirador/core/terms.ts'
import { judge, modelOf } from './judge.ts'
import weights from './lexicon/weights.json' with { type: 'json' }
import { read } from './reading.ts'
import { version } from './version.ts'

export { version }

const model = modelOf(weights)

/**
 * Everything that is said of one passage: read (words, language, phrases), then relevance, frames, immigrant framing and
 * tone, each with the words that earned it. Never throws, whatever the text; reads the first 1,000 code units of the
 * title and 4,000 of the text.
 */
export function classify(passage: Passage): Classification {
  return { ...judge(read(passage), model), version }
}
