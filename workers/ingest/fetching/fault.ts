/** Why a fetch failed, and what an operator can do about each reason. */
const advice = {
  dns: "Check the name in the feed's address and this machine's DNS.",
  refused: 'Nothing listens at this address: check the host and the port.',
  connection: 'It is tried again later; if it stays, check the network and the address.',
  tls: 'The certificate or the handshake is not valid: the publisher has to repair it, or the address has changed.',
  timeout: 'The server said nothing for too long; it is tried again later.',
  'too-slow': 'The answer began but did not end in time; raise the time limit if this outlet matters.',
  'too-large': 'Raise the size limit if this is really a feed.',
  truncated: 'The answer broke off before its end; it is tried again later.',
  'bad-encoding': 'The body does not match its Content-Encoding; it is tried again later.',
  'redirect-loop': 'Open the address in a browser and give the feed the address that it ends at.',
  'bad-redirect': 'Look for the new address of this feed.',
  'private-address': 'Private networks are refused; allow them in the configuration if this feed is on your own.',
  'bad-address': "Correct the feed's address.",
  'http-status': 'Open the address in a browser to see what the publisher answers.',
  gone: 'The publisher has removed this feed: remove it here or find its new address.',
  'rate-limited': 'The server asked to be left alone for a while; it is polled less often.',
  cancelled: 'It is tried again later.',
} as const
export type FailReason = keyof typeof advice

/** What went wrong on the way to a document; `get` turns it into a value. */
export class FetchFault extends Error {
  readonly reason: FailReason
  readonly status: number | undefined
  readonly retryAfterSeconds: number | undefined
  constructor(
    reason: FailReason,
    what: string,
    more: { status?: number; retryAfterSeconds?: number | undefined } = {},
  ) {
    super(`${what}. ${advice[reason]}`)
    this.reason = reason
    this.status = more.status
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}

const reasonByCode: Record<string, FailReason> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'truncated',
  EPROTO: 'tls',
}
/** OpenSSL's and Node's names for certificates that are not valid. */
const tlsCode = /^(CERT_|ERR_TLS|ERR_SSL|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)/
const brokenSocket = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])

/** The code of a system or undici error; of several tries at several addresses, that of the first. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

/** Whether the connection broke: before an answer, that is how a kept-alive connection that went stale looks. */
export const isBrokenSocket = (error: unknown): boolean => brokenSocket.has(codeOf(error))

/** The fault behind whatever the network threw; `answered` says whether the head of an answer had come. */
export function faultOf(error: unknown, host: string, answered: boolean): FetchFault {
  if (error instanceof FetchFault) return error
  const code = codeOf(error)
  const message = error instanceof Error && error.message ? error.message : code
  if (answered && isBrokenSocket(error)) return new FetchFault('truncated', `${host} closed the connection mid-answer`)
  const reason = reasonByCode[code] ?? (tlsCode.test(code) ? 'tls' : 'connection')
  return new FetchFault(reason, `${host}: ${message}`)
}
