/** Opens built pages of the wallet in an ordinary browser page, under the extension's own content policy. Starts no server. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Page } from 'playwright';
import type { Screen } from './screen.ts';
import { NOW } from './snapshots.ts';
import { installStub, type StubWindow } from './stub.ts';

const ORIGIN = 'http://wallet.test/';

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../manifest.json'), 'utf8'));

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Serves `folder` (a build) to `page`. */
async function serve(page: Page, folder: string): Promise<void> {
  await page.route(`${ORIGIN}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    try {
      await route.fulfill({
        body: readFileSync(join(folder, path)),
        contentType: TYPES[extname(path)] ?? 'application/octet-stream',
        // frame-ancestors and the like do no harm here; style-src and script-src are what a picture must stand.
        headers: { 'content-security-policy': manifest.content_security_policy.extension_pages },
      });
    } catch {
      await route.fulfill({ status: 404, body: '' });
    }
  });
}

/** Opens one screen; resolves when fonts are there and its steps are done. `complaints` collects console errors and policy breaches. */
export async function openScreen(page: Page, folder: string, screen: Screen, complaints: string[] = []): Promise<void> {
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  await page.setViewportSize({ width: screen.width, height: screen.height });
  await page.clock.setFixedTime(NOW);
  await serve(page, folder);
  const { snapshot, answers = {}, session = {}, activeTab, holdsPasskey = true } = screen;
  await page.addInitScript(installStub, {
    snapshot,
    answers,
    session,
    holdsPasskey,
    ...(activeTab === undefined ? {} : { activeTab }),
  });
  await page.goto(ORIGIN + screen.path);
  await page.waitForTimeout(60);
  if (screen.becomes !== undefined) {
    await page.evaluate(
      (next) => (globalThis as unknown as { stub: StubWindow }).stub.push(next as never),
      screen.becomes as unknown,
    );
    await page.waitForTimeout(60);
  }
  await screen.steps?.(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(250);
}
