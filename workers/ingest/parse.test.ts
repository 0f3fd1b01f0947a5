import { describe, expect, it } from 'vitest'
import { FeedError, type FeedErrorCode, parseFeed } from './parse.ts'

const read = (text: string, url?: string) => parseFeed(Buffer.from(text), { url })

const prolog = '<?xml version="1.0" encoding="utf-8"?>'
const namespaces =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
const rssOf = (inside: string) => `${prolog}<rss version="2.0" ${namespaces}><channel>${inside}</channel></rss>`
const itemOf = (inside: string) => read(rssOf(`<item>${inside}</item>`)).items[0]!
const atomOf = (inside: string) => `${prolog}<feed xmlns="http://www.w3.org/2005/Atom">${inside}</feed>`
const entryOf = (inside: string) => read(atomOf(`<entry>${inside}</entry>`)).items[0]!

describe('RSS', () => {
  it('is read with its modules', () => {
    const document = read(
      rssOf(`
        <title>Border Post</title><link>https://post.example/</link><description>News &amp; views</description>
        <language>es_MX</language><lastBuildDate>Tue, 04 Jun 2024 13:00:00 GMT</lastBuildDate><category>Local</category>
        <item>
          <title>Trade talks resume</title><link> https://post.example/a </link><guid isPermaLink="false">a-1</guid>
          <pubDate>Tue, 04 Jun 2024 12:00:00 GMT</pubDate><dc:creator>Ana Ruiz</dc:creator>
          <category>Trade</category><dc:subject>Mexico</dc:subject>
          <description>A lead</description><content:encoded><![CDATA[<p>The <b>body</b></p>]]></content:encoded>
          <enclosure url="/a.mp3" type="audio/mpeg"/><media:group><media:content url="https://cdn.example/a.jpg"/></media:group>
        </item>`),
    )
    expect(document).toMatchObject({
      format: 'rss',
      complete: true,
      feed: {
        title: 'Border Post',
        link: 'https://post.example/',
        description: 'News & views',
        language: 'es-MX',
        updated: '2024-06-04T13:00:00.000Z',
        categories: ['Local'],
      },
    })
    expect(document.items).toEqual([
      {
        id: 'a-1',
        title: 'Trade talks resume',
        link: 'https://post.example/a',
        author: 'Ana Ruiz',
        summary: 'A lead',
        content: '<p>The <b>body</b></p>',
        published: '2024-06-04T12:00:00.000Z',
        language: 'es-MX',
        categories: ['Trade', 'Mexico'],
        enclosures: ['https://post.example/a.mp3'],
        media: ['https://cdn.example/a.jpg'],
      },
    ])
  })

  it('1.0 has its items beside the channel', () => {
    const { format, feed, items } = read(`${prolog}
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://post.example/"><title>Post</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>
        <item rdf:about="https://post.example/a"><title>A</title><d:date>2024-06-04</d:date></item>
        <item rdf:about="https://post.example/b"><title>B</title></item>
      </rdf:RDF>`)
    expect([format, feed.title, feed.link]).toEqual(['rss', 'Post', 'https://post.example/'])
    expect(items.map(({ id, title, link, published }) => [id, title, link, published])).toEqual([
      ['https://post.example/a', 'A', 'https://post.example/a', '2024-06-04T00:00:00.000Z'],
      ['https://post.example/b', 'B', 'https://post.example/b', undefined],
    ])
  })

  it('finds the page of an item that has no link', () => {
    expect(itemOf('<guid>https://post.example/a</guid>').link).toBe('https://post.example/a')
    expect(itemOf('<guid isPermaLink="false">https://post.example/a</guid>').link).toBeUndefined()
    expect(itemOf('<atom:link rel="self" href="x"/><atom:link href="https://post.example/a"/>').link).toBe(
      'https://post.example/a',
    )
  })

  it('takes no link for its page that leads to the feed itself', () => {
    const links = '<link>https://post.example/</link><link rel="self" href="https://post.example/feed"/>'
    expect(read(rssOf(links)).feed.link).toBe('https://post.example/')
  })

  it('gives the address that FeedBurner hid', () => {
    const hidden = '<feedburner:origLink>https://post.example/a</feedburner:origLink>'
    expect(itemOf(`<link>https://feedproxy.example/1</link>${hidden}`).link).toBe('https://post.example/a')
  })

  it('gives no address that would run code', () => {
    expect(itemOf('<link>javascript:alert(1)</link>').link).toBeUndefined()
    expect(itemOf(`<link>https://a.example/${'a'.repeat(8_000)}</link>`).link).toBeUndefined()
  })

  it('keeps an item inside an extension of another apart', () => {
    const conflict = '<sx:sync><sx:conflicts><item><title>Old</title></item></sx:conflicts></sx:sync>'
    expect(read(rssOf(`<item><title>New</title>${conflict}</item>`)).items.map(({ title }) => title)).toEqual(['New'])
  })

  it('leaves out a date that is none and keeps the item', () => {
    expect(itemOf('<title>A</title><pubDate>yesterday</pubDate>')).toMatchObject({ title: 'A', published: undefined })
  })
})

describe('Atom', () => {
  it('is read, an entry having its feed’s author where it has none', () => {
    const document = read(
      atomOf(`
        <id>tag:post.example</id><title>Post</title><subtitle>News</subtitle><link rel="self" href="https://post.example/feed"/>
        <link href="https://post.example/"/><author><name>Desk</name><email>desk@post.example</email></author>
        <entry>
          <id>tag:post.example,a</id><title type="html">Peso &amp;amp; dollar</title>
          <link rel="enclosure" href="https://cdn.example/a.mp3"/><link rel="alternate" href="a.html"/>
          <published>2024-06-04T12:00:00-06:00</published><updated>2024-06-05T00:00:00Z</updated>
          <category term="trade" label="Trade"/><summary>A lead</summary>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The <b>body</b></p></div></content>
        </entry>`),
    )
    expect(document).toMatchObject({
      format: 'atom',
      complete: true,
      feed: { id: 'tag:post.example', title: 'Post', link: 'https://post.example/' },
    })
    expect(document.items[0]).toEqual({
      id: 'tag:post.example,a',
      title: 'Peso &amp; dollar',
      link: 'https://post.example/a.html',
      author: 'Desk (desk@post.example)',
      summary: 'A lead',
      content: '<p>The <b>body</b></p>',
      published: '2024-06-04T18:00:00.000Z',
      updated: '2024-06-05T00:00:00.000Z',
      categories: ['trade', 'Trade'],
      enclosures: ['https://cdn.example/a.mp3'],
      media: [],
    })
  })

  it('0.3 is read', () => {
    const { feed, items } =
      read(`<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="es"><tagline>Noticias</tagline>
      <entry><title>A</title><issued>2024-06-04</issued><content mode="base64">PGI+aG9sYTwvYj4=</content></entry></feed>`)
    expect(feed).toMatchObject({ description: 'Noticias', language: 'es' })
    expect(items[0]).toMatchObject({ title: 'A', published: '2024-06-04T00:00:00.000Z', content: '<b>hola</b>' })
  })

  it('is known under any prefix', () => {
    const { items } = read(
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>A</a:title></a:entry></a:feed>',
    )
    expect(items[0]!.title).toBe('A')
  })

  it('may be one entry alone', () => {
    expect(read('<entry xmlns="http://www.w3.org/2005/Atom"><title>A</title></entry>').items[0]!.title).toBe('A')
  })

  it('takes the words of Media RSS where an entry has none', () => {
    const group =
      '<media:group><media:title>Film</media:title><media:description>About it</media:description></media:group>'
    expect(entryOf(group)).toMatchObject({ title: 'Film', summary: 'About it' })
  })

  it('reads the source of an entry as no entry', () => {
    expect(
      read(atomOf('<entry><source><title>S</title><entry/></source><title>A</title></entry>')).items,
    ).toMatchObject([{ title: 'A' }])
  })
})

it('reads JSON Feed, and passes over what has the wrong type', () => {
  const item = {
    id: 7,
    url: '/a',
    title: 'A',
    content_html: '<p>x\ud800</p>',
    date_published: '2024-06-04T12:00:00Z',
    tags: ['x', 3],
  }
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: ['no'], home_page_url: 'https://post.example/' }
  const document = read(JSON.stringify({ ...feed, authors: [{ name: 'Desk' }], items: [item, null, 'no'] }))
  expect(document).toMatchObject({
    format: 'json',
    complete: true,
    feed: { title: undefined, link: 'https://post.example/' },
  })
  expect(document.items).toMatchObject([
    { id: '7', link: 'https://post.example/a', content: '<p>x\ufffd</p>', author: 'Desk', categories: ['x', '3'] },
  ])
})

it('reads a news sitemap', () => {
  const document =
    read(`${prolog}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>https://post.example/a</loc><n:news><n:publication><n:name>Post</n:name><n:language>en</n:language></n:publication>
    <n:publication_date>2024-06-04T12:00:00Z</n:publication_date><n:title>A &amp; B</n:title><n:keywords>trade, Mexico</n:keywords></n:news></url></urlset>`)
  expect(document).toMatchObject({ format: 'sitemap', feed: { title: 'Post', language: 'en' } })
  expect(document.items).toMatchObject([
    {
      link: 'https://post.example/a',
      title: 'A & B',
      published: '2024-06-04T12:00:00.000Z',
      categories: ['trade', 'Mexico'],
    },
  ])
})

describe('an address', () => {
  const link = (inside: string, url?: string) => read(rssOf(inside), url).items[0]!.link

  it('is relative to xml:base before all else', () => {
    const item = '<item xml:base="news/"><link>a</link></item>'
    expect(link(`<link>https://post.example/</link>${item}`, 'https://feeds.example/x/rss')).toBe(
      'https://feeds.example/x/news/a',
    )
  })

  it('is relative to the page of the feed, else to the feed', () => {
    const item = '<item><link>/a</link></item>'
    expect(link(`<link>https://post.example/</link>${item}`, 'https://feeds.example/rss')).toBe(
      'https://post.example/a',
    )
    expect(link(item, 'https://feeds.example/rss')).toBe('https://feeds.example/a')
    expect(link(item)).toBe('/a')
  })
})

describe('text', () => {
  it('has its entities decoded once', () => {
    expect(itemOf('<title>A &amp;lt;b&gt; &#233; &eacute; &hellip; &AMP &copy=1</title>').title).toBe(
      'A &lt;b> é é … &AMP &copy=1',
    )
  })

  it('keeps HTML that is written out', () => {
    expect(itemOf('<description>A <b>bold</b> &amp; <i>lead</description>').summary).toBe('A <b>bold</b> &amp; <i>lead')
  })

  it('joins CDATA and what is around it', () => {
    expect(itemOf('<title>A <![CDATA[<b> & ]]>&lt;c&gt;</title>').title).toBe('A <b> & <c>')
  })
})

describe('no feed is', () => {
  it.each<[FeedErrorCode, string]>([
    ['empty', ''],
    ['empty', ' \n\0 '],
    ['html', '<!DOCTYPE html><title>Blocked</title>'],
    ['html', '<p>x<html><body><rss></rss></body></html>'],
    ['not-a-feed', 'Service unavailable'],
    ['not-a-feed', `${prolog}<opml><body/></opml>`.replace('body', 'outlines')],
    ['not-a-feed', '<sitemapindex><sitemap><loc>https://post.example/s.xml</loc></sitemap></sitemapindex>'],
    ['not-a-feed', '{"error":"no"}'],
    ['malformed', '{"version":"https://jsonfeed.org/version/1.1","items":['],
    ['malformed', '<rss version="2.0"'],
  ])('%s: %s', (code, text) => {
    expect(() => read(text)).toThrow(FeedError)
    expect(() => read(text)).toThrow(expect.objectContaining({ code }))
  })
})
