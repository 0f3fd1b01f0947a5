import type { Config } from '@mirador/core/config.ts'
import type { Logger } from '@mirador/core/log.ts'

/** What the verbs get from the process that they run in. */
export type Context = {
  /** Throws `bad-config`. */
  config(): Config
  environment: Record<string, string | undefined>
  log(role: string): Logger
  now(): Date
  /** In [0, 1). */
  random(): number
  /** Aborts when the process is asked to stop. */
  signal: AbortSignal
}
