/** Finds or installs a Chromium and says how to start it with the extension. Never touches the person's own browser profile. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { BIN, EXTENSION, ROOT } from './paths.mjs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'];

/**
 * CHROMIUM of the environment, else Playwright's own, else the system's; null when there is none. Branded Chrome is left
 * out: it no longer loads extensions from the command line.
 * @returns {string | null}
 */
export function findChromium() {
  const candidates = [process.env.CHROMIUM, playwrightsOwn(), ...SYSTEM];
  return candidates.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/**
 * Finds one, else installs Playwright's, else the system's package.
 * @param {(line: string) => void} say
 * @returns {string | null} null when nothing helped
 */
export function ensureChromium(say) {
  const found = findChromium();
  if (found !== null) return found;
  say('No Chromium is here. Installing the one of Playwright.');
  const root = process.getuid?.() === 0;
  run(join(BIN, 'playwright'), ['install', ...(root ? ['--with-deps'] : []), '--no-shell', 'chromium']);
  const installed = findChromium();
  if (installed !== null) return installed;
  if (root && existsSync('/usr/bin/apt-get')) {
    say('That did not work. Installing the package of the system.');
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);
  }
  return findChromium();
}

export const HOW_TO_GET_CHROMIUM =
  'No Chromium was found: run "npx playwright install --with-deps chromium", or install the package chromium, or set CHROMIUM to its path.';

/**
 * Arguments that load the extension.
 * @param {{ headless: boolean, extension?: string, screen?: string }} options `screen`: size of the one screen where nothing is shown
 * @returns {string[]}
 */
export function chromiumArguments({ headless, extension = EXTENSION, screen = '1920x1080' }) {
  return [
    ...(headless ? ['--headless=new', `--screen-info={${screen}}`, '--disable-gpu'] : []),
    // Containers run as root, where the sandbox refuses to start.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    '--disable-features=DisableLoadExtensionCommandLineSwitch',
  ];
}

/**
 * Takes the workers out of a profile before its browser starts. A browser keeps an extension's worker as it first saw it and does
 * not look at the files again, so that the pages of a new build would speak to the worker of an old one. It reads the worker anew
 * where it has none. Databases of the extension lie elsewhere and stay.
 * @param {string} profile a folder that no browser uses
 */
export function forgetWorkers(profile) {
  rmSync(join(profile, 'Default', 'Service Worker'), { recursive: true, force: true });
}

/** The extension's ID: follows from the public key in the manifest. */
export function extensionId() {
  const { key } = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8'));
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex');
  return [...digest.slice(0, 32)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** @returns {string | undefined} */
function playwrightsOwn() {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** @param {string} program @param {string[]} parameters */
function run(program, parameters) {
  return spawnSync(program, parameters, { stdio: ['ignore', 'inherit', 'inherit'], cwd: ROOT }).status === 0;
}
