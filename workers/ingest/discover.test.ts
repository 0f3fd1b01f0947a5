import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { discoverFeeds, namedFeeds } from './discover.ts'
import { createFetcher } from './fetch.ts'

type Page = string | { status: number; location?: string }

/** A site that has these pages; gives its address and what was asked of it. */
async function site(pages: (address: string) => Record<string, Page>) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url!)
    const page = pages(address)[request.url!] ?? { status: 404 }
    if (typeof page === 'string') response.end(page)
    else response.writeHead(page.status, page.location ? { location: page.location } : {}).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fetcher = createFetcher({
    userAgent: 'Mirador test',
    timeoutMs: 5_000,
    idleTimeoutMs: 5_000,
    maxBodyBytes: 1e6,
    maxRedirects: 5,
    allowPrivateAddresses: true,
  })
  onTestFinished(async () => {
    await fetcher.close()
    server.close()
  })
  const discover = async (path = '/') =>
    discoverFeeds(address + path, fetcher, 0, new AbortController().signal).then(({ feeds, trouble }) => ({
      trouble,
      feeds: feeds.map(({ url, how, keys }) => [url.replace(address, ''), how, keys.length]),
    }))
  return { discover, asked, address }
}

const rss = (...titles: string[]) =>
  `<rss version="2.0"><channel><title>Paper</title>${titles.map((title) => `<item><title>${title}</title><link>https://paper.example/${title}</link></item>`).join('')}</channel></rss>`
const link = (href: string, type = 'application/rss+xml', title = '') =>
  `<link rel="alternate" type="${type}" href="${href}" title="${title}">`

describe('the feeds of a site', () => {
  it('are those that its page names, each once, whatever form it has', async () => {
    const { discover, asked } = await site(() => ({
      '/': `<head>${link('/main.xml')}${link('/main.atom', 'application/atom+xml')}${link('world.xml')}${link('/gone')}</head>`,
      '/main.xml': rss('a', 'b', 'c'),
      '/main.atom':
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title><link href="https://paper.example/a"/></entry><entry><title>b</title><link href="https://paper.example/b"/></entry><entry><title>c</title><link href="https://paper.example/c"/></entry></feed>',
      '/world.xml': rss('x', 'y', 'c'),
    }))
    expect(await discover()).toEqual({
      trouble: undefined,
      feeds: [
        ['/main.xml', 'named', 3],
        ['/world.xml', 'named', 3],
      ],
    })
    expect(asked).not.toContain('/feed/')
  })

  it('lie at a usual place where the page names none', async () => {
    const { discover } = await site(() => ({ '/': '<p>Hello', '/rss.xml': rss('a'), '/feed.xml': rss('b') }))
    expect((await discover()).feeds).toEqual([['/rss.xml', 'usual place', 1]])
  })

  it('may be news sitemaps that robots.txt names, also through an index', async () => {
    const sitemap = (loc: string) =>
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${loc}</loc><news:news><news:title>T</news:title></news:news></url></urlset>`
    const named = await site((at) => ({
      '/': '<p>',
      '/robots.txt': `User-agent: *\nSitemap: ${at}/all.xml\nsitemap: ${at}/news-sitemap.xml`,
      '/news-sitemap.xml': sitemap('https://paper.example/a'),
    }))
    expect((await named.discover()).feeds).toEqual([['/news-sitemap.xml', 'news sitemap', 1]])
    const indexed = await site((at) => ({
      '/': '<p>',
      '/robots.txt': `Sitemap: ${at}/all.xml`,
      '/all.xml': `<sitemapindex><sitemap><loc>${at}/pages.xml</loc></sitemap><sitemap><loc>\n${at}/news.xml?a=1&amp;b=2 </loc></sitemap></sitemapindex>`,
      '/news.xml?a=1&b=2': sitemap('https://paper.example/b'),
    }))
    expect((await indexed.discover()).feeds).toEqual([['/news.xml?a=1&b=2', 'news sitemap', 1]])
  })

  it('are looked for in no time in a robots.txt of empty lines', async () => {
    const { discover } = await site(() => ({ '/': '<html>', '/robots.txt': '\n'.repeat(900_000) }))
    const begun = process.cpuUsage()
    expect(await discover()).toEqual({ feeds: [] })
    expect(process.cpuUsage(begun).user).toBeLessThan(2_000_000)
  })

  it('are the address itself where it is a feed, at the place it has moved to for good', async () => {
    const { discover, asked } = await site(() => ({ '/old': { status: 301, location: '/new' }, '/new': rss('a') }))
    expect((await discover('/old')).feeds).toEqual([['/new', 'given', 1]])
    expect(asked).toEqual(['/old', '/new'])
  })

  it('are none, or not to be known, where there is none and where the site fails', async () => {
    const { discover } = await site(() => ({ '/': '<p>Hello' }))
    expect(await discover()).toEqual({ trouble: undefined, feeds: [] })
    expect((await discover('/missing')).trouble).toMatch(/404/)
  })
})

describe('the links of a page', () => {
  it('count where they are alternates of a feed type; comments come last; other schemes and repeats are left out', () => {
    const html = `<base href="https://cdn.example/x/">${link('comments/feed', undefined, 'Paper - Comments')}${link('feed')}
      ${link('feed')}${link('javascript:alert(1)')}${link('/a.json', 'application/json')}${link('/b', 'text/html')}
      <link rel="stylesheet" type="application/rss+xml" href="/c"><LINK REL="Alternate" TYPE="application/feed+json" HREF="/d">`
    expect(namedFeeds(html, 'https://paper.example/')).toEqual([
      'https://cdn.example/x/feed',
      'https://cdn.example/d',
      'https://cdn.example/x/comments/feed',
    ])
  })

  it('are no more than twenty', () => {
    const many = Array.from({ length: 500 }, (_, i) => link(`/${i}`)).join('')
    expect(namedFeeds(many, 'https://paper.example/')).toHaveLength(20)
  })

  it('are found in no time on a page whose tags never end', () => {
    const begun = process.cpuUsage()
    expect(namedFeeds(`${link('/a')}${'<b>'.repeat(3_000_000)}`, 'https://paper.example/')).toHaveLength(1)
    expect(process.cpuUsage(begun).user).toBeLessThan(2_000_000)
  })
})
