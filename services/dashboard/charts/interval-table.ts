/** Last week against the week before, with both intervals drawn on one scale. */
import { scaleLinear } from 'd3-scale'
import type { TrendRow } from '../api.ts'
import type { Change } from '../figures.ts'
import type { Formats } from '../format.ts'
import { html, type Markup } from '../html.ts'
import type { Words } from '../words/words.ts'
import { percent } from './palette.ts'

export type IntervalRow = { change: Change; name: string; hue: string; link?: string }

type IntervalTable = { caption: string; measure: string; rows: IntervalRow[]; words: Words; formats: Formats }

export function IntervalTable({ caption, measure, rows, words, formats }: IntervalTable) {
  const drawn = rows.flatMap(({ change: { last, before } }) => [last, before]).filter(({ share }) => share !== null)
  const firm = drawn.filter(({ small }) => !small)
  // thin rows have intervals as wide as the table: they are cut off rather than flatten all others
  const widest = Math.max(...(firm.length > 0 ? firm : drawn).map(({ high }) => high), 0.01)
  const x = scaleLinear([0, Math.min(1, widest)], [0.015, 0.97])
  const ticks = x.ticks(3)
  const scale = html`
    <svg aria-hidden="true" width="100%" height="16">
      ${ticks.map((tick) => html`<text x=${percent(x(tick))} y="12" text-anchor=${tick === 0 ? 'start' : x(tick) > 0.9 ? 'end' : 'middle'}>${formats.wholeShare(tick)}</text>`)}
    </svg>
  `
  return html`
    <table class="intervals" role="table">
      <caption class="unseen">${caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${measure}</th>
          <th role="columnheader" scope="col" class="drawing"><span class="unseen">${words.table.interval}</span>${scale}</th>
          <th role="columnheader" scope="col" class="number">${words.table.last}</th>
          <th role="columnheader" scope="col" class="number">${words.table.before}</th>
          <th role="columnheader" scope="col" class="number">${words.table.change}</th>
          <th role="columnheader" scope="col">${words.table.verdict}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map((row) => html`<${Row} row=${row} ticks=${ticks} x=${x} words=${words} formats=${formats} />`)}
      </tbody>
    </table>
  `
}

type RowProps = { row: IntervalRow; ticks: number[]; x: (share: number) => number; words: Words; formats: Formats }

function Row({ row: { change, name, hue, link }, ticks, x, words, formats }: RowProps) {
  const { last, before, verdict, points } = change
  const comparable = last.share !== null && before.share !== null
  return html`
    <tr role="row" class=${verdict}>
      <th role="rowheader" scope="row">${link ? html`<a href=${link}>${name}</a>` : name}</th>
      <td role="cell" class="drawing">
        <svg aria-hidden="true" width="100%" height="30">
          ${ticks.map((tick) => html`<line class="grid" x1=${percent(x(tick))} x2=${percent(x(tick))} y1="0" y2="30" />`)}
          ${drawInterval(before, x, 9, 'before')}${drawInterval(last, x, 20, `last ${hue}`)}
        </svg>
      </td>
      <td role="cell" class="number">${figure(last, formats)}</td>
      <td role="cell" class="number earlier"><span class="narrow-only">${words.table.before} </span>${figure(before, formats)}</td>
      <td role="cell" class="number change">${comparable ? formats.points(points) : '–'}</td>
      <td role="cell" class="verdict">${words.verdicts[verdict]}</td>
    </tr>
  `
}

const figure = (row: TrendRow, formats: Formats): Markup =>
  row.share === null ? '–' : html`${formats.share(row.share)} <small>${formats.interval(row)}</small>`

function drawInterval(row: TrendRow, x: (share: number) => number, y: number, look: string): Markup {
  if (row.share === null) return null
  return html`
    <g class=${look}>
      <line x1=${percent(x(row.low))} x2=${percent(x(row.high))} y1=${y} y2=${y} />
      <circle cx=${percent(x(row.share))} cy=${y} r="4" />
    </g>
  `
}
