import { defineConfig } from 'vitest/config';

const SERVER = 'src/server/**/*.test.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'wallet',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
          exclude: ['**/node_modules/**', SERVER],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: [SERVER],
          globalSetup: 'src/server/testing/postgres-setup.ts',
          // Real processes and databases, also on a busy machine.
          testTimeout: 120_000,
        },
      },
    ],
  },
});
