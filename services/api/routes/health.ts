import { MiradorError } from '@mirador/core/errors.ts'
import { ping } from '@mirador/store/db.ts'
import { readStatus } from '@mirador/store/status.ts'
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
    const { version } = await readStatus(deps.pool, deps.now(), deps.minPollSeconds)
    if (version === null) throw new MiradorError('unavailable', 'No worker has started on this database yet.')
    return { status: 'ok' as const }
  })

  const registry = new Registry()
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `mirador_${name}`, help, labelNames, registers: [registry] })
  const feeds = gauge('feeds', 'Feeds by state', 'state')
  const polls = gauge('polls_last_hour', 'Polls begun in the last hour by outcome', 'outcome')
  const fates = gauge('items_last_day', 'Items of the polls of the last day by fate', 'fate')
  const mentions = gauge('mentions', 'Mentions stored')
  const stale = gauge('stale_hours', 'Marks of hours that wait for a recount')
  const queue = gauge('queue_jobs', 'Jobs by queue and state', 'queue', 'state')
  const lastPoll = gauge('last_poll_timestamp_seconds', 'When the last poll began')

  const schema = { summary: 'Metrics (Prometheus)', tags: ['operation'], response: { 200: Type.String() } }
  app.get('/metrics', { schema, config: { scope: 'read' } }, async (_request, reply) => {
    const [status, depth] = await Promise.all([
      readStatus(deps.pool, deps.now(), deps.minPollSeconds),
      deps.queueDepth(),
    ])
    for (const [state, count] of Object.entries(status.feeds)) feeds.set({ state }, count)
    for (const [outcome, count] of Object.entries(status.pollsLastHour)) polls.set({ outcome }, count)
    for (const [fate, count] of Object.entries(status.fatesLastDay)) fates.set({ fate }, count)
    mentions.set(status.mentions)
    stale.set(status.staleHours)
    if (status.lastPollAt) lastPoll.set(Date.parse(status.lastPollAt) / 1_000)
    for (const [name, states] of Object.entries(depth))
      for (const [state, count] of Object.entries(states)) queue.set({ queue: name, state }, count)
    reply.type(registry.contentType)
    return registry.metrics()
  })
}
