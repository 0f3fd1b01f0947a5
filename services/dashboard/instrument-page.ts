/** How far the program can be trusted, label by label, in words; how far second opinions agree with it; what each label means. */
import { type LabelKind, labelKinds } from '@mirador/core/terms.ts'
import { type Agreement, AgreementTables } from './agreement.ts'
import type { Codebook } from './api.ts'
import { type Formats, formatsOf } from './format.ts'
import { html } from './html.ts'
import { labelsNamed, type NamedLabel } from './labels.ts'
import type { Page } from './page.ts'
import type { Visit } from './visit.ts'

type Estimate = { value: number | null; low: number; high: number; n: number }
type LabelRow = {
  of: LabelKind
  label: string
  said: number
  is: number
  precision: Estimate
  recall: Estimate
  disagreement: Estimate
  chance: { confirmed: number; corrected: number }
}
type Reliability = { version: string; audited: number; labels: LabelRow[] }

export async function instrumentPage(visit: Visit): Promise<Page> {
  const { ask, language, words } = visit
  const { review: w } = words
  const [reliability, codebook, agreement] = await Promise.all([
    ask<Reliability>('/v1/reliability'),
    ask<Codebook>('/v1/frames'),
    ask<Agreement>('/v1/opinions/agreement'),
  ])
  const formats = formatsOf(language, 'UTC')
  const { audited, version } = reliability
  return {
    title: w.instrument,
    body: html`
      <section class="lead">
        <h1>${w.instrumentTitle}</h1>
        <p class="lede">${audited > 0 ? w.instrumentLede(formats.count(audited)) : w.notAudited}</p>
        <p><a href="/audit">${w.toAudit}</a></p>
      </section>
      <section>
        <h2>${w.readingTitle}</h2>
        <ul class="plain-list">${w.reading.map((sentence) => html`<li>${sentence}</li>`)}</ul>
      </section>
      ${labelKinds.map((kind) => {
        const names = labelsNamed(kind, codebook, visit)
        return html`<${KindTable} kind=${kind} names=${names} reliability=${reliability} visit=${visit} formats=${formats} />`
      })}
      <${AgreementTables} agreement=${agreement} visit=${visit} codebook=${codebook} formats=${formats} />
      <section id="codebook">
        <h2>${w.codebookTitle}</h2>
        <p class="note">${w.versions(version)} <a href="/v1/frames">${words.api}</a></p>
        ${labelKinds.map(
          (kind) => html`
            <details>
              <summary>${w.kinds[kind]}</summary>
              <dl class="codebook">
                ${labelsNamed(kind, codebook, visit).map(({ name, definition }) => html`<dt>${name}</dt><dd>${definition}</dd>`)}
              </dl>
            </details>
          `,
        )}
      </section>
    `,
  }
}

type KindProps = { kind: LabelKind; names: NamedLabel[]; reliability: Reliability; visit: Visit; formats: Formats }

function KindTable({ kind, names, reliability, visit, formats }: KindProps) {
  const { review: w } = visit.words
  const rows = names.flatMap(({ id, name }) => {
    const row = reliability.labels.find(({ of, label }) => of === kind && label === id)
    return row ? [{ ...row, name }] : []
  })
  const figures = ['precision', 'recall', 'disagreement'] as const
  return html`
    <section>
      <h2>${w.kinds[kind]}</h2>
      <div class="scroll" role="region" aria-label=${w.kinds[kind]} tabindex="0">
        <table class="trust">
          <thead>
            <tr>
              <td></td>
              ${[...figures.map((figure) => w[figure]), w.audited, w.chance].map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ({ name, said, is, chance, ...row }) => html`
                <tr>
                  <th scope="row">${name}</th>
                  ${figures.map((figure) => html`<td><${Figure} estimate=${row[figure]} unseen=${w.unseen} formats=${formats} /></td>`)}
                  <td>${w.saidIs(formats.number(said), formats.number(is))}</td>
                  <td>${chance.confirmed + chance.corrected === 0 ? '–' : w.chanceCounts(formats.number(chance.confirmed), formats.number(chance.corrected))}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    </section>
  `
}

/** A share, its interval in digits, and the same drawn on a scale from 0 to 1. */
function Figure({ estimate, unseen, formats }: { estimate: Estimate; unseen: string; formats: Formats }) {
  if (estimate.value === null) return html`<small>${unseen}</small>`
  const at = (fraction: number) => `${Math.round(fraction * 1_000) / 10}%`
  return html`
    ${formats.share(estimate.value)} <small>${formats.interval(estimate)}</small>
    <svg aria-hidden="true" width="100%" height="10">
      <line class="scale" x1="0" x2="100%" y1="5" y2="5" />
      <line class="span" x1=${at(estimate.low)} x2=${at(estimate.high)} y1="5" y2="5" />
      <circle cx=${at(estimate.value)} cy="5" r="4" />
    </svg>
  `
}
