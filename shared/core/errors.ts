/** What a caller can act on. Anything else that is thrown is a fault of ours: logged once at the boundary, retried by the queue. */
export const errorCodes = {
  'bad-input': { http: 400, permanent: true },
  'not-allowed': { http: 401, permanent: true },
  forbidden: { http: 403, permanent: true },
  'not-found': { http: 404, permanent: true },
  conflict: { http: 409, permanent: true },
  'bad-config': { http: 500, permanent: true },
  unavailable: { http: 503, permanent: false },
} as const
export type ErrorCode = keyof typeof errorCodes

/** One thing that is wrong and what to do about it; `at` names the parameter, column or setting. */
export type Problem = { at?: string; message: string }

export class MiradorError extends Error {
  readonly code: ErrorCode
  readonly problems: Problem[]
  constructor(code: ErrorCode, message: string, problems: Problem[] = []) {
    super(message)
    this.name = 'MiradorError'
    this.code = code
    this.problems = problems
  }
  /** Whether trying again cannot help. */
  get permanent(): boolean {
    return errorCodes[this.code].permanent
  }
  /** The status that the API answers with. */
  get httpStatus(): number {
    return errorCodes[this.code].http
  }
}

/** The message of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
