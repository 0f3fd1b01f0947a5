/** The article in a page's JSON-LD (schema.org), whatever shape the publisher gave it. */

export type LinkedArticle = {
  title?: string | undefined
  authors?: string[] | undefined
  published?: string | undefined
  language?: string | undefined
  url?: string | undefined
  body?: string | undefined
  free?: boolean | undefined
}

type Fields = Record<string, unknown>

const articleType = /(?:Article|BlogPosting|LiveBlogPosting|Report|Review)$/
/** Of one page: more is no description of an article. */
const mostScripts = 50
const mostNodes = 2_000

/** The first article that the page describes; undefined where it describes none. Broken scripts are passed over. */
export function linkedArticle(document: Document): LinkedArticle | undefined {
  const scripts = [...document.querySelectorAll('script[type^="application/ld+json" i]')].slice(0, mostScripts)
  const articles = nodesOf(scripts.map((script) => parse(script.textContent))).filter((node) =>
    listOf(node['@type']).some((type) => typeof type === 'string' && articleType.test(type)),
  )
  const article = articles.find((node) => word(node.headline) || word(node.articleBody)) ?? articles[0]
  if (!article) return undefined
  return {
    title: word(article.headline) ?? word(article.name),
    authors: namesOf(article.author),
    published: word(article.datePublished) ?? word(article.dateCreated),
    language: word(article.inLanguage),
    url: word(article.url) ?? word(article.mainEntityOfPage),
    body: word(article.articleBody),
    free:
      article.isAccessibleForFree === undefined
        ? undefined
        : !/^false$/i.test(`${article.isAccessibleForFree as string}`),
  }
}

/** JSON as publishers write it: in comments or CDATA, with line ends inside strings. */
function parse(text: string): unknown {
  const json = text.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>);?\s*$/g,
    '',
  )
  try {
    return JSON.parse(json)
  } catch {
    try {
      return JSON.parse(json.replace(/[\p{Cc}]+/gu, ' ').replace(/,\s*([}\]])/g, '$1'))
    } catch {
      return undefined
    }
  }
}

/** Every node in the values, down to a few levels. */
function nodesOf(values: unknown[]): Fields[] {
  const nodes: Fields[] = []
  let level = values
  for (let depth = 0; depth < 6 && level.length > 0 && nodes.length < mostNodes; depth++) {
    const here = level.flat().filter((value): value is Fields => typeof value === 'object' && value !== null)
    nodes.push(...here.slice(0, mostNodes))
    level = here
      .slice(0, mostNodes)
      .flatMap((node) => [node['@graph'], node.mainEntity, node.mainEntityOfPage, node.itemListElement])
  }
  return nodes
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

/** A text, or the first of several, or the name of what a node describes. */
function word(value: unknown): string | undefined {
  const [first] = listOf(value)
  const text =
    typeof first === 'object' && first !== null
      ? ((first as Fields)['@value'] ?? (first as Fields)['@id'] ?? (first as Fields).alternateName)
      : first
  return typeof text === 'string' ? text.trim() || undefined : undefined
}

function namesOf(value: unknown): string[] | undefined {
  const names = listOf(value).flatMap((author) => {
    const name = typeof author === 'object' && author !== null ? (author as Fields).name : author
    return listOf(name).flatMap((one) => (typeof one === 'string' && one.trim() ? [one] : []))
  })
  return names.length > 0 ? names : undefined
}
