/** What came by other ways than feeds, and what became of articles: parts of the page of feeds. */
import type { ArticleOutcome, SecondNetFacts } from './api.ts'
import type { Formats } from './format.ts'
import { html } from './html.ts'
import type { Visit } from './visit.ts'

type Shared = { visit: Visit; formats: Formats }

/** A row a net; nothing where none was ever read. */
export function SecondNets({ nets, visit: { words }, formats }: Shared & { nets: SecondNetFacts[] }) {
  const { feeds: w } = words
  if (nets.length === 0) return null
  const nameOf = ({ net, stream }: SecondNetFacts) =>
    stream === null ? w.netNames[net] : `${w.netNames[net]}, ${w.netStreams[stream] ?? stream}`
  const heads = [w.files, w.items, w.kept, w.repeated, w.last]
  return html`
    <section>
      <h2 id="nets">${w.nets}</h2>
      <p class="note">${w.netsNote}</p>
      <div class="scroll" role="region" aria-labelledby="nets" tabindex="0">
        <table class="trust">
          <thead><tr>${[w.net, ...heads].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
          <tbody>
            ${nets.map(
              (net) => html`
                <tr>
                  <th scope="row">${nameOf(net)}</th>
                  <td>
                    ${formats.number(net.read)}
                    ${net.waiting + net.givenUp > 0 && html` <small>${w.waitingFiles(formats.count(net.waiting), formats.number(net.givenUp))}</small>`}
                    ${net.trouble !== null && html` <small lang="en">${net.trouble}</small>`}
                  </td>
                  ${[net.items, net.kept, net.repeated].map((count) => html`<td>${formats.number(count)}</td>`)}
                  <td>${net.lastReadAt === null ? w.never : formats.moment(new Date(net.lastReadAt))}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    </section>
  `
}

/** A row an outcome and reason; nothing where no article was ever wanted. */
export function Articles({ outcomes, visit: { words }, formats }: Shared & { outcomes: ArticleOutcome[] }) {
  const { feeds: w } = words
  if (outcomes.length === 0) return null
  return html`
    <section aria-labelledby="articles">
      <h2 id="articles">${w.articles}</h2>
      <p class="note">${w.articlesNote}</p>
      <table class="trust">
        <thead><tr><th scope="col">${w.outcome}</th><th scope="col">${w.number}</th></tr></thead>
        <tbody>
          ${outcomes.map(
            ({ outcome, reason, articles }) => html`
              <tr>
                <th scope="row">${w.outcomes[outcome]}${reason !== null && html` <small>${w.articleReasons[reason] ?? reason}</small>`}</th>
                <td>${formats.number(articles)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </section>
  `
}
