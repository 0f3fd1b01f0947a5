/** Half a year by week: the frames stacked, and each with its uncertainty; and how the figures are made. */
import type { ChartFrame } from './charts/palette.ts'
import { SmallMultiples } from './charts/small-multiples.ts'
import { StackedWeeks, StackLegend, StackTable } from './charts/stacked-weeks.ts'
import { lastTwo, rowKey, type Week } from './figures.ts'
import { html } from './html.ts'
import type { Report } from './report.ts'
import { address } from './visit.ts'

const linksOf = ({ mentionsOf }: Report) => {
  return (frame: ChartFrame, week?: Week) => address('/mentions', mentionsOf(['frame', frame.id], week))
}

export function EveryWeek({ report }: { report: Report }) {
  const { visit, weeks, frames, formats } = report
  const { words: w } = visit
  const chart = { weeks, frames, words: w, formats, linkTo: linksOf(report) }
  return html`
    <section aria-labelledby="stack">
      <h2 id="stack">${w.stack}</h2>
      <figure aria-labelledby="stack">
        <p class="unseen">${w.stackAlternative(formats.number(weeks.length), largestOf(report))}</p>
        <${StackedWeeks} ...${chart} />
        <${StackLegend} frames=${frames} words=${w} />
        <figcaption class="note">${w.stackNote}</figcaption>
      </figure>
      <${StackTable} ...${chart} />
    </section>
  `
}

export function EveryFrame({ report }: { report: Report }) {
  const { visit, weeks, frames, formats } = report
  const { words: w } = visit
  const panels = { weeks, frames, words: w, formats, linkTo: linksOf(report) }
  return html`
    <section aria-labelledby="multiples">
      <h2 id="multiples">${w.multiples}</h2>
      <p class="note">${w.multiplesNote}</p>
      <${SmallMultiples} ...${panels} />
    </section>
  `
}

/** The three largest frames of last week, in words. */
function largestOf({ weeks, frames, formats }: Report): string {
  const last = lastTwo(weeks)?.last ?? weeks.at(-1)!
  const share = (frame: ChartFrame) => last.rows.get(rowKey('frame', frame.id))?.share ?? 0
  const largest = frames.toSorted((a, b) => share(b) - share(a)).slice(0, 3)
  return formats.list(largest.map((frame) => `${frame.name} ${formats.share(share(frame))}`))
}

export function Method({ report: { visit, trends, formats } }: { report: Report }) {
  const { words: w } = visit
  return html`
    <section class="method" aria-labelledby="method">
      <h2 id="method">${w.method}</h2>
      <ul>
        <li>${w.methodCounting}</li>
        <li>${w.methodInterval}</li>
        <li>${w.methodUnknown}</li>
        <li>${w.methodLabels(trends.version)}</li>
        <li>${w.methodAsOf(formats.instant(new Date(trends.asOf)))}</li>
      </ul>
    </section>
  `
}
