/** The mentions behind a figure, newest first, with the words that earned their labels. */
import { askOutlets, type Codebook, type Collection, type Mention, type Trends } from './api.ts'
import { directoryOf } from './directory.ts'
import { MentionForm } from './filters.ts'
import { formatsOf } from './format.ts'
import { html } from './html.ts'
import { MentionCard } from './mention-card.ts'
import type { Page } from './page.ts'
import { address, type Visit } from './visit.ts'

const onAPage = '30'

export async function mentionsPage(visit: Visit): Promise<Page> {
  const { ask, words: w, parameters } = visit
  const asked = new URLSearchParams(parameters)
  if (!asked.has('limit')) asked.set('limit', onAPage)
  const [{ mentions, next }, codebook, { collections }, outlets, trends] = await Promise.all([
    ask<{ mentions: Mention[]; next: string | null }>('/v1/mentions', asked),
    ask<Codebook>('/v1/frames'),
    ask<{ collections: Collection[] }>('/v1/collections'),
    askOutlets(ask),
    // the smallest answer that says which zone days belong to, by whom labels are given and up to when
    ask<Trends>('/v1/trends', new URLSearchParams({ of: 'attention', by: 'month' })),
  ])
  const formats = formatsOf(visit.language, trends.timeZone)
  const directory = directoryOf(outlets, collections, visit, formats)
  const card = { visit, codebook, directory, formats }
  return {
    title: w.mentionsTitle,
    synthetic: mentions.some(({ outlet }) => outlet.synthetic),
    body: html`
      <section class="lead">
        <h1>${w.mentionsTitle}</h1>
        <p class="lede">${w.mentionsLede}</p>
      </section>
      <${MentionForm} visit=${visit} directory=${directory} codebook=${codebook} />
      ${mentions.length === 0 && html`<p class="none">${w.noMentions}</p>`}
      <ol class="mentions">
        ${mentions.map((mention) => html`<${MentionCard} mention=${mention} ...${card} />`)}
      </ol>
      <${Paging} visit=${visit} next=${next} />
      <section class="method">
        <ul>
          <li>${w.methodCounting}</li>
          <li>${w.methodLabels(trends.version)}</li>
          <li>${w.methodAsOf(formats.instant(new Date(trends.asOf)))}</li>
        </ul>
      </section>
    `,
  }
}

function Paging({ visit: { words: w, path, parameters }, next }: { visit: Visit; next: string | null }) {
  const top = new URLSearchParams([...parameters].filter(([name]) => name !== 'cursor'))
  return html`
    <nav class="paging" aria-label=${w.mentionsTitle}>
      ${parameters.has('cursor') && html`<a href=${address(path, top)}>${w.newest}</a>`}
      ${next !== null && html`<a rel="next" href=${address(path, new URLSearchParams([...top, ['cursor', next]]))}>${w.older}</a>`}
    </nav>
  `
}
