import { resolve } from 'node:path'
import { MiradorError, type Problem } from './errors.ts'

/** A setting reads one variable of the environment; `read` throws the words that end "NAME must be …". */
type Setting<T> = { variable: string; purpose: string; standard: string | undefined; read: (text: string) => T }

const setting = <T>(variable: string, read: (text: string) => T, purpose: string, standard?: string): Setting<T> => ({
  variable,
  purpose,
  standard,
  read,
})

const must = (what: string): never => {
  throw new Error(what)
}
const text = (value: string): string => value
const optionalUrl =
  (...protocols: string[]) =>
  (value: string): string | undefined => {
    if (value === '') return undefined
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol))
      return must(`an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`)
    return value
  }
const wholeNumber =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value)
    return /^\d+$/.test(value) && number >= least && number <= most
      ? number
      : must(`a whole number from ${least} to ${most}`)
  }
const endpoint = (value: string): string | undefined => {
  const url = optionalUrl('http:', 'https:')(value)
  const { username, password, search, hash } = new URL(url ?? 'http://none')
  return username + password + search + hash === '' ? url : must('an address without user, password, ? and #')
}
/** Only characters that a header takes, so that no error of a library ever repeats the key. */
const secret = (value: string): string | undefined =>
  /^[!-~]*$/.test(value) ? value || undefined : must('printable characters without spaces')
const addresses = (value: string): string[] => {
  const list = value.split(/[\s,]+/).filter((address) => address !== '')
  const isAddress = (address: string) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
  return list.every(isAddress) ? list : must('addresses that begin with http:// or https://, with spaces between them')
}
const longSecret = (value: string): string | undefined =>
  value === '' || value.length >= 32 ? value || undefined : must('a secret of at least 32 characters')
const folder = (value: string): string => {
  const url = optionalUrl('http:', 'https:')(value) ?? must('an address that begins with http:// or https://')
  return url.endsWith('/') ? url : `${url}/`
}
const yesOrNo = (value: string): boolean =>
  value === 'yes' || value === 'true' || value === '1'
    ? true
    : value === 'no' || value === 'false' || value === '0'
      ? false
      : must('yes or no')
const oneOf =
  <T extends string>(...values: T[]) =>
  (value: string): T =>
    values.find((v) => v === value) ?? must(`one of ${values.join(', ')}`)
const timeZone = (value: string): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    return must('a time zone of the IANA list, such as America/Mexico_City')
  }
}

/** Every setting there is. The environment is read nowhere else; docs/operations.md is checked against this table. */
export const settings = {
  databaseUrl: setting(
    'DATABASE_URL',
    optionalUrl('postgres:', 'postgresql:'),
    'PostgreSQL 16 or newer; empty: an embedded server under DATA_DIR',
    '',
  ),
  redisUrl: setting(
    'REDIS_URL',
    optionalUrl('redis:', 'rediss:'),
    'Redis for the queue; empty: the queue lives in PostgreSQL',
    '',
  ),
  dataDir: setting('DATA_DIR', (value) => resolve(value), 'Where the embedded server keeps its data', '.mirador'),
  host: setting(
    'HOST',
    text,
    'Address that the API listens on; on anything but loopback reads need a key too',
    '127.0.0.1',
  ),
  port: setting('PORT', wholeNumber(0, 65_535), 'Port that the API listens on; 0 takes a free one', '3000'),
  logLevel: setting(
    'LOG_LEVEL',
    oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'),
    'Least severe log line that is written',
    'info',
  ),
  timeZone: setting('TIME_ZONE', timeZone, 'Zone that days, weeks and months belong to', 'America/Mexico_City'),
  contact: setting(
    'CONTACT',
    text,
    'Mail or web address in the User-Agent, so that an outlet can reach the operator',
    '',
  ),
  pollConcurrency: setting('POLL_CONCURRENCY', wholeNumber(1, 256), 'Hosts that a worker polls at once', '16'),
  hostDelayMs: setting(
    'HOST_DELAY_MS',
    wholeNumber(0, 60_000),
    'Rest between two requests to one registrable domain, in milliseconds',
    '2000',
  ),
  pollTimeoutMs: setting(
    'POLL_TIMEOUT_MS',
    wholeNumber(100, 300_000),
    'Longest time that a poll may take, in milliseconds',
    '30000',
  ),
  pollLeaseMs: setting(
    'POLL_LEASE_MS',
    wholeNumber(1_000, 3_600_000),
    'How long a worker may keep feeds that it took before others may take them, in milliseconds',
    '300000',
  ),
  maxFeedBytes: setting(
    'MAX_FEED_BYTES',
    wholeNumber(10_000, 200_000_000),
    'Largest feed document after decompression, in bytes',
    '10000000',
  ),
  minPollSeconds: setting(
    'MIN_POLL_SECONDS',
    wholeNumber(1, 86_400),
    'Shortest interval between polls of a feed, in seconds',
    '300',
  ),
  maxPollSeconds: setting(
    'MAX_POLL_SECONDS',
    wholeNumber(1, 604_800),
    'Longest interval between polls of a healthy feed, in seconds',
    '21600',
  ),
  articleText: setting(
    'ARTICLE_TEXT',
    oneOf('off', 'per-outlet', 'on'),
    'Whose articles are read off their pages and judged whole: nobody’s, those of the outlets chosen, everybody’s',
    'off',
  ),
  articleKeepDays: setting(
    'ARTICLE_KEEP_DAYS',
    wholeNumber(1, 3_650),
    'How long the text of an article is kept, in days; its labels stay',
    '30',
  ),
  allowPrivateAddresses: setting(
    'ALLOW_PRIVATE_ADDRESSES',
    yesOrNo,
    'Whether feeds may lie on private and loopback addresses',
    'no',
  ),
  websubUrl: setting(
    'WEBSUB_URL',
    (value) => optionalUrl('http:', 'https:')(value)?.replace(/\/+$/, ''),
    'Public base address of this API, at which hubs push the feeds that declare one (WebSub); empty: hubs are not asked',
    '',
  ),
  jobLockMs: setting(
    'JOB_LOCK_MS',
    wholeNumber(500, 600_000),
    'How long the queue keeps the job of a worker that was killed from the others, in milliseconds',
    '10000',
  ),
  tickMs: setting(
    'TICK_MS',
    wholeNumber(50, 600_000),
    'How often a worker looks for feeds that are due and counts that are stale, in milliseconds',
    '2000',
  ),
  switchVersions: setting(
    'SWITCH_VERSIONS',
    oneOf('automatic', 'by-hand'),
    'When a new version of the judgement becomes current: as soon as it is complete and counted, or by mirador relabel --use',
    'automatic',
  ),
  opinionUrl: setting(
    'OPINION_URL',
    endpoint,
    'Base address of an OpenAI-compatible endpoint that gives second opinions, such as http://127.0.0.1:11434/v1; empty: none are asked for',
    '',
  ),
  opinionModel: setting('OPINION_MODEL', text, 'Name of the model that is asked there', ''),
  opinionKey: setting('OPINION_KEY', secret, 'Key that is sent there as a bearer; it is never shown or logged', ''),
  opinionTimeoutMs: setting(
    'OPINION_TIMEOUT_MS',
    wholeNumber(100, 300_000),
    'Longest time that one answer of the model may take, in milliseconds',
    '60000',
  ),
  opinionConcurrency: setting(
    'OPINION_CONCURRENCY',
    wholeNumber(1, 64),
    'Questions that are put to the model at once',
    '2',
  ),
  opinionDailyBudget: setting(
    'OPINION_DAILY_BUDGET',
    wholeNumber(0, 1_000_000),
    'Most mentions that the model is asked about in a day of the time zone; of a run of classify --with-model: most lines',
    '200',
  ),
  jetstreamUrl: setting(
    'JETSTREAM_URL',
    optionalUrl('ws:', 'wss:'),
    'Jetstream server that Bluesky is read from, such as wss://jetstream2.us-east.bsky.network/subscribe; empty: Bluesky is not read',
    '',
  ),
  blueskyPosts: setting(
    'BLUESKY_POSTS',
    oneOf('everyone', 'accounts'),
    'Whose posts are read on Bluesky: everyone’s, or only those of listed accounts',
    'everyone',
  ),
  mastodonTimelines: setting(
    'MASTODON_TIMELINES',
    addresses,
    'Pages of Mastodon that are read, with spaces between them, such as https://mastodon.social/tags/mexico or https://mastodon.social/public/local; empty: Mastodon is not read',
    '',
  ),
  socialKey: setting(
    'SOCIAL_KEY',
    longSecret,
    'Secret of at least 32 characters that addresses and accounts of posts are hashed with, the same for every worker and for good',
    '',
  ),
  gdelt: setting(
    'GDELT',
    oneOf('off', 'english', 'both'),
    'The second net: whether GDELT’s files are read, those of outlets in English or also the translated ones',
    'off',
  ),
  gdeltUrl: setting('GDELT_URL', folder, 'Folder that holds GDELT’s files', 'http://data.gdeltproject.org/gdeltv2/'),
} satisfies Record<string, Setting<unknown>>

export type Config = { [Name in keyof typeof settings]: ReturnType<(typeof settings)[Name]['read']> }

/** Reads the settings; throws one `bad-config` error that names every setting that is wrong and what it must be. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const problems: Problem[] = []
  const config: Record<string, unknown> = {}
  for (const [name, { variable, standard, read }] of Object.entries(settings)) {
    const value = environment[variable]?.trim() || standard || ''
    try {
      config[name] = read(value)
    } catch (error) {
      // an address may hold a password: it is not repeated
      const given = /_(?:URL|KEY)$/.test(variable) ? '' : `, not "${value}"`
      problems.push({ at: variable, message: `${variable} must be ${(error as Error).message}${given}` })
    }
  }
  if (problems.length === 0 && Number(config.minPollSeconds) > Number(config.maxPollSeconds))
    problems.push({ at: 'MIN_POLL_SECONDS', message: 'MIN_POLL_SECONDS must not be more than MAX_POLL_SECONDS' })
  if (config.opinionUrl !== undefined && config.opinionModel === '')
    problems.push({ at: 'OPINION_MODEL', message: 'OPINION_MODEL must name a model where OPINION_URL is set' })
  if (!config.socialKey && (config.jetstreamUrl !== undefined || (config.mastodonTimelines as string[])?.length > 0))
    problems.push({ at: 'SOCIAL_KEY', message: 'SOCIAL_KEY must be set where JETSTREAM_URL or MASTODON_TIMELINES is' })
  if (problems.length > 0) throw new MiradorError('bad-config', problems.map((p) => p.message).join('; '), problems)
  return config as Config
}
