/** The parameters that several operations share, as schemas and as what they mean. */
import { createHash } from 'node:crypto'
import { startOfDay } from '@mirador/core/days.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import { languages } from '@mirador/core/terms.ts'
import type { Cut } from '@mirador/store/cut.ts'
import { Type } from 'typebox'

/** One of a closed list of words. */
export const oneOf = <T extends string>(values: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], ...(description ? { description } : {}) })

/** A parameter that may be given several times. */
export const several = <T extends Parameters<typeof Type.Array>[0]>(item: T, description: string) =>
  Type.Optional(Type.Array(item, { maxItems: 50, description }))

const word = Type.String({ minLength: 1, maxLength: 200 })

export const cutParameters = {
  outlet: several(word, 'Slug of an outlet'),
  state: several(Type.String({ pattern: '^[A-Z]{2}$' }), 'Postal code of a U.S. state, such as TX'),
  language: several(oneOf(languages), 'Language that the outlet publishes in'),
  collection: several(word, 'Id of a collection, such as border or medium:newspaper'),
}

const time = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2}))?$',
  examples: ['2026-11-01', '2026-11-01T00:00:00-06:00'],
  description: 'A day of the time zone of the response, or an instant with its zone',
})
export const periodParameters = { from: Type.Optional(time), to: Type.Optional(time) }

/** The cut that a query asks for. */
export const cutOf = ({ outlet, state, language, collection }: Cut): Cut => ({ outlet, state, language, collection })

/** The instant that a parameter stands for: the first of a day of the zone. Throws `bad-input` where there is no such day. */
export function instantOf(name: string, text: string, timeZone: string): Date {
  const day = text.slice(0, 10)
  const exists = new Date(`${day}T00:00:00Z`)
  const instant = text.length > 10 ? new Date(text) : exists
  if (Number.isNaN(instant.getTime()) || Number.isNaN(exists.getTime()) || exists.toISOString().slice(0, 10) !== day) {
    const message = `"${name}" must be a day that exists, such as 2026-11-01, not "${text}"`
    throw new MiradorError('bad-input', message, [{ at: name, message }])
  }
  return text.length > 10 ? instant : startOfDay(day, timeZone)
}

/** Both ends of a period. Throws `bad-input` where it is back to front. */
export function periodOf(
  query: { from?: string; to?: string },
  standard: { from?: Date; to?: Date },
  timeZone: string,
): { from: Date | undefined; to: Date | undefined } {
  const from = query.from === undefined ? standard.from : instantOf('from', query.from, timeZone)
  const to = query.to === undefined ? standard.to : instantOf('to', query.to, timeZone)
  if (from && to && from >= to) {
    const message = `"from" (${from.toISOString()}) must lie before "to" (${to.toISOString()})`
    throw new MiradorError('bad-input', message, [{ at: 'from', message }])
  }
  return { from, to }
}

/** Marks which list a cursor belongs to: all parameters but those that only page through it. */
export function listMark({ cursor: _cursor, limit: _limit, ...filters }: Record<string, unknown>): string {
  const sorted = Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha1').update(JSON.stringify(sorted)).digest('base64url').slice(0, 8)
}

/** Where the next page of a list begins, as a word that only this list understands. */
export const encodeCursor = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url')

/** The position in a cursor. Throws `bad-input` where the cursor is none that `accept` takes. */
export function decodeCursor<T>(
  cursor: string | undefined,
  accept: (position: unknown) => T | undefined,
): T | undefined {
  if (cursor === undefined) return undefined
  let position: T | undefined
  try {
    position = accept(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    position = undefined
  }
  if (position !== undefined) return position
  const message = '"cursor" is not one that this list gave for these parameters: leave it away to begin at the top'
  throw new MiradorError('bad-input', message, [{ at: 'cursor', message }])
}

export const pageParameters = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50, description: 'Rows on a page' })),
  cursor: Type.Optional(Type.String({ maxLength: 500, description: '"next" of the page before' })),
}
export const nextPage = Type.Union([Type.String(), Type.Null()], {
  description: 'Cursor of the next page; null on the last one',
})
