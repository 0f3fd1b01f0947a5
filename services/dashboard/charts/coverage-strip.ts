/** What was seen of an outlet, a piece an hour or a day: as full as its share, hollow where under half was seen. */
import { html } from '../html.ts'
import { percent, short } from './palette.ts'

/** A span of time by name, the share of it that was seen, and the same in words. */
export type StripPiece = { name: string; share: number | null; said: string }

const height = 26
/** Under half, what was not seen outweighs what was. */
const leastSeen = 0.5
/** More are hours: they lie side by side, and equal ones are drawn as one. */
const mostApart = 60

/** Across, everything is in percent of the width; a piece in which the outlet was not watched is left out. */
export function CoverageStrip({ pieces }: { pieces: StripPiece[] }) {
  const width = 1 / Math.max(1, pieces.length)
  const apart = pieces.length <= mostApart
  const runs = apart ? pieces.map((piece, at) => ({ at, pieces: [piece] })) : runsOf(pieces)
  return html`
    <svg class="strip" aria-hidden="true" width="100%" height=${height}>
      ${runs.map(({ at, pieces: [first, ...rest] }) => {
        if (!first || first.share === null) return null
        const x = percent(at * width)
        const drawn = percent((apart ? 0.86 : 1 + rest.length) * width)
        const full = short(first.share * height)
        const last = rest.at(-1)
        return html`
          <g>
            <title>${first.name}${last && ` – ${last.name}`}: ${first.said}</title>
            <rect class=${first.share < leastSeen ? 'unseen-part' : 'ground'} x=${x} width=${drawn} y="0.5" height=${height - 1} />
            ${full > 0 && html`<rect class="seen" x=${x} width=${drawn} y=${short(height - full)} height=${full} />`}
          </g>
        `
      })}
      <line class="base" x1="0" x2="100%" y1=${height - 0.5} y2=${height - 0.5} />
    </svg>
  `
}

/** Neighbours of the same share together, each run with the place of its first piece. */
function runsOf(pieces: StripPiece[]): { at: number; pieces: StripPiece[] }[] {
  const runs: { at: number; pieces: StripPiece[] }[] = []
  pieces.forEach((piece, at) => {
    const run = runs.at(-1)
    if (run?.pieces[0]?.share === piece.share) run.pieces.push(piece)
    else runs.push({ at, pieces: [piece] })
  })
  return runs
}
