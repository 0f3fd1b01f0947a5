/** Six outlets that wrote of migration in the week before last and of trade in the last: a change beyond noise. */
import { addDays, dayOf, mondayOf, startOfDay } from '@mirador/core/days.ts'
import { createKeeper } from '@mirador/ingest/keep-items.ts'
import { recount, setTimeZone } from '@mirador/store/counts.ts'
import type { Pool } from '@mirador/store/db.ts'
import { addOutlets, item, offTopic, onTopic } from './items.ts'

export const timeZone = 'America/Mexico_City'
/** Markup, a word that turns the direction of writing around, and ten thousand characters. */
export const hostileTitle = `<img src=x onerror=alert(1)>"'&lt; \u202eMexico\u202c 😀 tariffs threaten exports ${'y'.repeat(10_000)} tariffs`

const slugs = ['amber', 'birch', 'cedar', 'dune', 'ember', 'fjord']
const states = ['TX', 'CA', 'TX', 'AZ', 'NM', 'NY']
const languages = ['en', 'en', 'es', 'en', 'en', 'en'] as const

/** The first days of the last whole week, of the one before it, and of the running one. */
export function weeksAround(now: Date): { before: string; last: string; running: string } {
  const running = mondayOf(dayOf(now, timeZone))
  return { before: addDays(running, -14), last: addDays(running, -7), running }
}

/** Fills a database as of `now`; 48 mentions of trade in the last week, one of them with the hostile title. */
export async function fillTwoWeeks(pool: Pool, now: Date, synthetic: boolean): Promise<void> {
  await setTimeZone(pool, timeZone)
  const ids = await addOutlets(
    pool,
    ...slugs.map((slug, i) => ({
      slug,
      name: `Outlet ${slug}`,
      state: states[i]!,
      language: languages[i]!,
      collections: [`state:${states[i]}`, 'border-state'],
      synthetic: synthetic && i === 0,
    })),
  )
  const { before, last } = weeksAround(now)
  const of = (id: number, monday: string, title: string, count: number) =>
    Array.from({ length: count }, (_, i) => {
      const noon = startOfDay(addDays(monday, i % 7), timeZone).getTime() + (12 * 60 + i) * 60_000
      return item(id, `${title} (${monday}, ${i + 1})`, new Date(noon).toISOString(), {
        text: 'Officials in Monterrey said the duties would hurt exporters.',
      })
    })
  const hostile = item(ids[0]!, hostileTitle, startOfDay(addDays(last, 6), timeZone).toISOString(), {
    url: 'javascript:alert(1)',
  })
  const keep = await createKeeper(pool)
  await keep(
    ids.flatMap((id, i) => [
      ...of(id, before, onTopic.migration, 8),
      ...of(id, before, onTopic.trade, 2),
      ...of(id, last, onTopic.migration, 2),
      ...of(id, last, onTopic.trade, i === 0 ? 7 : 8),
      ...of(id, last, offTopic, 5),
      ...of(id, before, offTopic, 5),
    ]),
    now,
  )
  await keep([hostile], now)
  while ((await recount(pool, 10_000)) > 0);
}
