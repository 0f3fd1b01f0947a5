import type { FeedItem } from '@mirador/core/terms.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { itemText, longestBorrowedTitle, longestText, longestTitle } from './item-text.ts'

const textOf = (item: Partial<FeedItem>) => itemText({ categories: [], enclosures: [], media: [], ...item })
const leadOf = (summary: string) => textOf({ title: 'A title', summary }).text

it('gives plain text, with words kept apart where HTML breaks a line', () => {
  expect(
    textOf({ title: 'Peso &amp; <em>dollar</em>', summary: '<p>Uno&nbsp;dos</p><p>tr<b>es</b><br>four</p>' }),
  ).toEqual({
    title: 'Peso & dollar',
    text: 'Uno dos tres four',
  })
})

it('leaves out what a page does not show', () => {
  expect(leadOf('<style>p { color: red }</style>Seen <script>if (a < b) hide()</script><!-- no --> too')).toBe(
    'Seen too',
  )
})

it('reads HTML that was escaped twice', () => {
  expect(leadOf('&lt;p&gt;Tariffs &amp;amp; trade&lt;/p&gt;')).toBe('Tariffs & trade')
})

it('keeps a "<" that begins no tag', () => {
  expect(textOf({ title: 'Growth < 2% and I <3 tacos' }).title).toBe('Growth < 2% and I <3 tacos')
})

it('takes the content where the summary says nothing', () => {
  expect(textOf({ title: 'A', summary: '<img src="x">', content: '<p>The body</p>' }).text).toBe('The body')
})

it('calls an item without a title by the first words of its text', () => {
  const { title, text } = textOf({ summary: 'palabra '.repeat(100) })
  expect(text.startsWith(title)).toBe(true)
  expect(title.length).toBeLessThanOrEqual(longestBorrowedTitle)
  expect(title.endsWith('palabra')).toBe(true)
})

it.each([
  'The lead. The post A title appeared first on The Outlet.',
  'The lead. […] La entrada Un título se publicó primero en El Medio.',
  'The lead. Read more',
  'The lead. <a href="/x">Continue reading <span>A title</span> →</a>',
  'The lead. Leer más »',
  'The lead. Seguir leyendo...',
  'The lead. [...]',
  '<div class="md"><p>The lead.</p></div> &#32; submitted by &#32; <a href="https://www.reddit.com/user/ana"> /u/ana </a> &#32; to &#32; <a href="https://www.reddit.com/r/mexico/"> r/mexico </a> <br/> <span><a href="https://x.example">[link]</a></span> &#32; <span><a href="https://x.example">[comments]</a></span>',
])('drops the tail of "%s"', (summary) => expect(leadOf(summary)).toBe('The lead.'))

it.each([
  'We read more books than ever',
  'He will continue reading the treaty',
  'Ver más allá de la frontera',
  'The post office closed',
])('keeps "%s", which is no tail', (summary) => expect(leadOf(summary)).toBe(summary))

it('cuts between words, and never through a character', () => {
  const long = textOf({ title: 'word '.repeat(1_000), summary: `${'word '.repeat(799)}end ${'x'.repeat(500)}` })
  expect(long.title).toMatch(/^(word )+word$/)
  expect(long.text).toMatch(/word end$/)
  expect(long.title.length).toBeLessThanOrEqual(longestTitle)
  const pairs = textOf({ title: `a${'😀'.repeat(1_000)}` }).title
  expect(pairs.isWellFormed()).toBe(true)
  expect(pairs.length).toBeGreaterThan(longestTitle - 2)
})

it('gives well-formed text within its bounds, without control characters, for any input', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 60 })
  const piece = fc.oneof(
    anything,
    fc.constantFrom('<p>', '</', '&#0;', '&#xd800;', '\ud800', '\0', '<![CDATA[', '&lt;b&gt;', ' '),
  )
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), (title, summary) => {
      const given = textOf({ title: title.join(''), summary: summary.join('') })
      for (const text of Object.values(given)) {
        expect(text).toBe(text.trim())
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toMatch(/\p{Cc}|\s\s/u)
      }
    }),
  )
})

it.each(['<', '&', '<a ', '<a href="', '<!--', '<p>', '&lt;p', '<title>', '. ', 'The post ', ' Read more'])(
  'takes no more than a second of 2 MB of "%s"',
  (piece) => {
    const hostile = piece.repeat(2_000_000 / piece.length)
    const start = process.cpuUsage()
    const { text } = textOf({ title: hostile, summary: hostile })
    expect(text.length).toBeLessThanOrEqual(longestText)
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000)
  },
)
