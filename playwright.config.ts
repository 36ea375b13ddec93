import { defineConfig } from '@playwright/test';

/** `npm run test:e2e` finds a browser and builds before it comes here; the set-up starts Cairn and leaves its address. */
const { CAIRN_BROWSER, CAIRN_ADDRESS } = process.env;

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/start-cairn.ts',
  timeout: 60_000,
  expect: { timeout: 20_000 },
  // One data folder for all: a story makes what it needs and looks at nothing else.
  fullyParallel: true,
  workers: 2,
  projects: [
    { name: 'stories', testIgnore: 'edit-model.spec.ts' },
    // It changes the model that all results rest on, so it comes last.
    { name: 'model', testMatch: 'edit-model.spec.ts', dependencies: ['stories'] },
  ],
  forbidOnly: true,
  reporter: 'list',
  use: {
    ...(CAIRN_ADDRESS ? { baseURL: CAIRN_ADDRESS } : {}),
    launchOptions: CAIRN_BROWSER ? { executablePath: CAIRN_BROWSER } : {},
    trace: 'retain-on-failure',
  },
});
