/** What the queue's store can keep of a payload and of an error. */
import { storable } from '@mirador/core/storable.ts'

/** The payload as JSON carries it. */
export const storablePayload = <T extends object>(payload: T): T =>
  JSON.parse(JSON.stringify(payload, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value)))

const longestMessage = 2_000

/** The error's message and stack on `Kind`, cut where they are too long to be read. */
export function storableError(error: unknown, Kind: new (message: string) => Error): Error {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const stored = new Kind(storable(message.slice(0, longestMessage)))
  stored.stack = storable((stack ?? '').slice(0, 2 * longestMessage))
  return stored
}
