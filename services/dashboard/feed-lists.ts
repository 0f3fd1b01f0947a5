/** Lists of the page of feeds: notices, the feeds of an outlet, its gaps. */
import type { Feed, Gap, Notice } from './api.ts'
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
  const { kind, outlet, outletName, url, since, allowedHours, reason, detail, openedAt, closedAt } = notice
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
      ${allowedHours !== null && html`<p class="note">${w.feeds.allowed(formats.number(Math.round(allowedHours)))}</p>`}
      ${url !== null && html`<p class="address">${url}</p>`}
      ${detail !== null && detail !== url && html`<p class="note" lang="en">${detail}</p>`}
    </li>
  `
}

/** The feeds of an outlet, each with how it stands. */
export function FeedList({ feeds, visit: { words: w }, formats }: Shared & { feeds: Feed[] }) {
  const time = (instant: string | null) => (instant === null ? w.feeds.never : formats.moment(new Date(instant)))
  return html`
    <section aria-labelledby="list">
      <h2 id="list">${w.feeds.list}</h2>
      <ul class="notices">
        ${feeds.map(
          (feed) => html`
            <li>
              <p><strong>${w.feeds.states[feed.state]}</strong>${' '}<span class="address">${feed.url}</span></p>
              <dl class="facts">
                <div><dt>${w.feeds.lastPoll}</dt><dd>${time(feed.lastPollAt)}</dd></div>
                <div><dt>${w.feeds.lastNew}</dt><dd>${time(feed.lastNewAt)}</dd></div>
                <div><dt>${w.feeds.nextPoll}</dt><dd>${feed.active ? time(feed.nextPollAt) : w.feeds.never}</dd></div>
                <div><dt>${w.feeds.seenUntil}</dt><dd>${time(feed.seenUntil)}</dd></div>
              </dl>
              ${feed.lastDetail !== null && html`<p class="note" lang="en">${feed.lastDetail}</p>`}
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
          ({ since, until, open, reason, detail }) => html`
            <li>
              <p>
                <strong>${w.feeds.reasons[reason]}</strong>${detail !== null && ` (${detail})`}:${' '}
                ${formats.moment(new Date(since))} – ${open ? w.feeds.now : formats.moment(new Date(until))}
              </p>
            </li>
          `,
        )}
      </ul>
    </section>
  `
}
