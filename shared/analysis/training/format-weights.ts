import { MiradorError } from '@mirador/core/errors.ts'
import { fingerprint } from '../fingerprint.ts'
import type { Weights } from '../judge.ts'
import type { LabelWeights } from '../linear.ts'

/** Weights as the file that holds them: JSON with a line a label, so that the file is small and a change can be read. */
export function formatWeights({ lexicon, words, ...kinds }: Weights): string {
  const lines = Object.entries(kinds).map(([kind, labels]) => {
    const byLabel: [string, LabelWeights][] = Object.entries(labels)
    return `"${kind}":{\n${byLabel.map(([label, one]) => `"${label}":${JSON.stringify(one)}`).join(',\n')}\n}`
  })
  const table = `"words":{\n"pieces":${JSON.stringify(words.pieces)},\n"scale":${JSON.stringify(words.scale)},\n"rows":"${words.rows}"\n}`
  return `{\n"lexicon":"${lexicon}",\n${[...lines, table].join(',\n')}\n}\n`
}

/** Reads what `formatWeights` wrote. Throws `bad-input` where it was learned over another lexicon. */
export function parseWeights(text: string): Weights {
  let weights: Weights | undefined
  try {
    weights = JSON.parse(text) as Weights
  } catch {
    // told below, with what is wanted
  }
  if (weights?.lexicon === fingerprint()) return weights
  throw new MiradorError('bad-input', 'These are not weights of this lexicon: make them with "mirador train".')
}
