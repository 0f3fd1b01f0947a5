import { codebook } from './codebook/index.ts'

/** Says which judgement made a label: `<codebook version>/<model version>`. A change of lexicon or weights changes it. */
export const version = `${codebook.version}/lexicon-12`
