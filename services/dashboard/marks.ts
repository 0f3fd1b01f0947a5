/** A text cut where its evidence begins and ends. Pure. */

/** Evidence in one field, and the label that it earned. */
export type Claim<L> = { start: number; end: number; label: L }

/** A stretch of the text, and every label whose evidence covers it. */
export type Stretch<L> = { text: string; labels: L[] }

/**
 * The text as stretches that follow each other without a gap; offsets are in UTF-16 code units, overlaps become stretches of
 * their own, and what lies outside the text is left out.
 */
export function markText<L>(text: string, claims: Claim<L>[]): Stretch<L>[] {
  const inside = claims
    .map((claim) => ({ ...claim, start: Math.max(0, claim.start), end: Math.min(text.length, claim.end) }))
    .filter(({ start, end }) => start < end)
  const cuts = new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((from, i) => {
    const to = places[i + 1]!
    const covering = inside.filter(({ start, end }) => start <= from && end >= to)
    return { text: text.slice(from, to), labels: [...new Set(covering.map(({ label }) => label))] }
  })
}

/** The stretches up to about so many code units, and the rest; a character is never cut in two. */
export function splitAfter<L>(stretches: Stretch<L>[], most: number): [head: Stretch<L>[], rest: Stretch<L>[]] {
  let room = most
  const head: Stretch<L>[] = []
  for (const [i, stretch] of stretches.entries()) {
    if (stretch.text.length <= room) {
      head.push(stretch)
      room -= stretch.text.length
      continue
    }
    const splitsPair = /[\ud800-\udbff]/.test(stretch.text[room - 1] ?? '') ? 1 : 0
    const at = Math.max(0, room - splitsPair)
    const parts = [stretch.text.slice(0, at), stretch.text.slice(at)].map((text) => ({ ...stretch, text }))
    return [[...head, parts[0]!].filter(({ text }) => text !== ''), [parts[1]!, ...stretches.slice(i + 1)]]
  }
  return [head, []]
}
