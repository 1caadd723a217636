/** Starts a Chromium with the built extension on a given profile. Blocks every host but this computer. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { chromiumArguments, findChromium, HOW_TO_GET_CHROMIUM } from '../../scripts/lib/chromium.mjs';
import { EXTENSION } from '../../scripts/lib/paths.mjs';

/** Where the wallet's built-in local network is, and the one that MetaMask's test dapp adds. */
const LOCAL_CHAINS = ['127.0.0.1:8545', '127.0.0.1:8546'];

/** The first matching rule counts. */
const ONLY_HERE = [
  'MAP 127.0.0.1 127.0.0.1',
  'MAP localhost localhost',
  // A site without TLS that is not this computer: the wallet reaches it by a click alone.
  'MAP plain.example 127.0.0.1',
  'MAP www.plain.example 127.0.0.1',
  'MAP * ~NOTFOUND',
];

export interface BrowserOptions {
  /** Asks for nothing but a browser of the test's own, where the extension has just been installed. */
  own?: boolean;
  /** Turns on the back/forward cache, as in a normal browser; Playwright turns it off. */
  backForwardCache?: boolean;
  /** Size of the screen, e.g. `800x600`. */
  screen?: string;
  /** Left, top, width and height of the first window. */
  window?: { at: string; size: string };
  /** Language of the browser, e.g. `de`; English otherwise. */
  language?: string;
  /** Folder of another build of the extension. */
  extension?: string;
}

/** @param chainPort where the local chain of this test listens; the wallet finds it at the usual ports */
export async function launchBrowser(
  profile: string,
  chainPort: number,
  { backForwardCache = false, screen, window, language, extension = EXTENSION }: BrowserOptions = {},
): Promise<BrowserContext> {
  if (!existsSync(join(extension, 'manifest.json')))
    throw new Error('The extension is not built: run "npm run build".');
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(HOW_TO_GET_CHROMIUM);
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false,
    viewport: null,
    ...(language ? { locale: language } : {}),
    ignoreDefaultArgs: backForwardCache ? ['--disable-back-forward-cache'] : [],
    args: [
      ...chromiumArguments({ headless: process.env.HEADED === undefined, extension, ...(screen ? { screen } : {}) }),
      ...(window ? [`--window-position=${window.at}`, `--window-size=${window.size}`] : []),
      // What `locale` says to pages alone, this says to the worker.
      ...(language ? [`--accept-lang=${language}`] : []),
      // Nothing moves: a test would wait for the end of each animation.
      '--force-prefers-reduced-motion',
      // Lets a test press the button of the toolbar (action-popup.ts).
      '--enable-unsafe-extension-debugging',
      `--host-resolver-rules=${[...LOCAL_CHAINS.map((chain) => `MAP ${chain} 127.0.0.1:${chainPort}`), ...ONLY_HERE].join(', ')}`,
    ],
  });
}
