/** How the outlets are watched: notices, what was seen of each in fourteen days, and of one outlet its feeds, streams and gaps. */
import {
  type ArticleOutcome,
  askMayManage,
  askOutlets,
  type Collection,
  type Coverage,
  type Feed,
  type Gap,
  type Notice,
  type OutletCoverage,
  type SecondNetFacts,
  type Stream,
} from './api.ts'
import { CoverageStrip } from './charts/coverage-strip.ts'
import { type Directory, directoryOf } from './directory.ts'
import { ManageForms } from './feed-forms.ts'
import { FeedList, GapList, Notices, StreamList } from './feed-lists.ts'
import { FeedForm } from './filters.ts'
import { type Formats, formatsOf } from './format.ts'
import { html, type Markup } from './html.ts'
import { Articles, SecondNets } from './other-ways.ts'
import type { Page } from './page.ts'
import { address, type Visit } from './visit.ts'

const onAPage = '50'
const mostListed = '20'
/** What the address may ask the API for; the rest belongs to other pages. */
const asked = ['outlet', 'state', 'health', 'cursor']

/** All outlets, those that need an eye first; or one, by the hour, with everything that is known of its feeds. */
export async function feedsPage(visit: Visit): Promise<Page> {
  const { ask, language, words: w, parameters } = visit
  const outlet = parameters.get('outlet')
  const list = (more: Record<string, string>) =>
    new URLSearchParams({ limit: mostListed, ...(outlet ? { outlet } : {}), ...more })
  const cut = asked.flatMap((name) => (parameters.has(name) ? [[name, parameters.get(name)!]] : []))
  const of = new URLSearchParams([...cut, ['limit', onAPage], ['by', outlet ? 'hour' : 'day']])
  const [coverage, { notices }, outlets, { collections }, mayManage] = await Promise.all([
    ask<Coverage>('/v1/coverage', of),
    ask<{ notices: Notice[] }>('/v1/notices', list(outlet ? {} : { state: 'open' })),
    askOutlets(ask),
    ask<{ collections: Collection[] }>('/v1/collections'),
    askMayManage(ask),
  ])
  const formats = formatsOf(language, coverage.timeZone)
  const streamed = new Set(coverage.outlets.flatMap(({ slug, streams }) => (streams > 0 ? slug : [])))
  const watched = outlets.filter(({ slug, feeds }) => feeds > 0 || streamed.has(slug))
  const directory = directoryOf(watched, collections, visit, formats)
  return {
    title: w.feeds.title,
    synthetic: coverage.outlets.some(({ synthetic }) => synthetic),
    body: html`
      <section class="lead">
        <h1>${w.feeds.title}</h1>
        <p class="lede">${w.feeds.lede}</p>
      </section>
      <${Notices} notices=${notices} visit=${visit} formats=${formats} />
      <${FeedForm} visit=${visit} directory=${directory} />
      <${Outlets} coverage=${coverage} visit=${visit} directory=${directory} formats=${formats} />
      ${await (outlet === null ? otherWays(visit, formats) : listsOf(outlet, new Date(coverage.to), mayManage, visit, formats))}
      ${mayManage && html`<${ManageForms} visit=${visit} />`}
    `,
  }
}

/** Everything that is known of one outlet. */
async function listsOf(outlet: string, now: Date, mayManage: boolean, visit: Visit, formats: Formats): Promise<Markup> {
  const of = new URLSearchParams({ outlet })
  const newest = new URLSearchParams({ outlet, limit: mostListed })
  const [{ feeds }, { streams }, { gaps }] = await Promise.all([
    visit.ask<{ feeds: Feed[] }>('/v1/feeds', newest),
    visit.ask<{ streams: Stream[] }>('/v1/streams', of),
    visit.ask<{ gaps: Gap[] }>('/v1/gaps', newest),
  ])
  return html`
    <${FeedList} feeds=${feeds} now=${now} mayManage=${mayManage} visit=${visit} formats=${formats} />
    <${StreamList} streams=${streams} visit=${visit} formats=${formats} />
    <${GapList} gaps=${gaps} visit=${visit} formats=${formats} />
  `
}

/** What came by other ways than feeds, of all outlets. */
async function otherWays(visit: Visit, formats: Formats): Promise<Markup> {
  const [{ nets }, { outcomes }] = await Promise.all([
    visit.ask<{ nets: SecondNetFacts[] }>('/v1/second-nets'),
    visit.ask<{ outcomes: ArticleOutcome[] }>('/v1/articles'),
  ])
  return html`
    <${SecondNets} nets=${nets} visit=${visit} formats=${formats} />
    <${Articles} outcomes=${outcomes} visit=${visit} formats=${formats} />
  `
}

type OutletsProps = { coverage: Coverage; visit: Visit; directory: Directory; formats: Formats }

function Outlets({ coverage, visit, directory, formats }: OutletsProps) {
  const { words: w, parameters, path } = visit
  if (coverage.outlets.length === 0) return html`<p class="lede">${w.feeds.none}</p>`
  const top = new URLSearchParams([...parameters].filter(([name]) => name !== 'cursor'))
  return html`
    <section aria-labelledby="seen">
      <h2 id="seen">${w.feeds.seen(formats.weekOfYear({ start: new Date(coverage.from), end: new Date(coverage.to) }))}</h2>
      <p class="note">${w.feeds.seenNote}</p>
      <ul class="signs coverage-signs">
        <li><i class="swatch seen"></i>${w.feeds.signs.seen}</li>
        <li><i class="swatch hollow"></i>${w.feeds.signs.gap}</li>
        <li><i class="swatch blank"></i>${w.feeds.signs.unwatched}</li>
      </ul>
      <ul class="coverage">
        ${coverage.outlets.map((outlet) => html`<${OutletRow} outlet=${outlet} coverage=${coverage} visit=${visit} directory=${directory} formats=${formats} />`)}
      </ul>
      <nav class="pager" aria-label=${w.feeds.title}>
        ${parameters.has('cursor') && html`<a href=${address(path, top)}>${w.feeds.first}</a>`}
        ${coverage.next !== null && html`<a rel="next" href=${address(path, new URLSearchParams([...top, ['cursor', coverage.next]]))}>${w.feeds.more}</a>`}
      </nav>
    </section>
  `
}

function OutletRow({ outlet, coverage, visit, directory, formats }: OutletsProps & { outlet: OutletCoverage }) {
  const { words: w, parameters } = visit
  const names = coverage.starts.map((start) =>
    (coverage.by === 'hour' ? formats.instant : formats.day)(new Date(start)),
  )
  const say = (share: number | null) =>
    share === null ? w.feeds.unwatched : w.feeds.seenShare(formats.wholeShare(share))
  const pieces = outlet.buckets.map((share, i) => ({ share, name: names[i]!, said: say(share) }))
  const gaps = pieces.filter(({ share }) => share !== null && share < 1)
  const isChosen = parameters.get('outlet') === outlet.slug
  return html`
    <li class=${`health-${outlet.health}`}>
      <div class="who">
        <h3><a href=${address('/feeds', new URLSearchParams({ outlet: outlet.slug }))} aria-current=${isChosen ? 'true' : undefined}><bdi>${outlet.name}</bdi></a></h3>
        <p>
          <strong class="health">${w.feeds.healths[outlet.health]}</strong>
          ${outlet.state && html` <span>${directory.nameOfState(outlet.state)}</span>`}
          <span> ${w.feeds.count(formats.count(outlet.feeds), formats.count(outlet.streams))}</span>
        </p>
      </div>
      <div>
        <${CoverageStrip} pieces=${pieces} />
        <p class="unseen">${gaps.length === 0 ? w.feeds.noGaps : w.feeds.gapsIn(formats.list(gaps.slice(0, mostNamed).map(({ name, said }) => `${name}: ${said}`)), formats.number(gaps.length))}</p>
      </div>
      <p class="share">${formats.share(outlet.coverage)}</p>
    </li>
  `
}

/** More would be read aloud for minutes; the list of gaps has them all. */
const mostNamed = 14
