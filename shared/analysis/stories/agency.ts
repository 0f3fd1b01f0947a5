/** The agencies and non-profit newsrooms whose texts many outlets carry, and where a text names them. */

export const agencies = {
  ap: 'Associated Press',
  reuters: 'Reuters',
  afp: 'Agence France-Presse',
  efe: 'Agencia EFE',
  cnn: 'CNN Newsource',
  bloomberg: 'Bloomberg',
  upi: 'UPI',
  notimex: 'Notimex',
  'europa-press': 'Europa Press',
  tns: 'Tribune News Service',
  'washington-post': 'The Washington Post',
  'new-york-times': 'The New York Times News Service',
  'kff-health-news': 'KFF Health News',
  propublica: 'ProPublica',
  'states-newsroom': 'States Newsroom',
  'texas-tribune': 'The Texas Tribune',
  calmatters: 'CalMatters',
  'the-conversation': 'The Conversation',
  'border-report': 'Border Report',
  'cronkite-news': 'Cronkite News',
  'inside-climate-news': 'Inside Climate News',
  stateline: 'Stateline',
  'marshall-project': 'The Marshall Project',
  stacker: 'Stacker',
} as const
export type Agency = keyof typeof agencies

/** How each is written where it signs. */
const names: Record<Agency, string> = {
  ap: 'AP|A\\.P\\.|(?:The )?Associated Press',
  reuters: 'Reuters',
  afp: 'AFP|Agence France[- ]Presse',
  efe: 'EFE|Agencia EFE|EFEUSA|EFE News',
  cnn: 'CNN(?: ?Wire| Newsource| en Español)?',
  bloomberg: 'Bloomberg(?: News)?',
  upi: 'UPI|United Press International',
  notimex: 'Notimex|NTX',
  'europa-press': 'Europa Press',
  tns: 'TNS|Tribune News Service',
  'washington-post': 'The Washington Post|Washington Post',
  'new-york-times': 'NYT|The New York Times|New York Times News Service',
  'kff-health-news': 'KFF Health News|Kaiser Health News|KHN',
  propublica: 'ProPublica',
  'states-newsroom': 'States Newsroom',
  'texas-tribune': '(?:The )?Texas Tribune',
  calmatters: 'CalMatters',
  'the-conversation': 'The Conversation',
  'border-report': 'Border ?Report',
  'cronkite-news': 'Cronkite News',
  'inside-climate-news': 'Inside Climate News',
  stateline: 'Stateline',
  'marshall-project': '(?:The )?Marshall Project',
  stacker: 'Stacker',
}

/** In short forms capitals tell: "ap" and "efe" are also parts of other words. */
const patterns = Object.entries(names).map(([id, name]) => ({
  id: id as Agency,
  // "EL PASO, Texas (AP) — ", "MÉXICO (EFE).- ", "WASHINGTON, Nov 2 (Reuters) - ", "(CNN) — " at the start of a line
  dateline: new RegExp(`^[^()\\n]{0,60}\\((?:${name})\\) ?(?:[-–—:]|\\.[-–—])`, 'mu'),
  // "By JANE DOE, Associated Press", "Por EFE", "Jane Doe | Reuters", "| AP": a byline's end
  byline: new RegExp(
    `(?:^|[,|/•–—-] ?|\\b(?:[Bb]y|BY|[Pp]or|POR|[Ff]or|[Pp]ara) )(?:${name})(?: ?(?:writers?|staff|news))?$`,
    'u',
  ),
  // "This article was originally published by ProPublica", "Con información de EFE", "Copyright 2026 The Associated Press"
  credit: new RegExp(
    `(?:\\b(?:(?:originally|first) (?:published|appeared|reported) (?:by|in|on|at)|(?:published|produced|provided|distributed|reported) by|(?:story|article|report|reporting) (?:is |was |comes )?(?:by|from|courtesy of)|republished (?:here )?(?:from|with permission (?:from|of))|in partnership with|[Cc]opyright (?:© ?|\\(c\\) ?)?(?:\\d{4} )?|[Cc]on informaci[oó]n de(?: la agencia)?|[Pp]ublicad[oa] (?:originalmente )?(?:por|en)|[Ff]uente:|[Ss]ource:)|© ?(?:\\d{4} )?) ?(?:la agencia )?(?:${name})(?![\\p{L}\\p{N}])`,
    'u',
  ),
}))

const bylineStart = /^(?:by|por)\b/i
/** Bylines stand at the top, credits at either end. */
const topLetters = 600
const endLetters = 800

/** The agency that a text names as its source: in its dateline, its byline or its credit line; undefined where it names none. */
export function agencyOf(text: { title: string; text: string; byline?: string | null }): Agency | undefined {
  const top = text.text.slice(0, topLetters)
  const bylines = [
    text.byline ?? '',
    ...top.split('\n').filter((line) => line.length < 120 && bylineStart.test(line.trim())),
  ]
  const ends = [top, text.text.slice(-endLetters)]
  const said =
    patterns.find(({ dateline }) => dateline.test(top)) ??
    patterns.find(({ byline }) => bylines.some((line) => byline.test(line.trim()))) ??
    patterns.find(({ credit }) => ends.some((end) => credit.test(end)))
  return said?.id
}
