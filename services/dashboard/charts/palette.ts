/** How frames are ordered and coloured: by group, and within a group by shade. */
import { type Frame, type FrameGroup, frames } from '@mirador/core/terms.ts'
import type { Codebook } from '../api.ts'

/** From the bottom of a stack to its top; neighbours differ in lightness as well as in hue. */
export const groupOrder: FrameGroup[] = ['problem', 'contested', 'domestic', 'partnership', 'people']

export type ChartFrame = { id: Frame; name: string; group: FrameGroup; shade: number }

/** The frames in the order of the stack, with their names in a language. */
export function chartFrames(codebook: Codebook, language: 'en' | 'es'): ChartFrame[] {
  const known = new Map(codebook.frames.map((frame) => [frame.id, frame]))
  const found = frames.flatMap((id) => known.get(id) ?? [])
  return groupOrder.flatMap((group) =>
    found
      .filter((frame) => frame.group === group)
      .map((frame, shade) => ({ id: frame.id, name: frame.name[language], group, shade })),
  )
}

/** The class that colours a frame. */
export const hueOf = ({ group, shade }: Pick<ChartFrame, 'group' | 'shade'>): string => `hue-${group} shade-${shade}`

/** A number as SVG wants it, short. */
export const short = (value: number): number => Math.round(value * 100) / 100
export const percent = (fraction: number): string => `${short(fraction * 100)}%`
