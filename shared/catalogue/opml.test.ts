import { expect, test } from 'vitest'
import { parseOpml } from './opml.ts'

test('the OPML of a feed reader is read in any nesting', () => {
  const { outlets, feeds, problems } = parseOpml(`<?xml version="1.0"?>
    <!-- exported --><opml version="1.0"><head><title>Mine</title></head><body>
      <outline text="News" htmlUrl="https://folder.example">
        <OUTLINE text="Texas"><outline type="rss" text="T &amp; G" xmlurl="https://t.example/rss" HTMLURL="https://t.example"
          category="/state/TX,/medium/radio,/Fun/cats" language="es-us"/></OUTLINE>
        <outline title="No homepage" text="other" xmlUrl="https://n.example/feeds/all.xml">
      </outline>
      </outline>
      <outline text="No feed" htmlUrl="https://nofeed.example"/>
    </body></opml>`)
  expect(problems).toEqual([])
  expect(outlets).toMatchObject([
    { slug: 't-and-g', name: 'T & G', homepage: 'https://t.example', state: 'TX', medium: 'radio', language: 'es' },
    { name: 'No homepage', homepage: 'https://n.example' },
    { name: 'No feed', homepage: 'https://nofeed.example' },
  ])
  expect(feeds.map((feed) => feed.url)).toEqual(['https://t.example/rss', 'https://n.example/feeds/all.xml'])
})

test('problems have the line of their outline', () => {
  const { outlets, problems } = parseOpml(
    '<opml><body>\n<outline text="A" xmlUrl="https://a.example/rss"/>\r\n\r\n<outline text="B" xmlUrl="feed:b"/>\n' +
      '<outline xmlUrl="https://a.example/rss"/></body></opml>',
  )
  expect(outlets.map((outlet) => outlet.name)).toEqual(['A'])
  expect(problems.map(({ line, column }) => [line, column])).toEqual([
    [4, 'homepage'],
    [4, 'feed_url'],
    [5, 'feed_url'],
  ])
})

test('half a document gives what it holds', () => {
  const { outlets } = parseOpml('<opml><body><outline text="A" xmlUrl="https://a.example/rss"/><outline text="B" xmlU')
  expect(outlets.map((outlet) => outlet.name)).toEqual(['A'])
})

test.each(['', 'name,homepage', '<html><body>Not found</body></html>', '{"outlines":[]}'])('%j is no OPML', (text) => {
  expect(parseOpml(text).problems).toEqual([{ line: 1, message: 'holds no outline: it is not an OPML list' }])
})

test('declared entities are not expanded', () => {
  const { outlets } = parseOpml(
    '<!DOCTYPE opml [<!ENTITY a "aaaa">]><opml><body><outline text="&a;" htmlUrl="https://a.example"/></body></opml>',
  )
  expect(outlets.map((outlet) => outlet.name)).toEqual(['&a;'])
})

test('a list nested without end is given up, with what came before', () => {
  const start = performance.now()
  const { outlets, problems } = parseOpml(
    `<opml><body><outline text="A" htmlUrl="https://a.example"/>${'<outline text="f">'.repeat(300_000)}`,
  )
  expect(performance.now() - start).toBeLessThan(2_000)
  expect(outlets.map((outlet) => outlet.name)).toEqual(['A'])
  expect(problems).toEqual([{ line: 1, message: 'is nested deeper than 100; the rest of the list is not read' }])
})
