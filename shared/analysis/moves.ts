/** What moved between two readings of the same mentions: label by label, kind by kind, and which moves were the biggest. Pure. */
import { type LabelKind, labelKinds, reviewableLabels } from '@mirador/core/terms.ts'
import { type Kappa, kappaOf, type Reading, type Table } from './opinion/agreement.ts'

/** Mentions that one version reads as `from` and the other as `to`: how many, and the id of the newest. */
export type ReadAlike = { from: Reading; to: Reading; mentions: number; newest: number }

export type LabelMoves = {
  kind: LabelKind
  label: string
  /** Mentions with the label in each reading, and those that only one of them gives it. */
  from: number
  to: number
  gained: number
  lost: number
  /** Share of mentions on which the readings agree. */
  agreement: number
  /** Cohen's kappa with its 95 % interval; null where fewer than 20 mentions carry the label, or all do. */
  kappa: Kappa | null
}

/** `mentions[i][j]` have the i-th label in the first reading and the j-th in the second. */
export type Confusion = { kind: Exclusive; labels: readonly string[]; mentions: number[][] }

/** Mentions that went from one label of a kind to another; of a frame that came or went, the other end is null. */
export type Move = {
  kind: LabelKind
  from: string | null
  to: string | null
  mentions: number
  examples: { id: number; from: Reading; to: Reading }[]
}

export type Moves = { mentions: number; labels: LabelMoves[]; confusions: Confusion[]; moves: Move[] }

type Exclusive = Exclude<LabelKind, 'frame'>
const exclusive = labelKinds.filter((kind) => kind !== 'frame')

const fewMentions = 20
const biggest = 12
const examplesEach = 3

/** Counts every mention of every group; the moves are the twelve biggest, each with up to three of its mentions, newest first. */
export function movesOf(groups: readonly ReadAlike[]): Moves {
  const mentions = groups.reduce((sum, group) => sum + group.mentions, 0)
  return {
    mentions,
    labels: labelKinds.flatMap((kind) =>
      reviewableLabels[kind].map((label) => labelMoves(kind, label, groups, mentions)),
    ),
    confusions: exclusive.map((kind) => confusionOf(kind, groups)),
    moves: biggestMoves(groups),
  }
}

function labelMoves(kind: LabelKind, label: string, groups: readonly ReadAlike[], n: number): LabelMoves {
  const has = (reading: Reading) =>
    kind === 'frame' ? reading.frames.some((frame) => frame === label) : reading[kind] === label
  const table: Table = { both: 0, first: 0, second: 0, neither: 0 }
  for (const { from, to, mentions } of groups)
    table[has(from) ? (has(to) ? 'both' : 'first') : has(to) ? 'second' : 'neither'] += mentions
  const { both, first: lost, second: gained, neither } = table
  const shares = { both: both / n, first: lost / n, second: gained / n, neither: neither / n }
  return {
    kind,
    label,
    from: both + lost,
    to: both + gained,
    gained,
    lost,
    agreement: n === 0 ? 1 : (both + neither) / n,
    kappa: both + lost + gained < fewMentions ? null : kappaOf(shares, n),
  }
}

function confusionOf(kind: Exclusive, groups: readonly ReadAlike[]): Confusion {
  const labels: readonly string[] = reviewableLabels[kind]
  const mentions = labels.map(() => labels.map(() => 0))
  for (const group of groups)
    mentions[labels.indexOf(group.from[kind])]![labels.indexOf(group.to[kind])]! += group.mentions
  return { kind, labels, mentions }
}

function biggestMoves(groups: readonly ReadAlike[]): Move[] {
  const found = groups.flatMap((group) => endsOf(group).map((ends) => ({ ...ends, group })))
  const moves = [...Map.groupBy(found, ({ kind, from, to }) => `${kind} ${from} ${to}`).values()]
  return moves
    .map((some) => ({ ...some[0]!, mentions: some.reduce((sum, { group }) => sum + group.mentions, 0), some }))
    .sort((a, b) => b.mentions - a.mentions)
    .slice(0, biggest)
    .map(({ kind, from, to, mentions, some }) => ({
      kind,
      from,
      to,
      mentions,
      examples: some
        .map(({ group }) => ({ id: group.newest, from: group.from, to: group.to }))
        .sort((a, b) => b.id - a.id)
        .slice(0, examplesEach),
    }))
}

/** Every move that a mention of the group made. */
function endsOf({ from, to }: ReadAlike): Pick<Move, 'kind' | 'from' | 'to'>[] {
  return [
    ...exclusive.filter((kind) => from[kind] !== to[kind]).map((kind) => ({ kind, from: from[kind], to: to[kind] })),
    ...to.frames
      .filter((frame) => !from.frames.includes(frame))
      .map((frame) => ({ kind: 'frame' as const, from: null, to: frame })),
    ...from.frames
      .filter((frame) => !to.frames.includes(frame))
      .map((frame) => ({ kind: 'frame' as const, from: frame, to: null })),
  ]
}
