import { type Overlap, overlapOf, type Prints } from './prints.ts'
import { areLinked, regroup, rule, type Wording } from './regroup.ts'

const dayMs = 86_400_000
/** A text that comes again after more than this, or before, is a story of its own. */
export const windowMs = 10 * dayMs
/** A long text is found by so many of its prints, and found again by more: they cost less to look for than to keep. */
const postedPrints = 40
const soughtPrints = 64
/** A print that more wordings have says nothing: a page's own words, a form that is filled in. */
export const mostWithPrint = 300
/** Shorter texts, as a headline alone, are never the same by their words. */
export const fewestWords = 12
/** So many wordings are grouped anew at once: those of the nearest stories. */
const mostRegrouped = 400

/** A mention as grouping sees it: the prints of its text, when it was published where that is known, where it stands. */
export type Text = { prints: Prints; at?: number | undefined; address?: string | undefined }

export type Placed = {
  wording: Wording
  /** How alike the text is to the wording that it joined: 1 where it has the same words or address, or made the wording. */
  alike: number
}

export type Grouping = ReturnType<typeof createGrouping>

/**
 * Stories while they grow. Texts come one by one; each joins a wording or makes one, and the stories that it touches are
 * grouped anew, so that what comes out hardly depends on the order. It knows the wordings that it was told of and no others;
 * those that it makes, and stories, have negative ids.
 */
export function createGrouping() {
  const stories = new Map<number, Set<Wording>>()
  const byPrint = new Map<number, Wording[]>()
  const byExact = new Map<number, Wording[]>()
  const byAddress = new Map<string, Wording>()
  let made = 0

  function leave(wording: Wording): void {
    const members = stories.get(wording.story)
    members?.delete(wording)
    if (members?.size === 0) stories.delete(wording.story)
  }

  function move(wording: Wording, story: number): void {
    leave(wording)
    wording.story = story
    const members = stories.get(story)
    if (members) members.add(wording)
    else stories.set(story, new Set([wording]))
  }

  function learn(wording: Wording): void {
    move(wording, wording.story)
    for (const address of wording.addresses) byAddress.set(address, wording)
    if (wording.prints.words < fewestWords) return
    put(byExact, wording.prints.exact, wording)
    for (const print of posted(wording.prints)) put(byPrint, print, wording)
  }

  /** Wordings near in time that share enough prints, and how much. */
  function near({ prints, at }: Text): { wording: Wording; overlap: Overlap }[] {
    const shared = new Map<Wording, number>()
    for (const print of sought(prints)) {
      const list = byPrint.get(print)
      if (list && list.length <= mostWithPrint) for (const one of list) shared.set(one, (shared.get(one) ?? 0) + 1)
    }
    return [...shared]
      .filter(([wording, count]) => count >= rule.fewestShared && isNear(wording.at, at))
      .map(([wording]) => ({ wording, overlap: overlapOf(prints, wording.prints) }))
  }

  /** The wording that a text is the same as, to the address or the letter. */
  function same({ prints, at, address }: Text): Wording | undefined {
    const there = address === undefined ? undefined : byAddress.get(address)
    if (there || prints.words < fewestWords) return there
    return byExact.get(prints.exact)?.find((one) => one.prints.words === prints.words && isNear(one.at, at))
  }

  function make({ prints, at, address }: Text): Wording {
    const id = --made
    const addresses = address === undefined ? [] : [address]
    const wording: Wording = { id, story: id, prints, at, mentions: 1, addresses }
    learn(wording)
    return wording
  }

  function groupAnew(wording: Wording, linked: { wording: Wording; overlap: Overlap }[]): void {
    const nearest = linked.toSorted((a, b) => b.overlap.contained - a.overlap.contained)
    const some = [wording]
    for (const story of new Set(nearest.map((one) => one.wording.story))) {
      const members = stories.get(story)!
      if (some.length + members.size <= mostRegrouped) some.push(...members)
    }
    for (const { story, part } of nameParts(regroup(some), () => --made)) for (const one of part) move(one, story)
  }

  return {
    /** Tells it of a wording that came before. */
    learn,

    /** Lets it forget a wording. */
    forget(wording: Wording): void {
      leave(wording)
      for (const address of wording.addresses) byAddress.delete(address)
      take(byExact, wording.prints.exact, wording)
      for (const print of posted(wording.prints)) take(byPrint, print, wording)
    },

    /** Adds a mention. */
    add(text: Text): Placed {
      const found = same(text)
      const around = found || text.prints.words < fewestWords ? [] : near(text)
      const best = around.toSorted((a, b) => b.overlap.alike - a.overlap.alike)[0]
      const isSame = best && best.overlap.shared >= rule.fewestShared && best.overlap.alike >= rule.sameWording
      const joined = found ?? (isSame ? best.wording : undefined)
      if (joined) {
        joined.mentions++
        if (text.address !== undefined && !found) {
          joined.addresses.push(text.address)
          byAddress.set(text.address, joined)
        }
        return { wording: joined, alike: found ? 1 : best!.overlap.alike }
      }
      const wording = make(text)
      const linked = around.filter((one) => areLinked(text.prints, one.wording.prints, one.overlap))
      if (linked.length > 0) groupAnew(wording, linked)
      return { wording, alike: 1 }
    },

    /** The wordings of a story that it knows. */
    wordingsOf: (story: number): ReadonlySet<Wording> => stories.get(story) ?? new Set(),

    /** What a wording joined: of those of its story that came before it the one that has most of it, or of which it has most. */
    joinedBy(wording: Wording): { wording: Wording; overlap: number } | undefined {
      let best: { wording: Wording; overlap: number } | undefined
      for (const other of stories.get(wording.story) ?? []) {
        if (other === wording || came(other) > came(wording)) continue
        const overlap = overlapOf(wording.prints, other.prints).contained
        if (!best || overlap > best.overlap) best = { wording: other, overlap }
      }
      return best
    },
  }
}

/** The prints that a text is found by. */
export const posted = (prints: Prints): number[] => prints.sorted.slice(0, postedPrints)
/** The prints of others that a text looks for. */
export const sought = (prints: Prints): number[] => prints.sorted.slice(0, soughtPrints)

const isNear = (a: number | undefined, b: number | undefined): boolean =>
  a === undefined || b === undefined || Math.abs(a - b) <= windowMs

function put<Key>(index: Map<Key, Wording[]>, key: Key, wording: Wording): void {
  const list = index.get(key)
  if (list) list.push(wording)
  else index.set(key, [wording])
}

function take<Key>(index: Map<Key, Wording[]>, key: Key, wording: Wording): void {
  const rest = index.get(key)?.filter((other) => other !== wording) ?? []
  if (rest.length > 0) index.set(key, rest)
  else index.delete(key)
}

/** The order in which wordings came: those that are kept somewhere first, then the new ones. */
const came = ({ id }: Wording): number => (id > 0 ? id : 2 ** 52 - id)

const mentionsOf = (wordings: Wording[]): number => wordings.reduce((sum, { mentions }) => sum + mentions, 0)

/**
 * Which story each part is now: the one that most of its mentions were in, where no larger part has taken it, and else a new one.
 * So a story that grows, takes in another or is split keeps its name where most of it is.
 */
function nameParts(parts: Wording[][], newStory: () => number): { story: number; part: Wording[] }[] {
  const taken = new Set<number>()
  const first = (part: Wording[]) => Math.min(...part.map(came))
  const bySize = parts.toSorted((a, b) => mentionsOf(b) - mentionsOf(a) || first(a) - first(b))
  return bySize.map((part) => {
    const before = [...Map.groupBy(part, ({ story }) => story)]
    const wishes = before.toSorted(([, a], [, b]) => mentionsOf(b) - mentionsOf(a) || first(a) - first(b))
    const story = wishes.find(([name]) => !taken.has(name))?.[0] ?? newStory()
    taken.add(story)
    return { story, part }
  })
}
