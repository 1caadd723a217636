/** Fixtures of the end-to-end tests: a browser with the built extension, a local chain, sites. Tests of a worker share its browsers and the sites. */
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, test as base, type TestInfo } from '@playwright/test';
import { type Anvil, startAnvil } from '../scripts/lib/anvil.mjs';
import type { BrowserOptions } from './support/browser.ts';
import { type Computer, createComputer, type Device, startDevice } from './support/computer.ts';
import { keptPort } from './support/kept-port.ts';
import { type KeyServer, startKeyServer } from './support/key-server.ts';
import { type SiteServer, startSites } from './support/sites.ts';
import type { Wallet } from './support/wallet.ts';

export { expect } from '@playwright/test';
export { ask, eventsOf, serveAt } from './support/sites.ts';

interface TestFixtures {
  /** Browser options of this test alone, set by `test.use`: it gets a browser of its own. */
  browserOptions: BrowserOptions;
  /** A browser and its wallet, which is as just installed. */
  device: Pick<Device, 'context' | 'wallet'>;
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
  /** Where the local chain of a test listens; the wallet finds it at its usual port, 8545. */
  chainPort: number;
  /** The browsers that tests share, one after the other. */
  computers: { first: Computer; second: Computer };
  sites: SiteServer;
}

/** In the folder of results. */
const PAGES_TOLD = 'pages-of-failed-tests.txt';

/** Characters of a page's text that are written down when its test fails. */
const TOLD = 1500;

/**
 * Writes down what every page shows when a test fails. `npm test` prints it at the end: a machine that only keeps the end of the output
 * tells as much as one with the pictures.
 */
async function tellPages(context: BrowserContext, info: TestInfo): Promise<void> {
  if (info.status === info.expectedStatus) return;
  for (const page of context.pages()) {
    const shown = await page
      .locator('body')
      .innerText({ timeout: 5_000 })
      .catch((error: Error) => `cannot be read: ${error.message}`);
    const told = `\nWhen “${info.title}” failed, ${page.url()} showed:\n${shown.slice(0, TOLD)}\n`;
    process.stdout.write(told);
    await appendFile(join(info.project.outputDir, PAGES_TOLD), told);
  }
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  chainPort: [
    async ({ browserName: _ }, use) => {
      await use(await keptPort());
    },
    { scope: 'worker' },
  ],
  computers: [
    async ({ chainPort }, use) => {
      const computers = { first: createComputer(chainPort), second: createComputer(chainPort) };
      await use(computers);
      await computers.first.end();
      await computers.second.end();
    },
    { scope: 'worker' },
  ],
  browserOptions: [{}, { option: true }],
  device: async ({ chainPort, browserOptions, computers }, use, info) => {
    if (Object.keys(browserOptions).length > 0) {
      const own = await startDevice(chainPort, browserOptions);
      await use(own);
      await tellPages(own.context, info);
      await own.end();
    } else {
      const wallet = await computers.first.ready();
      await use({ context: wallet.app.context(), wallet });
      await tellPages(wallet.app.context(), info);
    }
  },
  context: async ({ device }, use) => {
    await use(device.context);
  },
  wallet: async ({ device }, use) => {
    await use(device.wallet);
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
  second: async ({ computers }, use, info) => {
    const wallet = await computers.second.ready();
    await use(wallet);
    await tellPages(wallet.app.context(), info);
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
