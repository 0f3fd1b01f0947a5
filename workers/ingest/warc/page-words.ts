/** What a page says of its article in its head: the words that its outlet's feed would have given. */
import { parseHTML } from 'linkedom'
import { linkedArticle } from '../article/linked-data.ts'
import { readFacts } from '../article/metadata.ts'

export type PageWords = {
  /** HTML, like those of a feed; '' where there is none. */
  title: string
  text: string
  /** ISO 8601, UTC */
  published: string | undefined
  language: string | undefined
  /** Absolute; the page's own address where it names none. */
  url: string
}

const longestPart = 400_000

/**
 * The title and the lead of an article from the head of its page, found at `url`; undefined where the page does not say that
 * it is an article, as front pages and sections do not. The body is left unread, but for JSON-LD: an archive must give the
 * words that a feed gives, or shares would change with the source.
 */
export function readPageWords(html: string, url: string): PageWords | undefined {
  const { document } = parseHTML(headOf(html)) as unknown as { document: Document }
  const meta = (name: string) =>
    document.querySelector(`meta[property="${name}" i], meta[name="${name}" i]`)?.getAttribute('content') ?? undefined
  const saysArticle = meta('og:type')?.toLowerCase() === 'article' || meta('article:published_time') !== undefined
  if (!saysArticle && !linkedArticle(document)) return undefined
  const facts = readFacts(document, url)
  return {
    title: facts.title ?? document.title,
    text: meta('og:description') ?? meta('description') ?? '',
    published: facts.published,
    language: facts.language,
    url: facts.canonicalUrl ?? url,
  }
}

/** A document of the head alone, with the JSON-LD that stands after it. */
function headOf(html: string): string {
  const body = /<body[\s>]/i.exec(html.slice(0, longestPart))?.index
  const head = html.slice(0, body ?? longestPart)
  const scripts = linkedData(html.slice(head.length))
  return `${/<html/i.test(head) ? head : `<html><head>${head}`}${scripts.join('')}</head><body></body></html>`
}

const mostScripts = 50

function linkedData(html: string): string[] {
  const scripts: string[] = []
  for (let at = 0; scripts.length < mostScripts; ) {
    const type = html.indexOf('application/ld+json', at)
    const start = type < 0 ? -1 : html.indexOf('>', type)
    const end = start < 0 ? -1 : html.indexOf('</script', start)
    if (end < 0) break
    scripts.push(`<script type="application/ld+json"${html.slice(start, end)}</script>`)
    at = end
  }
  return scripts
}
