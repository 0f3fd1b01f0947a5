/** The first page: what changed last week, whether it is more than noise, what drove it; and half a year by week. */
import { askOutlets, type Codebook, type Collection, type Outlet, type Trends } from './api.ts'
import { chartFrames } from './charts/palette.ts'
import { type Directory, directoryOf, isInCut } from './directory.ts'
import { EveryFrame, EveryWeek, Method } from './every-week.ts'
import { weeksOf } from './figures.ts'
import { CutForm } from './filters.ts'
import { formatsOf } from './format.ts'
import { html } from './html.ts'
import { BothWeeks, LastWeek } from './last-week.ts'
import { findMovers } from './movers.ts'
import type { Page } from './page.ts'
import type { Report } from './report.ts'
import { cutOf, type Visit } from './visit.ts'

const kinds = ['frame', 'immigrants', 'attention'].map((kind) => ['of', kind])
/** What the page itself asks for: an address cannot change it. */
const ours = ['of', 'by', 'from', 'to']

/** Asks the API at once for all that the page needs, and once more for what is behind the changes. */
export async function frontPage(visit: Visit): Promise<Page> {
  const { ask, words: w, parameters } = visit
  const [trends, codebook, { collections }, outlets] = await Promise.all([
    ask<Trends>(
      '/v1/trends',
      new URLSearchParams([...kinds, ...[...parameters].filter(([name]) => !ours.includes(name))]),
    ),
    ask<Codebook>('/v1/frames'),
    ask<{ collections: Collection[] }>('/v1/collections'),
    askOutlets(ask),
  ])
  const report = reportOf(visit, trends, codebook)
  const directory = directoryOf(outlets, collections, visit, report.formats)
  const form = html`<${CutForm} visit=${visit} directory=${directory} />`
  if (report.weeks.every(({ covered }) => !covered))
    return { title: w.emptyTitle, body: html`<${Empty} report=${report} outlets=${outlets} directory=${directory} />` }
  const movers = await findMovers(report)
  return {
    title: w.overview,
    synthetic: outlets.some((outlet) => outlet.synthetic && outlet.items > 0 && isInCut(outlet, parameters)),
    body: html`
      <${LastWeek} report=${report} movers=${movers} form=${form} />
      <${EveryWeek} report=${report} />
      <${BothWeeks} report=${report} />
      <${EveryFrame} report=${report} />
      <${Method} report=${report} />
    `,
  }
}

function reportOf(visit: Visit, trends: Trends, codebook: Codebook): Report {
  const weeks = weeksOf(trends)
  return {
    visit,
    trends,
    codebook,
    weeks,
    frames: chartFrames(codebook, visit.language),
    formats: formatsOf(visit.language, trends.timeZone),
    mentionsOf: (label, week) => {
      const { from } = (week ?? weeks[0]!).days
      const { to } = (week ?? weeks.at(-1)!).days
      return new URLSearchParams([...cutOf(visit.parameters), label, ['from', from], ['to', to]])
    },
  }
}

/** What stands where nothing was counted yet: what will be here, and when. */
function Empty({ report, outlets, directory }: { report: Report; outlets: Outlet[]; directory: Directory }) {
  const { visit, formats } = report
  const { words: w } = visit
  const feeds = outlets.reduce((sum, outlet) => sum + outlet.feeds, 0)
  const polled = outlets.filter(({ lastPollAt }) => lastPollAt !== null).length
  const isCut = visit.parameters.size > 0
  const state = feeds > 0 ? w.emptyPolled(formats.count(feeds), formats.count(polled)) : w.emptyNoFeeds
  return html`
    <section class="lead">
      <h1>${w.emptyTitle}</h1>
      <p class="lede">${isCut ? w.emptyOfCut : state}</p>
      <p>${w.emptyWhen}</p>
    </section>
    ${isCut && html`<${CutForm} visit=${visit} directory=${directory} />`}
  `
}
