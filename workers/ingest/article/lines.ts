/** The words of a part of a page, line by line as a reader sees them. */

/** One line: its text, how many of its code units are links, and the element that it lies in. */
export type Line = { text: string; linked: number; element: string }

/** Elements that begin a line of their own. */
const blocks = new Set(
  'address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
)
/** Elements whose text nobody reads as part of an article. */
const unread = new Set('script style noscript template iframe svg button select textarea head figcaption'.split(' '))
const elementNode = 1
const textNode = 3

/** The lines of an element, whitespace folded, in the order of the page. Not recursive, for pages nest as deep as they like. */
export function linesOf(root: Node): Line[] {
  const lines: Line[] = []
  let line = { text: '', linked: 0 }
  let linkDepth = 0
  let element = ''
  const end = () => {
    const text = line.text.replace(/\s+/g, ' ').trim()
    if (text !== '') lines.push({ text, linked: Math.min(line.linked, text.length), element })
    line = { text: '', linked: 0 }
  }
  const enter = (name: string) => {
    if (name === 'a') linkDepth++
    if (!blocks.has(name)) return
    end()
    element = name
  }
  const leave = (node: Node) => {
    const { localName } = node as Element
    if (localName === 'a') linkDepth--
    if (!blocks.has(localName)) return
    end()
    element = (node.parentNode as Element | null)?.localName ?? ''
  }
  let node: Node | null = root
  while (node) {
    if (node.nodeType === textNode) {
      const text = node.nodeValue ?? ''
      line.text += text
      if (linkDepth > 0) line.linked += text.length
    }
    const name = node.nodeType === elementNode ? (node as Element).localName : ''
    if (name !== '') enter(name)
    if (node.firstChild && !unread.has(name)) {
      node = node.firstChild
      continue
    }
    if (name !== '') leave(node)
    while (node !== root && !node.nextSibling && node.parentNode) {
      node = node.parentNode
      leave(node)
    }
    node = node === root ? null : node.nextSibling
  }
  end()
  return lines
}
