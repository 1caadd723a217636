/** Builds the wallet's pages alone, without manifest or worker; PAGES (*popup,prompt*) selects some of them. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { suffixList } from '../../scripts/lib/public-suffixes.mjs';

const root = resolve(import.meta.dirname, '../../src/ui');
// PAGES=app builds one page alone.
const pages = (process.env.PAGES ?? 'popup,prompt,app')
  .split(',')
  .map((name) => resolve(root, `${name}.html`))
  .filter(existsSync);

export default defineConfig({
  root,
  plugins: [suffixList()],
  publicDir: resolve(import.meta.dirname, '../../public'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  logLevel: 'warn',
  build: { emptyOutDir: true, target: 'chrome123', modulePreload: false, rolldownOptions: { input: pages } },
});
