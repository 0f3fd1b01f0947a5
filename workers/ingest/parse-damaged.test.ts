import { describe, expect, it } from 'vitest'
import { FeedError, parseFeed } from './parse.ts'

const read = (text: string) => parseFeed(Buffer.from(text), {})
const rssOf = (inside: string) => `<?xml version="1.0"?><rss version="2.0"><channel>${inside}</channel></rss>`

const item = (name: string) => `<item><title>${name}</title><link>https://post.example/${name}</link></item>`
const whole = rssOf(`<title>Post</title>${item('a')}${item('b')}${item('c')}`)
const amidst = (junk: string) => whole.replace(item('b'), junk + item('b'))

describe('a damaged document keeps its items:', () => {
  it.each([
    ['a bare ampersand', amidst('<generator>AT&T & Co</generator>')],
    ['an unknown entity', amidst('<generator>a&nbsp;b&nothing;</generator>')],
    ['a bare "<"', amidst('<generator>1 < 2 and 3<4</generator>')],
    ['an instruction that does not end', amidst('<generator><?xml:namespace prefix="o" /></generator>')],
    ['elements left open', amidst('<generator>one<br>two<p>three</generator>')],
    ['elements crossed', amidst('<generator><b><i>x</b></i></generator>')],
    ['stray end tags', amidst('</p></generator></item>')],
    ['an unknown prefix', amidst('<foo:bar>x</foo:bar>')],
    ['attributes without quotes, and twice', amidst('<x a=b c a=d>y</x>')],
    ['control characters', amidst('<generator>a\0b\u001b</generator>')],
    ['an item left open', whole.replace('/b</link></item>', '/b</link>')],
    ['a title left open', whole.replace('b</title>', 'b')],
    ['names in capitals', whole.replace(/<(\/?)(item|title)>/g, (tag) => tag.toUpperCase())],
    ['end tags in other letters', whole.replaceAll('</item>', '</Item>')],
    ['white space first', `\n\n  ${whole}`],
    ['a warning first', `<br />\n<b>Warning</b>: x in <b>/x.php</b><br />\n${whole}`],
    ['two declarations', `<?xml version="1.0">${whole}`],
    ['a document type with entities', whole.replace('<rss', '<!DOCTYPE rss [<!ENTITY x "y">]><rss')],
    ['more after the end', `${whole}<!-- cached --><script>if (1<2&&3) {}</script>`],
    ['no root element', whole.replace(/<rss[^>]*>|<\/rss>/g, '')],
  ])('%s', (_what, document) => {
    expect(document).not.toBe(whole)
    const { feed, items, complete } = read(document)
    expect(feed.title).toBe('Post')
    expect(items.map(({ link, title }) => [link, title])).toEqual(
      ['a', 'b', 'c'].map((name) => [`https://post.example/${name}`, name]),
    )
    expect(complete).toBe(true)
  })

  it.each([
    ['inside a tag', whole.length - 3],
    ['after an item', whole.indexOf('</channel>')],
    ['inside CDATA', -1],
  ])('breaking off %s, and is not complete', (_where, at) => {
    const document = at < 0 ? whole.replace('</channel></rss>', '<generator><![CDATA[x') : whole.slice(0, at)
    expect(read(document)).toMatchObject({ complete: false, items: [{ title: 'a' }, { title: 'b' }, { title: 'c' }] })
  })
})

describe('a hostile document takes less than two seconds', () => {
  const described = (text: string) => rssOf(`<item><title>A</title><description>${text}</description></item>`)
  const times = (piece: string, count: number) => piece.repeat(count)
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${times(`&l${i};`, 10)}">`).join('')

  it.each<[string, () => string]>([
    ['a run of "<"', () => described(times('<', 200_000))],
    ['a run of "<" in CDATA', () => described(`<![CDATA[${times('<', 200_000)}]]>`)],
    ['a run of "< "', () => described(times('< ', 4_000_000))],
    ['a run of "<?"', () => described(times('<?', 500_000))],
    ['a billion laughs', () => described('&l9;').replace('<rss', `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]><rss`)],
    ['a text of 50 MB', () => described(times('palabra ', 6_250_000))],
    ['100,000 elements inside each other', () => described(times('<a>', 100_000) + times('</b>', 100_000))],
    ['100,000 items left open', () => rssOf(times('<item><title>A', 100_000))],
    ['a million elements', () => described(times('<a/>', 1_000_000))],
    ['100,000 attributes', () => described(`<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`)],
    [
      '20,000 prefixes, and more on each item',
      () => {
        const prefixes = Array.from({ length: 20_000 }, (_, i) => `xmlns:p${i}="u"`).join(' ')
        return `<rss ${prefixes}><channel>${times('<item xmlns:q="u"><title>A</title></item>', 10_000)}</channel></rss>`
      },
    ],
    ['a base that grows', () => described(times(`<a xml:base="${times('a/', 20_000)}">`, 100))],
    ['white space for a title', () => rssOf(`<item><title>A${times(' ', 10_000_000)}</title></item>`)],
  ])('%s', (_what, document) => {
    const bytes = Buffer.from(document())
    const start = process.cpuUsage()
    const { items } = parseFeed(bytes, {})
    const { user, system } = process.cpuUsage(start)
    expect(items[0]!.title).toBe('A')
    expect((user + system) / 1e6).toBeLessThan(2)
  })

  it('JSON inside itself', () => {
    expect(() => read(`{"items":${times('[', 500_000)}`)).toThrow(FeedError)
    expect(() => read(`{"items":[${times('{},', 500_000)}{}]}`)).toThrow(FeedError)
    const text = times('[{\\"', 200)
    expect(read(`{"version":"1","items":[{"title":"${text}","tags":["a"]}]}`).items[0]).toMatchObject({
      categories: ['a'],
    })
  })

  it('no external entity is read', () => {
    const document = described('&x;').replace('<rss', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss')
    expect(read(document).items[0]!.summary).toBe('&x;')
  })
})
