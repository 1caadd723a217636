/** A profile that is kept over builds, as npm start keeps one: the worker is always the one of the present build. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { chromiumArguments, extensionId, findChromium, forgetWorkers } from '../../../scripts/lib/chromium.mjs';
import { EXTENSION } from '../../../scripts/lib/paths.mjs';

test('after another build the pages speak to its worker, not to the one that the profile holds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dramatis-rebuilt-'));
  const [extension, profile] = [join(folder, 'extension'), join(folder, 'profile')];
  await cp(EXTENSION, extension, { recursive: true });
  const loader = join(extension, 'service-worker-loader.js');
  const first = await readFile(loader, 'utf8');
  const executablePath = findChromium();

  /** Opens the profile with a build of that number, and asks the worker which one it is. */
  async function answering(build: number): Promise<number> {
    await writeFile(loader, `${first}globalThis.build = ${build};\n`);
    forgetWorkers(profile);
    const context = await chromium.launchPersistentContext(profile, {
      ...(executablePath === null ? {} : { executablePath }),
      headless: false,
      args: chromiumArguments({ headless: true, extension }),
    });
    try {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId()}/app.html#/start`);
      // Drawn: the worker has answered.
      await expect(page.getByTestId('create-identity')).toBeVisible();
      const [worker] = context.serviceWorkers();
      return (await worker?.evaluate(() => (globalThis as unknown as { build: number }).build)) ?? 0;
    } finally {
      await context.close();
    }
  }

  for (const build of [1, 2, 3]) expect(await answering(build)).toBe(build);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
