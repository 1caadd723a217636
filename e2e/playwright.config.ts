/** Configuration of the end-to-end tests: two workers, no retries, a summary that scripts/test.mjs can read. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results',
  workers: 2,
  retries: 0,
  // Upper limits, for a machine several times slower than a desktop: a wait ends as soon as its state is reached.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  fullyParallel: true,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
});
