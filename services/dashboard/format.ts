/** Numbers, days and lists as people of a language write them. */
import type { Language } from '@mirador/core/terms.ts'
import type { Week } from './figures.ts'

const locales: Record<Language, string> = { en: 'en-US', es: 'es-MX' }

/** A number, and how it is written: words agree with the one and show the other. */
export type Count = { value: number; text: string }

/** The formats of a language; days and hours are those of the zone. */
export function formatsOf(language: Language, timeZone: string) {
  const locale = locales[language]
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options })
  const whole = new Intl.NumberFormat(locale)
  const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  const decimal = new Intl.NumberFormat(locale, tenths)
  const score = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const signed = new Intl.NumberFormat(locale, { ...tenths, signDisplay: 'exceptZero' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', ...tenths })
  const wholePercent = new Intl.NumberFormat(locale, { style: 'percent' })
  const days = date({ day: 'numeric', month: 'short' })
  const daysOfYear = date({ day: 'numeric', month: 'short', year: 'numeric' })
  const day = date({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const instant = date({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'long',
  })
  const month = date({ month: 'short' })
  const moment = date({ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })
  const list = new Intl.ListFormat(locale)
  const spanOf = (format: Intl.DateTimeFormat) => (week: Pick<Week, 'start' | 'end'>) =>
    format.formatRange(week.start, new Date(week.end.getTime() - 1)).replace(/\s*–\s*/, '–')
  return {
    number: (value: number) => whole.format(value),
    score: (value: number) => score.format(value),
    count: (value: number): Count => ({ value, text: whole.format(value) }),
    /** A fraction of one as a percentage, to a tenth; a dash where there is none. */
    share: (value: number | null) => (value === null ? '–' : percent.format(value)),
    wholeShare: (value: number) => wholePercent.format(value),
    interval: ({ low, high }: { low: number; high: number }) => `${decimal.format(low * 100)}–${percent.format(high)}`,
    /** A difference of two shares, in percentage points with its sign. */
    points: (value: number) => signed.format(value * 100).replace('-', '−'),
    week: spanOf(days),
    weekOfYear: spanOf(daysOfYear),
    day: (value: Date) => day.format(value),
    instant: (value: Date) => instant.format(value),
    month: (value: Date) => month.format(value),
    /** A day and a time of it, of the last weeks. */
    moment: (value: Date) => moment.format(value),
    /** "a, b and c"; with a comma before the "and" where an item has one of its own. */
    list: (items: string[]) =>
      list
        .formatToParts(items)
        .map(({ type, value }) =>
          type === 'literal' && !value.startsWith(',') && items.some((item) => item.includes(value))
            ? `,${value}`
            : value,
        )
        .join(''),
    compare: new Intl.Collator(locale).compare,
  }
}
export type Formats = ReturnType<typeof formatsOf>
