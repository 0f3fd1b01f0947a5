import { type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** Structured logs, one JSON object a line, on standard error so that filters keep standard output for data. */
export const createLog = (level: string, role: string): Logger =>
  pino(
    { level, base: { role, pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  )

/** For pure commands and tests: says nothing. */
export const silentLog = (): Logger => pino({ level: 'silent' })
