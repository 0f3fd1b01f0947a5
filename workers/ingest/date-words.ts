/** The words of dates: months and weekdays in the languages that feeds write them in. */

const locales = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'ca', 'el', 'hu']

/** Lower case without accents: the form that the words here are in. */
export function plainWord(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}

/** The month, 0 to 11, of a name or the beginning of one; NaN where languages differ, as for "jui". */
export const monthOf = finder('month', 12, 3, (month) => Date.UTC(2023, month, 1))

/** The weekday, 0 (Sunday) to 6, of a name or the beginning of one; NaN where languages differ, as for "di". */
export const weekdayOf = finder('weekday', 7, 2, (weekday) => Date.UTC(2023, 0, 1 + weekday))

type Part = 'month' | 'weekday'

function finder(part: Part, size: number, shortest: number, timeOf: (index: number) => number) {
  // Made when the first odd date comes, since it costs some 70 ms.
  let known: Map<string, number> | undefined
  return (word: string): number | undefined => {
    known ??= learnNames(part, size, shortest, timeOf)
    return known.get(word)
  }
}

function learnNames(
  part: Part,
  size: number,
  shortest: number,
  timeOf: (index: number) => number,
): Map<string, number> {
  const known = new Map<string, number>()
  // Some languages inflect a month that stands beside a day.
  for (const locale of locales)
    for (const style of ['long', 'short'] as const)
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(locale, { [part]: style, day, timeZone: 'UTC' })
        for (let index = 0; index < size; index++) {
          const written = format.formatToParts(timeOf(index)).find(({ type }) => type === part)?.value ?? ''
          const name = /^\p{L}*/u.exec(plainWord(written))![0]
          for (let end = Math.min(shortest, name.length); end <= name.length; end++) {
            const beginning = name.slice(0, end)
            const other = known.get(beginning) ?? index
            known.set(beginning, other === index ? index : Number.NaN)
          }
        }
      }
  return known
}
