/** How far second opinions agree with the program, label by label: a part of the page of reliability. */
import { type LabelKind, labelKinds } from '@mirador/core/terms.ts'
import type { Codebook } from './api.ts'
import type { Formats } from './format.ts'
import { html } from './html.ts'
import { labelsNamed } from './labels.ts'
import type { Visit } from './visit.ts'

type Row = {
  of: LabelKind
  label: string
  both: number
  onlyOurs: number
  onlyTheirs: number
  neither: number
  agreement: number
  kappa: { value: number; low: number; high: number } | null
}
type Compared = {
  version: string
  n: number
  failed: number
  refused: { quotes: number; labels: number }
  labels: Row[]
}
export type Agreement = { opinions: Compared[] }

type Shared = { visit: Visit; codebook: Codebook; formats: Formats }

/** A table a model; nothing where none was ever asked. */
export function AgreementTables({ agreement, ...shared }: Shared & { agreement: Agreement }) {
  const { review: w } = shared.visit.words
  if (agreement.opinions.length === 0) return null
  return html`
    <section id="opinions">
      <h2>${w.agreementTitle}</h2>
      <p class="note">${w.agreementNote}</p>
      ${agreement.opinions.map((compared) => html`<${OneModel} compared=${compared} ...${shared} />`)}
    </section>
  `
}

function OneModel({ compared, visit, codebook, formats }: Shared & { compared: Compared }) {
  const { review: w } = visit.words
  const { version, n, failed, refused, labels } = compared
  // a label that neither ever gave says nothing of the two
  const given = labels.filter(({ both, onlyOurs, onlyTheirs }) => both + onlyOurs + onlyTheirs > 0)
  const nameOf = ({ of, label }: Row) => labelsNamed(of, codebook, visit).find(({ id }) => id === label)?.name ?? label
  const heads = [w.bothSay, w.onlyProgram, w.onlyOpinion, w.neitherSays, w.sameShare, w.kappa]
  return html`
    <h3 class="address">${version}</h3>
    <p class="note">
      ${w.compared(formats.count(n), formats.number(failed), formats.number(refused.quotes), formats.number(refused.labels))}
    </p>
    ${
      given.length > 0 &&
      html`<div class="scroll" role="region" aria-label=${`${w.agreementTitle}: ${version}`} tabindex="0">
        <table class="trust">
          <thead>
            <tr><td></td>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
          </thead>
          ${labelKinds.map((kind) => {
            const rows = given.filter(({ of }) => of === kind)
            if (rows.length === 0) return null
            return html`
              <tbody>
                <tr><th scope="rowgroup" colspan=${heads.length + 1}>${w.kinds[kind]}</th></tr>
                ${rows.map(
                  (row) => html`
                    <tr>
                      <th scope="row">${nameOf(row)}</th>
                      ${[row.both, row.onlyOurs, row.onlyTheirs, row.neither].map((count) => html`<td>${formats.number(count)}</td>`)}
                      <td>${formats.share(row.agreement)}</td>
                      <td>${kappaOf(row, formats)}</td>
                    </tr>
                  `,
                )}
              </tbody>
            `
          })}
        </table>
      </div>`
    }
  `
}

const kappaOf = ({ kappa }: Row, { score }: Formats) =>
  kappa === null ? '–' : html`${score(kappa.value)} <small>${score(kappa.low)} … ${score(kappa.high)}</small>`
