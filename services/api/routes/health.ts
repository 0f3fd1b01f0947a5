import { ping } from '@mirador/store/db.ts'
import { type CollectionStatus, readStatus } from '@mirador/store/status.ts'
import { readRollUpState } from '@mirador/store/trends.ts'
import { Gauge, Registry } from 'prom-client'
import { Type } from 'typebox'
import type { Api, ApiDeps } from '../app.ts'

/** Health, readiness and metrics: for the machines that watch this one. */
export function healthRoutes(app: Api, deps: ApiDeps): void {
  const ok = { response: { 200: Type.Object({ status: Type.Literal('ok') }) } }
  app.get('/health', { schema: { summary: 'Whether the process lives', tags: ['operation'], ...ok } }, () => ({
    status: 'ok' as const,
  }))

  app.get('/ready', { schema: { summary: 'Whether it can serve', tags: ['operation'], ...ok } }, async () => {
    await ping(deps.pool)
    await readRollUpState(deps.pool)
    return { status: 'ok' as const }
  })

  const registry = new Registry()
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `mirador_${name}`, help, labelNames, registers: [registry] })
  // a gauge each and not a label: a feed can be several of these at once, so that their sum would mean nothing
  const feeds: Record<keyof CollectionStatus['feeds'], Gauge> = {
    active: gauge('feeds_active', 'Feeds that are polled'),
    due: gauge('feeds_due', 'Active feeds whose time for a poll has come'),
    late: gauge('feeds_late', 'Active feeds that have been due for too long'),
    failing: gauge('feeds_failing', 'Active feeds whose last poll failed'),
    neverPolled: gauge('feeds_never_polled', 'Active feeds that were never polled'),
    claimed: gauge('feeds_claimed', 'Feeds that a worker is polling'),
  }
  const polls = gauge('polls_last_hour', 'Polls begun in the last hour by outcome', 'outcome')
  const fates = gauge('items_last_day', 'Items of the polls of the last day by fate', 'fate')
  const mentions = gauge('mentions', 'Mentions stored')
  const waiting = gauge('mentions_waiting', 'Mentions that the current version has not labelled yet')
  const ungrouped = gauge('mentions_ungrouped', 'Mentions that are still to find their story')
  const stale = gauge('stale_hours', 'Marks of hours that wait for a recount')
  const queue = gauge('queue_jobs', 'Jobs by queue and state', 'queue', 'state')
  const lastPoll = gauge('last_poll_timestamp_seconds', 'When the last poll began')

  const schema = { summary: 'Metrics (Prometheus)', tags: ['operation'], response: { 200: Type.String() } }
  app.get('/metrics', { schema, config: { scope: 'read' } }, async (_request, reply) => {
    const [status, depth] = await Promise.all([
      readStatus(deps.pool, deps.now(), deps.minPollSeconds),
      deps.queueDepth(),
    ])
    for (const [state, count] of Object.entries(status.feeds)) feeds[state as keyof typeof feeds].set(count)
    for (const [outcome, count] of Object.entries(status.pollsLastHour)) polls.set({ outcome }, count)
    // without the total, which is the sum of the fates
    const { items: _total, ...byFate } = status.fatesLastDay
    for (const [fate, count] of Object.entries(byFate)) fates.set({ fate }, count)
    mentions.set(status.mentions)
    waiting.set(status.waiting)
    ungrouped.set(status.ungrouped)
    stale.set(status.staleHours)
    if (status.lastPollAt) lastPoll.set(Date.parse(status.lastPollAt) / 1_000)
    for (const [name, states] of Object.entries(depth))
      for (const [state, count] of Object.entries(states)) queue.set({ queue: name, state }, count)
    reply.type(registry.contentType)
    return registry.metrics()
  })
}
