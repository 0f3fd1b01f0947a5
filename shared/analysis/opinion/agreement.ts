/** How far two readings of the same mentions agree, label by label. */
import { type Classification, type Frame, type LabelKind, labelKinds, reviewableLabels } from '@mirador/core/terms.ts'

export type Reading = Pick<Classification, 'relevance' | 'immigrants' | 'tone'> & { frames: Frame[] }
/** One mention read twice; `weight` is how many mentions it stands for. */
export type ReadTwice = { weight: number; first: Reading; second: Reading }

/** Mentions that both readings give the label, only one, or neither. */
export type Table = { both: number; first: number; second: number; neither: number }
export type Kappa = { kappa: number; low: number; high: number }
export type LabelAgreement = { kind: LabelKind; label: string; counts: Table; agreement: number; kappa: Kappa | null }

/**
 * Of each label: how many mentions carry it in both readings, in one, in neither; the weighted share on which the readings
 * agree; and Cohen's kappa. Nothing where there are no mentions.
 */
export function agreementOf(mentions: readonly ReadTwice[]): LabelAgreement[] {
  if (mentions.length === 0) return []
  const sum = (weights: number[]) => weights.reduce((total, weight) => total + weight, 0)
  const total = sum(mentions.map(({ weight }) => weight))
  // what a sample of unequal weights is worth: Kish 1965, Survey Sampling, ch. 11.7
  const nEffective = total ** 2 / sum(mentions.map(({ weight }) => weight ** 2))
  return labelKinds.flatMap((kind) =>
    reviewableLabels[kind].map((label): LabelAgreement => {
      const counts = tableOf(mentions, kind, label, () => 1)
      const shares = tableOf(mentions, kind, label, ({ weight }) => weight / total)
      return { kind, label, counts, agreement: shares.both + shares.neither, kappa: kappaOf(shares, nEffective) }
    }),
  )
}

function tableOf(
  mentions: readonly ReadTwice[],
  kind: LabelKind,
  label: string,
  weigh: (mention: ReadTwice) => number,
): Table {
  const has = (reading: Reading) =>
    kind === 'frame' ? reading.frames.some((frame) => frame === label) : reading[kind] === label
  const table: Table = { both: 0, first: 0, second: 0, neither: 0 }
  for (const mention of mentions) {
    const [first, second] = [has(mention.first), has(mention.second)]
    table[first ? (second ? 'both' : 'first') : second ? 'second' : 'neither'] += weigh(mention)
  }
  return table
}

const normal975 = 1.959963984540054

/**
 * Cohen's kappa (1960) of shares that add up to one, with the 95 % interval of its large-sample variance (Fleiss, Cohen and
 * Everitt 1969, Psychological Bulletin 72:323) for `n` mentions. Null where chance alone would agree on everything.
 */
export function kappaOf({ both, first, second, neither }: Table, n: number): Kappa | null {
  const [byFirst, bySecond] = [both + first, both + second]
  const agreed = both + neither
  const byChance = byFirst * bySecond + (1 - byFirst) * (1 - bySecond)
  if (1 - byChance < 1e-12) return null
  const kappa = (agreed - byChance) / (1 - byChance)
  const off = 1 - kappa
  const onDiagonal = both * (1 - (byFirst + bySecond) * off) ** 2 + neither * (1 - (2 - byFirst - bySecond) * off) ** 2
  // a cell (i, j) weighs the share of the second reading's i and of the first one's j
  const offDiagonal = off ** 2 * (first * (bySecond + 1 - byFirst) ** 2 + second * (1 - bySecond + byFirst) ** 2)
  const variance = (onDiagonal + offDiagonal - (kappa - byChance * off) ** 2) / (n * (1 - byChance) ** 2)
  const half = normal975 * Math.sqrt(Math.max(0, variance))
  return { kappa, low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) }
}
