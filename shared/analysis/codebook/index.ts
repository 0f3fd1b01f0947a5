/** The codebook: what each label means, in English and Spanish, and where its borders are. */
import type {
  Frame,
  FrameGroup,
  ImmigrantFraming,
  Language,
  Relevance,
  SubFrame,
  Tone,
  Voice,
} from '@mirador/core/terms.ts'
import frames from './frames.json' with { type: 'json' }
import values from './values.json' with { type: 'json' }

export type InBothLanguages = Record<Language, string>
export type FrameEntry = {
  id: Frame
  group: FrameGroup
  name: InBothLanguages
  definition: InBothLanguages
  include: InBothLanguages
  exclude: InBothLanguages
}
export type ValueEntry = { name: InBothLanguages; definition: InBothLanguages }

export type Codebook = {
  version: string
  frames: Record<Frame, FrameEntry>
  relevance: Record<Relevance, ValueEntry>
  immigrants: Record<ImmigrantFraming, ValueEntry>
  subFrames: Record<SubFrame, ValueEntry>
  voices: Record<Voice, ValueEntry>
  tone: Record<Tone, ValueEntry>
}

/** JSON gives `group` as a string and no id: the test holds both to the union. */
type StoredFrames = Record<Frame, Omit<FrameEntry, 'id' | 'group'> & { group: string }>

function withIds(stored: StoredFrames): Record<Frame, FrameEntry> {
  const entries = Object.entries(stored).map(([id, entry]) => [id, { id, ...entry }])
  return Object.fromEntries(entries) as Record<Frame, FrameEntry>
}

export const codebook: Codebook = { version: '1.0', frames: withIds(frames), ...values }
