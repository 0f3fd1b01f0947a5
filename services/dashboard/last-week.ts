/** Last week against the week before: a sentence, what is behind it, and every figure with its interval. */
import { immigrantFramings } from '@mirador/core/terms.ts'
import { type IntervalRow, IntervalTable } from './charts/interval-table.ts'
import { hueOf } from './charts/palette.ts'
import { attentionKey, compare, lastTwo, rowKey, type Week } from './figures.ts'
import { html, type Markup } from './html.ts'
import type { Mover } from './movers.ts'
import type { Report } from './report.ts'
import { headlineOf, isComparable, ledeOf, MoverCard } from './summary.ts'
import { address } from './visit.ts'

type Pair = { last: Week; before: Week }

/** The sentence on top, and what is behind it. */
export function LastWeek({ report, movers, form }: { report: Report; movers: Mover[]; form: Markup }) {
  const { visit, frames, formats, weeks } = report
  const { words: w } = visit
  const pair = lastTwo(weeks)
  if (!pair)
    return html`<section class="lead"><h1>${w.headline.unknown}</h1><p class="lede">${w.emptyWhen}</p></section>${form}`
  const changes = frames.flatMap(({ id }) => compare(rowKey('frame', id), pair) ?? [])
  const names = new Map<string, string>(frames.map(({ id, name }) => [id, name]))
  return html`
    <section class="lead">
      <p class="kicker">${w.weekOf(formats.weekOfYear(pair.last))} <span>${w.against(formats.week(pair.before))}</span></p>
      <h1>${headlineOf(changes, names, w, formats)}</h1>
      <p class="lede">${ledeOf(pair, w, formats).join(' ')}</p>
      <${Running} report=${report} />
    </section>
    ${form}
    <section aria-labelledby="changed">
      <h2 id="changed">${w.changed}</h2>
      ${
        movers.length > 0
          ? html`<div class="movers">${movers.map((mover) => html`<${MoverCard} mover=${mover} words=${w} formats=${formats} />`)}</div>`
          : html`<p>${isComparable(changes) ? w.nothingChanged(formats.number(frames.length)) : w.tooLittle}</p>`
      }
      <p class="note">${w.rule}</p>
    </section>
  `
}

/** Every figure of both weeks with its interval: immigrants, attention, frames. */
export function BothWeeks({ report }: { report: Report }) {
  const pair = lastTwo(report.weeks)
  return pair && html`<${People} report=${report} pair=${pair} /><${Frames} report=${report} pair=${pair} />`
}

/** The week that is not over yet. */
function Running({ report: { visit, weeks, formats } }: { report: Report }) {
  const week = weeks.at(-1)
  if (!week || week.complete) return null
  return html`<p class="note">${visit.words.running(formats.week(week), formats.count(week.mentions))}</p>`
}

/** How immigrants are framed, and how much attention there is. */
function People({ report, pair }: { report: Report; pair: Pair }) {
  const { visit, codebook, formats, mentionsOf } = report
  const { words: w, language } = visit
  const framings = immigrantFramings.filter((id) => id !== 'none')
  const rows = framings.flatMap((id): IntervalRow[] => {
    const change = compare(rowKey('immigrants', id), pair)
    const name = codebook.immigrants.find((entry) => entry.id === id)?.name[language] ?? id
    const link = address('/mentions', mentionsOf(['immigrants', id], pair.last))
    return change ? [{ change, name, link, hue: `hue-${id}` }] : []
  })
  const attention = compare(attentionKey, pair)
  const attentionRows = attention ? [{ change: attention, name: w.attentionLabel, hue: 'hue-attention' }] : []
  return html`
    <section aria-labelledby="immigrants">
      <h2 id="immigrants">${w.immigrants}</h2>
      <p class="note">${w.immigrantsNote}</p>
      <${IntervalTable} caption=${w.immigrants} measure=${w.table.framing} rows=${rows} words=${w} formats=${formats} />
    </section>
    <section aria-labelledby="attention">
      <h2 id="attention">${w.attention}</h2>
      <p class="note">${w.attentionNote}</p>
      <${IntervalTable} caption=${w.attention} measure=${w.table.measure} rows=${attentionRows} words=${w} formats=${formats} />
    </section>
  `
}

/** Every frame, the largest first. */
function Frames({ report, pair }: { report: Report; pair: Pair }) {
  const { visit, frames, formats, mentionsOf } = report
  const { words: w } = visit
  const rows = frames.flatMap((frame): IntervalRow[] => {
    const change = compare(rowKey('frame', frame.id), pair)
    const link = address('/mentions', mentionsOf(['frame', frame.id], pair.last))
    return change ? [{ change, name: frame.name, link, hue: hueOf({ ...frame, shade: 0 }) }] : []
  })
  const largest = rows.toSorted((a, b) => (b.change.last.share ?? 0) - (a.change.last.share ?? 0))
  return html`
    <section aria-labelledby="frames">
      <h2 id="frames">${w.allFrames}</h2>
      <p class="note">${w.allFramesNote}</p>
      <${IntervalTable} caption=${w.allFrames} measure=${w.table.frame} rows=${largest} words=${w} formats=${formats} />
    </section>
  `
}
