import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const SERVER = 'src/server/**/*.test.ts';
const WALLET = ['src/**/*.test.ts', 'src/**/*.test.tsx'];

/** Tests of the primitives themselves. */
const KEYS = ['src/keys/**/*.test.ts', 'src/ui/methods/password/opaque.test.ts'];

const testing = (name: string) => fileURLToPath(new URL(`src/testing/${name}`, import.meta.url));

const { supports } = SubtleCrypto as { supports?: (operation: string, algorithm: string) => boolean };
const hasMlKem = supports?.call(SubtleCrypto, 'encapsulateBits', 'ML-KEM-768') ?? false;

/** What the other tests take from Node, as it is several times as fast, and passwords that are stretched less. */
const NODE_PRIMITIVES = [
  { find: 'argon2id/lib/setup.js', replacement: testing('light-argon2.ts') },
  { find: '@noble/curves/ed25519.js', replacement: testing('node-ed25519.ts') },
  { find: '@serenity-kit/opaque', replacement: testing('light-opaque.ts') },
  // The same algorithms from Web Cryptography. Node has them all from 24.7 on.
  ...(hasMlKem
    ? [
        { find: '@panva/hpke-noble', replacement: 'hpke' },
        { find: '@noble/post-quantum/ml-kem.js', replacement: testing('node-ml-kem.ts') },
      ]
    : []),
];

/** Tests that replace modules, globals or timers: each of these files gets modules of its own. */
const REPLACING = globSync(WALLET).filter((file) =>
  /\bvi\.(mock|doMock|spyOn|stub\w+|useFakeTimers)\(/.test(readFileSync(file, 'utf8')),
);

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
    // Unless told, one core stays idle: on two cores that is half of them.
    maxWorkers: '100%',
    setupFiles: testing('language.ts'),
    projects: [
      {
        extends: true,
        test: {
          name: 'wallet',
          include: WALLET,
          exclude: [...KEYS, SERVER, ...REPLACING],
          alias: NODE_PRIMITIVES,
          // The files of one thread share their modules: loading them anew for each file costs as much as the tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'wallet-keys', include: KEYS, isolate: false } },
      {
        extends: true,
        test: { name: 'wallet-replacing', include: REPLACING, exclude: [SERVER], alias: NODE_PRIMITIVES },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: [SERVER],
          pool: 'forks',
          globalSetup: 'src/server/testing/postgres-setup.ts',
          // Real processes and databases, also on a busy machine.
          testTimeout: 120_000,
        },
      },
    ],
  },
});
