/** Adding feeds and lists of outlets from a page, polling a feed now, and the whole list as a file; forms that need no script. */

import { formatsOf } from './format.ts'
import { html, type Markup } from './html.ts'
import type { Page } from './page.ts'
import { address, type Visit } from './visit.ts'

/** The forms of who may change what is collected. */
export function ManageForms({ visit: { words } }: { visit: Visit }) {
  const { feeds: w } = words
  return html`
    <details class="draw">
      <summary>${w.manage}</summary>
      <form class="filters" method="post" action="/feeds/add" aria-label=${w.addFeed}>
        <label class="field">
          <span>${w.addAddress}</span>
          <input type="url" name="address" maxlength="2000" required placeholder="https://" />
        </label>
        <label class="field">
          <span>${w.addOutlet}</span>
          <input name="outlet" maxlength="200" required />
        </label>
        <div class="actions"><button class="quiet">${w.add}</button></div>
      </form>
      <form class="filters" method="post" action="/feeds/lists" enctype="multipart/form-data" aria-label=${w.importList}>
        <label class="field">
          <span>${w.listFile}</span>
          <input type="file" name="list" accept=".csv,.opml,.xml,text/csv" required />
        </label>
        <div class="actions"><button class="quiet">${w.take}</button></div>
      </form>
      <p class="note">${w.importNote}</p>
      <p class="note">${w.exportList} <a href="/outlets.csv">CSV</a> · <a href="/outlets.opml">OPML</a></p>
    </details>
  `
}

/** What came of a form, and the way back. */
const result = ({ words: { feeds: w } }: Visit, back: string, body: Markup): Page => ({
  title: w.added,
  body: html`
    <section class="lead">
      <h1>${w.added}</h1>
      ${body}
      <p><a href=${back}>${w.toFeeds}</a></p>
    </section>
  `,
})

type Added = { outlet: string; said: string[]; trouble: string | null }

/** Adds a feed, or the first of a site; gives the page that says what came of it. Throws `Refused`. */
export async function receiveFeed(visit: Visit, form: URLSearchParams): Promise<Page> {
  const { feeds: w } = visit.words
  const wanted = { address: (form.get('address') ?? '').trim(), outlet: (form.get('outlet') ?? '').trim() }
  const { outlet, said, trouble } = await visit.tell<Added>('/v1/feeds', wanted)
  return result(
    visit,
    address('/feeds', new URLSearchParams({ outlet })),
    html`
      <ul class="plain-list" lang="en">${said.map((sentence) => html`<li class="address">${sentence}</li>`)}</ul>
      ${trouble !== null && html`<p class="problem">${w.trouble} <span lang="en">${trouble}</span></p>`}
    `,
  )
}

type Taken = { outlets: number; feeds: number; outletsAdded: number; feedsAdded: number; problems: string[] }

/** Takes in a list; gives the page that says what was taken and what was not. Throws `Refused`. */
export async function receiveList(visit: Visit, form: URLSearchParams): Promise<Page> {
  const { feeds: w } = visit.words
  const { number, count } = formatsOf(visit.language, 'UTC')
  const list = form.get('list') ?? ''
  if (list.trim() === '') return result(visit, '/feeds', html`<p class="problem" role="alert">${w.noFile}</p>`)
  const taken = await visit.tell<Taken>('/v1/outlet-lists', { list })
  return result(
    visit,
    '/feeds',
    html`
      <p class="lede">${w.taken(count(taken.outlets), count(taken.feeds), number(taken.outletsAdded), number(taken.feedsAdded))}</p>
      ${
        taken.problems.length > 0 &&
        html`<h2>${w.leftOut}</h2><ul class="plain-list" lang="en">${taken.problems.map((problem) => html`<li class="address">${problem}</li>`)}</ul>`
      }
    `,
  )
}

/** Makes a feed due now; gives where to go on. Throws `Refused`. */
export async function receivePoll({ tell }: Visit, form: URLSearchParams): Promise<string> {
  const feed = form.get('feed') ?? ''
  await tell(`/v1/feeds/${encodeURIComponent(feed)}/poll`)
  return `${form.get('next') ?? '/feeds'}#feed-${feed}`
}
