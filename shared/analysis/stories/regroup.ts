import { type Overlap, overlapOf, type Prints } from './prints.ts'

/** A text that mentions carry, word for word or nearly so. */
export type Wording = {
  /** In the order in which they came; one that is kept nowhere yet has a negative one. */
  id: number
  /** Wordings with the same are one story. */
  story: number
  prints: Prints
  /** When its first mention was published, in milliseconds; undefined where nobody knows. */
  at: number | undefined
  /** How many mentions carry it. */
  mentions: number
  /** The addresses of those mentions, in their canonical form or as hashes of it. */
  addresses: string[]
}

export const rule = {
  /** So many prints two texts must share before anything is said of them. */
  fewestShared: 3,
  /** From this much alike on, two texts are the same wording. */
  sameWording: 0.8,
  /** With less of the shorter text in the longer one, two wordings are not linked. */
  perhapsLinked: 0.3,
  /** From so much on they are; in between it depends on how they share it, and a text of fewer prints is too short to tell. */
  surelyLinked: 0.5,
  fewestToTell: 15,
  /** Of the pairs of mentions that two groups make, so many must be linked before they are one story. */
  linkedPairs: 0.4,
} as const

/** The first sentence, and what stands near the top, in prints: one a four or five words. */
const firstSentence = 6
const top = 33
/** So much of a first sentence near the top of the other text is the same beginning. */
const sameBeginning = 0.3
/** How often shared and own prints take turns, of how often they would by chance. */
const scattered = 0.75

/**
 * Whether two wordings tell the same report. A report that is edited changes throughout, or keeps its beginning; one that
 * only takes over paragraphs of another has a beginning of its own, and shares in blocks.
 */
export function areLinked(a: Prints, b: Prints, { shared, contained }: Overlap): boolean {
  if (shared < rule.fewestShared || contained < rule.perhapsLinked) return false
  if (contained >= rule.surelyLinked) return true
  if (Math.min(a.sorted.length, b.sorted.length) < rule.fewestToTell) return false
  return beginsIn(a, b) || beginsIn(b, a) || isEditedThroughout(a, b, contained)
}

function beginsIn(a: Prints, b: Prints): boolean {
  const near = new Set(b.inOrder.slice(0, top))
  const first = a.inOrder.slice(0, firstSentence)
  return first.filter((print) => near.has(print)).length >= sameBeginning * first.length
}

function isEditedThroughout(a: Prints, b: Prints, contained: number): boolean {
  const [shorter, longer] = a.sorted.length <= b.sorted.length ? [a, b] : [b, a]
  const known = longer.whole ? 0xffffffff : longer.sorted.at(-1)!
  const theirs = new Set(longer.sorted)
  const marks = shorter.inOrder.filter((print) => print <= known).map((print) => theirs.has(print))
  const turns = marks.filter((mark, index) => index > 0 && mark !== marks[index - 1]).length
  return turns >= scattered * 2 * contained * (1 - contained) * (marks.length - 1)
}

type Link = { a: number; b: number; overlap: Overlap }

/**
 * Groups wordings into stories: the strongest link first, two groups become one where enough of the pairs of mentions that they
 * make are linked. A chain of links is so never enough: of a report that is rewritten all day the first and the last form part.
 * What comes out does not depend on the order of what goes in.
 */
export function regroup(wordings: Wording[]): Wording[][] {
  const links = linksOf(wordings)
  const groupOf = wordings.map((_, index) => index)
  const groups = wordings.map((wording, index) => ({ members: [index], mentions: wording.mentions }))
  /** Linked pairs of mentions between two groups. */
  const pairs = wordings.map(() => new Map<number, number>())
  for (const { a, b } of links) {
    const made = wordings[a]!.mentions * wordings[b]!.mentions
    pairs[a]!.set(b, made)
    pairs[b]!.set(a, made)
  }
  const mergeOnce = ({ a, b }: Link): boolean => {
    const [into, from] = [groupOf[a]!, groupOf[b]!].sort(
      (x, y) => groups[y]!.members.length - groups[x]!.members.length,
    )
    if (into === undefined || from === undefined || into === from) return false
    const [larger, smaller] = [groups[into]!, groups[from]!]
    if (pairs[into]!.get(from)! < rule.linkedPairs * larger.mentions * smaller.mentions) return false
    for (const member of smaller.members) groupOf[member] = into
    larger.members.push(...smaller.members)
    larger.mentions += smaller.mentions
    for (const [other, made] of pairs[from]!) {
      pairs[other]!.delete(from)
      if (other === into) continue
      const both = made + (pairs[into]!.get(other) ?? 0)
      pairs[into]!.set(other, both)
      pairs[other]!.set(into, both)
    }
    smaller.members = []
    return true
  }
  // what was too far from a group may be near enough once the group has grown
  let left = links
  for (let merged = true; merged; ) {
    merged = false
    for (const link of left) merged = mergeOnce(link) || merged
    left = left.filter(({ a, b }) => groupOf[a] !== groupOf[b])
  }
  return groups
    .filter(({ members }) => members.length > 0)
    .map(({ members }) => members.map((index) => wordings[index]!))
}

/** What is known of pairs of wordings, under the one and then the other: the overlap where they are linked, else null. */
const compared = new WeakMap<Wording, Map<Wording, Overlap | null>>()

function linkOf(one: Wording, other: Wording): Overlap | null {
  const [a, b] = one.id < other.id ? [one, other] : [other, one]
  const ofA = compared.get(a)
  const known = ofA?.get(b)
  if (known !== undefined) return known
  const overlap = overlapOf(a.prints, b.prints)
  const link = areLinked(a.prints, b.prints, overlap) ? overlap : null
  if (ofA) ofA.set(b, link)
  else compared.set(a, new Map([[b, link]]))
  return link
}

/** Links between wordings, the strongest first; of equals, by the texts themselves. */
function linksOf(wordings: Wording[]): Link[] {
  const links: Link[] = []
  for (const [a, one] of wordings.entries())
    for (let b = 0; b < a; b++) {
      const overlap = linkOf(one, wordings[b]!)
      if (overlap) links.push({ a, b, overlap })
    }
  const tie = ({ a, b }: Link) => (wordings[a]!.prints.exact ^ wordings[b]!.prints.exact) >>> 0
  return links.sort(
    (x, y) => y.overlap.contained - x.overlap.contained || y.overlap.alike - x.overlap.alike || tie(x) - tie(y),
  )
}
