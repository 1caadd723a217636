/** How the end-to-end tests run: two at a time, never twice, with a summary that scripts/test.mjs can read. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results',
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  fullyParallel: true,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
});
