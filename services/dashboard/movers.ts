/** The frames that rose or fell beyond noise, with what drove them. */
import type { Mention } from './api.ts'
import type { ChartFrame } from './charts/palette.ts'
import { type Drivers, driversOf } from './drivers.ts'
import { type Change, compare, lastTwo, moversOf, rowKey } from './figures.ts'
import type { Report } from './report.ts'
import { address } from './visit.ts'

export type Mover = { change: Change; frame: ChartFrame; drivers: Drivers; link: string }

const mostMovers = 3
const mentionsLookedAt = '100'

/** Of what rose the mentions of last week are looked at; of what fell, those of the week before, which are gone. */
export async function findMovers({ visit, weeks, frames, mentionsOf }: Report): Promise<Mover[]> {
  const pair = lastTwo(weeks)
  if (!pair) return []
  const changes = frames.flatMap(({ id }) => compare(rowKey('frame', id), pair) ?? [])
  return Promise.all(
    moversOf(changes)
      .slice(0, mostMovers)
      .map(async (change) => {
        const frame = frames.find(({ id }) => id === change.label)!
        const parameters = mentionsOf(['frame', frame.id], change.verdict === 'fell' ? pair.before : pair.last)
        const link = address('/mentions', parameters)
        const limited = new URLSearchParams([...parameters, ['limit', mentionsLookedAt]])
        const { mentions } = await visit.ask<{ mentions: Mention[] }>('/v1/mentions', limited)
        return { change, frame, link, drivers: driversOf(mentions, frame.id) }
      }),
  )
}
