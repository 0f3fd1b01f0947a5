/** The public API as the pages use it: what it answers, and how a visitor's question reaches it. */
import { proxyHeaders } from '@mirador/core/proxy-headers.ts'
import type {
  Evidence,
  EvidenceField,
  Frame,
  FrameGroup,
  GapReason,
  ImmigrantFraming,
  Language,
  NoticeKind,
  OutletHealth,
  Relevance,
  Review,
  Scope,
  SecondNet,
  Speaker,
  SubFrame,
  SubFrameLabel,
  Tone,
  Voice,
} from '@mirador/core/terms.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'

export type InBoth = Record<Language, string>

export type TrendRow = {
  of: 'frame' | 'immigrants' | 'attention'
  label: string
  start: string
  end: string
  n: number
  nTotal: number
  share: number | null
  low: number
  high: number
  outlets: number
  small: boolean
  complete: boolean
  /** What was seen of the time that outlets were watched; null where none was. */
  coverage: number | null
  gap: boolean
}
export type Trends = { asOf: string; version: string; timeZone: string; rows: TrendRow[] }

type Named<T extends string> = { id: T; name: InBoth; definition: InBoth }
export type Codebook = {
  relevance: Named<Relevance>[]
  frames: (Named<Frame> & { group: FrameGroup })[]
  immigrants: Named<ImmigrantFraming>[]
  subFrames: Named<SubFrame>[]
  voices: Named<Voice>[]
  tone: Named<Tone>[]
}

export type Collection = { id: string; kind: string; name: InBoth }

export type Outlet = {
  slug: string
  name: string
  state: string | null
  language: Language
  collections: string[]
  synthetic: boolean
  feeds: number
  lastPollAt: string | null
  items: number
}

export type Mention = {
  id: number
  outlet: { slug: string; name: string; state: string | null; synthetic: boolean }
  url: string | null
  title: string
  text: string
  language: Language
  publishedAt: string
  dateBelieved: boolean
  frames: { id: Frame; score: number; evidence: Evidence<EvidenceField>[] }[]
  relevance: Relevance
  immigrants: ImmigrantFraming
  subFrames: SubFrameLabel<EvidenceField>[]
  speakers: Speaker<EvidenceField>[]
  tone: Tone
  reviews: Review[]
  evidence: Record<'relevance' | 'immigrants' | 'tone', Evidence<EvidenceField>[]>
}

export type OutletCoverage = {
  slug: string
  name: string
  state: string | null
  synthetic: boolean
  health: OutletHealth
  feeds: number
  streams: number
  coverage: number | null
  buckets: (number | null)[]
}
export type Coverage = {
  timeZone: string
  from: string
  to: string
  by: 'hour' | 'day'
  starts: string[]
  outlets: OutletCoverage[]
  next: string | null
}

export type Notice = {
  kind: NoticeKind
  stream: string | null
  outlet: string
  outletName: string
  url: string | null
  since: string
  allowedHours: number | null
  reason: string | null
  detail: string | null
  openedAt: string
  closedAt: string | null
}

export type Hub = {
  url: string
  state: 'subscribed' | 'asking' | 'failing' | 'denied' | 'ending'
  subscribedUntil: string | null
  pushedAt: string | null
  reason: string | null
}

export type Feed = {
  id: number
  url: string
  state: 'new' | 'healthy' | 'failing' | 'stopped'
  active: boolean
  seenUntil: string
  nextPollAt: string
  lastPollAt: string | null
  lastNewAt: string | null
  lastDetail: string | null
  hub: Hub | null
}

export type Stream = {
  name: string
  state: 'healthy' | 'failing' | 'stopped'
  seenUntil: string
  readUntil: string | null
  lastSuccessAt: string | null
  posts: number
  kept: number
  deleted: number
  lastProblem: string | null
}

export type SecondNetFacts = {
  net: SecondNet
  stream: string | null
  read: number
  waiting: number
  givenUp: number
  items: number
  repeated: number
  kept: number
  lastReadAt: string | null
  trouble: string | null
}

export type ArticleOutcome = {
  outcome: 'waiting' | 'read' | 'refused' | 'failed'
  reason: string | null
  articles: number
}

export type Gap = {
  stream: string | null
  since: string
  until: string
  open: boolean
  reason: GapReason
  detail: string | null
}

/** The API said no; `message` is what it said. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Asks the API and gives its answer; throws `Refused`. */
export type Ask = <T>(path: string, parameters?: URLSearchParams) => Promise<T>
/** Asks for what is no JSON. */
export type AskText = (path: string, parameters: URLSearchParams) => Promise<string>
/** Tells the API something, as JSON, and gives its answer; throws `Refused`. */
export type Tell = <T>(path: string, body?: object) => Promise<T>

/**
 * Asks and tells in the name of a visitor: with their address, the host they called and their key, so that the API's own rule of
 * who may do what decides.
 */
export function speakFor(app: FastifyInstance, request: FastifyRequest, key: string | undefined) {
  const authorization = request.headers.authorization ?? (key === undefined ? undefined : `Bearer ${key}`)
  const passed = { host: request.headers.host, authorization, ...proxyHeaders(request.headers) }
  const headers = Object.fromEntries(Object.entries(passed).filter(([, value]) => value !== undefined))
  const remoteAddress = request.socket.remoteAddress ?? ''
  const answerTo = async (url: string, sent: { method?: 'POST'; payload?: object | undefined } = {}) => {
    const response = await app.inject({ url, remoteAddress, headers, ...sent })
    if (response.statusCode < 300) return response
    throw new Refused(response.statusCode, String(response.json().detail))
  }
  const ask: Ask = async <T>(path: string, parameters = new URLSearchParams()) =>
    (await answerTo(`${path}?${parameters}`)).json<T>()
  const askText: AskText = async (path, parameters) => (await answerTo(`${path}?${parameters}`)).body
  const tell: Tell = async <T>(path: string, payload?: object) =>
    (await answerTo(path, { method: 'POST', payload })).json<T>()
  return { ask, askText, tell }
}

/** The name that a visitor reviews under, or null where their key, or the lack of one, does not allow it. */
export async function askReviewer(ask: Ask): Promise<string | null> {
  const { name, scope } = await ask<{ name: string | null; scope: Scope }>('/v1/access')
  return scope === 'read' ? null : name
}

/** Whether a visitor may change what is collected. */
export const askMayManage = async (ask: Ask): Promise<boolean> =>
  (await ask<{ scope: Scope }>('/v1/access')).scope === 'manage'

/** Every outlet of a cut, page by page. */
export async function askOutlets(ask: Ask): Promise<Outlet[]> {
  const found: Outlet[] = []
  const parameters = new URLSearchParams({ limit: '500' })
  for (;;) {
    const { outlets, next } = await ask<{ outlets: Outlet[]; next: string | null }>('/v1/outlets', parameters)
    found.push(...outlets)
    if (next === null) return found
    parameters.set('cursor', next)
  }
}
