/** The words of the page of feeds in English. */
import type { GapReason, NoticeKind, OutletHealth } from '@mirador/core/terms.ts'
import type { ArticleOutcome, Hub } from '../api.ts'
import type { Count } from '../format.ts'

const some = ({ value, text }: Count, one: string, many: string): string => `${text} ${value === 1 ? one : many}`

const healths: Record<OutletHealth, string> = {
  failing: 'Failing',
  silent: 'Silent',
  new: 'Not read yet',
  healthy: 'Healthy',
  stopped: 'Stopped',
}

const kinds: Record<NoticeKind, string> = {
  silent: 'Silent',
  failing: 'Failing',
  blocked: 'Blocked',
  gone: 'Gone',
  moved: 'Moved',
}

const reasons: Record<GapReason, string> = {
  failed: 'Polls failed',
  empty: 'The document was empty',
  late: 'Not polled in time',
  outrun: 'Items were dropped between two polls',
  stopped: 'Stopped',
}

const hubStates: Record<Hub['state'], string> = {
  subscribed: 'subscribed',
  asking: 'asked, not yet confirmed',
  failing: 'does not confirm',
  denied: 'refused it',
  ending: 'being told to stop',
}

const outcomes: Record<ArticleOutcome['outcome'], string> = {
  read: 'Read',
  waiting: 'Waiting',
  refused: 'Not read',
  failed: 'Failed',
}

const articleReasons: Record<string, string> = {
  robots: 'robots.txt forbids it',
  'robots-unreachable': 'robots.txt cannot be read',
  paywall: 'behind a paywall',
  'block-page': 'the server blocks programs',
}

export const feedsEn = {
  title: 'Feeds',
  lede: 'What was seen of each outlet, and what was not. What was published in a gap is unknown, never zero.',
  notices: 'Notices',
  noNotices:
    'Nothing to tell: no feed is silent against its own rhythm, none has failed three times in a row, and every social stream is read.',
  kinds,
  wellUntil: 'Last well',
  allowed: (hours: string) => `Its rhythm allows ${hours} hours without anything new.`,
  told: 'Told',
  over: 'Over',
  health: 'Health',
  healths,
  states: { new: healths.new, healthy: healths.healthy, failing: healths.failing, stopped: healths.stopped },
  seen: (period: string) => `What was seen, ${period}`,
  seenNote:
    'A piece is as full as the share of the time that was seen. Choose an outlet to see it by the hour, with its feeds and gaps.',
  signs: { seen: 'Seen', gap: 'Less than half seen', unwatched: 'Not watched, or not known yet' },
  unwatched: 'not watched',
  seenShare: (share: string) => `${share} seen`,
  count: (feeds: Count, streams: Count) =>
    [
      feeds.value > 0 && some(feeds, 'feed', 'feeds'),
      streams.value > 0 && some(streams, 'social stream', 'social streams'),
    ]
      .filter(Boolean)
      .join(', '),
  noGaps: 'No gaps.',
  gapsIn: (names: string, count: string) => `Not fully seen ${count} times: ${names}`,
  none: 'No outlet with a feed matches.',
  first: 'Back to the top',
  more: 'More outlets',
  list: 'Its feeds',
  lastPoll: 'Last poll',
  lastNew: 'Last new item',
  nextPoll: 'Next poll',
  seenUntil: 'Seen until',
  never: 'never',
  gaps: 'Its gaps',
  gapsNote: 'A failure that the next document reached back before is no gap: nothing was lost.',
  reasons,
  now: 'now',
  silentStream: (hours: string) => `Nobody has read it for longer than ${hours} hour.`,
  streamReasons: {
    ...reasons,
    failed: 'It could not be read',
    late: 'It was not read in time',
    outrun: 'The network no longer had it',
  } satisfies Record<GapReason, string>,
  dueNow: 'now',
  pollNow: 'Poll now',
  pollNowOf: (url: string) => `Poll now: ${url}`,
  hub: 'Its hub',
  hubStates,
  subscribedUntil: 'until',
  pushedAt: 'last push',
  streams: 'Its social streams',
  readUntil: 'Last post read',
  lastRead: 'Last read',
  postsKept: 'Posts kept',
  keptOf: (kept: string, all: string) => `${kept} of ${all}`,
  deleted: 'Deleted by their authors',

  nets: 'The second net',
  netsNote:
    'Items that no feed gave, from GDELT’s files and from archives of crawled pages. What a feed gave too is counted once.',
  net: 'Net',
  netNames: { gdelt: 'GDELT', warc: 'Archives (WARC)' },
  netStreams: { english: 'English', translated: 'translated' } as Record<string, string>,
  files: 'Files read',
  items: 'Items',
  kept: 'Kept',
  repeated: 'Known already',
  last: 'Last file',
  waitingFiles: (waiting: Count, givenUp: string) =>
    `${some(waiting, 'file waits', 'files wait')}, ${givenUp} given up`,
  articles: 'Articles',
  articlesNote: 'What became of the pages that mentions lead to, where their articles are read.',
  outcome: 'Outcome',
  number: 'Number',
  outcomes,
  articleReasons,

  manage: 'Add feeds and outlets',
  addFeed: 'Add a feed',
  addAddress: 'Address of the feed, or of the site',
  addOutlet: 'Outlet: its name; a new one is made',
  add: 'Add',
  importList: 'Take in a list',
  importNote: 'A CSV or OPML file. Rows with a problem are named and left out; feeds are only added, never removed.',
  listFile: 'File',
  take: 'Take in',
  exportList: 'The whole list as a file:',
  added: 'What came of it',
  trouble: 'It cannot be read now, and was taken at your word.',
  taken: (outlets: Count, feeds: Count, outletsAdded: string, feedsAdded: string) =>
    `${some(outlets, 'outlet', 'outlets')} and ${some(feeds, 'feed', 'feeds')} were taken; new are ${outletsAdded} and ${feedsAdded}.`,
  leftOut: 'Left out',
  noFile: 'No file was chosen. Go back and choose one.',
  toFeeds: 'To the feeds',
}

export type FeedWords = typeof feedsEn
