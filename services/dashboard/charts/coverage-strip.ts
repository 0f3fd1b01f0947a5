/** What was seen of an outlet, a piece an hour or a day: as full as its share, hollow where under half was seen. */
import { html } from '../html.ts'
import { percent, short } from './palette.ts'

export type StripPiece = { share: number | null; name: string }

const height = 26
/** Under half, what was not seen outweighs what was. */
const leastSeen = 0.5

/** Across, everything is in percent of the width; a piece in which the outlet was not watched is left out. */
export function CoverageStrip({ pieces }: { pieces: StripPiece[] }) {
  const width = 1 / Math.max(1, pieces.length)
  // hours lie side by side, days apart
  const drawn = percent(pieces.length > 60 ? width : width * 0.86)
  return html`
    <svg class="strip" aria-hidden="true" width="100%" height=${height}>
      ${pieces.map(({ share, name }, i) => {
        if (share === null) return null
        const x = percent(i * width)
        const full = short(share * height)
        return html`
          <g>
            <title>${name}</title>
            <rect class=${share < leastSeen ? 'unseen-part' : 'ground'} x=${x} width=${drawn} y="0.5" height=${height - 1} />
            ${full > 0 && html`<rect class="seen" x=${x} width=${drawn} y=${short(height - full)} height=${full} />`}
          </g>
        `
      })}
      <line class="base" x1="0" x2="100%" y1=${height - 0.5} y2=${height - 0.5} />
    </svg>
  `
}
