/** One small chart a frame: its share by week with the interval as a band. */
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { TrendRow } from '../api.ts'
import { rowKey, type Week } from '../figures.ts'
import type { Formats } from '../format.ts'
import { html } from '../html.ts'
import type { Words } from '../words/words.ts'
import { type ChartFrame, hueOf, short } from './palette.ts'

const height = 72

type Multiples = {
  weeks: Week[]
  frames: ChartFrame[]
  words: Words
  formats: Formats
  linkTo: (frame: ChartFrame) => string
}

export function SmallMultiples({ weeks, frames, words, formats, linkTo }: Multiples) {
  const complete = weeks.filter(({ complete }) => complete)
  return html`
    <ul class="multiples">
      ${frames.map((frame) => html`<${Panel} frame=${frame} weeks=${complete} words=${words} formats=${formats} link=${linkTo(frame)} />`)}
    </ul>
  `
}

type PanelProps = { frame: ChartFrame; weeks: Week[]; words: Words; formats: Formats; link: string }
type Point = { row: TrendRow; known: boolean }

/** Across, one unit is a week: the inner picture is stretched to the panel while its lines keep their width. */
function Panel({ frame, weeks, words, formats, link }: PanelProps) {
  const points = weeks.flatMap((week): Point[] => {
    const row = week.rows.get(rowKey('frame', frame.id))
    return row ? [{ row, known: week.covered && row.share !== null }] : []
  })
  const shares = points.filter(({ known }) => known).map(({ row }) => row.share ?? 0)
  const firm = points.filter(({ known, row }) => known && !row.small)
  const top = niceTop(Math.max(0.02, ...shares, ...firm.map(({ row }) => row.high)))
  const y = scaleLinear([0, top], [height, 0])
  const band = area<Point>(
    (_, i) => i,
    ({ row }) => y(row.low),
    ({ row }) => y(row.high),
  )
  const path = line<Point>(
    (_, i) => i,
    ({ row }) => y(row.share ?? 0),
  )
  const last = formats.share(points.at(-1)?.row.share ?? null)
  return html`
    <li class=${hueOf(frame)}>
      <h3><a href=${link}>${frame.name}</a></h3>
      <p class="unseen">${words.multipleAlternative(frame.name, formats.share(shares[0] ?? null), last)}</p>
      <div aria-hidden="true">
        <span class="top">${formats.wholeShare(top)}</span><span class="now">${last}</span>
        <svg width="100%" height=${height} viewBox=${`0 0 ${Math.max(1, points.length - 1)} ${height}`} preserveAspectRatio="none">
          <path class="base" d=${`M0,${height}H${points.length}M0,0H${points.length}`} />
          <path class="band" d=${band.digits(2).defined(({ known, row }) => known && !row.small)(points)} />
          <path class="line" d=${path.digits(2).defined(({ known }) => known)(points)} />
        </svg>
      </div>
    </li>
  `
}

/** The next of 2, 5, 10, 20, 30 … %: few scales, so that panels of one scale can be compared. */
function niceTop(share: number): number {
  const steps = [0.02, 0.05, 0.1]
  return steps.find((step) => share <= step) ?? short(Math.min(1, Math.ceil(share * 10) / 10))
}
