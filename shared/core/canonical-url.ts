/**
 * The canonical form of an address: two addresses with the same form are the same article. It is an identity and not an
 * address to fetch: it is always https, and has lost `www.` and everything that only tells who led the reader there.
 */

/** Parameters of any site, in lower case, that never name an article. Not here, ever: id, p, v, story, article, page. */
const trackingPrefixes = ['utm_', 'mtm_', 'pk_', 'piwik_', 'matomo_', 'hsa_', '_hs', 'vero_', 'oly_', 'itm_', 'guce_']
const trackingNames = words(`
  fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id epik s_kwcid ef_id
  mc_cid mc_eid mkt_tok _ga _gl ga_source ga_medium ga_campaign fb_action_ids fb_action_types fb_ref fb_source
  __twitter_impression at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 ns_mchannel ns_source
  ns_campaign ns_linkname ns_fee wt.mc_id wt_mc xtor cmp cmpid ncid icid intcid intcmp ocid smid smtyp smprod
  sr_share share_id taid ito soc_src soc_trk guccounter wpisrc wpmm ref_src amp _amp phpsessid jsessionid`)

/** Parameters that name a referrer on most sites and an article on some: those that hold a number are kept. */
const trackingUnlessNumber = words('ref referrer source src cid campaign partner via')

/** Parameters that only choose another presentation of the same article. */
const presentations = words('outputtype=amp output=amp view=amp')

/** Parameters that one site, with its subdomains, adds to its links. */
const trackingOnSite: Record<string, Set<string>> = {
  'bloomberg.com': words('srnd sref leadsource in_source'),
  'barrons.com': words('mod st reflink'),
  'cnbc.com': words('__source'),
  'cnn.com': words('iid hpt eref'),
  'marketwatch.com': words('mod reflink'),
  'npr.org': words('ft f sc t'),
  'nytimes.com':
    words(`emc nl te campaign_id instance_id segment_id user_id regi_id unlocked_article_code referringsource
    searchresultposition rref pgtype region module action clicksource contentcollection hp wt.nav`),
  'twitter.com': words('s t'),
  'washingtonpost.com': words('itid hpid tid nid pwapi_token'),
  'wsj.com': words('mod st reflink'),
  'x.com': words('s t'),
  'yahoo.com': words('.tsrc'),
  'youtube.com': words('feature si pp ab_channel'),
}

/** First labels of a host that serve the same articles to other devices. */
const hostVariant = /^(?:(?:www|amp|m|mobile)\.)+(?=[^.]+\.)/
/** Caches that serve other sites' AMP pages, with the article's address in their path. */
const ampCache = /^(?:[^.]+\.cdn\.ampproject\.org\/(?:c|v|wp)|(?:www\.)?google\.com\/amp)\/(?:s\/)?/
const indexPage = /^(?:index\.(?:html?|php|shtml|jsp|aspx?)|default\.aspx?)$/i

/**
 * The canonical form of an http or https address; undefined where it is not one. Kept in their order are all parameters
 * but tracking ones and exact repeats; dropped are the fragment (unless it is a `#!` route), credentials, the default
 * port, index pages, trailing slashes and AMP variants (also behind Google's and the AMP project's caches). Linear in the
 * length of the address; never throws; a form is its own form, but for caches within caches.
 */
export function canonicalUrl(text: string): string | undefined {
  const url = withoutCache(parseHttp(text))
  if (!url) return undefined
  const host = withoutEnd(url.hostname, '.').replace(hostVariant, '')
  if (host === '') return undefined
  const port = url.port === '' ? '' : `:${url.port}`
  const route = url.hash.startsWith('#!') && url.hash.length > 2 ? url.hash : ''
  return `https://${host}${port}${canonicalPath(url.pathname)}${canonicalQuery(url.search, host)}${route}`
}

/** Whether an address is only that of a site: as an article's address it identifies nothing. */
export function isHomepage(text: string): boolean {
  const canonical = canonicalUrl(text)
  return canonical !== undefined && /^https:\/\/[^/?#]*\/$/.test(canonical)
}

function words(list: string): Set<string> {
  return new Set(list.trim().split(/\s+/))
}

/** The address as https, so that the ports 80 of http and 443 both count as default. */
function parseHttp(text: string): URL | undefined {
  const url = URL.parse(text)
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return undefined
  url.protocol = 'https:'
  return url
}

function withoutCache(url: URL | undefined): URL | undefined {
  const cached = url && `${url.hostname}${url.pathname}`
  if (!cached || !ampCache.test(cached)) return url
  const address = cached.replace(ampCache, '')
  const host = address.split('/', 1)[0] ?? ''
  // Only one layer: a cache within a cache is nobody's article, and taking off one after another would not be linear.
  return host.includes('.') ? (parseHttp(`https://${address}${url.search}`) ?? url) : url
}

function canonicalPath(pathname: string): string {
  const segments = canonicalEscapes(pathname).split('/').slice(1)
  while (segments.length > 0) {
    const last = segments.pop() ?? ''
    const kept = last.replace(/;jsessionid=.*/i, '').replace(/\.amp(?=\.|$)/gi, '')
    if (/^(?:\.{0,2}|amp)$/i.test(kept) || indexPage.test(kept)) continue
    segments.push(kept)
    break
  }
  const start = segments.findIndex((segment) => segment.toLowerCase() !== 'amp')
  return `/${segments.slice(start).join('/')}`
}

function canonicalQuery(search: string, host: string): string {
  const site = Object.keys(trackingOnSite).find((domain) => host === domain || host.endsWith(`.${domain}`))
  const onSite = site === undefined ? undefined : trackingOnSite[site]
  const parts = canonicalEscapes(search.slice(1)).split('&')
  const kept = new Set(parts.filter((part) => part !== '' && !isTracking(part.toLowerCase(), onSite)))
  return kept.size === 0 ? '' : `?${[...kept].join('&')}`
}

function isTracking(parameter: string, onSite: Set<string> | undefined): boolean {
  const equals = parameter.indexOf('=')
  const name = equals < 0 ? parameter : parameter.slice(0, equals)
  if (trackingNames.has(name) || onSite?.has(name) || presentations.has(parameter)) return true
  if (trackingUnlessNumber.has(name)) return !/^\d+$/.test(parameter.slice(name.length + 1))
  return trackingPrefixes.some((prefix) => name.startsWith(prefix))
}

/** Escapes in capitals, and none where none is needed (RFC 3986, 6.2.2): feeds write the same slug in several ways. */
function canonicalEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase()
  })
}

function withoutEnd(text: string, character: string): string {
  let end = text.length
  while (text[end - 1] === character) end--
  return text.slice(0, end)
}
