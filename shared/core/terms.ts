/**
 * The words of the project, as types. If a name is missing here, add it here first.
 *
 * outlet      who publishes: a news organisation or a social account
 * collection  a named group of outlets: a state, a language, a medium, a consular district
 * feed        one address that is polled; an outlet has one or more
 * poll        one try at a feed; it is `modified`, `unchanged` or `failed`, and each of its items has one fate
 * item        one entry as published; an item about neither Mexico nor immigration is counted and not stored
 * mention     an item about Mexico or about immigration to the United States, kept with its text
 * stream      one social source that is read on from a cursor; each of its posts, which are items, has one fate
 * story       the mentions that carry the same text
 * wording     a text of a story, word for word or nearly so; a story has one or more
 * revision    what a mention said before its feed changed it
 * frame       the lens through which a mention presents its subject
 * article     the text of the page that a mention leads to, where it was read
 * sub-frame   what a framing of immigrants shows them as, where the words say it
 * voice       how such words are given: the text's own, attributed, quoted or denied
 * speaker     who says them, by the name that the text gives
 * evidence    the words of the mention, or of its article, that earned it a label, with their place in the stored text
 * share       mentions with a label over all mentions of the same cut
 * review      what a person says of a label of a mention: it holds, or another does; the last one wins over the model
 * audit       mentions drawn at random for people to label blind: what the model's errors are estimated from
 * gap         a stretch of time of which a feed or a stream was not seen: what it published then is unknown, not zero
 * coverage    how much of the time that outlets were watched was seen
 * notice      what an operator should know of a feed, a stream or an outlet, raised once and closed when it is over
 * opinion     what a model of the operator's own says of a mention, beside our label; it enters no count
 */

export const frames = [
  'drugs',
  'crime',
  'migration',
  'corruption',
  'poverty',
  'trade',
  'culture',
  'tourism',
  'diplomacy',
  'security',
  'politics',
  'energy',
  'health',
  'disaster',
  'sports',
  'diaspora',
  'region',
] as const
export type Frame = (typeof frames)[number]

/** What a frame says of the relationship: a problem, a partnership, its people, home affairs, or contested ground. */
export type FrameGroup = 'problem' | 'contested' | 'partnership' | 'people' | 'domestic'

export const relevances = ['mexico', 'immigration', 'none'] as const
export type Relevance = (typeof relevances)[number]

/** How a text frames immigrants; a text that quotes, attributes or debunks hostile words is `reported`. */
export const immigrantFramings = ['hostile', 'reported', 'sympathetic', 'none'] as const
export type ImmigrantFraming = (typeof immigrantFramings)[number]

export type Imagery = 'hostile' | 'sympathetic'

/** Whose imagery a framing carries; what is `reported` is hostile imagery in somebody else's mouth. */
export const imageryOf: Record<ImmigrantFraming, Imagery | null> = {
  hostile: 'hostile',
  reported: 'hostile',
  sympathetic: 'sympathetic',
  none: null,
}

/**
 * What a framing shows immigrants as, and which imagery that belongs to: a threat to safety, to jobs, to the public purse, to
 * cohesion; as illegal; as a flood, vermin or an army; as victims of hardship, of discrimination, of separation; as workers,
 * neighbours, contributors.
 */
export const subFrameImagery = {
  safety: 'hostile',
  jobs: 'hostile',
  purse: 'hostile',
  cohesion: 'hostile',
  illegality: 'hostile',
  dehumanising: 'hostile',
  hardship: 'sympathetic',
  discrimination: 'sympathetic',
  separation: 'sympathetic',
  worker: 'sympathetic',
  neighbour: 'sympathetic',
  contributor: 'sympathetic',
} as const satisfies Record<string, Imagery>
export type SubFrame = keyof typeof subFrameImagery
export const subFrames = Object.keys(subFrameImagery) as SubFrame[]

/** How words are given: the text's own, laid in somebody's mouth, in quotation marks, or as what is not so. */
export const voices = ['own', 'attributed', 'quoted', 'denied'] as const
export type Voice = (typeof voices)[number]

/** The picture of Mexico or Mexicans that a reader takes away. */
export const tones = ['negative', 'neutral', 'positive'] as const
export type Tone = (typeof tones)[number]

export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

/** Words that earned a label: `text` is `field.slice(start, end)`, in UTF-16 code units of the stored field. */
export type Evidence<Field = PassageField> = { field: Field; start: number; end: number; text: string }
export type PassageField = 'title' | 'text'
/** Where the evidence of a stored label may lie: in the title or text of the mention, or in the text of its article. */
export const evidenceFields = ['title', 'text', 'article'] as const
export type EvidenceField = (typeof evidenceFields)[number]

/** The text that is judged: a title, and the summary or post text where there is one ('' where not). Plain text. */
export type Passage = { title: string; text: string; language?: string | undefined }

export type FrameLabel<Field = PassageField> = { id: Frame; score: number; evidence: Evidence<Field>[] }

/** Words, and how they are given. */
export type Told<Field = PassageField> = Evidence<Field> & { voice: Voice }
/** The evidence is in the order of `voices`. */
export type SubFrameLabel<Field = PassageField> = { id: SubFrame; evidence: Told<Field>[] }

/** Who speaks in a framing of immigrants: `text` is the name as it is written; `denied` where they say, or the text says of it, that it is not so. */
export type Speaker<Field = PassageField> = Evidence<Field> & { voice: Exclude<Voice, 'own'> }

/** Everything that is said of one passage. An item of relevance `none` has no frames, framing `none`, tone `neutral`. */
export type Classification<Field = PassageField> = {
  relevance: Relevance
  frames: FrameLabel<Field>[]
  immigrants: ImmigrantFraming
  /** Of the imagery of the framing; none of framing `none`. */
  subFrames: SubFrameLabel<Field>[]
  speakers: Speaker<Field>[]
  tone: Tone
  language: Language
  /** The words behind the labels that are not frames. */
  evidence: { relevance: Evidence<Field>[]; immigrants: Evidence<Field>[]; tone: Evidence<Field>[] }
  /** `<codebook version>/<model version>` */
  version: string
}

/**
 * Why a model gave no opinion. Where its endpoint is at fault, nothing was said about the passage and the question may be put
 * again soon; where the answer is, the question is used up.
 */
export const opinionFaults = {
  unreachable: 'endpoint',
  'rate-limited': 'endpoint',
  'http-status': 'endpoint',
  timeout: 'answer',
  rejected: 'answer',
  'too-large': 'answer',
  malformed: 'answer',
  unfounded: 'answer',
  unanswered: 'answer',
} as const
export type OpinionFault = keyof typeof opinionFaults

/** What of an answer did not count: quotes that are not in the text, and labels outside the codebook or without a quote that is. */
export type Refused = { quotes: number; labels: number }

export type OpinionFailure = { failed: OpinionFault; detail: string; retryAfterSeconds?: number | undefined }
export type Opinion = { classification: Classification; refused: Refused } | OpinionFailure

/**
 * Who judges: the built-in judgement at once, any other in its own time and with failure as a value. `version` is that of its
 * classifications.
 */
export type Classifier = {
  version: string
  classify(passage: Passage, signal?: AbortSignal): Classification | Promise<Opinion>
}

/** The social networks that are read as networks; what else has accounts is read as feeds. */
export const networks = ['bluesky', 'mastodon'] as const
export type Network = (typeof networks)[number]

export const feedFormats = ['rss', 'atom', 'json', 'sitemap'] as const
export type FeedFormat = (typeof feedFormats)[number]

/** Who reads a feed: our tolerant reader, or rss-parser where an operator chose it. */
export const feedReaders = ['mirador', 'rss-parser'] as const
export type FeedReader = (typeof feedReaders)[number]

/** One entry of a feed as its reader gives it: strings as published (HTML kept in `summary` and `content`), instants in UTC. */
export type FeedItem = {
  id?: string | undefined
  title?: string | undefined
  link?: string | undefined
  author?: string | undefined
  /** As the item says it, or its feed. */
  language?: string | undefined
  summary?: string | undefined
  content?: string | undefined
  /** ISO 8601, UTC */
  published?: string | undefined
  /** ISO 8601, UTC */
  updated?: string | undefined
  categories: string[]
  enclosures: string[]
  media: string[]
}

/** What brings items that no feed of ours gave: GDELT's files, and archives of crawled pages. */
export const secondNets = ['gdelt', 'warc'] as const
export type SecondNet = (typeof secondNets)[number]

/** What a feed document says of its own delivery. */
export type Delivery = {
  /** The address that it calls its own. */
  self?: string | undefined
  /** The WebSub hubs that push it. */
  hubs: string[]
  /** How often it asks to be fetched at most. */
  everySeconds?: number | undefined
  /** Hours of the day, UTC, in which it asks to be left alone. */
  skipHours: number[]
}

/** A feed document as its reader gives it. */
export type ParsedFeed = {
  format: FeedFormat
  /** Whether the document ended as its format ends: false for one that was cut off (its root element was never closed). */
  complete: boolean
  feed: {
    id?: string | undefined
    title?: string | undefined
    link?: string | undefined
    description?: string | undefined
    language?: string | undefined
    author?: string | undefined
    published?: string | undefined
    updated?: string | undefined
    categories: string[]
  }
  /** Not set where the reader or the format tells nothing of it. */
  delivery?: Delivery | undefined
  items: FeedItem[]
}

/** What trends are counted of. */
export const labelKinds = ['relevance', 'frame', 'immigrants', 'tone'] as const
export type LabelKind = (typeof labelKinds)[number]

/** The labels of each kind that a mention can carry; a mention has one of every kind, and any number of frames. */
export const labelsOf = {
  relevance: ['mexico', 'immigration'],
  frame: frames,
  immigrants: immigrantFramings,
  tone: tones,
} as const satisfies Record<LabelKind, readonly string[]>

/** What a person can say of each kind; what is about neither Mexico nor immigration is kept, and no longer counted. */
export const reviewableLabels = { ...labelsOf, relevance: relevances } as const satisfies Record<
  LabelKind,
  readonly string[]
>

/** A review in force: `holds` is false for a frame that is not there; `said` is what the model had said, true or false of a frame. */
export type Review = {
  kind: LabelKind
  label: string
  holds: boolean
  said: string | null
  reviewer: string
  why: string
  /** ISO 8601 */
  at: string
}

/** What a bucket of a trend spans; days, weeks (ISO) and months belong to the time zone of the settings. */
export const grains = ['hour', 'day', 'week', 'month'] as const
export type Grain = (typeof grains)[number]

/** Why a feed or a stream was not seen: it failed, it held nothing, nobody read it in time, it no longer had what came meanwhile, it was stopped. */
export const gapReasons = ['failed', 'empty', 'late', 'outrun', 'stopped'] as const
export type GapReason = (typeof gapReasons)[number]

/** `silent`: nothing new for longer than its own rhythm allows, or a stream that nobody reads. The others say what its server answers. */
export const noticeKinds = ['gone', 'blocked', 'failing', 'silent', 'moved'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** How an outlet stands: its worst feed or stream; `new` where none was read yet, `stopped` where none is polled. */
export const outletHealths = ['failing', 'silent', 'new', 'healthy', 'stopped'] as const
export type OutletHealth = (typeof outletHealths)[number]

export const scopes = ['read', 'annotate', 'manage'] as const
export type Scope = (typeof scopes)[number]
