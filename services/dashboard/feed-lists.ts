/** Lists of the page of feeds: notices, the feeds and streams of an outlet, its gaps. */
import type { Feed, Gap, Hub, Notice, Stream } from './api.ts'
import type { Formats } from './format.ts'
import { html } from './html.ts'
import { address, type Visit } from './visit.ts'

type Shared = { visit: Visit; formats: Formats }

/** What an operator should know, newest first; nothing where all is well. */
export function Notices({ notices, visit, formats }: Shared & { notices: Notice[] }) {
  const { words: w } = visit
  return html`
    <section aria-labelledby="notices">
      <h2 id="notices">${w.feeds.notices}</h2>
      ${
        notices.length === 0
          ? html`<p>${w.feeds.noNotices}</p>`
          : html`<ul class="notices">${notices.map((notice) => html`<${NoticeItem} notice=${notice} visit=${visit} formats=${formats} />`)}</ul>`
      }
    </section>
  `
}

function NoticeItem({ notice, visit: { words: w }, formats }: Shared & { notice: Notice }) {
  const { kind, outlet, outletName, url, stream, since, allowedHours, reason, detail, openedAt, closedAt } = notice
  const time = (instant: string) => html`<time datetime=${instant}>${formats.moment(new Date(instant))}</time>`
  return html`
    <li class=${`notice-${kind} ${closedAt === null ? 'open' : 'over'}`}>
      <p>
        <strong>${w.feeds.kinds[kind]}</strong>${' '}
        <a href=${address('/feeds', new URLSearchParams({ outlet }))}><bdi>${outletName}</bdi></a>
        ${reason !== null && html` <span>(${reason})</span>`}
      </p>
      <p class="note">
        ${w.feeds.wellUntil} ${time(since)} · ${w.feeds.told} ${time(openedAt)}
        ${closedAt !== null && html` · ${w.feeds.over} ${time(closedAt)}`}
      </p>
      ${allowedHours !== null && html`<p class="note">${(stream === null ? w.feeds.allowed : w.feeds.silentStream)(formats.number(Math.round(allowedHours)))}</p>`}
      ${(url ?? stream) !== null && html`<p class="address">${url ?? stream}</p>`}
      ${detail !== null && detail !== url && html`<p class="note" lang="en">${detail}</p>`}
    </li>
  `
}

type FeedListProps = Shared & { feeds: Feed[]; now: Date; mayManage: boolean }

/** The feeds of an outlet, each with how it stands and its hub; and, for who may, a button that polls it. */
export function FeedList({ feeds, now, mayManage, visit, formats }: FeedListProps) {
  const { words: w } = visit
  const time = (instant: string | null) => (instant === null ? w.feeds.never : formats.moment(new Date(instant)))
  const next = ({ active, nextPollAt }: Feed) => {
    if (!active) return w.feeds.never
    return new Date(nextPollAt) <= now ? w.feeds.dueNow : time(nextPollAt)
  }
  if (feeds.length === 0) return null
  return html`
    <section aria-labelledby="list">
      <h2 id="list">${w.feeds.list}</h2>
      <ul class="notices">
        ${feeds.map(
          (feed) => html`
            <li id=${`feed-${feed.id}`}>
              <p><strong>${w.feeds.states[feed.state]}</strong>${' '}<span class="address">${feed.url}</span></p>
              <dl class="facts">
                <div><dt>${w.feeds.lastPoll}</dt><dd>${time(feed.lastPollAt)}</dd></div>
                <div><dt>${w.feeds.lastNew}</dt><dd>${time(feed.lastNewAt)}</dd></div>
                <div><dt>${w.feeds.nextPoll}</dt><dd>${next(feed)}</dd></div>
                <div><dt>${w.feeds.seenUntil}</dt><dd>${time(feed.seenUntil)}</dd></div>
              </dl>
              ${feed.lastDetail !== null && html`<p class="note" lang="en">${feed.lastDetail}</p>`}
              ${feed.hub && html`<${HubLine} hub=${feed.hub} visit=${visit} formats=${formats} />`}
              ${mayManage && feed.active && html`<${PollButton} feed=${feed} visit=${visit} />`}
            </li>
          `,
        )}
      </ul>
    </section>
  `
}

function HubLine({ hub, visit: { words: w }, formats }: Shared & { hub: Hub }) {
  const { url, state, subscribedUntil, pushedAt, reason } = hub
  const time = (instant: string) => formats.moment(new Date(instant))
  return html`
    <p class="note">
      ${w.feeds.hub} <span class="address">${url}</span>: ${w.feeds.hubStates[state]}
      ${subscribedUntil !== null && ` ${w.feeds.subscribedUntil} ${time(subscribedUntil)}`}
      ${' · '}${w.feeds.pushedAt}: ${pushedAt === null ? w.feeds.never : time(pushedAt)}
    </p>
    ${reason !== null && html`<p class="note" lang="en">${reason}</p>`}
  `
}

const PollButton = ({ feed, visit: { words: w, path, parameters } }: { feed: Feed; visit: Visit }) => html`
  <form method="post" action="/feeds/poll">
    <input type="hidden" name="feed" value=${feed.id} />
    <input type="hidden" name="next" value=${address(path, parameters)} />
    <button class="say" aria-label=${w.feeds.pollNowOf(feed.url)}>${w.feeds.pollNow}</button>
  </form>
`

/** The social streams that bring an outlet, each with how far it was read. */
export function StreamList({ streams, visit: { words: w }, formats }: Shared & { streams: Stream[] }) {
  const time = (instant: string | null) => (instant === null ? w.feeds.never : formats.moment(new Date(instant)))
  if (streams.length === 0) return null
  return html`
    <section aria-labelledby="streams">
      <h2 id="streams">${w.feeds.streams}</h2>
      <ul class="notices">
        ${streams.map(
          ({ name, state, seenUntil, readUntil, lastSuccessAt, posts, kept, deleted, lastProblem }) => html`
            <li>
              <p><strong>${w.feeds.states[state]}</strong>${' '}<span class="address">${name}</span></p>
              <dl class="facts">
                <div><dt>${w.feeds.lastRead}</dt><dd>${time(lastSuccessAt)}</dd></div>
                <div><dt>${w.feeds.readUntil}</dt><dd>${time(readUntil)}</dd></div>
                <div><dt>${w.feeds.seenUntil}</dt><dd>${time(seenUntil)}</dd></div>
                <div><dt>${w.feeds.postsKept}</dt><dd>${w.feeds.keptOf(formats.number(kept), formats.number(posts))}</dd></div>
                <div><dt>${w.feeds.deleted}</dt><dd>${formats.number(deleted)}</dd></div>
              </dl>
              ${lastProblem !== null && html`<p class="note" lang="en">${lastProblem}</p>`}
            </li>
          `,
        )}
      </ul>
    </section>
  `
}

/** The gaps of an outlet, newest first. */
export function GapList({ gaps, visit: { words: w }, formats }: Shared & { gaps: Gap[] }) {
  return html`
    <section aria-labelledby="gaps">
      <h2 id="gaps">${w.feeds.gaps}</h2>
      <p class="note">${w.feeds.gapsNote}</p>
      ${gaps.length === 0 && html`<p>${w.feeds.noGaps}</p>`}
      <ul class="notices">
        ${gaps.map(
          ({ stream, since, until, open, reason, detail }) => html`
            <li>
              <p>
                ${stream !== null && html`<span class="address">${stream}</span> `}
                <strong>${(stream === null ? w.feeds.reasons : w.feeds.streamReasons)[reason]}</strong>${detail !== null && ` (${detail})`}:${' '}
                ${formats.moment(new Date(since))} – ${open ? w.feeds.now : formats.moment(new Date(until))}
              </p>
            </li>
          `,
        )}
      </ul>
    </section>
  `
}
