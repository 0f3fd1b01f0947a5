/** A real PostgreSQL for the tests: one cluster a run, a clone of the migrated template a file. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Pool } from '@mirador/store/db.ts'
import { startEmbeddedPostgres } from '@mirador/store/embedded-postgres.ts'
import { migrate } from '@mirador/store/migrate.ts'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string
  }
}

const fail = (error: Error): never => {
  throw error
}

/** Starts the cluster and makes the template; vitest runs it once, before all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'mirador-test-'))
  // what is thrown away at the end need not survive a power cut
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' }
  const server = await startEmbeddedPostgres(directory, settings)
  const pool = connect(server.connectionString, fail)
  await pool.query('CREATE DATABASE template_mirador')
  const template = connect(database(server.connectionString, 'template_mirador'), fail)
  await migrate(template)
  await template.end()
  await pool.end()
  project.provide('postgres', server.connectionString)
  return async () => {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

const database = (connectionString: string, name: string): string => {
  const url = new URL(connectionString)
  url.pathname = name
  return url.href
}

let made = 0

/** A fresh database with every migration applied, and a pool on it that the caller ends. */
export async function createDatabase(): Promise<{ url: string; pool: Pool }> {
  const server = inject('postgres')
  const name = `test_${process.pid}_${made++}_${Math.trunc(performance.timeOrigin)}`
  const admin = connect(server, fail, { max: 1 })
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template_mirador`)
  await admin.end()
  const url = database(server, name)
  // the cluster is stopped under idle connections at the end of the run
  return { url, pool: connect(url, () => {}) }
}
