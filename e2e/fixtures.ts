/** Fixtures of the end-to-end tests: a fresh Chromium profile with the built extension, a local chain, sites. Tests share only the sites. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, type TestInfo } from '@playwright/test';
import { type Anvil, startAnvil } from '../scripts/lib/anvil.mjs';
import { freePort } from '../scripts/lib/port.mjs';
import { type BrowserOptions, launchBrowser } from './support/browser.ts';
import { type KeyServer, startKeyServer } from './support/key-server.ts';
import { type SiteServer, startSites } from './support/sites.ts';
import { createWallet, type Wallet } from './support/wallet.ts';

export { expect } from '@playwright/test';
export { ask, eventsOf, serveAt } from './support/sites.ts';

interface TestFixtures {
  /** Where the local chain of this test listens; the wallet finds it at its usual port, 8545. */
  chainPort: number;
  /** Browser options of this test alone, set by `test.use`. */
  browserOptions: BrowserOptions;
  context: BrowserContext;
  wallet: Wallet;
  /** A local chain (31337) with funded accounts, started for the tests that name it. */
  anvil: Anvil;
  /** A real key server, started for the tests that name it. */
  keyServer: KeyServer;
  /** A second computer: another browser profile with the extension just installed, for the tests that name it. */
  second: Wallet;
}

interface WorkerFixtures {
  sites: SiteServer;
}

/** Starts a browser on a temporary profile, which is deleted afterwards. */
async function onProfile(
  chainPort: number,
  options: BrowserOptions,
  info: TestInfo,
  use: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'dramatis-profile-'));
  const context = await launchBrowser(profile, chainPort, options);
  await use(context);
  if (info.status !== info.expectedStatus) await tellPages(context);
  await context.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** Characters of a page's text that are printed when its test fails. */
const TOLD = 1500;

/** Prints what every page shows when a test fails: a machine that only keeps the output tells as much as one with the pictures. */
async function tellPages(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    const shown = await page
      .locator('body')
      .innerText({ timeout: 5_000 })
      .catch((error: Error) => `cannot be read: ${error.message}`);
    process.stdout.write(`\nWhen the test failed, ${page.url()} showed:\n${shown.slice(0, TOLD)}\n`);
  }
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  chainPort: async ({ browserName: _ }, use) => {
    await use(await freePort());
  },
  browserOptions: [{}, { option: true }],
  context: async ({ chainPort, browserOptions }, use, info) => {
    await onProfile(chainPort, browserOptions, info, use);
  },
  wallet: async ({ context }, use) => {
    await use(await createWallet(context));
  },
  anvil: async ({ chainPort }, use) => {
    const anvil = await startAnvil({ port: chainPort });
    await use(anvil);
    await anvil.stop();
  },
  keyServer: async ({ browserName: _ }, use) => {
    const server = await startKeyServer();
    await use(server);
    await server.end();
  },
  second: async ({ chainPort }, use, info) => {
    await onProfile(chainPort, {}, info, async (context) => use(await createWallet(context)));
  },
  sites: [
    async ({ browserName: _ }, use) => {
      const sites = await startSites();
      await use(sites);
      await sites.stop();
    },
    { scope: 'worker' },
  ],
});
