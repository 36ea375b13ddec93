import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * The contract suites: what touches the database. They run twice, once for each engine, since the tables are built for one
 * engine when they are loaded; `aDatabase()` and `aContext()` give a database of the engine whose turn it is.
 */
const onBothEngines = ['tests/db/**/*.test.ts', 'tests/lib/jobs/**/*.test.ts', 'tests/lib/services/**/*.test.ts'];

const withoutDatabase = [
  'tests/db/store/blob-facts.test.ts',
  'tests/lib/jobs/contained-process.test.ts',
  'tests/lib/services/collect-facts.test.ts',
  'tests/lib/services/trace-history.test.ts',
];

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    setupFiles: ['tests/fail-on-console.ts'],
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/e2e/**', 'tests/**/*postgres*.test.ts', 'node_modules/**'],
          env: { DATABASE_URL: '' },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: onBothEngines,
          exclude: ['tests/**/*sqlite*.test.ts', ...withoutDatabase],
          env: { DATABASE_URL: 'postgres://the-server-that-is-started-on-demand' },
          globalSetup: ['tests/postgres-on-demand.ts'],
        },
      },
    ],
  },
});
