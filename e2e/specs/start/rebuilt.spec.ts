/** A profile that is kept across builds, as with npm start, and a browser that stays open across builds, as with npm run dev. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { chromiumArguments, extensionId, findChromium, forgetWorkers } from '../../../scripts/lib/chromium.mjs';
import { EXTENSION } from '../../../scripts/lib/paths.mjs';
import { addVirtualPasskey } from '../../../scripts/lib/virtual-passkey.mjs';
import { reloadExtension } from '../../../scripts/lib/watch.mjs';

test('after a new build the pages use its worker, not the one stored in the profile', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dramatis-rebuilt-'));
  const [extension, profile] = [join(folder, 'extension'), join(folder, 'profile')];
  await cp(EXTENSION, extension, { recursive: true });
  const loader = join(extension, 'background.js');
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

test('a running browser loads a new build of pages and worker, and keeps the virtual passkeys', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dramatis-reloaded-'));
  const [extension, profile] = [join(folder, 'extension'), join(folder, 'profile')];
  await cp(EXTENSION, extension, { recursive: true });
  const app = `chrome-extension://${extensionId()}/app.html`;
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === null ? {} : { executablePath }),
    headless: false,
    args: chromiumArguments({ headless: true, extension }),
  });
  try {
    const openApps = () => context.pages().filter((page) => page.url().startsWith(app));
    // A new profile opens the wallet's tab by itself.
    await expect.poll(() => openApps().length).toBe(1);
    const [tab] = openApps();
    if (tab === undefined) throw new Error('The tab of the wallet is not there.');
    await expect(tab.getByTestId('create-identity')).toBeVisible();
    const passkey = await addVirtualPasskey(tab);
    await tab.evaluate(() =>
      navigator.credentials.create({
        publicKey: {
          challenge: new Uint8Array(32),
          rp: { name: 'test' },
          user: { id: new Uint8Array(16), name: 'test', displayName: 'test' },
          pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
          authenticatorSelection: { residentKey: 'required' },
        },
      }),
    );
    const before = await passkey.credentials();
    expect(before).toHaveLength(1);

    await writeFile(
      join(extension, 'app.html'),
      (await readFile(join(extension, 'app.html'), 'utf8')).replace('<html', '<html data-build="2"'),
    );
    const loader = join(extension, 'background.js');
    await writeFile(loader, `${await readFile(loader, 'utf8')}globalThis.build = 2;\n`);
    const next = await reloadExtension(context, app, passkey);

    expect(openApps()).toHaveLength(1);
    const [again] = openApps();
    if (again === undefined) throw new Error('The tab did not come back.');
    await expect(again.getByTestId('create-identity')).toBeVisible();
    await expect(again.locator('html')).toHaveAttribute('data-build', '2');
    const workers = context.serviceWorkers();
    expect(await workers.at(-1)?.evaluate(() => (globalThis as unknown as { build: number }).build)).toBe(2);
    expect((await next?.credentials())?.map(({ credentialId }) => credentialId)).toEqual(
      before.map(({ credentialId }) => credentialId),
    );
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
