import type { Comparison } from '@mirador/api/compare-versions.ts'
import { formatTable } from './progress.ts'

type Reading = Comparison['moves'][number]['examples'][number]['from']

/** What moves between two versions, for a terminal. */
export function comparisonTables(comparison: Comparison): string {
  const { from, to, mentions, onlyFrom, onlyTo, labels, confusions, moves } = comparison
  return [
    `${from} → ${to}: ${mentions} mentions that both have labelled (${onlyFrom} only the first, ${onlyTo} only the second)`,
    formatTable(
      ['of', 'label', 'first', 'second', 'gained', 'lost', 'agreement', 'kappa [95 %]'],
      labels.map(({ kind, label, from, to, gained, lost, agreement, kappa }) => [
        kind,
        label,
        ...[from, to, gained, lost].map(String),
        agreement.toFixed(4),
        kappa ? `${kappa.kappa.toFixed(3)} [${kappa.low.toFixed(3)}, ${kappa.high.toFixed(3)}]` : '',
      ]),
    ),
    ...confusions.map(({ kind, labels, mentions }) =>
      formatTable(
        [`${kind}: first ↓ second →`, ...labels],
        labels.map((label, i) => [label, ...mentions[i]!.map(String)]),
      ),
    ),
    ...moves.map(({ kind, from, to, mentions, examples }) =>
      [
        `${kind} ${from ?? '(without)'} → ${to ?? '(without)'}: ${mentions} mentions, such as`,
        ...examples.map(
          ({ id, title, from, to }) => `  ${id}  ${title.slice(0, 120)}\n      ${words(from)}\n    → ${words(to)}`,
        ),
      ].join('\n'),
    ),
  ].join('\n\n')
}

const words = ({ relevance, frames, immigrants, tone }: Reading): string =>
  `${relevance}; frames ${frames.join(', ') || 'none'}; immigrants ${immigrants}; tone ${tone}`
