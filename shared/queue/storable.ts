/** What PostgreSQL cannot keep in text or JSON (NUL, lone surrogates), taken out on the way into the queue. */

const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** The payload as JSON carries it. */
export const storablePayload = <T extends object>(payload: T): T =>
  JSON.parse(JSON.stringify(payload, (_, value: unknown) => (typeof value === 'string' ? storableText(value) : value)))

const longestMessage = 2_000

/** The error's message and stack on `Kind`, cut where they are too long to be read. */
export function storableError(error: unknown, Kind: new (message: string) => Error): Error {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const stored = new Kind(storableText(message.slice(0, longestMessage)))
  stored.stack = storableText((stack ?? '').slice(0, 2 * longestMessage))
  return stored
}

export const storableId = storableText
