/** The audit: a mention drawn at random, labelled blind; then what the program had said beside it. */
import { type LabelKind, type Language, labelKinds } from '@mirador/core/terms.ts'
import type { Codebook } from './api.ts'
import { type Formats, formatsOf } from './format.ts'
import { html } from './html.ts'
import { labelsNamed } from './labels.ts'
import { webAddress } from './mention-card.ts'
import type { Page } from './page.ts'
import type { Visit } from './visit.ts'

type Verdict = { relevance: string; frames: string[]; immigrants: string; tone: string }
type Item = {
  id: number
  mentionId: number
  outlet: string
  url: string | null
  title: string
  text: string
  language: Language
  publishedAt: string
}
type Answered = Item & { reviewer: string; person: Verdict; model: Verdict }
type Opinion = {
  version: string
  said: (Omit<Verdict, 'frames'> & { frames: { id: string }[] }) | null
}
type Queue = { item: Item | null; waiting: number; answered: number }

/** The next mention with an empty form, or, where the address names an answered one, that with both verdicts. */
export async function auditPage(visit: Visit): Promise<Page> {
  const { ask, words, language, parameters } = visit
  const { review: w } = words
  const [queue, codebook, { timeZone }] = await Promise.all([
    ask<Queue>('/v1/audit/next'),
    ask<Codebook>('/v1/frames'),
    ask<{ timeZone: string }>('/v1/trends', new URLSearchParams({ of: 'attention', by: 'month' })),
  ])
  const formats = formatsOf(language, timeZone)
  const answered = parameters.get('answered')
  const shown = answered === null ? undefined : await ask<Answered>(`/v1/audit/${encodeURIComponent(answered)}`)
  const opinions = shown ? await ask<{ opinions: Opinion[] }>(`/v1/mentions/${shown.mentionId}/opinions`) : undefined
  const { item, waiting } = queue
  return {
    title: w.audit,
    body: html`
      <section class="lead">
        <h1>${shown ? w.answeredTitle : w.audit}</h1>
        <p class="note">${w.auditLede} ${w.queue(formats.count(waiting), formats.count(queue.answered))}</p>
      </section>
      ${
        shown
          ? html`<${Revealed} item=${shown} opinions=${opinions?.opinions ?? []} visit=${visit} codebook=${codebook} formats=${formats} />`
          : item
            ? html`<${BlindForm} item=${item} visit=${visit} codebook=${codebook} formats=${formats} />`
            : html`<p class="lede">${w.nothingWaits}</p>`
      }
      <${DrawForm} visit=${visit} open=${!shown && item === null} />
    `,
  }
}

type ItemProps = { item: Item; visit: Visit; codebook: Codebook; formats: Formats }

function Passage({ item, visit: { words: w }, formats }: Omit<ItemProps, 'codebook'>) {
  const link = webAddress(item.url)
  return html`
    <article>
      <p class="source">
        <bdi>${item.outlet}</bdi>
        <time datetime=${item.publishedAt}>${formats.day(new Date(item.publishedAt))}</time>
      </p>
      <h2 lang=${item.language} dir="auto">${item.title.trim() === '' ? w.untitled : item.title}</h2>
      ${item.text !== '' && html`<p class="text" lang=${item.language} dir="auto">${item.text}</p>`}
      ${link && html`<p class="more"><a href=${link} rel="noopener noreferrer">${w.elsewhere(item.outlet)}</a></p>`}
    </article>
  `
}

function BlindForm({ item, visit, codebook, formats }: ItemProps) {
  const { review: w } = visit.words
  return html`
    <section class="audit">
      <${Passage} item=${item} visit=${visit} formats=${formats} />
      <form method="post" action="/audit">
        <input type="hidden" name="id" value=${item.id} />
        ${labelKinds.map(
          (kind) => html`
            <fieldset>
              <legend>${w.kinds[kind]}</legend>
              ${labelsNamed(kind, codebook, visit).map(
                ({ id, name, definition }) => html`
                  <label class="option" title=${definition}>
                    <input type=${kind === 'frame' ? 'checkbox' : 'radio'} name=${kind} value=${id} required=${kind !== 'frame'} />
                    <span>${name}</span>
                  </label>
                `,
              )}
            </fieldset>
          `,
        )}
        <label class="field wide">
          <span>${w.whyAudit}</span>
          <textarea name="why" rows="2" maxlength="1000"></textarea>
        </label>
        <p><button>${w.send}</button></p>
      </form>
    </section>
  `
}

/** A row a kind, a column for each who said something: the person, the program, and the operator's own models. */
function Revealed({ item, opinions, visit, codebook, formats }: ItemProps & { item: Answered; opinions: Opinion[] }) {
  const { review: w } = visit.words
  const columns = [
    { who: w.person(item.reviewer), verdict: item.person },
    { who: w.model, verdict: item.model },
    ...opinions.flatMap(({ version, said }) =>
      said ? [{ who: w.opinion(version), verdict: { ...said, frames: said.frames.map(({ id }) => id) } }] : [],
    ),
  ]
  const told = (verdict: Verdict, kind: LabelKind) => {
    const given = kind === 'frame' ? verdict.frames : [verdict[kind]]
    const names = labelsNamed(kind, codebook, visit).filter(({ id }) => given.includes(id))
    return names.length > 0 ? formats.list(names.map(({ name }) => name)) : w.noFrames
  }
  return html`
    <section class="audit">
      <${Passage} item=${item} visit=${visit} formats=${formats} />
      <div class="scroll" role="region" aria-label=${w.answeredTitle} tabindex="0">
        <table class="verdicts">
          <thead>
            <tr><td></td>${columns.map(({ who }) => html`<th scope="col">${who}</th>`)}</tr>
          </thead>
          <tbody>
            ${labelKinds.map(
              (kind) => html`
                <tr>
                  <th scope="row">${w.kinds[kind]}</th>
                  ${columns.map(({ verdict }, i) => {
                    const own = told(verdict, kind)
                    const differs = i > 0 && own !== told(item.person, kind)
                    return html`<td>${own}${differs && html` <strong class="tag">${w.differs}</strong>`}</td>`
                  })}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
      <p class="more"><a class="go" href="/audit">${w.next}</a></p>
    </section>
  `
}

function DrawForm({ visit, open }: { visit: Visit; open: boolean }) {
  const { review: w } = visit.words
  return html`
    <details class="draw" open=${open}>
      <summary>${w.drawTitle}</summary>
      <form class="filters" method="post" action="/audit/draw">
        <label class="field">
          <span>${w.drawSize}</span>
          <input type="number" name="size" min="1" max="10000" value="50" required />
        </label>
        <label class="field">
          <span>${w.drawDesign}</span>
          <select name="design">
            ${Object.entries(w.designs).map(([design, name]) => html`<option value=${design}>${name}</option>`)}
          </select>
        </label>
        <div class="actions"><button class="quiet">${w.draw}</button></div>
      </form>
      <p class="note">${w.drawNote}</p>
    </details>
  `
}

/** Sends an answer; gives where both verdicts are shown. Throws `Refused`. */
export async function receiveAnswer({ tell }: Visit, form: URLSearchParams): Promise<string> {
  const id = form.get('id') ?? ''
  await tell(`/v1/audit/${encodeURIComponent(id)}`, {
    relevance: form.get('relevance'),
    frames: form.getAll('frame'),
    immigrants: form.get('immigrants'),
    tone: form.get('tone'),
    why: (form.get('why') ?? '').trim(),
  })
  return `/audit?answered=${encodeURIComponent(id)}`
}

/** Draws more; gives where to go on. Throws `Refused`. */
export async function receiveDraw({ tell }: Visit, form: URLSearchParams): Promise<string> {
  await tell('/v1/audit/draw', { size: Number(form.get('size')), design: form.get('design') })
  return '/audit'
}
