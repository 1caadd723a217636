/** Bundles the pages of the kits into e2e/kits/dist. Every kit is a chunk of its own, loaded when its page is opened. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const { overrides } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {
  overrides: Record<string, string>;
};
/** Software of other wallets that a kit loads when somebody chooses them. It is not installed. */
const ABSENT = Object.keys(overrides).filter((name) => overrides[name]?.includes('skip-dependency'));

const withoutOtherWallets: Plugin = {
  name: 'without-other-wallets',
  enforce: 'pre',
  resolveId: (id) => (ABSENT.some((name) => id === name || id.startsWith(`${name}/`)) ? '\0absent' : null),
  load: (id) => (id === '\0absent' ? 'module.exports = {};' : null),
};

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'error',
  plugins: [withoutOtherWallets],
  define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
  build: { target: 'es2022', minify: false, emptyOutDir: true, chunkSizeWarningLimit: 100_000, modulePreload: false },
});
