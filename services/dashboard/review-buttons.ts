/** Confirming and correcting the labels of a mention, a click each; forms that need no script. */
import { type LabelKind, labelKinds, type Review } from '@mirador/core/terms.ts'
import type { Codebook, Mention } from './api.ts'
import type { Formats } from './format.ts'
import { html, type Markup } from './html.ts'
import { labelsNamed } from './labels.ts'
import { address, type Visit } from './visit.ts'

/** What a button says of one label, as its form sends it. */
type Word = 'yes' | 'no' | 'back'
const sayingOf = (kind: LabelKind, label: string, word: Word): string => `${kind}:${label}:${word}`

/** One button or several, sent in the name of `say`. */
const Say = ({ sayings, words, named }: { sayings: string[]; words: string; named: string }) => html`
  <button class="say" name="say" value=${sayings.join(' ')} aria-label=${named}>${words}</button>
`

/** Wraps a card in the form that its buttons send; where the visitor may not annotate, only shows what is inside. */
export function ReviewForm({ mention, visit, children }: { mention: Mention; visit: Visit; children?: Markup }) {
  if (visit.reviewer === null) return children
  return html`
    <form method="post" action="/reviews">
      <input type="hidden" name="mention" value=${mention.id} />
      <input type="hidden" name="next" value=${address(visit.path, visit.parameters)} />
      ${children}
    </form>
  `
}

const isOf = (kind: LabelKind, label: string) => (review: Review) =>
  review.kind === kind && (kind !== 'frame' || review.label === label)

/** Whether a person has said something of a label of a mention. */
export const isReviewed = ({ reviews }: Mention, kind: LabelKind, label: string): boolean =>
  reviews.some(isOf(kind, label))

type LabelProps = { kind: LabelKind; label: string; name: string; mention: Mention; visit: Visit; formats: Formats }

/** Who confirmed or corrected a label, when and why; and the buttons to say so. */
export function LabelReview({ kind, label, name, mention, visit, formats }: LabelProps) {
  const { review: w } = visit.words
  const review = mention.reviews.find(isOf(kind, label))
  const may = visit.reviewer !== null
  if (review)
    return html`
      <span class="by"> – ${byWhom(review, visit, formats)}${review.why && html`: <q>${review.why}</q>`}</span>
      ${may && html` <${Say} sayings=${[sayingOf(kind, label, 'back')]} words=${w.takeBack} named=${w.of(w.takeBack, name)} />`}
    `
  if (!may) return null
  return html`
    <span class="says">
      <${Say} sayings=${[sayingOf(kind, label, 'yes')]} words=${w.right} named=${w.of(w.right, name)} />
      ${kind === 'frame' && html`<${Say} sayings=${[sayingOf(kind, label, 'no')]} words=${w.wrong} named=${w.of(w.wrong, name)} />`}
    </span>
  `
}

function byWhom(
  { said, label, kind, holds, reviewer, at }: Review,
  { words: { review: w } }: Visit,
  formats: Formats,
): string {
  const day = formats.day(new Date(at))
  if (!holds) return w.denied(reviewer, day)
  const agrees = kind === 'frame' ? said === 'true' : said === label
  return agrees ? w.confirmed(reviewer, day) : w.corrected(reviewer, day)
}

/** The frames of the model that a person said are not there, each with a way back. */
export function DeniedFrames({
  mention,
  visit,
  codebook,
  formats,
}: {
  mention: Mention
  visit: Visit
  codebook: Codebook
  formats: Formats
}) {
  const names = labelsNamed('frame', codebook, visit)
  // what the model never said needs no denial on the card, though the audit notes every frame that is not there
  const denied = mention.reviews.filter(({ holds, said }) => !holds && said !== 'false')
  return denied.map(({ label }) => {
    const name = names.find(({ id }) => id === label)!.name
    return html`
      <li class="denied">
        <s>${name}</s>
        <${LabelReview} kind="frame" label=${label} name=${name} mention=${mention} visit=${visit} formats=${formats} />
      </li>
    `
  })
}

/** One click that confirms all that nobody has reviewed yet, and one for each label that could be right instead. */
export function CorrectLabels({ mention, visit, codebook }: { mention: Mention; visit: Visit; codebook: Codebook }) {
  if (visit.reviewer === null) return null
  const { review: w } = visit.words
  const has = (kind: LabelKind, id: string) =>
    kind === 'frame' ? mention.frames.some((frame) => frame.id === id) : mention[kind] === id
  const shown = labelKinds.flatMap((kind) =>
    labelsNamed(kind, codebook, visit)
      .filter(({ id }) => has(kind, id) && !isReviewed(mention, kind, id))
      .map(({ id }) => sayingOf(kind, id, 'yes')),
  )
  return html`
    ${shown.length > 0 && html`<p class="says"><${Say} sayings=${shown} words=${w.allRight} named=${w.allRight} /></p>`}
    <details class="correct">
      <summary>${w.correct}</summary>
      ${labelKinds.map(
        (kind) => html`
          <fieldset>
            <legend>${kind === 'frame' ? w.missing : w.kinds[kind]}</legend>
            ${labelsNamed(kind, codebook, visit)
              .filter(({ id }) => !has(kind, id))
              .map(
                ({ id, name }) =>
                  html`<${Say} sayings=${[sayingOf(kind, id, 'yes')]} words=${name} named=${w.of(w.kinds[kind], name)} />`,
              )}
          </fieldset>
        `,
      )}
      <label class="field wide">
        <span>${w.why}</span>
        <textarea name="why" rows="2" maxlength="1000"></textarea>
      </label>
      <p class="note">${w.kept(visit.reviewer)}</p>
    </details>
  `
}

/** What was said by a button goes to the API; gives where to go on. Throws `Refused`. */
export async function receiveReview({ tell }: Visit, form: URLSearchParams): Promise<string> {
  const labels = (form.get('say') ?? '').split(' ').map((saying) => {
    const [kind, label, word] = saying.split(':')
    return word === 'back' ? { kind, label, withdrawn: true } : { kind, label, holds: word !== 'no' }
  })
  const id = form.get('mention') ?? ''
  await tell(`/v1/mentions/${encodeURIComponent(id)}/reviews`, { labels, why: (form.get('why') ?? '').trim() })
  return `${form.get('next') ?? '/mentions'}#mention-${id}`
}
