/**
 * A computer that the tests of one worker use one after the other. Each test finds the extension as just installed, without a browser
 * that starts; and the identity that the first test started is put back from a copy of the stores for those after it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { type BrowserOptions, launchBrowser } from './browser.ts';
import { forgetEverything } from './forget.ts';
import type { NewIdentity } from './start-identity.ts';
import { keepStores, putBackStores } from './stores.ts';
import { createWallet, driveWallet, type Wallet } from './wallet.ts';
import { withoutWorker } from './worker.ts';

/** A browser on a profile of its own. */
export interface Device {
  readonly context: BrowserContext;
  readonly wallet: Wallet;
  /** Closes the browser and deletes the profile. */
  end(): Promise<void>;
}

/** Starts a browser on a new profile, where the extension has just been installed. */
export async function startDevice(chainPort: number, options: BrowserOptions = {}): Promise<Device> {
  const profile = await mkdtemp(join(tmpdir(), 'dramatis-profile-'));
  const context = await launchBrowser(profile, chainPort, options);
  return {
    context,
    wallet: await createWallet(context),
    async end() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export interface Computer {
  /** The wallet as after its installation, in the only page of the browser. */
  ready(): Promise<Wallet>;
  end(): Promise<void>;
}

/** An identity whose stores were copied. */
interface Kept {
  identity: NewIdentity;
  /** ID of the credential that opens it. */
  credential: string;
}

/** Starts the browser when it is first used, and anew when a test has closed its full tab, to which the authenticators belong. */
export function createComputer(chainPort: number): Computer {
  let device: Device | null = null;
  let kept: Kept | null = null;

  async function ready(): Promise<Wallet> {
    if (device?.wallet.app.isClosed()) {
      await device.end();
      device = null;
    }
    if (device === null) {
      kept = null;
      device = await startDevice(chainPort);
    } else {
      await clean(device);
    }
    device = { ...device, wallet: await renewAuthenticators(device.wallet) };
    return withCopy(device.wallet);
  }

  /** The computer's own authenticator is plugged in, as new but for the kept credential, and no other is. */
  async function renewAuthenticators(wallet: Wallet): Promise<Wallet> {
    const { app, authenticators } = wallet;
    for (const one of authenticators.plugged()) {
      const stays = one === wallet.authenticator && (await one.renew(kept?.credential ?? null));
      if (!stays) await one.remove();
    }
    const [own = await authenticators.add('internal')] = authenticators.plugged();
    if ((await own.credentialCount()) === 0) kept = null;
    return own === wallet.authenticator ? wallet : driveWallet(app, authenticators, own);
  }

  /** `createIdentity` makes its identity once. */
  function withCopy(wallet: Wallet): Wallet {
    const { app, authenticator, authenticators, url } = wallet;
    const onStores = async (act: typeof keepStores): Promise<void> => {
      await app.goto(url('manifest.json'));
      await withoutWorker(app, () => act(app));
    };
    let used = false;
    return {
      ...wallet,
      async forgetCopiedPasskey() {
        if (used || kept === null) return;
        // A test may have unplugged it.
        if (authenticators.plugged().includes(authenticator)) await authenticator.forget(kept.credential);
        kept = null;
      },
      async createIdentity(method = 'passkey') {
        if (method !== 'passkey') return wallet.createIdentity(method);
        used = true;
        if (kept === null) {
          const identity = await wallet.createIdentity();
          const [credential] = await authenticator.credentials();
          if (credential === undefined) throw new Error('The identity was started without the authenticator.');
          await onStores(keepStores);
          kept = { identity, credential };
        }
        await onStores(putBackStores);
        await wallet.unlock();
        return kept.identity;
      },
    };
  }

  return {
    ready,
    async end() {
      await device?.end();
    },
  };
}

/** Takes back what a test did to the browser and the extension. */
async function clean({ context, wallet }: Device): Promise<void> {
  const { app } = wallet;
  const origins = new Set<string>();
  await context.unrouteAll();
  await context.clearPermissions();
  await context.clearCookies();
  for (const page of context.pages()) {
    if (/^https?:/.test(page.url())) origins.add(new URL(page.url()).origin);
    if (page !== app) await page.close();
  }
  await forgetEverything(wallet);
  const session = await context.newCDPSession(app);
  for (const origin of origins) await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await app.emulateMedia({ media: null });
}
