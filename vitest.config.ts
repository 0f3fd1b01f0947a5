import { configDefaults, defineConfig } from 'vitest/config'

/** Tests that need what an install does not bring, run where the variable that names it is set (CONTRIBUTING.md). */
const optional = process.env.BLUESKY_PDS ? [] : ['tests/bluesky-pds.test.ts']

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...optional],
    globalSetup: ['tests/support/postgres.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { DOTENV_CONFIG_QUIET: 'true' },
  },
})
