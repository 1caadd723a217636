/** Builds the script of client libraries once for all tests of a run. Writes to a temporary folder only. */
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';

let built: Promise<string> | null = null;

async function buildClients(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'dramatis-clients-'));
  await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      minify: false,
      target: 'es2022',
      lib: {
        entry: join(import.meta.dirname, '..', 'clients', 'main.ts'),
        formats: ['iife'],
        name: 'clientsBundle',
        fileName: () => 'clients.js',
      },
    },
  });
  const [file] = (await readdir(outDir)).filter((name) => name.endsWith('.js'));
  return join(outDir, file ?? 'clients.js');
}

/** Afterwards the page has `window.clients`. */
export async function addClients(page: Page): Promise<void> {
  built ??= buildClients();
  await page.addScriptTag({ path: await built });
}
