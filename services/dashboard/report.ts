/** What the parts of the first page are made from. */
import type { Codebook, Trends } from './api.ts'
import type { ChartFrame } from './charts/palette.ts'
import type { Week } from './figures.ts'
import type { Formats } from './format.ts'
import type { Visit } from './visit.ts'

export type Report = {
  visit: Visit
  codebook: Codebook
  trends: Trends
  weeks: Week[]
  frames: ChartFrame[]
  formats: Formats
  /** The parameters of the mentions that carry a label, in a week or in all, of the same outlets. */
  mentionsOf: (label: [name: string, value: string], week?: Week) => URLSearchParams
}
