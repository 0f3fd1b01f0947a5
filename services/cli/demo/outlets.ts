/** The newsrooms of the demonstration. None exists; every name says so. */
import type { CatalogueFeed, CatalogueOutlet, Medium } from '@mirador/catalogue/outlet.ts'
import type { State } from '@mirador/catalogue/states.ts'
import type { Language } from '@mirador/core/terms.ts'
import type { Section } from './themes/theme.ts'

/** How a newsroom speaks of immigrants. */
export type Slant = 'plain' | 'hard-line' | 'welcoming'

export type DemoOutlet = {
  slug: string
  name: string
  medium: Medium
  scope: 'national' | 'local'
  state: State
  city: string
  language: Language
  /** Items on an average day. */
  perDay: number
  /** The part of them that is about Mexico or immigration. */
  aboutMexico: number
  slant: Slant
  /** The section it gives most room to. */
  beat: Section
}

type Row = [
  slug: string,
  name: string,
  medium: Medium,
  state: State,
  city: string,
  perDay: number,
  aboutMexico: number,
  slant: Slant,
  beat: Section,
]

const border: Row[] = [
  ['rio-bravo-ledger', 'Rio Bravo Ledger', 'newspaper', 'TX', 'Laredo', 6, 0.2, 'plain', 'border'],
  [
    'pass-of-the-north-dispatch',
    'Pass of the North Dispatch',
    'newspaper',
    'TX',
    'El Paso',
    7,
    0.21,
    'plain',
    'border',
  ],
  ['delta-valley-now', 'Delta Valley Now', 'digital', 'TX', 'McAllen', 5, 0.18, 'welcoming', 'border'],
  ['saguaro-valley-courier', 'Saguaro Valley Courier', 'newspaper', 'AZ', 'Tucson', 6, 0.15, 'plain', 'border'],
  ['mesquite-radio-1340', 'Mesquite Radio 1340', 'radio', 'AZ', 'Yuma', 4, 0.15, 'hard-line', 'border'],
  ['tidewall-nine', 'Tidewall Nine', 'tv', 'CA', 'San Diego', 6, 0.15, 'plain', 'business'],
  ['mesilla-bend-sentinel', 'Mesilla Bend Sentinel', 'newspaper', 'NM', 'Las Cruces', 4, 0.12, 'plain', 'life'],
]
const national: Row[] = [
  [
    'continental-dispatch-desk',
    'Continental Dispatch Desk',
    'digital',
    'DC',
    'Washington',
    14,
    0.08,
    'plain',
    'politics',
  ],
  ['gaslight-square-times', 'Gaslight Square Times', 'newspaper', 'NY', 'New York', 13, 0.07, 'plain', 'world'],
  ['ticker-and-tally', 'Ticker & Tally', 'newspaper', 'NY', 'New York', 10, 0.06, 'plain', 'business'],
  ['plainspoken-patriot', 'Plainspoken Patriot', 'digital', 'VA', 'Richmond', 8, 0.09, 'hard-line', 'opinion'],
  ['meridian-round-the-clock', 'Meridian Round the Clock', 'tv', 'GA', 'Atlanta', 12, 0.06, 'plain', 'news'],
  ['the-common-porch', 'The Common Porch', 'magazine', 'MA', 'Boston', 4, 0.09, 'welcoming', 'life'],
]
const local: Row[] = [
  ['prairie-lantern', 'Prairie Lantern', 'newspaper', 'KS', 'Wichita', 4, 0.04, 'plain', 'news'],
  ['lakefront-tribune-record', 'Lakefront Tribune-Record', 'newspaper', 'IL', 'Chicago', 7, 0.06, 'plain', 'news'],
  ['bluegrass-morning', 'Bluegrass Morning', 'radio', 'KY', 'Lexington', 3, 0.03, 'plain', 'life'],
  ['emerald-sound-post', 'Emerald Sound Post', 'digital', 'WA', 'Seattle', 5, 0.04, 'welcoming', 'travel'],
  ['orchard-belt-beacon', 'Orchard Belt Beacon', 'newspaper', 'GA', 'Macon', 4, 0.04, 'plain', 'business'],
  [
    'front-range-examiner-gazette',
    'Front Range Examiner-Gazette',
    'newspaper',
    'CO',
    'Denver',
    6,
    0.06,
    'plain',
    'sports',
  ],
  ['heartland-talk-1010', 'Heartland Talk 1010', 'radio', 'OH', 'Dayton', 4, 0.06, 'hard-line', 'opinion'],
]
const spanish: Row[] = [
  ['el-puente-diario', 'El Puente Diario', 'newspaper', 'TX', 'San Antonio', 5, 0.29, 'plain', 'world'],
  ['la-voz-del-valle-claro', 'La Voz del Valle Claro', 'radio', 'CA', 'Fresno', 4, 0.26, 'welcoming', 'news'],
  ['noticias-dos-orillas', 'Noticias Dos Orillas', 'tv', 'CA', 'Los Angeles', 6, 0.26, 'plain', 'sports'],
  ['el-farol-del-lago', 'El Farol del Lago', 'digital', 'IL', 'Chicago', 4, 0.24, 'welcoming', 'life'],
]

function outletsOf(rows: Row[], scope: DemoOutlet['scope'], language: Language): DemoOutlet[] {
  return rows.map(([slug, name, medium, state, city, perDay, aboutMexico, slant, beat]) => {
    return { slug, name: `${name} (synthetic)`, medium, scope, state, city, language, perDay, aboutMexico, slant, beat }
  })
}

export const demoOutlets: DemoOutlet[] = [
  ...outletsOf(border, 'local', 'en'),
  ...outletsOf(national, 'national', 'en'),
  ...outletsOf(local, 'local', 'en'),
  ...outletsOf(spanish, 'local', 'es'),
]

/** The outlets and feeds as the catalogue holds them, on the feed server at `address`. */
export function demoCatalogue(address: string): { outlets: CatalogueOutlet[]; feeds: CatalogueFeed[] } {
  const source = 'invented for the demonstration'
  return {
    outlets: demoOutlets.map(({ slug, name, medium, scope, state, city, language }) => {
      const homepage = `${address}/outlets/${slug}`
      return { slug, name, homepage, medium, scope, state, city, language, placeSource: source }
    }),
    feeds: demoOutlets.map(({ slug }) => ({
      outlet: slug,
      url: `${address}/feeds/${slug}.xml`,
      label: '',
      evidence: source,
    })),
  }
}
