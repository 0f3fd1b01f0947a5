/** The mentions behind a figure, newest first, with the words that earned their labels. */
import { askOutlets, askReviewer, type Codebook, type Collection, type Mention, Refused, type Trends } from './api.ts'
import { type Directory, directoryOf } from './directory.ts'
import { MentionForm } from './filters.ts'
import { type Formats, formatsOf } from './format.ts'
import { html } from './html.ts'
import { MentionCard } from './mention-card.ts'
import type { Page } from './page.ts'
import { address, type Visit } from './visit.ts'

const onAPage = '25'

type Found = { mentions: Mention[]; next: string | null; problem?: string }

/** A form, and the mentions that the address asks for. */
export async function mentionsPage(visitor: Visit): Promise<Page> {
  const { ask, language, words: w } = visitor
  const [reviewer, found, trends, codebook, { collections }, outlets] = await Promise.all([
    visitor.hasKey ? askReviewer(ask) : null,
    findMentions(visitor),
    // the smallest answer that says which zone days belong to, by whom labels are given and up to when
    ask<Trends>('/v1/trends', new URLSearchParams({ of: 'attention', by: 'month' })),
    ask<Codebook>('/v1/frames'),
    ask<{ collections: Collection[] }>('/v1/collections'),
    askOutlets(ask),
  ])
  const visit = { ...visitor, reviewer }
  const formats = formatsOf(language, trends.timeZone)
  const directory = directoryOf(outlets, collections, visit, formats)
  return {
    title: w.mentionsTitle,
    synthetic: found.mentions.some(({ outlet }) => outlet.synthetic),
    body: html`
      <section class="lead">
        <h1>${w.mentionsTitle}</h1>
        <p class="note">${w.mentionsLede} ${w.methodCounting}</p>
      </section>
      <${MentionForm} visit=${visit} directory=${directory} codebook=${codebook} />
      <${Results} visit=${visit} found=${found} codebook=${codebook} directory=${directory} formats=${formats} />
      <p class="note">${w.methodLabels(trends.version)} ${w.methodAsOf(formats.instant(new Date(trends.asOf)))}</p>
    `,
  }
}

/** What the address asks for; where it asks for what there cannot be, what the API says of that. */
async function findMentions({ ask, parameters }: Visit): Promise<Found> {
  const asked = new URLSearchParams(parameters)
  if (!asked.has('limit')) asked.set('limit', onAPage)
  try {
    return await ask<Found>('/v1/mentions', asked)
  } catch (error) {
    if (error instanceof Refused && error.status === 400) return { mentions: [], next: null, problem: error.message }
    throw error
  }
}

type ResultsProps = { visit: Visit; found: Found; codebook: Codebook; directory: Directory; formats: Formats }

function Results({ visit, found, codebook, directory, formats }: ResultsProps) {
  const { words: w, parameters, path } = visit
  const { mentions, next, problem } = found
  if (problem !== undefined) return html`<p class="problem" role="alert">${problem}</p>`
  if (mentions.length === 0) return html`<p class="lede">${w.noMentions}</p>`
  const top = new URLSearchParams([...parameters].filter(([name]) => name !== 'cursor'))
  const card = { visit, codebook, directory, formats }
  return html`
    <ol class="mentions">
      ${mentions.map((mention) => html`<${MentionCard} mention=${mention} ...${card} />`)}
    </ol>
    <nav class="pager" aria-label=${w.mentionsTitle}>
      ${parameters.has('cursor') && html`<a href=${address(path, top)}>${w.newest}</a>`}
      ${next !== null && html`<a rel="next" href=${address(path, new URLSearchParams([...top, ['cursor', next]]))}>${w.older}</a>`}
    </nav>
  `
}
