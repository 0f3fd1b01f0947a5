/** Frames by week, stacked; every piece is a link to the mentions behind it. */
import { scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import { rowKey, type Week } from '../figures.ts'
import type { Formats } from '../format.ts'
import { html } from '../html.ts'
import type { Words } from '../words/words.ts'
import { type ChartFrame, hueOf, percent, short } from './palette.ts'

export type StackedWeeks = {
  weeks: Week[]
  frames: ChartFrame[]
  words: Words
  formats: Formats
  /** The mentions of a frame in a week. */
  linkTo: (frame: ChartFrame, week: Week) => string
}

const height = 340
const axisHeight = 22
const columnWidth = 0.8

const shareOf = (week: Week, frame: ChartFrame): number => week.rows.get(rowKey('frame', frame.id))?.share ?? 0
const isSmall = (week: Week): boolean => [...week.rows.values()].some(({ of, small }) => of === 'frame' && small)

/**
 * The chart. A piece is as high as the frame's share of the week's mentions, so a column ends above 100 % where mentions
 * carry several frames. Across, everything is in percent of the width: the chart fits any screen and its words keep their size.
 */
export function StackedWeeks({ weeks, frames, words, formats, linkTo }: StackedWeeks) {
  const stacked = stack<Week, ChartFrame>().keys(frames).value(shareOf)(weeks)
  const top = Math.max(1, ...stacked.flatMap((series) => series.map(([, end]) => end)))
  const y = scaleLinear([0, top], [height, 0]).nice(4)
  const band = { width: percent(columnWidth / weeks.length), left: (i: number) => percent((i + 0.1) / weeks.length) }
  const middle = (i: number) => percent((i + 0.5) / weeks.length)
  const ticks = y.ticks(4)
  const names = weeks.map(formats.weekOfYear)
  return html`
    <div class="stack" aria-hidden="true">
      <svg class="axis" width="44" height=${height + axisHeight + 10}>
        ${ticks.map((tick) => html`<text x="40" y=${short(y(tick) + 14)} text-anchor="end">${formats.wholeShare(tick)}</text>`)}
      </svg>
      <svg class="plot" width="100%" height=${height + axisHeight + 10}>
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="hatch" width="3" height="6" />
          </pattern>
        </defs>
        <svg y="10" width="100%" height=${height + axisHeight} overflow="visible">
          ${ticks.map((tick) => html`<line class=${tick === 0 ? 'base' : 'grid'} x1="0" x2="100%" y1=${short(y(tick))} y2=${short(y(tick))} />`)}
          ${stacked.map((series) =>
            series.map(([from, to], i) => {
              const week = weeks[i]!
              if (to <= from) return null
              return html`
                <a href=${linkTo(series.key, week)} tabindex="-1">
                  <rect
                    class=${hueOf(series.key)}
                    x=${band.left(i)}
                    width=${band.width}
                    y=${short(y(to))}
                    height=${short(y(from) - y(to))}
                  >
                    <title>${describePiece(series.key, week, names[i]!, words, formats)}</title>
                  </rect>
                </a>
              `
            }),
          )}
          ${weeks.map((week, i) => html`<${Foot} week=${week} previous=${weeks[i - 1]} at=${band.left(i)} middle=${middle(i)} width=${band.width} y=${y} words=${words} formats=${formats} />`)}
        </svg>
      </svg>
    </div>
  `
}

function describePiece(frame: ChartFrame, week: Week, name: string, words: Words, formats: Formats): string {
  const row = week.rows.get(rowKey('frame', frame.id))!
  return words.piece(frame.name, formats.share(row.share), formats.number(row.n), formats.number(row.nTotal), name)
}

type FootProps = {
  week: Week
  previous: Week | undefined
  at: string
  middle: string
  width: string
  y: (share: number) => number
  words: Words
  formats: Formats
}

/** What stands over and under a column: its month, and a mark where the week is running, thin or unknown. */
function Foot({ week, previous, at, middle, width, y, words, formats }: FootProps) {
  const month = formats.month(week.start)
  const isNewMonth = previous !== undefined && month !== formats.month(previous.start)
  const full = { x: at, width, y: short(y(1)), height: short(y(0) - y(1)) }
  return html`
    ${isNewMonth && html`<text x=${at} y=${height + 17}>${month}</text>`}
    ${!week.complete && html`<rect class="running" ...${{ ...full, y: 0, height }} fill="url(#hatch)" />`}
    ${!week.covered && html`<rect class="hollow" ...${full}><title>${formats.weekOfYear(week)}: ${whyHollow(week, words, formats)}</title></rect>`}
    ${week.covered && isSmall(week) && html`<circle class="few" cx=${middle} cy=${height + 5} r="2" />`}
  `
}

const whyHollow = ({ gap, coverage }: Week, words: Words, formats: Formats): string =>
  gap ? words.seenOnly(formats.wholeShare(coverage ?? 0)) : words.noData

/** What the colours and signs mean, group by group, in the order of the stack from its top. */
export function StackLegend({ frames, words }: Pick<StackedWeeks, 'frames' | 'words'>) {
  const groups = [...Map.groupBy(frames, ({ group }) => group)].reverse()
  return html`
    <ul class="legend">
      ${groups.map(
        ([group, members]) => html`
          <li>
            <strong>${words.groups[group]}</strong>
            <ul>
              ${members.toReversed().map((frame) => html`<li><i class=${`swatch ${hueOf(frame)}`}></i>${frame.name}</li>`)}
            </ul>
          </li>
        `,
      )}
      <li class="signs">
        <strong>${words.legend.title}</strong>
        <ul>
          <li><i class="swatch running"></i>${words.legend.running}</li>
          <li><i class="swatch hollow"></i>${words.legend.noData}</li>
          <li><i class="swatch few"></i>${words.legend.small}</li>
        </ul>
      </li>
    </ul>
  `
}

/** The figures of the chart as a table; each is the same link. */
export function StackTable({ weeks, frames, words, formats, linkTo }: StackedWeeks) {
  return html`
    <details>
      <summary>${words.stackTable}</summary>
      <div class="scroll" role="region" aria-label=${words.stackTable} tabindex="0">
        <table class="figures">
          <thead>
            <tr>
              <th class="head" scope="col">${words.table.week}</th>
              <th class="head" scope="col">${words.table.mentions}</th>
              ${frames.map((frame) => html`<th class="head" scope="col">${frame.name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${weeks.toReversed().map(
              (week) => html`
                <tr>
                  <th scope="row">
                    ${formats.weekOfYear(week)}${!week.complete && html` <small>${words.runningMark}</small>`}
                    ${week.covered && isSmall(week) && html` <small>${words.smallMark}</small>`}
                  </th>
                  <td>${week.covered ? formats.number(week.mentions) : whyHollow(week, words, formats)}</td>
                  ${frames.map((frame) => {
                    const row = week.rows.get(rowKey('frame', frame.id))
                    return html`<td>${row?.n ? html`<a href=${linkTo(frame, week)}>${formats.share(row.share)}</a>` : formats.share(row?.share ?? null)}</td>`
                  })}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `
}
