/** Every word of the pages in English. What is missing in another language does not compile. */
import type { FrameGroup } from '@mirador/core/terms.ts'
import type { Verdict } from '../figures.ts'
import type { Count } from '../format.ts'
import { feedsEn } from './feeds-en.ts'
import { reviewEn } from './review-en.ts'

const some = ({ value, text }: Count, one: string, many: string): string => `${text} ${value === 1 ? one : many}`

const verdicts: Record<Verdict, string> = {
  rose: 'Rose',
  fell: 'Fell',
  steady: 'Within noise',
  thin: 'Too little',
  unknown: 'No data',
}

const groups: Record<FrameGroup, string> = {
  problem: 'Problems',
  contested: 'Contested',
  partnership: 'Partnership',
  people: 'People and culture',
  domestic: 'Home affairs',
}

export const en = {
  review: reviewEn,
  feeds: feedsEn,
  site: 'Mirador',
  tagline: 'How the United States talks about Mexico',
  skip: 'Skip to the content',
  thisLanguage: 'English',
  languageLabel: 'Language',
  navigation: 'Pages',
  overview: 'Overview',
  mentions: 'Mentions',
  api: 'API',
  synthetic: 'Synthetic data. The outlets shown here were invented for a demonstration; none of this was published.',

  headline: {
    rose: (names: string, _many: boolean) => `${names} rose last week`,
    fell: (names: string, _many: boolean) => `${names} fell last week`,
    both: (rose: string, _manyRose: boolean, fell: string, _manyFell: boolean) =>
      `Last week ${rose} rose, and ${fell} fell`,
    nothing: 'Nothing changed last week beyond noise',
    thin: 'Too little was published to say whether anything changed last week',
    unknown: 'There is no data for last week or the week before',
    others: (count: Count) => some(count, 'more frame', 'more frames'),
  },
  weekOf: (week: string) => `Week of ${week}`,
  against: (week: string) => `against ${week}`,
  attentionSentence: (items: Count, outlets: Count, mentions: Count, share: string) =>
    `Of ${some(items, 'item', 'items')} from ${some(outlets, 'outlet', 'outlets')}, ${some(mentions, 'was', 'were')} about Mexico or immigration: ${share}`,
  hostileSentence: (share: string) => `Hostile framing of immigrants in their own voice made up ${share} of these`,
  than: {
    rose: (before: string) => `, up from ${before} the week before, beyond noise.`,
    fell: (before: string) => `, down from ${before} the week before, beyond noise.`,
    steady: (before: string) => `, against ${before} the week before: no change beyond noise.`,
    thin: (before: string) => `, against ${before} the week before: too little to compare.`,
    unknown: (_before: string) => '. There is nothing to compare it with.',
  } satisfies Record<Verdict, (before: string) => string>,

  changed: 'What changed',
  nothingChanged: (frames: string) =>
    `None of the ${frames} frames rose or fell beyond noise. The differences below are what chance alone can make.`,
  tooLittle: 'In one of the weeks there is too little for a comparison, or nothing at all.',
  rule: 'Rose and fell are said only where both weeks have at least 20 mentions from at least 5 outlets and their 95 % intervals do not overlap. Anything less is called noise.',
  fromTo: (before: string, last: string) => `from ${before} to ${last} of mentions`,
  pointsUnit: 'points',
  drivenBy: { rose: 'Words that carried it', fell: 'Words of the week before' },
  fromOutlets: 'Mostly from',
  ofNewest: (count: string) => `Counted in the newest ${count}.`,
  readThem: (count: Count) => `Read the ${some(count, 'mention', 'mentions')}`,
  running: (week: string, mentions: Count) =>
    `The current week, ${week}, is still running: ${some(mentions, 'mention', 'mentions')} so far. It is shown hatched and compared with nothing.`,

  immigrants: 'How immigrants are framed',
  immigrantsNote:
    'Share of all mentions. Reported: hostile words are there, but quoted, attributed or refuted. The rest frames no immigrants.',
  attention: 'Attention',
  attentionNote: 'Mexico and immigration as a share of everything that the outlets published.',
  attentionLabel: 'Share of all items',
  allFrames: 'Every frame, last week against the week before',
  allFramesNote:
    'The dot is the share of mentions last week, the line its 95 % interval; hollow and grey above it, the week before. A mention may carry several frames.',
  table: {
    frame: 'Frame',
    framing: 'Framing',
    measure: 'Measure',
    last: 'Last week',
    before: 'Week before',
    interval: 'Interval',
    change: 'Change',
    verdict: 'Verdict',
    week: 'Week',
    mentions: 'Mentions',
  },
  verdicts,

  stack: 'Frames by week',
  stackNote:
    'The height of each piece is the share of that week’s mentions that carry the frame. A mention may carry several frames, so a column passes 100 %. Choose a piece to read what is behind it.',
  stackAlternative: (weeks: string, largest: string) =>
    `Stacked columns for ${weeks} weeks, one piece a frame. Largest last week: ${largest}. The table below has every figure and link.`,
  stackTable: 'The same figures as a table',
  piece: (frame: string, share: string, n: string, nTotal: string, week: string) =>
    `${frame}: ${share} (${n} of ${nTotal}), ${week}`,
  noData: 'no data',
  seenOnly: (share: string) => `only ${share} seen`,
  runningMark: 'running',
  smallMark: 'few',
  legend: {
    title: 'Signs',
    running: 'Week still running',
    noData: 'No data, or less than half seen',
    small: 'Too few mentions to compare',
  },
  groups,
  multiples: 'Each frame with its uncertainty',
  multiplesNote:
    'Share of mentions by week; the band is the 95 % interval. Each panel has its own scale, written at its top. The running week is left out, and a week with too little to compare has no band.',
  multipleAlternative: (frame: string, first: string, last: string) => `${frame}: ${first} at first, ${last} last week`,

  method: 'How these figures are made',
  methodCounting: 'Every mention counts, reprints of the same text too.',
  methodInterval:
    'Intervals are Wilson intervals at 95 % on the effective sample, with outlets as clusters: mentions from one outlet resemble each other, and count for less than their number.',
  methodLabels: (version: string) =>
    `Labels are given by a program that reads headline and lead (version ${version}). It errs; the words that earned each label are marked wherever a mention is shown.`,
  methodAsOf: (instant: string) => `Counted up to ${instant}. Weeks run from Monday to Sunday in that time zone.`,
  methodUnknown:
    'Times in which an outlet could not be read are unknown, never zero; a week of which less than half was seen is drawn hollow and compared with nothing.',

  filters: 'Show only',
  anywhere: 'All outlets',
  everyState: 'Every state',
  everyLanguage: 'Both languages',
  any: 'Any',
  collection: 'Collection',
  state: 'State',
  language: 'Language of the outlet',
  languages: { en: 'English', es: 'Spanish' },
  outlet: 'Outlet',
  frame: 'Frame',
  framing: 'Immigrants',
  tone: 'Tone',
  from: 'From',
  until: 'Before',
  search: 'Words in headline or lead',
  searchHelp: 'All of the words; "a phrase"; OR; -not',
  apply: 'Show',
  clear: 'Clear',

  mentionsTitle: 'Mentions',
  mentionsLede: 'Newest first. Marked are the words that earned each label.',
  noMentions: 'No mention matches. Widen the dates or clear a filter.',
  labels: 'Labels and the words that earned them',
  score: (value: string) => `score ${value}`,
  noEvidence: 'from the text as a whole',
  immigrantsLabel: (name: string) => `Immigrants: ${name}`,
  subFrames: 'What they are shown as, and who speaks',
  speaker: 'Who speaks',
  subFrame: 'Shown as',
  toneLabel: (name: string) => `Tone: ${name}`,
  firstSeen: 'first seen; the outlet gave no date to believe',
  syntheticMark: 'synthetic',
  rest: 'Read on',
  untitled: '(no headline)',
  older: 'Older mentions',
  newest: 'Back to the newest',
  elsewhere: (outlet: string) => `Read at ${outlet}`,

  emptyTitle: 'Nothing to show yet',
  emptyOfCut: 'No outlet of this choice has published anything that was counted. Clear the choice to see all of them.',
  emptyPolled: (feeds: Count, polled: Count) =>
    `${some(feeds, 'feed is', 'feeds are')} watched, and those of ${some(polled, 'outlet', 'outlets')} have been read so far. New mentions appear within a few minutes of being published.`,
  emptyWhen:
    'A comparison needs two whole weeks. After the first Monday to Sunday there is a first column; after the second, what changed between them. A history can be imported with “mirador import”.',
  emptyNoFeeds: 'No feeds are watched yet. Load the catalogue with “mirador outlets import”, and start a worker.',

  keyTitle: 'A key is needed',
  keyLede: 'From another machine, these pages can be read with a key that an operator gives out.',
  keyField: 'Key',
  keySend: 'Open',
  keyKept: 'It is kept in this browser for thirty days, in a cookie that no script can read.',
  keyForget: 'Forget the key',
  keyWrong: 'That cannot be a key: it has no spaces and no accents.',
  foreignForm: 'This form was sent from another site. Open this page here and try again.',
  problemTitle: 'That did not work',
  problemBack: 'Go to the overview',
  unavailable: 'Nothing has been collected yet. Start a worker, and this page fills by itself.',
  internal: 'Something went wrong here. The log says what; trying again may help.',
}

export type Words = typeof en
