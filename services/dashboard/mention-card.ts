/** One mention: its words with the evidence marked, and its labels. */
import type { Evidence, EvidenceField, LabelKind } from '@mirador/core/terms.ts'
import type { Codebook, Mention } from './api.ts'
import type { Directory } from './directory.ts'
import type { Formats } from './format.ts'
import { html, type Markup } from './html.ts'
import { markText, type Stretch, splitAfter } from './marks.ts'
import { CorrectLabels, DeniedFrames, isReviewed, LabelReview, ReviewForm } from './review-buttons.ts'
import { type SubLine, SubLines, subLinesOf } from './sub-frames.ts'
import type { Visit } from './visit.ts'

/** A label of the mention, and its words; `look` colours both. */
type Label = {
  kind: LabelKind
  id: string
  name: string
  look: string
  note?: string
  evidence: Evidence<EvidenceField>[]
}

type CardProps = { mention: Mention; visit: Visit; codebook: Codebook; directory: Directory; formats: Formats }

const longestTitle = 300
const longestText = 700

export function MentionCard({ mention, visit, codebook, directory, formats }: CardProps) {
  const { words: w } = visit
  const { outlet, language, publishedAt, dateBelieved } = mention
  const labels = labelsOf(mention, visit, codebook, formats)
  const subLines = subLinesOf(mention, visit, codebook)
  const link = webAddress(mention.url)
  const earning = [...labels, ...subLines]
  const title = passageOf(mention.title, 'title', earning, longestTitle)
  const text = passageOf(mention.text, 'text', earning, longestText)
  return html`
    <li id=${`mention-${mention.id}`}>
      <article>
        <p class="source">
          <bdi>${outlet.name}</bdi>
          ${outlet.synthetic && html`<span class="tag">${w.syntheticMark}</span>`}
          ${outlet.state && html`<span>${directory.nameOfState(outlet.state)}</span>`}
          <time datetime=${publishedAt}>${formats.day(new Date(publishedAt))}</time>
          ${!dateBelieved && html`<small>${w.firstSeen}</small>`}
        </p>
        <h2 lang=${language} dir="auto">${mention.title.trim() === '' ? w.untitled : title.head}</h2>
        <${Rest} rest=${title.rest} language=${language} words=${w} />
        ${mention.text !== '' && html`<p class="text" lang=${language} dir="auto">${text.head}</p>`}
        <${Rest} rest=${text.rest} language=${language} words=${w} />
        <${ReviewForm} mention=${mention} visit=${visit}>
          <ul class="labels" aria-label=${w.labels}>
            ${labels.map((label) => html`<${LabelLine} label=${label} subLines=${label.kind === 'immigrants' ? subLines : []} codebook=${codebook} mention=${mention} visit=${visit} formats=${formats} />`)}
            <${DeniedFrames} mention=${mention} visit=${visit} codebook=${codebook} formats=${formats} />
          </ul>
          <${CorrectLabels} mention=${mention} visit=${visit} codebook=${codebook} />
        <//>
        ${link && html`<p class="more"><a href=${link} rel="noopener noreferrer">${w.elsewhere(outlet.name)}</a></p>`}
      </article>
    </li>
  `
}

/** The frames first, then what else was judged; framing, tone and subject only where they say something or a person said it. */
function labelsOf(
  mention: Mention,
  { language, words: w, reviewer }: Visit,
  codebook: Codebook,
  formats: Formats,
): Label[] {
  const { frames, relevance, immigrants, tone, evidence, reviews } = mention
  const nameIn = (list: { id: string; name: Record<typeof language, string> }[], id: string) =>
    list.find((entry) => entry.id === id)?.name[language] ?? id
  const labels = frames.map(({ id, score, evidence }): Label => {
    const look = `hue-${codebook.frames.find((frame) => frame.id === id)?.group}`
    const byPerson = reviews.some((review) => review.kind === 'frame' && review.label === id && review.said === 'false')
    const note = byPerson ? '' : w.score(formats.score(score))
    return { kind: 'frame', id, name: nameIn(codebook.frames, id), look, note, evidence }
  })
  const isSaid = (kind: LabelKind) => reviewer !== null || reviews.some((review) => review.kind === kind)
  if (immigrants !== 'none' || isSaid('immigrants')) {
    const name = w.immigrantsLabel(nameIn(codebook.immigrants, immigrants))
    labels.push({
      kind: 'immigrants',
      id: immigrants,
      name,
      look: `hue-${immigrants}`,
      evidence: immigrants === 'none' ? [] : evidence.immigrants,
    })
  }
  labels.push({
    kind: 'tone',
    id: tone,
    name: w.toneLabel(nameIn(codebook.tone, tone)),
    look: 'plain',
    evidence: evidence.tone,
  })
  const subject = w.review.subject(nameIn(codebook.relevance, relevance))
  labels.push({ kind: 'relevance', id: relevance, name: subject, look: 'plain', evidence: evidence.relevance })
  return labels.filter(({ kind, look, evidence }) => look !== 'plain' || evidence.length > 0 || isSaid(kind))
}

type LineProps = Omit<CardProps, 'directory'> & { label: Label; subLines: SubLine[] }

function LabelLine({ label, subLines, mention, visit, codebook, formats }: LineProps) {
  const { kind, id, name, look, note, evidence } = label
  const words = [...new Set(evidence.map(({ text }) => text))]
  const earned =
    words.length > 0
      ? html`: <q lang=${mention.language}>${words.map((word, i) => html`${i > 0 && ' · '}<bdi>${word}</bdi>`)}</q>`
      : !isReviewed(mention, kind, id) && html`: <span>${visit.words.noEvidence}</span>`
  return html`
    <li class=${look}>
      <strong>${name}</strong>${note && html` <small>${note}</small>`}${earned}
      <${LabelReview} kind=${kind} label=${id} name=${name} mention=${mention} visit=${visit} formats=${formats} />
      <${SubLines} lines=${subLines} mention=${mention} visit=${visit} codebook=${codebook} />
    </li>
  `
}

/** What may have earned a mark. */
type Earning = Pick<Label, 'name' | 'look' | 'evidence'>

/** A text with its evidence marked: what is shown at once, and what is so long that it opens on demand. */
function passageOf(
  text: string,
  field: 'title' | 'text',
  labels: Earning[],
  most: number,
): { head: Markup; rest: Markup[] } {
  const claims = labels.flatMap((label) =>
    label.evidence.filter((evidence) => evidence.field === field).map(({ start, end }) => ({ start, end, label })),
  )
  const [head, rest] = splitAfter(markText(text, claims), most)
  return { head: html`${head.map(mark)}${rest.length > 0 && '…'}`, rest: rest.map(mark) }
}

function Rest({ rest, language, words }: { rest: Markup[]; language: string; words: Visit['words'] }) {
  if (rest.length === 0) return null
  return html`
    <details>
      <summary>${words.rest}</summary>
      <p class="text" lang=${language} dir="auto">…${rest}</p>
    </details>
  `
}

function mark({ text, labels }: Stretch<Earning>): Markup {
  const [first] = labels
  if (!first) return text
  return html`<mark class=${first.look} title=${labels.map(({ name }) => name).join(' · ')}>${text}</mark>`
}

/** The address where it is one that a browser opens as a page. */
export function webAddress(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? href : undefined
}
