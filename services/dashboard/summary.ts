/** What changed last week, in words made of nothing but the figures. */
import { hueOf } from './charts/palette.ts'
import { attentionKey, type Change, compare, moversOf, rowKey, type Week } from './figures.ts'
import type { Formats } from './format.ts'
import { html, type Markup } from './html.ts'
import type { Mover } from './movers.ts'
import type { Words } from './words/words.ts'

const mostNames = 3

/** Names in the middle of a sentence: as a rule not capitalised in either language. */
const inSentence = (name: string): string => name.charAt(0).toLocaleLowerCase() + name.slice(1)

/** Whether anything at all can be said of the changes. */
export const isComparable = (changes: Change[]): boolean =>
  changes.some(({ verdict }) => verdict !== 'thin' && verdict !== 'unknown')

/** The first line of the page. */
export function headlineOf(changes: Change[], names: Map<string, string>, words: Words, formats: Formats): string {
  const { headline: h } = words
  const movers = moversOf(changes)
  if (movers.length === 0) {
    if (changes.every(({ verdict }) => verdict === 'unknown')) return h.unknown
    return isComparable(changes) ? h.nothing : h.thin
  }
  const list = (verdict: Change['verdict']) => {
    const found = movers.filter((change) => change.verdict === verdict)
    const named = found.slice(0, mostNames).map(({ label }) => inSentence(names.get(label) ?? label))
    const rest = found.length - named.length
    const text = formats.list(rest > 0 ? [...named, h.others(formats.count(rest))] : named)
    return { text, count: found.length }
  }
  const rose = list('rose')
  const fell = list('fell')
  const sentence =
    rose.count > 0 && fell.count > 0
      ? h.both(rose.text, rose.count > 1, fell.text, fell.count > 1)
      : rose.count > 0
        ? h.rose(rose.text, rose.count > 1)
        : h.fell(fell.text, fell.count > 1)
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1)
}

/** Two sentences under it: how much there was about Mexico, and how much of that was hostile to immigrants. */
export function ledeOf(pair: { last: Week; before: Week }, words: Words, formats: Formats): string[] {
  const attention = compare(attentionKey, pair)
  const hostile = compare(rowKey('immigrants', 'hostile'), pair)
  if (!attention || !hostile || attention.last.share === null) return []
  const { n, nTotal, share, outlets } = attention.last
  const than = ({ verdict, before }: Change) => words.than[verdict](formats.share(before.share))
  const { count } = formats
  const first = words.attentionSentence(count(nTotal), count(outlets), count(n), formats.share(share)) + than(attention)
  if (hostile.last.share === null) return [first]
  return [first, words.hostileSentence(formats.share(hostile.last.share)) + than(hostile)]
}

/** A frame that rose or fell: by how much, and what was behind it. */
export function MoverCard({ mover, words: w, formats }: { mover: Mover; words: Words; formats: Formats }) {
  const { change, frame, drivers, link } = mover
  const { last, before, verdict, points } = change
  const direction = verdict === 'fell' ? 'fell' : 'rose'
  const shown = direction === 'fell' ? before : last
  const counted = (items: { name: string; mentions: number }[]): Markup =>
    items.map(
      ({ name, mentions }, i) =>
        html`${i > 0 && ', '}<span><bdi>${name}</bdi> <small>${formats.number(mentions)}</small></span>`,
    )
  return html`
    <article class=${`mover ${hueOf(frame)}`}>
      <h3>${frame.name}</h3>
      <p class="delta"><strong>${formats.points(points)}</strong> ${w.pointsUnit} <span class="delta-detail">${w.fromTo(formats.share(before.share), formats.share(last.share))}</span></p>
      <dl>
        ${
          drivers.words.length > 0 &&
          html`
            <dt>${w.drivenBy[direction]}</dt>
            <dd>${counted(drivers.words)}</dd>
          `
        }
        <dt>${w.fromOutlets}</dt>
        <dd>${counted(drivers.outlets)}</dd>
      </dl>
      <ul class="headlines">
        ${drivers.headlines.map(({ title, language }) => html`<li lang=${language} dir="auto">${title.slice(0, 160)}</li>`)}
      </ul>
      <p class="more">
        <a href=${link}>${w.readThem(formats.count(shown.n))}</a>
        ${drivers.looked < shown.n && html` <small>${w.ofNewest(formats.number(drivers.looked))}</small>`}
      </p>
    </article>
  `
}
