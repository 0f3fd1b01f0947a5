/** What the rows of a trend say: weeks, and last week against the week before. Pure. */
import { dayOf } from '@mirador/core/days.ts'
import type { TrendRow, Trends } from './api.ts'

/** A week as the page shows it: `covered` is whether anything can be said of it: something was published, and it is no gap. */
export type Week = {
  start: Date
  end: Date
  /** Its first day, and the first one after it. */
  days: { from: string; to: string }
  complete: boolean
  covered: boolean
  /** Whether less than half of it was seen; its shares are then unknown. */
  gap: boolean
  coverage: number | null
  mentions: number
  items: number
  rows: Map<string, TrendRow>
}

/** Rows have no name in common: a frame and a framing of immigrants could share a label. */
export const rowKey = (of: TrendRow['of'], label: string): string => `${of} ${label}`
export const attentionKey = rowKey('attention', 'mexico')

/** The weeks of a trend, oldest first. */
export function weeksOf({ rows, timeZone }: Pick<Trends, 'rows' | 'timeZone'>): Week[] {
  const byStart = Map.groupBy(rows, ({ start }) => start)
  return [...byStart.values()].map((ofWeek) => {
    const { start, end, complete, gap, coverage } = ofWeek[0]!
    const byKey = new Map(ofWeek.map((row) => [rowKey(row.of, row.label), gap ? { ...row, share: null } : row]))
    const attention = byKey.get(attentionKey)
    const items = attention?.nTotal ?? 0
    return {
      start: new Date(start),
      end: new Date(end),
      days: { from: dayOf(new Date(start), timeZone), to: dayOf(new Date(end), timeZone) },
      complete,
      covered: items > 0 && !gap,
      gap,
      coverage,
      mentions: attention?.n ?? 0,
      items,
      rows: byKey,
    }
  })
}

/** The last week that is over and the one before it; none where the trend does not reach back so far. */
export function lastTwo(weeks: Week[]): { last: Week; before: Week } | undefined {
  const [before, last] = weeks.filter(({ complete }) => complete).slice(-2)
  return before && last ? { last, before } : undefined
}

/**
 * What may be said of a change. `rose` and `fell` only where both weeks have enough for a comparison and their 95 %
 * intervals do not overlap, which is stricter than a test of the difference at 5 % (Schenker and Gentleman 2001,
 * Am. Stat. 55:182). `thin`: too little in one of them. `unknown`: no data in one of them.
 */
export type Verdict = 'rose' | 'fell' | 'steady' | 'thin' | 'unknown'

export type Change = { key: string; label: string; last: TrendRow; before: TrendRow; verdict: Verdict; points: number }

/** How one series changed from one week to the next; `points` is the difference of the shares, as a fraction of one. */
export function compare(key: string, { last, before }: { last: Week; before: Week }): Change | undefined {
  const now = last.rows.get(key)
  const then = before.rows.get(key)
  if (!now || !then) return undefined
  const points = (now.share ?? 0) - (then.share ?? 0)
  return { key, label: now.label, last: now, before: then, points, verdict: judge(now, then) }
}

function judge(now: TrendRow, then: TrendRow): Verdict {
  if (now.share === null || then.share === null) return 'unknown'
  if (now.small || then.small) return 'thin'
  if (now.low > then.high) return 'rose'
  return now.high < then.low ? 'fell' : 'steady'
}

/** Those that rose or fell beyond noise, the largest change first, and of equal ones what rose. */
export const moversOf = (changes: Change[]): Change[] =>
  changes
    .filter(({ verdict }) => verdict === 'rose' || verdict === 'fell')
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || b.points - a.points)
