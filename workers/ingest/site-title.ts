/** Titles of pages end with the name of the site, which says nothing of the article and may name a place. */
import { slugify } from '@mirador/catalogue/slug.ts'

const separator = /\s+(?:[|–—·•»:-]|::|--)\s+/g
/** What is left must still say something. */
const leastWords = 2

/**
 * The title of a page without the name of its outlet (`name`, or the host of `homepage`) before or after it, '' where it is
 * nothing else. A part that only shares a word with that name stays.
 */
export function withoutSiteName(title: string, { name, url }: { name: string; url: string }): string {
  const host = URL.parse(url)?.hostname.replace(/^www\./, '') ?? ''
  const names = [squeeze(name), squeeze(host), squeeze(host.split('.')[0] ?? '')].filter((known) => known !== '')
  const isSiteName = (part: string) => {
    const words = squeeze(part)
    return names.some(
      (known) =>
        words === known ||
        // "KTLA" for "KTLA 5", "Houston Chronicle" for "Houston Chronicle (Hearst)"
        (known.startsWith(words) && words.length >= 4 && words.length >= 0.6 * known.length) ||
        (words.startsWith(known) && known.length >= 4 && known.length >= 0.5 * words.length),
    )
  }
  if (names.includes(squeeze(title))) return ''
  let left = title
  for (;;) {
    const cuts = [...left.matchAll(separator)]
    const [first, last] = [cuts[0], cuts.at(-1)]
    if (!first || !last) return left
    const before = left.slice(0, last.index)
    const after = left.slice(first.index + first[0].length)
    if (isSiteName(left.slice(last.index + last[0].length)) && enough(before)) left = before
    else if (isSiteName(left.slice(0, first.index)) && enough(after)) left = after
    else return left
  }
}

const enough = (text: string): boolean => text.trim().split(/\s+/).length >= leastWords

/** A name by its letters and digits alone, without the article that begins it. */
const squeeze = (text: string): string =>
  slugify(text)
    .replace(/^(?:the|el|la|los|las)-(?=.)/, '')
    .replaceAll('-', '')
